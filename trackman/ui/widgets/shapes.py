"""The small shapes of a row: dot, chip and bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.scale import scaled

_DOT = 7
DOT_ROOM = _DOT + 6
"""Pixels of a dot and the space behind it."""
_LONGEST_BAR = 120
_SHORTEST_BAR = 24


def paint_dot(painter: QPainter, box: QRect, option: QStyleOptionViewItem, colour: str) -> QRect:
    """Draw a dot at the start of `box` and return the rest of it."""
    place = QRect(box.left(), box.center().y() - _DOT // 2, _DOT, _DOT)
    place = QStyle.visualRect(option.direction, box, place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(place)
    rest = box.adjusted(DOT_ROOM, 0, 0, 0)
    return QStyle.visualRect(option.direction, box, rest)


def paint_chip(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, text: str, look: ColourScheme
) -> None:
    """Draw a short word in a frame; nothing for no word."""
    if not text:
        return
    font = QFont(option.font)
    font.setPointSizeF(option.font.pointSizeF() * 0.78)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 12
    height = scaled(17)
    chip = QRect(box.left(), box.center().y() - height // 2, width, height)
    chip = QStyle.visualRect(option.direction, box, chip)
    pen = painter.pen().color()
    painter.setPen(QColor(look.border))
    painter.setBrush(QColor(look.raised))
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(look.muted) if pen == QColor(look.text) else pen)
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)


def words_and_bar(painter: QPainter, box: QRect, text: str) -> tuple[QRect, QRect]:
    """Share a cell between words and a bar: beside them, or under them where room is short."""
    metrics = painter.fontMetrics()
    words = metrics.horizontalAdvance(text) + 12
    length = min(box.width() - words - 12, _LONGEST_BAR)
    if length < _SHORTEST_BAR:
        below = box.center().y() + (metrics.height() + 1) // 2 + 1
        return box, QRect(box.left(), below, box.width() - 8, 3)
    bar = QRect(box.left() + words, box.center().y() - 1, length, 4)
    return box.adjusted(0, 0, words - box.width(), 0), bar


def paint_progress(painter: QPainter, bar: QRect, phase: float, look: ColourScheme) -> None:
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


def paint_share(painter: QPainter, bar: QRect, share: float, look: ColourScheme) -> None:
    """Draw a bar of which `share` (0 to 1) is done."""
    radius = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.border))
    painter.drawRoundedRect(bar, radius, radius)
    width = bar.width() * min(max(share, 0.0), 1.0)
    if width > 0:
        painter.setBrush(QColor(look.accent))
        done = QRectF(bar.left(), bar.top(), max(width, bar.height()), bar.height())
        painter.drawRoundedRect(done, radius, radius)
