"""Decide on many tracks with one key each, the player open; tell how soon the next is there."""

from __future__ import annotations

import asyncio
import os
import time

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.inside.driving import NextPaint, happens, run, tell
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.domain.inventory.tracks import TracksQuery
from trackman.ui.controllers.review.review import ReviewController
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

_FEW = "TRACKMAN_BENCH_FEW"
_SIZE = (1360, 820)
_KEYS = (Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_S)
_FIRST, _MANY = 200, 1000
_PAUSE, _LONG_PAUSE, _SHORT_PAUSE = 0.25, 0.9, 0.05
"""Seconds from one track on screen to the key that decides on it: of somebody in a great hurry, the
same where something is to be looked at, and where only the memory is of interest."""
_PLAYED = 4
"""Of so many tracks the video of one is played, and looked at for the long pause."""
_MEASURED_EVERY = 200
_SETTLES_IN = 2.0


async def _drive(window: MainWindow, session: Session) -> None:
    window.resize(*_SIZE)
    whole = session.whole
    await whole.scan.run(texts=True, everything=False, report=lambda progress: None)
    keys = await whole.inventory.keys(TracksQuery())
    controller = session.reviewing
    first = asyncio.ensure_future(happens(controller.shown))
    controller.begin("Everything", keys.tolist())
    await first
    await asyncio.sleep(1)  # the first tracks are read
    few = bool(os.environ.get(_FEW))
    heartbeat = Heartbeat(window)
    heartbeat.start()
    took, waited = await _decide(window, controller, 40 if few else _FIRST, plays=True)
    tell(took=took, waited=waited, **heartbeat.stalls())
    sizes = [await _size()]
    for _ in range(1 if few else _MANY // _MEASURED_EVERY):
        await _decide(window, controller, 40 if few else _MEASURED_EVERY, plays=False)
        sizes.append(await _size())
    tell(sizes=sizes)


async def _decide(
    window: MainWindow, controller: ReviewController, count: int, *, plays: bool
) -> tuple[list[float], int]:
    """Decide on so many tracks; return how long each next one took, and how many were not read."""
    took, waited = [], 0
    page = window.workspace.review_page
    painted = NextPaint(page.text.table.viewport(), controller.shown)
    for number in range(count):
        is_played = plays and number % _PLAYED == 0
        if is_played:
            page.do("review-play")
        await asyncio.sleep(_LONG_PAUSE if is_played else _PAUSE if plays else _SHORT_PAUSE)
        began = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or page, _KEYS[number % len(_KEYS)])
        await painted.moments.get()
        await asyncio.sleep(0)  # the rest of the window is drawn together with the text
        if not controller.text_is_there:
            waited += 1
            while not controller.text_is_there:
                await asyncio.sleep(0)
        took.append(time.perf_counter() - began)
    painted.deleteLater()
    return took, waited


async def _size() -> int:
    await asyncio.sleep(_SETTLES_IN)
    return int(psutil.Process().memory_full_info().uss)


if __name__ == "__main__":
    run(_drive)
