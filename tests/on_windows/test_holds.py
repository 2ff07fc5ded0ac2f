"""One trackman for each data folder, seen from a second process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.on_windows.programs import ROOT, run
from tests.store.samples import sample
from tests.windows import qapp as qapp
from trackman.domain.journal import Stage
from trackman.domain.requests import OpenRequest
from trackman.store.hold import FolderHold
from trackman.store.journal.journal import Journal
from trackman.ui.shell.single_instance import SingleInstance

HOLDS = """
import sys
from pathlib import Path
from trackman.store.hold import FolderHold
from trackman.ui.shell.single_instance import SingleInstance
folder = Path(sys.argv[1])
hold, instance = FolderHold(folder), SingleInstance(folder)
print(hold.take("command"), instance.take(), flush=True)
sys.stdin.read()
"""
SUMMONS = """
import sys
from pathlib import Path
from trackman.domain.requests import OpenRequest
from trackman.ui.shell.single_instance import SingleInstance
folder, video, *files = sys.argv[1:]
request = OpenRequest(video, tuple(map(Path, files)))
print(SingleInstance(Path(folder)).summon(request))
"""
PUTS = """
import sys
from pathlib import Path
from tests.store.samples import sample
from trackman.store.journal.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(20):
    journal.put(sample(f"other {number}"))
journal.close()
"""


@contextmanager
def holding(folder: Path) -> Iterator[int]:
    """Have another process hold the folder; yield its number."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True True\n"
        yield process.pid
        process.kill()


def test_a_folder_is_held_until_its_process_ends_however_that_ends(tmp_path: Path) -> None:
    hold, instance = FolderHold(tmp_path), SingleInstance(tmp_path)
    with holding(tmp_path) as number:
        assert not hold.take("window")
        assert (hold.process(), hold.holder()) == (number, f"command, process {number}")
        assert not instance.take()
        holder = instance.holder()
        assert (holder.is_here, holder.process) == (True, number)
    assert hold.take("window")
    assert instance.take()
    hold.release()
    instance.release()


@pytest.mark.qt_log_ignore("Cannot find font directory")  # offscreen on Windows has none
def test_a_second_start_hands_all_it_was_given_to_the_first(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "Zoë 日本"
    folder.mkdir()
    first = SingleInstance(folder)
    assert first.take()
    heard: list[OpenRequest] = []
    loop = QEventLoop()

    def hear(request: OpenRequest) -> None:
        heard.append(request)
        loop.quit()

    first.listen(hear)
    asked = OpenRequest("https://x.test/?a=1&b=“ü”", (folder / "a b.vtt", folder / "夏.vtt"))
    second = subprocess.Popen(
        [sys.executable, "-c", SUMMONS, str(folder), asked.video, *map(str, asked.files)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    said, _ = second.communicate(timeout=20)
    assert (heard, said) == ([asked], "True\n")
    first.release()
    assert run(SUMMONS, folder, "nobody hears").strip() == "False"


def test_two_processes_write_into_one_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    journal = Journal(path)
    journal.put(sample("first"))
    command = [sys.executable, "-c", PUTS, str(path)]
    with subprocess.Popen(command, cwd=ROOT) as other:
        for number in range(20):
            journal.put(sample(f"own {number}"))
    assert other.returncode == 0
    assert journal.totals() == {Stage.PLANNED: 41}
    journal.close()
