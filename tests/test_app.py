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


PICTURES = 12
"""Checks of the self-test that leave a picture."""


def rows_of(table: str) -> dict[str, tuple[str, str]]:
    """Return result and remark of each check in the table of a self-test."""
    lines = table.splitlines()
    assert lines[0].split() == ["check", "result", "seconds", "seen"]
    rows = [line for line in lines[2:] if not line.startswith("---")][:-1]
    return {row[:20].strip(): (row[21:28].strip(), row[38:]) for row in rows}


def test_the_self_test_checks_everything_in_a_home_with_letters_of_all_kinds(
    tmp_path: Path,
) -> None:
    home, pictures = tmp_path / "Jörg O'Neil 字幕 😀", tmp_path / "pictures"
    (home / "tmp").mkdir(parents=True)
    places = {"HOME": str(home), "TMPDIR": str(home / "tmp")}
    ended = trackman("--self-test", "--screenshots", pictures, **places, LANGUAGE="de")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [line for line in ended.stderr.splitlines() if not _lacks_sound(line)] == []
    rows = rows_of(ended.stdout)
    assert {result for result, _ in rows.values()} == {"ok"}
    assert rows["details returned"][1] == "Italiano, it-IT"
    assert "Français is back with the same text" in rows["restored"][1]
    assert "FTS5" in rows["database"][1]
    assert str(home) in rows["data folder"][1]
    assert len(list(pictures.glob("*.png"))) == PICTURES
    assert len(list(pictures.glob("*-details-returned.png"))) == 1
    assert list((home / "tmp").glob("*trackman*")) == []


def test_a_self_test_waits_for_no_answer(tmp_path: Path) -> None:
    (tmp_path / "data-folder.json").write_text('{"format": 99, "program": "9.1.0"}')
    ended = trackman("--self-test", "--data-dir", tmp_path)
    assert ended.returncode == 1
    assert "used by a newer trackman 9.1.0" in ended.stderr


WITHOUT_RESOURCES = """
import sys
from pathlib import Path
from trackman.domain import resources

resources.__file__ = str(Path(sys.argv[1]) / "trackman" / "domain" / "resources.py")

from trackman.app import main
sys.exit(main(["--self-test"]))
"""


def test_a_part_of_the_program_that_is_missing_is_told(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_RESOURCES, tmp_path],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert f"a part of it is missing ({tmp_path / 'resources' / 'icons'})" in ended.stderr
    assert "Install trackman again." in ended.stderr


BROKEN = """
import shutil, sys
from pathlib import Path
from trackman.domain import resources

root = Path(sys.argv[1]) / "trackman"
shutil.copytree(resources.resource_path(), root / "resources")
shutil.rmtree(root / "resources" / "translations")
(root / "resources" / "languages" / "lid.176.ftz").unlink()
(root / "resources" / "icons" / "key.svg").write_text("")
resources.__file__ = str(root / "domain" / "resources.py")

from trackman.services import installation
from trackman.ui.player import player

vars(installation)["LIBRARIES"] = ("babel", "no_such_library")
player.Player.is_available = False

from trackman.app import main
sys.exit(main(["--self-test"]))
"""


def test_the_self_test_goes_on_after_what_is_broken_and_says_what_helps(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN, tmp_path],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        encoding="cp1252",
        timeout=120,
        check=False,
    )
    rows = rows_of(ended.stdout)
    failed = {name for name, (result, _) in rows.items() if result == "FAILED"}
    assert failed == {"played", "libraries", "resources", "translations", "icons"}, ended.stderr
    assert ended.returncode == 1
    assert rows["jumped"] == ("skipped", "needs: played")
    assert rows["compared"][0] == rows["database"][0] == "ok"
    assert "cannot be imported: no_such_library. Install trackman again" in rows["libraries"][1]
    assert "missing: languages/lid.176.ftz" in rows["resources"][1]
    assert "missing or damaged: ar, de, en, es, fr, it, nl, pt_BR" in rows["translations"][1]
    assert "not drawn: key" in rows["icons"][1]
    assert "Install libpulse0 on Linux" in rows["played"][1]
    assert ended.stdout.splitlines()[-1].startswith("17 of 23 checks passed; FAILED: played,")


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


def test_what_loads_large_libraries_waits_until_the_window_is_on_the_screen() -> None:
    late = {"_hashlib", "_sqlite3", "_ssl", "ctypes", "importlib.resources", "platformdirs"}
    told = subprocess.run(
        [sys.executable, "-c", "import sys, trackman.app; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "PySide6.QtWidgets" in told.stdout.split()
    assert late.isdisjoint(told.stdout.split())


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
