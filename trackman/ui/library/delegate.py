"""Delegate of a video: a tile, its name and a line about it.

A dozen rows are drawn in each frame while somebody scrolls, so fonts and flags are made once.
"""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trackman.domain.names import shown
from trackman.domain.uploads import Upload
from trackman.ui.library.fonts import Face, RowFonts
from trackman.ui.library.model import ItemRole, LineRole, WrongRole
from trackman.ui.library.skeleton import paint_row
from trackman.ui.library.thumbnails import RADIUS, ThumbnailTiles, tile_size
from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.elided import elided
from trackman.ui.wording.formats import length_text

ROW_HEIGHT = 58
MARGIN = 12
_SMALL_TILE = (34, 24)
"""Pixels of a thumbnail while the list is folded."""
_GAP = 10
_LONGEST = 160
"""Letters of a name that are laid out; no pane is wider."""
_TILE_COLOURS = (
    ("#d89a5e", "#9a5636"),
    ("#7f93b6", "#3f5277"),
    ("#8bb382", "#41704b"),
    ("#b07c9c", "#6d3d5c"),
    ("#7fb3ad", "#37706b"),
    ("#a3a074", "#5c5833"),
    ("#8b7cb4", "#4a3d74"),
    ("#b18a7d", "#6d4a40"),
    ("#7da0b4", "#3b5d72"),
)


_SELECTED = QStyle.StateFlag.State_Selected
_LEFT, _RIGHT = (
    int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    for side in (
        Qt.AlignmentFlag.AlignLeft,
        Qt.AlignmentFlag.AlignRight,
    )
)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_BEHIND_LENGTH = QColor(18, 18, 20, 205)
_LENGTH = QColor("#ffffff")


class VideoDelegate(QStyledItemDelegate):
    """Paints the rows of the list of videos."""

    def __init__(self, view: QAbstractItemView, tiles: ThumbnailTiles) -> None:
        super().__init__(view)
        self._view = view
        self._tiles = tiles
        self._faces = RowFonts(view.font())
        self.is_folded = False
        """True while only thumbnails are drawn."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give every row the same height."""
        return QSize(160, scaled(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one video, or the shape of one that is not known yet."""
        look = current_look()
        upload: Upload | None = index.data(ItemRole)
        if option.font != self._faces.font:
            self._faces = RowFonts(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, option, look)
        if self.is_folded:
            self._paint_thumbnail(painter, option, upload)
            painter.restore()
            return
        box = option.rect.adjusted(MARGIN, 0, -12, 0)
        size = tile_size()
        tile = QRect(QPoint(box.left(), box.center().y() - size.height() // 2), size)
        tile = QStyle.visualRect(option.direction, option.rect, tile)
        words = QRect(box.left() + size.width() + _GAP, tile.top(), 0, tile.height())
        words.setRight(box.right())
        words = QStyle.visualRect(option.direction, option.rect, words)
        if upload is None:
            paint_row(painter, tile, words, index.row(), look)
        else:
            self._paint_tile(painter, tile, upload)
            self._paint_length(painter, tile, upload)
            selected = bool(option.state & _SELECTED)
            tone = "danger" if index.data(WrongRole) else "muted"
            lines = (shown(upload.filename, _LONGEST), str(index.data(LineRole)), tone)
            _paint_words(painter, self._faces.lines(selected), option.direction, words, lines)
        painter.restore()

    def _paint_background(
        self, painter: QPainter, option: QStyleOptionViewItem, look: ColourScheme
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(look.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)

    def _paint_thumbnail(
        self, painter: QPainter, option: QStyleOptionViewItem, upload: Upload | None
    ) -> None:
        """Draw a small tile and nothing else."""
        tile = QRect(0, 0, *map(scaled, _SMALL_TILE))
        tile.moveCenter(option.rect.center())
        if upload is None:
            painter.fillRect(tile, QColor(current_look().line))
        else:
            self._paint_tile(painter, tile, upload)

    def _paint_tile(self, painter: QPainter, tile: QRect, upload: Upload) -> None:
        ratio = max(painter.device().devicePixelRatioF(), 1.0)
        picture = self._tiles.tile(upload, ratio)
        if picture is not None:
            painter.drawPixmap(tile, picture)
            return
        light, dark = _TILE_COLOURS[crc32(upload.id.encode()) % len(_TILE_COLOURS)]
        shade = QLinearGradient(tile.topLeft(), tile.bottomRight())
        shade.setColorAt(0, QColor(light))
        shade.setColorAt(1, QColor(dark))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(tile, RADIUS, RADIUS)

    def _paint_length(self, painter: QPainter, tile: QRect, upload: Upload) -> None:
        if upload.duration is None:
            return
        font, metrics = self._faces.length
        painter.setFont(font)
        text = length_text(upload.duration)
        width = metrics.horizontalAdvance(text) + 8
        height = metrics.height() + 1
        label = QRect(tile.right() - width - 2, tile.bottom() - height - 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BEHIND_LENGTH)
        painter.drawRoundedRect(label, 3, 3)
        painter.setPen(_LENGTH)
        painter.drawText(label, _CENTRE, text)


def _paint_words(
    painter: QPainter,
    faces: tuple[Face, Face],
    direction: Qt.LayoutDirection,
    area: QRect,
    lines: tuple[str, str, str],
) -> None:
    """Draw a name and a remark, in the colour the third of `lines` names."""
    look = current_look()
    name, note, tone = lines
    middle, width = area.center().y(), area.width()
    high = scaled(18)
    flags = _LEFT if direction is Qt.LayoutDirection.LeftToRight else _RIGHT
    for font, metrics, text, colour, top in (
        (*faces[0], name, look.text, middle - high - 1),
        (*faces[1], note, getattr(look, tone), middle + 1),
    ):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = elided(metrics, text, width, direction)
        painter.drawText(QRect(area.left(), top, width, high), flags, line)
