"""The small shapes of a row: dot, chip and moving bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.look import Look

_DOT = 7


def paint_dot(painter: QPainter, box: QRect, option: QStyleOptionViewItem, colour: str) -> QRect:
    """Draw a dot at the start of `box` and return the rest of it."""
    place = QRect(box.left(), box.center().y() - _DOT // 2, _DOT, _DOT)
    place = QStyle.visualRect(option.direction, box, place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(place)
    rest = box.adjusted(_DOT + 6, 0, 0, 0)
    return QStyle.visualRect(option.direction, box, rest)


def paint_chip(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, text: str, look: Look
) -> None:
    """Draw a short word in a frame; nothing for no word."""
    if not text:
        return
    font = QFont(option.font)
    font.setPointSizeF(option.font.pointSizeF() * 0.78)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 12
    chip = QRect(box.left(), box.center().y() - 8, width, 17)
    chip = QStyle.visualRect(option.direction, box, chip)
    pen = painter.pen().color()
    painter.setPen(QColor(look.border))
    painter.setBrush(QColor(look.raised))
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(look.muted) if pen == QColor(look.text) else pen)
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)


def paint_progress(painter: QPainter, bar: QRect, phase: float, look: Look) -> None:
    """Draw a bar without an end, its moving part at `phase` (0 to 1)."""
    radius = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.border))
    painter.drawRoundedRect(bar, radius, radius)
    part = bar.width() * 0.4
    start = -part + phase * (bar.width() + part)
    left, right = max(start, 0.0), min(start + part, float(bar.width()))
    if right - left > 1:
        moving = QRectF(bar.left() + left, bar.top(), right - left, bar.height())
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(moving, radius, radius)
