"""The player is loaded before it is wanted, without anybody waiting for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from trackman.ui.player.loading import load_libraries

ROOT = Path(__file__).parents[3]
LOADED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from trackman.ui.player.loading import load_libraries
from trackman.ui.player.quiet import prepare_qt

app = QApplication([])
prepare_qt()
load_libraries()
maps = Path("/proc/self/maps").read_text()
print("ffmpegmediaplugin" in maps, "libavcodec" in maps, "PySide6.QtMultimedia" in sys.modules)

from trackman.ui.player.player import Player
print(Player().is_available)
"""


def come(place: QWidget) -> None:
    """Have the mouse come to a place."""
    point = QPointF(5, 5)
    QApplication.sendEvent(place, QEnterEvent(point, point, point))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is loaded")
def test_the_libraries_are_loaded_and_python_has_imported_nothing() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.stdout.split() == ["True", "True", "False", "True"], ended.stderr
    assert ended.returncode == 0


async def test_the_player_is_loaded_when_the_mouse_comes_to_a_video(theatre):
    load_libraries.cache_clear()
    come(theatre.pane)
    theatre.open()
    assert load_libraries.cache_info().currsize == 0

    come(theatre.pane)

    await theatre.until(lambda: load_libraries.cache_info().currsize == 1)
    await theatre.play()
