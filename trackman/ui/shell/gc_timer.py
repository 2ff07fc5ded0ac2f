"""Collection of garbage on the GUI thread alone.

Python may start a collection on any thread, and destroying a QObject away from its own thread
crashes (design section 4, fact 2). So automatic collection is off and a timer does it here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_YOUNG_EVERY = 2_000  # milliseconds
_ALL_EVERY = 30  # of those rounds


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
            gc.collect()
            gc.freeze()  # what the start left stays anyway: not looking at it keeps rounds short
            return
        gc.collect(2 if self._rounds % _ALL_EVERY == 0 else 1)
