"""trackman's library: tell when its first rows are on screen; scroll it end to end if asked to."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QScrollBar

from tests.benchmarks.inside.driving import happens, run, tell
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.dato.transport import Transport
from trackman.ui.library.model import ItemRole
from trackman.ui.main_window import MainWindow
from trackman.ui.session import Session

SCROLLS = "TRACKMAN_BENCH_SCROLLS"
_SCROLL_SECONDS = 8.0
_SLOWLY = 20_000
"""Pixels scrolled in that time where names can still be read."""
_FRAME_MS = 16
_answers: list[tuple[str, float]] = []
"""The paths that were answered, and when."""


class RowsPainted(QObject):
    """Tells once that the first row was painted with a video in it."""

    seen = Signal(float)

    def __init__(self, videos: QListView) -> None:
        super().__init__(videos)
        self._videos = videos
        self._was_seen = False
        videos.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._was_seen and event.type() == QEvent.Type.Paint:
            model = self._videos.model()
            if model.rowCount() and model.index(0, 0).data(ItemRole) is not None:
                self._was_seen = True
                QTimer.singleShot(0, self, self._tell)  # when it is painted
        return False

    def _tell(self) -> None:
        self.seen.emit(time.time())


class Scrolling(QObject):
    """Moves a scroll bar from its beginning to a value, as evenly as frames come."""

    ended = Signal()

    def __init__(self, bar: QScrollBar, end: int) -> None:
        super().__init__(bar)
        self.steps = 0
        self._bar = bar
        self._end = end
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)
        self._began = time.perf_counter()
        self._timer.start(_FRAME_MS)

    def _step(self) -> None:
        way = min(1.0, (time.perf_counter() - self._began) / _SCROLL_SECONDS)
        self._bar.setValue(round(way * self._end))
        self.steps += 1
        if way == 1.0:
            self._timer.stop()
            self.ended.emit()


async def _drive(window: MainWindow, _: Session) -> None:
    asked = time.time()
    videos = window.library.findChild(QListView, "videos")
    if not isinstance(videos, QListView):
        raise LookupError("the list of videos")
    rows = await happens(RowsPainted(videos).seen)
    while all(path != "/uploads" for path, _ in _answers):
        await asyncio.sleep(0.01)
    page = next(at for path, at in _answers if path == "/uploads")
    tell(asked=asked, rows=rows, page=page, answer=min(at for _, at in _answers))
    await asyncio.sleep(2)  # all is kept for the next time, and the pictures have come
    if os.environ.get(SCROLLS):
        bar = videos.verticalScrollBar()
        await _scroll(window, videos, bar.maximum())
        bar.setValue(0)
        await asyncio.sleep(2)
        await _scroll(window, videos, min(_SLOWLY, bar.maximum()))
        await asyncio.sleep(30)  # for its memory to be measured


async def _scroll(window: MainWindow, videos: QListView, end: int) -> None:
    before = len(_answers)
    heartbeat = Heartbeat(window)
    heartbeat.start()
    scrolling = Scrolling(videos.verticalScrollBar(), end)
    await happens(scrolling.ended)
    await asyncio.sleep(0.5)  # what it left to do counts
    pages = sum(path == "/uploads" for path, _ in _answers[before:])
    last = videos.indexAt(videos.viewport().rect().bottomLeft() - QPoint(0, 1))
    reached = last.data(ItemRole) is not None
    tell(steps=scrolling.steps, pages=pages, reached=reached, **heartbeat.stalls())


def _noting(get: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(get)
    def noted(transport: Transport, path: str, *given: Any, **named: Any) -> Any:
        answer = get(transport, path, *given, **named)
        _answers.append((path, time.time()))
        return answer

    return noted


if __name__ == "__main__":
    with patch.object(Transport, "get", _noting(Transport.get)):
        run(_drive)
