"""One line of text, cut where there is no room."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit

_RIGHT_TO_LEFT = {"R", "AL"}
_FIELD_EDGES = 24
"""Pixels between the frame of a field and its text, on both sides."""


def elided(
    metrics: QFontMetrics,
    text: str,
    width: int,
    direction: Qt.LayoutDirection,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """Return as much of a text as fits into `width` pixels.

    In a window from right to left, one that is wholly left to right is kept apart (Unicode annex
    9, LRI and PDI), so that the dots of what is cut stand where it ends.
    """
    line = metrics.elidedText(text, mode, width)
    if direction is Qt.LayoutDirection.LeftToRight:
        return line
    mixed = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in line)
    return line if mixed else f"\u2066{line}\u2069"


def has_room_beside(field: QLineEdit, icon: int, hint: int) -> bool:
    """Tell whether a hint of this width, in pixels, may stand in a field with an icon.

    It may not where it alone would cut the words that an empty field shows.
    """
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    left = field.width() - icon - words - _FIELD_EDGES
    return not 0 <= left < hint
