"""The direction of the interface, which is that of its language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def is_mirrored() -> bool:
    """Tell whether windows run from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
