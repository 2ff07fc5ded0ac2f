"""Words about an age, such as “5 minutes ago”, which grow old on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_MINUTE_MS = 60_000


class EachMinute(QTimer):
    """Has words renewed each minute while a widget is on screen."""

    def __init__(self, widget: QWidget, renew: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._renew = renew
        self.setInterval(_MINUTE_MS)
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        if self._widget.isVisible():
            self._renew()
