"""Collection of garbage on the GUI thread alone.

Python may start a collection on any thread, and destroying a QObject away from its own thread
crashes (design section 4, fact 2). So automatic collection is off and a timer does it here.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_YOUNG_EVERY = 2_000  # milliseconds
_ALL_EVERY = 30  # of those rounds
_LONG = 0.05  # seconds of a round that a person would notice


class GcTimer(QObject):
    """Collects as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_YOUNG_EVERY)

    def _collect(self) -> None:
        self._rounds += 1
        if self._rounds == 1:  # not at the start itself, where it would take 24 ms
            self._collect_all()
            gc.freeze()  # what the start left stays anyway: not looking at it keeps rounds short
        elif self._rounds % _ALL_EVERY:
            gc.collect(1)
        elif self._collect_all() > _LONG:
            # A large review is on screen; what it is made of goes without help once it is left.
            gc.freeze()

    def _collect_all(self) -> float:
        """Return how many seconds it took."""
        began = time.perf_counter()
        gc.collect()
        return time.perf_counter() - began
