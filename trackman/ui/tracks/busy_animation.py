"""Moves the progress bars, only while one of them is on screen."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QTableView

from trackman.ui.theme.motion import reduces_motion
from trackman.ui.tracks.delegate import TrackDelegate
from trackman.ui.tracks.model import StateRole, TracksColumn

_FRAME_MS = 40
_PERIOD_MS = 1600
_STILL = 0.5


class BusyAnimation(QObject):
    """A timer that painting a running row starts and a look at the screen ends."""

    def __init__(self, view: QTableView, delegate: TrackDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._beat)
        delegate.progress_painted.connect(self._keep_beating)

    def is_beating(self) -> bool:
        """Tell whether the timer runs."""
        return self._timer.isActive()

    def _keep_beating(self) -> None:
        if not self._timer.isActive() and not reduces_motion():
            self._clock.start()
            self._timer.start()

    def _beat(self) -> None:
        rows = self._running_rows_on_screen()
        if not rows or reduces_motion():
            self._timer.stop()
            self._delegate.phase = _STILL
            return
        self._delegate.phase = ((self._clock.elapsed() + _PERIOD_MS / 2) % _PERIOD_MS) / _PERIOD_MS
        model = self._view.model()
        for row in rows:
            cell = self._view.visualRect(model.index(row, TracksColumn.TRACK))
            self._view.viewport().update(cell)

    def _running_rows_on_screen(self) -> list[int]:
        view = self._view
        if not view.isVisible() or view.window().isMinimized():
            return []
        model = view.model()
        first = max(view.rowAt(0), 0)
        last = view.rowAt(view.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        return [row for row in range(first, last + 1) if self._is_running(row)]

    def _is_running(self, row: int) -> bool:
        state = self._view.model().index(row, TracksColumn.TRACK).data(StateRole)
        return state is not None and state.kind == "running"
