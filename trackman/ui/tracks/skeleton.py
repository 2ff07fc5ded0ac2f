"""The shape of the table while its tracks are on their way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme
from trackman.ui.tracks.delegate import TRACK_ROW_HEIGHT

_ROWS = 6
_TOP = 34
_BARS = ((0.05, 0.05, 11), (0.13, 0.4, 9), (0.13, 0.56, 29))
"""From where to where of the width, and how far down."""
_SHORTER = (1.0, 0.7, 0.85, 0.6, 0.9, 0.75)


class TracksSkeleton(QWidget):
    """Grey bars where words will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tracksLoading")
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, fainter from row to row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        look = current_look()
        top, high = scaled(_TOP), scaled(TRACK_ROW_HEIGHT)
        painter.fillRect(0, top - 1, self.width(), 1, QColor(look.border))
        for row in range(_ROWS):
            painter.setOpacity(1 - row / (_ROWS + 1))
            painter.fillRect(0, top + high - 1, self.width(), 1, QColor(look.line))
            painter.setBrush(QColor(look.line))
            for start, end, down in _BARS:
                shorter = _SHORTER[row] if end - start > 0.1 else 1.0
                width = (end - start) * shorter * self.width()
                bar = QRectF(start * self.width(), top + scaled(down), width, scaled(10))
                painter.drawRoundedRect(bar, 5, 5)
            top += high
