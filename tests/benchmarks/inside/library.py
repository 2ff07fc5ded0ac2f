"""trackman's library: tell when its first rows are on screen; scroll it end to end if asked to.

Until its session begins, nothing is imported here but what trackman itself has imported by then.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import TYPE_CHECKING, Any

import trackman.ui  # noqa: F401 - before PySide6, as when trackman starts by itself

# isort: split
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QScrollBar

from trackman import app
from trackman.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from trackman.dato.transport import Transport
    from trackman.ui.session.session import Session

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
        self.at: float | None = None
        self.after_network_code = False
        """Whether the HTTP library had been imported by then."""
        self._videos = videos
        self._was_seen = False
        videos.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._was_seen and event.type() == QEvent.Type.Paint:
            from trackman.ui.library.model import ItemRole

            model = self._videos.model()
            if model.rowCount() and model.index(0, 0).data(ItemRole) is not None:
                self._was_seen = True
                QTimer.singleShot(0, self, self._tell)  # when it is painted
        return False

    def _tell(self) -> None:
        self.at = time.time()
        self.after_network_code = "requests" in sys.modules
        self.seen.emit(self.at)


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


class WatchedWindow(MainWindow):
    """Knows when its panes and its first rows were on screen."""

    def __init__(self) -> None:
        super().__init__()
        self.filled_at = 0.0
        self.rows: RowsPainted | None = None
        self.filled.connect(self._note_filled)

    def videos(self) -> QListView:
        """Return the list."""
        found = self.library.findChild(QListView, "videos")
        if not isinstance(found, QListView):
            raise LookupError("the list of videos")
        return found

    def _note_filled(self) -> None:
        self.filled_at = time.time()
        self.rows = RowsPainted(self.videos())


async def _drive(window: MainWindow, _: Session) -> None:
    import asyncio

    from tests.benchmarks.inside.driving import happens, tell

    asked = time.time()
    if not isinstance(window, WatchedWindow) or window.rows is None:
        raise LookupError("the window that is watched")
    videos, painted = window.videos(), window.rows
    rows = painted.at or await happens(painted.seen)
    while all(path != "/uploads" for path, _ in _answers):
        await asyncio.sleep(0.01)
    page = next(at for path, at in _answers if path == "/uploads")
    answer = min(at for _, at in _answers)
    filled, late = window.filled_at, painted.after_network_code
    tell(asked=asked, filled=filled, rows=rows, page=page, answer=answer, late=late)
    await asyncio.sleep(2)  # all is kept for the next time, and the pictures have come
    if os.environ.get(SCROLLS):
        bar = videos.verticalScrollBar()
        await _scroll(window, videos, bar.maximum())
        bar.setValue(0)
        await asyncio.sleep(2)
        await _scroll(window, videos, min(_SLOWLY, bar.maximum()))
        await asyncio.sleep(30)  # for its memory to be measured


async def _scroll(window: MainWindow, videos: QListView, end: int) -> None:
    import asyncio

    from tests.benchmarks.inside.driving import happens, tell
    from tests.benchmarks.inside.heartbeat import Heartbeat
    from trackman.ui.library.model import ItemRole

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


def _driven(work: Callable[..., Coroutine[Any, Any, int]]) -> Callable[..., Any]:
    @wraps(work)
    async def driven(*given: Any) -> int:
        from tests.benchmarks.inside.driving import prepare
        from trackman.dato.transport import Transport

        setattr(Transport, "get", _noting(Transport.get))  # noqa: B010 - mypy forbids the other way
        prepare(_drive)
        return await work(*given)

    return driven


if __name__ == "__main__":
    vars(app).update(MainWindow=WatchedWindow, _work=_driven(vars(app)["_work"]))
    sys.exit(app.main())
