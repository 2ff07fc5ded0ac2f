"""A box with a check mark in a cell of a table."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.theme.theme import current_look

BOX = 16
"""Pixels of a side."""


def paint_check(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, checked: bool
) -> QRect:
    """Draw a check box at the start of `box` and return the rest of it."""
    look = current_look()
    place = QRect(box.left(), box.center().y() - BOX // 2, BOX, BOX)
    place = QStyle.visualRect(option.direction, box, place)
    painter.save()
    painter.setPen(QPen(QColor(look.accent if checked else look.faint), 1))
    painter.setBrush(QColor(look.accent if checked else look.raised))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if checked:
        pen = QPen(QColor(look.on_accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, top = place.left(), place.top()
        painter.drawPolyline(
            [QRect(left + x, top + y, 0, 0).topLeft() for x, y in ((4, 8), (7, 11), (12, 5))]
        )
    painter.restore()
    return QStyle.visualRect(option.direction, box, box.adjusted(BOX + 10, 0, 0, 0))
