"""The shape of the list while its videos are on their way."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme

_NAMES = (0.82, 0.6, 0.95, 0.7, 0.5, 0.88, 0.64)
_LINES = (0.4, 0.5, 0.34, 0.46)
_ROW, _MARGIN, _GAP = 58, 16, 10
_TILE = (62, 36)


def paint_row(painter: QPainter, tile: QRect, words: QRect, row: int, look: ColourScheme) -> None:
    """Draw grey bars where a video will be."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.line))
    painter.drawRoundedRect(tile, 5, 5)
    mirrored = tile.left() > words.left()
    middle = words.center().y()
    for share, top, height in (
        (_NAMES[row % len(_NAMES)], middle - 14, 10),
        (_LINES[row % len(_LINES)], middle + 6, 8),
    ):
        width = share * words.width()
        left = words.right() - width if mirrored else words.left()
        painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)


class LibrarySkeleton(QWidget):
    """As many rows as there is room for, fainter from row to row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryLoading")
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, size = scaled(_ROW), QSize(*map(scaled, _TILE))
        rows = -(-self.height() // high)
        whole, side = self.rect(), self.layoutDirection()
        for row in range(rows):
            painter.setOpacity(max(0.15, 1 - row / 10))
            tile = QRect(QPoint(_MARGIN, row * high + (high - size.height()) // 2), size)
            left = _MARGIN + size.width() + _GAP
            words = QRect(left, tile.top(), self.width() - left - 12, size.height())
            tile, words = (QStyle.visualRect(side, whole, one) for one in (tile, words))
            paint_row(painter, tile, words, row, current_look())
