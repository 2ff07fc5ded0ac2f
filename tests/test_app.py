"""The program as a process: its arguments, its end, and the self-test the bundle runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trackman import __version__
from trackman.domain.library import LibraryQuery, Scope
from trackman.domain.uploads import Upload
from trackman.services.server import Server
from trackman.store.cache.cache import Cache

ROOT = Path(__file__).parents[1]


def trackman(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "trackman", *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_tells_its_version() -> None:
    assert trackman("--version").stdout.strip() == f"trackman {__version__}"


def _lacks_sound(line: str) -> bool:
    """Tell whether Qt says that this computer has no sound device or graphics card."""
    return line.startswith(("PulseAudioService: pa_context_connect()", "No audio device")) or (
        line.endswith("No RHI backend. Using CPU conversion.")
    )


def test_the_self_test_deletes_a_track_and_leaves_a_picture_of_each_step(tmp_path: Path) -> None:
    ended = trackman("--self-test", "--screenshots", tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [line for line in ended.stderr.splitlines() if not _lacks_sound(line)] == []
    assert "details returned: Italiano, it-IT" in ended.stdout
    steps = len(ended.stdout.splitlines())
    assert len(list(tmp_path.glob("*.png"))) == steps == 11


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_without_a_display_it_says_so_in_a_sentence() -> None:
    ended = trackman(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert ended.returncode == 1
    assert "needs a screen" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_a_display_that_does_not_answer_is_none() -> None:
    ended = trackman(QT_QPA_PLATFORM="xcb", DISPLAY=":4711", WAYLAND_DISPLAY="")
    assert ended.returncode == 1
    assert "needs a screen" in ended.stderr


TELLS_FIRST_ROWS = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QListView
from trackman import app
from trackman.ui.shell.main_window import MainWindow

class Watched(MainWindow):
    def __init__(self):
        super().__init__()
        self.filled.connect(lambda: self.videos().viewport().installEventFilter(self))

    def videos(self):
        return self.library.findChild(QListView, "videos")

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.videos().model().rowCount():
            print(self.videos().model().index(0).data(), flush=True)
            print(sorted({"asyncio", "requests", "ssl", "urllib3"} & set(sys.modules)), flush=True)
            os._exit(0)
        return False

vars(app)["MainWindow"] = Watched
app.main()
"""


def test_the_library_of_the_last_time_is_painted_before_networking_is_imported(
    tmp_path: Path,
) -> None:
    server = Server("0123456789abcdef", "http://127.0.0.1:9")
    cache = Cache(tmp_path / "seen.sqlite")
    upload = Upload("v", "as it was.mp4", 1, None, 2, None, None, None, None, ())
    cache.keep_page(Scope(server.unnamed_project, None), LibraryQuery(), 0, [upload], 1)
    cache.close()
    ended = subprocess.run(
        [sys.executable, "-c", TELLS_FIRST_ROWS, "--data-dir", tmp_path],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "DATOCMS_API_TOKEN": server.token,
            "TRACKMAN_API_URL": server.api_url,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout.splitlines() == ["as it was.mp4", "[]"], ended.stderr


def test_the_entry_point_is_the_program() -> None:
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="gui_scripts", name="trackman")
    assert entry.value == "trackman.__main__:main"


def _without(library: str, folder: Path) -> dict[str, str]:
    """Return variables with which a library of the system can’t be loaded."""
    (folder / library).touch()
    return {"LD_LIBRARY_PATH": str(folder)}


@pytest.mark.skipif(sys.platform != "linux", reason="the packages are Linux's")
def test_a_missing_library_of_the_system_is_named_with_its_package(tmp_path: Path) -> None:
    ended = trackman(**_without("libEGL.so.1", tmp_path))
    assert ended.returncode == 1
    assert ended.stderr == (
        "trackman can’t start: libraries of the system are missing: libEGL.so.1. On Debian and "
        "Ubuntu install them with: sudo apt install libegl1\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the packages are Linux's")
def test_the_words_reach_a_terminal_of_ascii(tmp_path: Path) -> None:
    ended = trackman(**_without("libEGL.so.1", tmp_path), PYTHONIOENCODING="ascii")
    assert ended.returncode == 1
    assert "trackman can?t start" in ended.stderr


def test_a_platform_that_qt_cannot_use_is_told_instead_of_an_abort() -> None:
    ended = trackman(QT_QPA_PLATFORM="nowhere")
    assert ended.returncode == 1
    assert "trackman can’t open a window here. Qt says:" in ended.stderr
