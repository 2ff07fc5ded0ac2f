"""Two parts side by side, or one under the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_SPACING = 8


class WrappingRow(QWidget):
    """Turns its layout as its width asks for."""

    def __init__(self, name: str, first: QWidget, second: QWidget, *, apart: bool = False) -> None:
        """With `apart` the second stands at the end of the row, and else right behind the first."""
        super().__init__()
        self.setObjectName(name)
        self._first = first
        self._second = second
        self._between = _SPACING if apart else 0
        """Pixels between them where one is under the other."""
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_SPACING)
        self._box.addWidget(first)
        if apart:
            self._box.addStretch(1)
        self._box.addWidget(second)
        if not apart:
            self._box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room has become too small or large enough."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Turn where a text has become too long or short enough."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        room = self._first.sizeHint().width() + self._second.sizeHint().width() + 2 * _SPACING
        beside = room <= self.width() or self._second.isHidden()
        way = QBoxLayout.Direction
        wanted = way.LeftToRight if beside else way.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self._box.setSpacing(_SPACING if beside else self._between)
