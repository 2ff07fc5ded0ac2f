"""A table of the page of activity with the details of its rows beside it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from trackman.ui.theme.scale import scaled

_DETAILS_SHARE = 0.3
_DETAILS = (250, 400)


class WithDetails(QWidget):
    """A table and its details at the side, which take their share of the room."""

    def __init__(self, name: str, left: QWidget, details: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self._details = details
        line = QFrame()
        line.setObjectName("paneLine")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(line)
        row.addWidget(details)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        least, most = map(scaled, _DETAILS)
        self._details.setFixedWidth(min(max(round(self.width() * _DETAILS_SHARE), least), most))
