"""The arrow of a field that opens a list; a style sheet could take it only from a file."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled

_SIZE = 12
_END = 10
"""Pixels between the arrow and the end of the field."""


def draw_arrow(field: QWidget) -> None:
    """Draw the arrow of the icon set at the end of a field, as large as its text asks for."""
    size = scaled(_SIZE)
    place = QRect(field.width() - size - _END, (field.height() - size) // 2, size, size)
    place = field.style().visualRect(field.layoutDirection(), field.rect(), place)
    tone = "muted" if field.isEnabled() else "faint"
    ratio = max(field.devicePixelRatioF(), 1.0)
    QPainter(field).drawPixmap(place, pixmap("chevron-down", tone, size, ratio))
