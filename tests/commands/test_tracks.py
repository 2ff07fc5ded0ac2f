"""`trackman tracks` and `trackman recover`: real processes against the look-alike."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings

from trackman.demo.catalogue import demo_project
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.store.hold import FolderHold

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
NEW = "WEBVTT\n\n00:01.000 --> 00:03.000\nUna riga corretta\n"


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands with one data folder against one server."""

    folder: Path
    token: str
    api_url: str
    stream_url: str

    def start(self, *arguments: str, **changed: str) -> subprocess.Popen[str]:
        """Start a command."""
        variables = {
            **os.environ,
            "DATOCMS_API_TOKEN": self.token,
            "TRACKMAN_API_URL": self.api_url,
            "TRACKMAN_STREAM_URL": self.stream_url,
            **changed,
        }
        command = [sys.executable, "-m", "trackman", *arguments]
        if arguments[0] in {"tracks", "recover"}:
            command += ["--data-dir", str(self.folder)]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=variables
        )

    def run(self, *arguments: str, given: str = "", **changed: str) -> Answer:
        """Run a command to its end."""
        process = self.start(*arguments, **changed)
        out, err = process.communicate(given or None, timeout=60)
        records = [json.loads(line) for line in out.splitlines()]
        assert self.token not in out + err
        return Answer(process.returncode, records, err)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said."""

    status: int
    records: list[dict[str, Any]]
    complaints: str

    @property
    def outcomes(self) -> list[str]:
        """Return the outcome of each result."""
        return [one["outcome"] for one in self.records]


@pytest.fixture
def project() -> DemoProject:
    """Return the demo project with jobs that end soon."""
    project = demo_project()
    project.job_seconds = project.preparing_seconds = 0.01
    return project


@pytest.fixture
def shell(project: DemoProject, tmp_path: Path) -> Iterator[Shell]:
    """Return what runs commands against the look-alike."""
    with DemoServer(project) as server:
        yield Shell(tmp_path / "data", project.token or "", server.api_url, server.stream_url)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return a file to add."""
    path = tmp_path / "film.gl.vtt"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_lists_the_tracks_of_a_video(shell: Shell, project: DemoProject) -> None:
    answer = shell.run("tracks", "list", VIDEO)
    assert answer.status == 0
    assert [one["track_id"] for one in answer.records] == list(project.uploads[VIDEO].tracks)
    assert answer.records[0].keys() == {
        *("upload_id", "track_id", "type", "language_code", "name", "closed_captions", "status")
    }


def test_lists_the_tracks_of_all_videos(shell: Shell, project: DemoProject) -> None:
    answer = shell.run("tracks", "list")
    videos = [one for one in project.uploads.values() if one.mux_playback_id]
    assert len(answer.records) == sum(len(one.tracks) for one in videos)


def test_nothing_changes_without_yes(shell: Shell, project: DemoProject, text: Path) -> None:
    before = list(project.uploads[VIDEO].tracks)
    for command in (
        ("delete", f"{VIDEO}/{ITALIANO}"),
        ("add", VIDEO, str(text)),
        ("replace", f"{VIDEO}/{ITALIANO}", str(text)),
    ):
        answer = shell.run("tracks", *command)
        assert (answer.status, answer.outcomes) == (0, ["planned"])
    assert list(project.uploads[VIDEO].tracks) == before
    assert project.jobs == {}


def test_deletes_with_a_backup_and_restores_it(shell: Shell, project: DemoProject) -> None:
    vtt = project.uploads[VIDEO].tracks[ITALIANO].vtt
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes", "--reason", "wrong")
    assert (answer.status, answer.outcomes) == (0, ["deleted"])
    assert ITALIANO not in project.uploads[VIDEO].tracks
    again = shell.run("tracks", "restore", answer.records[0]["entry"], "--yes")
    assert (again.status, again.outcomes) == (0, ["restored"])
    assert project.uploads[VIDEO].tracks[again.records[0]["track_id"]].vtt == vtt


