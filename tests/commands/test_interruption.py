"""Commands that are interrupted, whose output nobody reads, or that find something left over."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import ITALIANO, VIDEO, Shell, italian
from tests.waiting import wait_until
from trackman.demo.project import DemoProject
from trackman.domain.journal import Stage
from trackman.store.journal.journal import Journal

_AT_ONCE = 15  # seconds; the answer that hangs would be waited for twice as long


def test_ctrl_c_ends_in_order_and_tells_what_was_under_way(
    shell: Shell, project: DemoProject
) -> None:
    project.jobs_never_end = True
    other = next(one for one in project.uploads[VIDEO].tracks if one != ITALIANO)
    process = shell.start("tracks", "delete", f"{VIDEO}/{ITALIANO}", f"{VIDEO}/{other}", "--yes")
    wait_until(lambda: bool(project.jobs))
    process.send_signal(signal.SIGINT)
    answer = shell.answer(process)
    assert (answer.status, answer.outcomes) == (130, ["unknown", "planned"])
    assert "recover" in answer.texts[0]
    assert answer.complaints == ""
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    assert shell.run("recover").outcomes == ["deleted"]
    assert other in project.uploads[VIDEO].tracks


def test_a_second_ctrl_c_ends_at_once(shell: Shell, project: DemoProject, text: Path) -> None:
    project.hang_next(method="DELETE", before=False)
    process = shell.start("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    wait_until(lambda: ITALIANO not in project.uploads[VIDEO].tracks or project.jobs)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    answer = shell.answer(process)
    assert answer.status == 130
    assert "Traceback" not in answer.complaints
    assert time.monotonic() - began < _AT_ONCE
    assert shell.run("recover").outcomes == ["deleted"]


def test_recover_without_anything_left_says_nothing(shell: Shell) -> None:
    answer = shell.run("recover")
    assert (answer.status, answer.records, answer.complaints) == (0, [], "")


@pytest.mark.parametrize("format_", ["jsonl", "table"])
def test_what_never_arrived_is_given_up_in_words_and_without_a_wait(
    shell: Shell, project: DemoProject, format_: str
) -> None:
    answer = shell.killed("after", 3, "tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert answer.status == -9
    journal = Journal(shell.folder / "journal.sqlite")
    (left,) = journal.unfinished()
    assert left.stage is Stage.SENT
    journal.put(replace(left, changed_at=left.changed_at - timedelta(hours=1)))
    journal.close()
    began = time.monotonic()
    process = shell.start("recover", "--format", format_)
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - began < 30, "a request of an hour ago is not on its way any more"
    assert process.returncode == 0
    assert "still there, unchanged" in out.decode()
    assert err == b""
    assert ITALIANO in project.uploads[VIDEO].tracks
    assert shell.run("recover").records == []


def test_the_next_command_settles_what_was_left_before_it_begins(
    shell: Shell, project: DemoProject, text: Path
) -> None:
    project.jobs_never_end = True
    process = shell.start("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    wait_until(lambda: bool(project.jobs))
    process.kill()
    process.communicate()
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    for asking in (["list", VIDEO], ["add", VIDEO, str(text)]):
        answer = shell.run("tracks", *asking)
        assert "recover" in answer.complaints
    answer = shell.run("tracks", "add", VIDEO, str(text), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["added"])
    assert "from before" in answer.complaints
    assert "deleted" in answer.complaints
    assert shell.run("recover").records == []


def test_work_goes_on_where_nobody_reads_what_is_written(
    shell: Shell, project: DemoProject
) -> None:
    first, second, *_ = project.uploads[VIDEO].tracks
    pairs = [f"{VIDEO}/{first}", f"{VIDEO}/{second}"]
    process = shell.start("tracks", "delete", *pairs, "--yes", "--without-backup")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdout = None
    _, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, b"")
    assert not {first, second} & set(project.uploads[VIDEO].tracks)


def test_a_listing_ends_where_nobody_reads_it(shell: Shell, project: DemoProject) -> None:
    process = shell.start("tracks", "list")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    _, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, b"")
    assert italian(project)
