"""Lengths that grow with the text: whoever has large letters needs larger rows, fields and icons.

Lengths in the code are pixels at the usual size of text, 10 points at 96 dots an inch. A system set
to larger text multiplies them, as far as the smallest window still has room on the screen; smaller
text does not make them smaller.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

SMALLEST_WINDOW = (700, 480)
"""Pixels in which everything has room at the usual size of text."""
_SMALLEST_POINTS = 10.0
_USUAL = 13.0
"""Pixels of 10 points: 13.3, which Qt rounds down; 13 points on macOS are as large."""
_FRAME = 40
"""Pixels for the title bar, whose height is not known before the window is on screen."""
_factor: float | None = None


def fit_text(app: QApplication) -> None:
    """Keep text from being smaller than reads well, or larger than the screen has room for."""
    measure_text()
    font = app.font()
    size = font.pointSizeF()
    screen = app.primaryScreen().availableSize()
    width, height = SMALLEST_WINDOW
    most = max(min(screen.width() / width, screen.height() / height), 1.0)
    if text_scale() > most:
        font.setPointSizeF(max(size * most / text_scale(), _SMALLEST_POINTS))
    elif 0 < size < _SMALLEST_POINTS:
        font.setPointSizeF(_SMALLEST_POINTS)
    if font.pointSizeF() != size:
        app.setFont(font)
        measure_text()


def measure_text() -> None:
    """Look at the size of text anew: the program has another font."""
    global _factor
    _factor = None


def text_scale() -> float:
    """Return how many times as large as usual the program's text is; 1 at least."""
    global _factor
    if _factor is None:
        _factor = max(QFontInfo(QApplication.font()).pixelSize() / _USUAL, 1.0)
    return _factor


def scaled(pixels: int) -> int:
    """Return a length as long as the size of text asks for."""
    return round(pixels * text_scale())


def resize_within_screen(window: QWidget, size: tuple[int, int]) -> None:
    """Make a window as large as the size of text asks for, where its screen has room for that."""
    free = window.screen().availableSize() - QSize(0, _FRAME)
    window.resize(QSize(*map(scaled, size)).boundedTo(free))