def test_takes_the_tracks_from_a_file_or_standard_input(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    first, second, third, *_ = (f"{VIDEO}/{track}" for track in project.uploads[VIDEO].tracks)
    listed = tmp_path / "listed.txt"
    listed.write_text("\n".join(["# two of them", first, second, ""]))
    answer = shell.run("tracks", "delete", "--from", str(listed), "--yes", "--without-backup")
    assert answer.outcomes == ["deleted", "deleted"]
    answer = shell.run(
        *("tracks", "delete", "--from", "-", "--yes", "--without-backup"), given=f"{third}\n"
    )
    assert answer.outcomes == ["deleted"]


def test_what_is_gone_already_is_told(shell: Shell) -> None:
    answer = shell.run("tracks", "delete", f"{VIDEO}/nothing", "--yes")
    assert (answer.status, answer.outcomes) == (0, ["already_gone"])


def test_adds_a_file_as_it_is_named(shell: Shell, project: DemoProject, text: Path) -> None:
    answer = shell.run("tracks", "add", VIDEO, str(text), "--name", "Galego", "--yes")
    assert (answer.status, answer.outcomes) == (0, ["added"])
    track = project.uploads[VIDEO].tracks[answer.records[0]["track_id"]]
    assert (track.name, track.language_code) == ("Galego", "gl")
    assert b"Una riga corretta" in (track.vtt or b"")


def test_adds_other_formats_as_webvtt_and_says_what_is_lost(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    path = tmp_path / "film.gl.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:03,000\n<font color=red>Unha liña</font>\n")
    bad = tmp_path / "film.fr.vtt"
    bad.write_bytes(b"\x1aE\xdf\xa3 a film")
    unknown = tmp_path / "film.vtt"
    unknown.write_text(NEW)
    answer = shell.run("tracks", "add", VIDEO, str(path), str(bad), str(unknown), "--yes")
    assert (answer.status, answer.outcomes) == (1, ["added"])
    track = project.uploads[VIDEO].tracks[answer.records[0]["track_id"]]
    assert (track.name, track.language_code) == ("Galego", "gl")
    assert "Lost: Fonts, sizes and colours." in answer.complaints
    assert f"{bad}: This is a video, not an audio file" in answer.complaints
    assert f"{unknown}: the language isn’t known" in answer.complaints


def test_sound_does_not_replace_subtitles(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "film.flac"
    path.write_bytes(b"fLaC" + bytes(40))
    answer = shell.run("tracks", "replace", f"{VIDEO}/{ITALIANO}", str(path), "--yes")
    assert (answer.status, answer.outcomes) == (1, [])
    assert "this is audio, but the track is subtitles" in answer.complaints


def test_replaces_a_text(shell: Shell, project: DemoProject, text: Path) -> None:
    answer = shell.run("tracks", "replace", f"{VIDEO}/{ITALIANO}", str(text), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["replaced"])
    assert [one.id for one in italian(project)] == [answer.records[0]["track_id"]]


def italian(project: DemoProject) -> list[Any]:
    """Return the Italian subtitles of the server."""
    tracks = project.uploads[VIDEO].tracks.values()
    return [one for one in tracks if one.language_code == "it-IT" and one.type == "subtitles"]


def test_a_refusal_is_told_with_its_code(shell: Shell, project: DemoProject) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert (answer.status, answer.outcomes) == (1, ["failed"])
    assert answer.records[0]["code"] == "MUX_ERROR"


@pytest.mark.parametrize(
    "wrong", [["tracks"], ["tracks", "delete", "no-slash"], ["tracks", "delete"], ["recover", "x"]]
)
def test_a_wrong_call_is_told(shell: Shell, wrong: list[str]) -> None:
    process = shell.start(*wrong)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err


def test_no_connection_and_no_token_are_told(shell: Shell, tmp_path: Path) -> None:
    nobody = "http://127.0.0.1:9"
    assert shell.run("tracks", "list", TRACKMAN_API_URL=nobody).status == 3
    answer = shell.run(
        "tracks",
        "list",
        DATOCMS_API_TOKEN="",
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
    )
    assert answer.status == 3
    assert "DATOCMS_API_TOKEN" in answer.complaints
    assert shell.run("tracks", "list", DATOCMS_API_TOKEN="wrong").status == 3


def test_a_sandbox_is_not_changed(shell: Shell, project: DemoProject) -> None:
    sandbox = next(name for name, one in project.environments.items() if not one.primary)
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes", "--environment", sandbox)
    assert answer.status == 3
    assert "primary environment" in answer.complaints
    assert ITALIANO in project.uploads[VIDEO].tracks


def test_one_at_a_time_works_with_a_folder(shell: Shell) -> None:
    shell.folder.mkdir()
    hold = FolderHold(shell.folder)
    assert hold.take("window")
    answer = shell.run("tracks", "list", VIDEO)
    assert answer.status == 4
    assert f"window, process {os.getpid()}" in answer.complaints
    hold.release()
    assert shell.run("tracks", "list", VIDEO).status == 0


def test_no_qt_is_imported(shell: Shell) -> None:
    code = (
        "import sys; from trackman.__main__ import main;"
        f"main(['tracks', 'list', {VIDEO!r}, '--data-dir', {str(shell.folder)!r}]);"
        "sys.exit(any(name.split('.')[0] in {'PySide6', 'shiboken6', 'qasync'}"
        " for name in sys.modules))"
    )
    variables = {
        **os.environ,
        "DATOCMS_API_TOKEN": shell.token,
        "TRACKMAN_API_URL": shell.api_url,
        "TRACKMAN_STREAM_URL": shell.stream_url,
    }
    assert subprocess.run([sys.executable, "-c", code], env=variables, check=False).returncode == 0


def test_ctrl_c_ends_in_order(shell: Shell, project: DemoProject) -> None:
    project.jobs_never_end = True
    process = shell.start("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    wait_until(lambda: bool(project.jobs))
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in complaints
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    assert shell.run("recover").outcomes == ["deleted"]


def wait_until(true: Callable[[], object]) -> None:
    """Wait until something is so."""
    give_up = time.monotonic() + 20
    while not true():
        assert time.monotonic() < give_up
        time.sleep(0.002)


# Kills: the look-alike is another process, and so is the command.


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Shell]:
    """Return what runs commands against `python -m trackman.demo`."""
    command = [sys.executable, "-m", "trackman.demo", "--job-seconds", "0.02"]
    command += ["--preparing-seconds", "0.02"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as server:
        assert server.stdout is not None
        started = json.loads(server.stdout.readline())
        yield Shell(tmp_path / "data", started["token"], started["api_url"], started["stream_url"])
        server.terminate()


def there(shell: Shell) -> list[dict[str, Any]]:
    """Return the Italian subtitles as another computer lists them."""
    elsewhere = Shell(
        shell.folder.with_name("elsewhere"), shell.token, shell.api_url, shell.stream_url
    )
    answer = elsewhere.run("tracks", "list", VIDEO)
    assert answer.status == 0, answer.complaints
    wanted = ("subtitles", "it-IT")
    return [one for one in answer.records if (one["type"], one["language_code"]) == wanted]


def stages(folder: Path) -> int:
    """Return how many stages the journal has by now."""
    try:
        with closing(sqlite3.connect(folder / "journal.sqlite", timeout=0.1)) as journal:
            (count,) = journal.execute("SELECT count(*) FROM stages").fetchone()
            return int(count)
    except sqlite3.Error:
        return 0


def replace_and_kill(shell: Shell, text: Path, kill_when: Callable[[], bool]) -> bool:
    """Replace the Italian track, and kill the command; False if it ended before."""
    (old,) = there(shell)
    process = shell.start("tracks", "replace", f"{VIDEO}/{old['track_id']}", str(text), "--yes")
    while process.poll() is None and not kill_when():
        time.sleep(0.001)
    was_killed = process.poll() is None
    process.kill()
    process.communicate()
    assert there(shell), "never without the track"
    answer = shell.run("recover")
    assert answer.status in {0, 1}
    assert len(there(shell)) == 1, "neither gone nor doubled"
    return was_killed


_STAGES = 17
"""Of one replacement: two of its own, and those of its four steps."""


_IS_DEEP = settings().max_examples > 100


@pytest.mark.parametrize("at", range(1, _STAGES) if _IS_DEEP else (2, 5, 9, 13))
def test_a_kill_at_a_stage_of_the_journal_leaves_one_track(at: int, far: Shell, text: Path) -> None:
    before = stages(far.folder)
    replace_and_kill(far, text, lambda: stages(far.folder) - before >= at)


@pytest.mark.parametrize("seed", range(60 if _IS_DEEP else 2))
def test_a_kill_at_any_moment_leaves_one_track(seed: int, far: Shell, text: Path) -> None:
    moment = time.monotonic() + Random(seed).uniform(0.2, 1.6)
    replace_and_kill(far, text, lambda: time.monotonic() > moment)
