"""Lengths that grow with the text: whoever has large letters needs larger rows, fields and icons.

Lengths in the code are pixels at the usual size of text, 10 points at 96 dots an inch. A system set
to larger text multiplies them, as far as the smallest window still has room on the screen; smaller
text does not make them smaller.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

SMALLEST_WINDOW = (700, 480)
"""Pixels in which everything has room at the usual size of text. The window is smaller only on a
screen that is."""
_SMALLEST_POINTS = 10.0
_POINTS_AN_INCH = 72
_USUAL = 13.0
"""Pixels of 10 points: 13.3, which Qt rounds down; 13 points on macOS are as large."""
_KINDS = ("QAbstractItemView", "QHeaderView", "QMenu", "QMenuBar", "QTipLabel")
"""Widgets to which Windows gives a smaller font of their own, again whenever its colours change."""
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


def level_text(app: QApplication) -> None:
    """Give no kind of widget smaller text than all others have."""
    font = app.font()
    for kind in _KINDS:
        # PySide's stubs name bytes, which the calls do not take.
        has: QFont = QApplication.font(kind)  # type: ignore[call-overload]
        if has.pointSizeF() < font.pointSizeF():
            app.setFont(font, kind)  # type: ignore[arg-type]


def measure_text() -> None:
    """Look at the size of text anew: the program has another font."""
    global _factor
    _factor = None


def text_scale() -> float:
    """Return how many times as large as usual the program's text is; 1 at least."""
    global _factor
    if _factor is None:
        _factor = max(pixel_size(QApplication.font()) / _USUAL, 1.0)
    return _factor


def pixel_size(font: QFont) -> int:
    """Return the height of a font in pixels.

    QFontInfo tells the same after it has looked for the font, for which there is time after the
    window is on the screen.
    """
    if font.pixelSize() > 0:
        return font.pixelSize()
    dots = round(QGuiApplication.primaryScreen().logicalDotsPerInchY())
    return int(font.pointSizeF() * dots / _POINTS_AN_INCH + 0.5)


def scaled(pixels: int) -> int:
    """Return a length as long as the size of text asks for."""
    return round(pixels * text_scale())


def room_on_screen(window: QWidget) -> QSize:
    """Return how large a window may be on its screen."""
    return window.screen().availableSize() - QSize(0, _FRAME)


def limit_within_screen(window: QWidget, smallest: tuple[int, int]) -> None:
    """Let a window become no smaller than this, or than its screen has room for."""
    window.setMinimumSize(QSize(*map(scaled, smallest)).boundedTo(room_on_screen(window)))


def resize_within_screen(window: QWidget, size: tuple[int, int]) -> None:
    """Make a window as large as the size of text asks for, where its screen has room for that."""
    window.resize(QSize(*map(scaled, size)).boundedTo(room_on_screen(window)))
