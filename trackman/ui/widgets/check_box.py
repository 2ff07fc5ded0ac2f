"""A check box whose frame can be seen in every look."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from trackman.ui.theme.theme import current_look


class CheckBox(QCheckBox):
    """Fusion takes the frame from the window's colour, and in the dark it is lost."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.setObjectName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame once more."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self))
        painter = QPainter(self)
        painter.setPen(QColor(current_look().faint))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
