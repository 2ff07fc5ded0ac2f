"""The program as a process: its arguments, its end, and the self-test the bundle runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trackman import __version__

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


def test_the_self_test_deletes_a_track_and_leaves_a_picture_of_each_step(tmp_path: Path) -> None:
    ended = trackman("--self-test", "--screenshots", tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    assert "details returned: Italiano, it-IT" in ended.stdout
    steps = len(ended.stdout.splitlines())
    assert len(list(tmp_path.glob("*.png"))) == steps == 8


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


def test_the_entry_point_is_the_program() -> None:
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="gui_scripts", name="trackman")
    assert entry.value == "trackman.app:main"
