"""How long the event loop of the GUI thread was kept from its work."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

_INTERVAL = 0.001


class Heartbeat(QObject):
    """A timer that beats each millisecond; a late beat is a stall."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beats: list[tuple[float, float, float]] = []
        """How late each was, what the thread computed meanwhile, and when; in seconds."""
        self._began = self._last = self._computed = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(_INTERVAL * 1000))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to count."""
        self._began = self._last = time.perf_counter()
        self._computed = time.thread_time()
        self._timer.start()

    def stalls(self) -> dict[str, object]:
        """Stop; return the longest stall, two percentiles of all beats, and the worst."""
        self._timer.stop()
        beats = sorted(self._beats)
        p99, p999 = (min(len(beats) - 1, round(len(beats) * part)) for part in (0.99, 0.999))
        return {
            "longest": beats[-1][0],
            "p99": beats[p99][0],
            "p999": beats[p999][0],
            "beats": len(beats),
            "worst": beats[: -len(beats) // 1000 - 1 : -1],
        }

    def _beat(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        late = max(0.0, now - self._last - _INTERVAL)
        self._beats.append((late, computed - self._computed, now - self._began))
        self._last, self._computed = now, computed
