"""The icon set, drawn from SVG in the colours of the look."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QLabel

from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.direction import is_mirrored
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme

_GRID = 16
_RATIOS = (1, 2)
_TURNED = {"back", "chevron-left", "chevron-right", "redo", "restore"}
"""Point along the line of reading, so they turn in a window from right to left."""
_sources: dict[str, str] = {}


def icon(name: str, tone: str = "text", size: int = 16, gap: int = 0) -> QIcon:
    """Return an icon; `tone` is the name of a colour of the look.

    `gap` is room kept free between the icon and the words after it.
    """
    made, size = QIcon(), scaled(size)
    for ratio in _RATIOS:
        made.addPixmap(_with_gap(pixmap(name, tone, size, ratio), gap))
        faint = pixmap(name, "faint", size, ratio)
        made.addPixmap(_with_gap(faint, gap), QIcon.Mode.Disabled)
    return made


def pixmap(
    name: str,
    tone: str = "text",
    size: int = 16,
    ratio: float = 1.0,
    look: ColourScheme | None = None,
) -> QPixmap:
    """Return a drawing `size` logical pixels wide for a screen with `ratio` pixels to each."""
    colour = str(getattr(look or current_look(), tone))
    turned = name in _TURNED and is_mirrored()
    key = f"trackman/{name}/{colour}/{size}/{ratio}/{turned}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, colour, size, ratio, turned=turned)
        QPixmapCache.insert(key, found)
    return found


def _drawn(name: str, colour: str, size: int, ratio: float, *, turned: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # not before the first icon

    stroke = 1.5 * _GRID / size * (1 + (size - _GRID) / 60)  # large icons stay light
    source = _source(name).replace("currentColor", colour)
    source = source.replace('stroke-width="1.5"', f'stroke-width="{stroke:.3f}"')
    drawing = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawing.setDevicePixelRatio(ratio)
    drawing.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawing)
    if turned:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawing


def _with_gap(drawing: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawing
    ratio = drawing.devicePixelRatio()
    wider = QPixmap(drawing.width() + round(gap * ratio), drawing.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(gap if is_mirrored() else 0, 0, drawing)
    painter.end()
    return wider


def _source(name: str) -> str:
    if name not in _sources:
        from trackman.domain.resources import resource_path

        _sources[name] = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return _sources[name]


class IconLabel(QLabel):
    """An icon that takes part in a layout; the words beside it say the same."""

    def __init__(self, name: str, picture: str, tone: str = "muted", size: int = 16) -> None:
        super().__init__()
        self.setObjectName(name)
        self._picture = picture
        self._tone = tone
        self._size = scaled(size)
        self._look: ColourScheme | None = None
        self.setFixedSize(self._size, self._size)
        self._draw()
        theme().changed.connect(self._draw)

    def show_icon(self, picture: str, tone: str, look: ColourScheme | None = None) -> None:
        """Show another icon, in a colour of another look where it lies on one."""
        before = self._picture, self._tone, self._look
        self._picture, self._tone, self._look = picture, tone, look
        if before != (picture, tone, look):
            self._draw()

    def _draw(self) -> None:
        ratio = max(self.devicePixelRatioF(), 1.0)
        self.setPixmap(pixmap(self._picture, self._tone, self._size, ratio, self._look))
