"""How a recent video is drawn: a tile, its name and a remark."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trackman.domain.names import shown
from trackman.domain.recent import RecentVideo
from trackman.ui.durations import length_text
from trackman.ui.look import Look
from trackman.ui.theme import current_look
from trackman.ui.videos.model import VideoRole

_ROW_HEIGHT = 58
_TILE = QSize(72, 42)
_MARGIN = 16
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


class VideoDelegate(QStyledItemDelegate):
    """Paints the rows of the list of videos."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give every row the same height."""
        return QSize(160, _ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one video."""
        video = index.data(VideoRole.ITEM)
        look = current_look()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_background(painter, option, look)
        box = option.rect.adjusted(_MARGIN, 0, -12, 0)
        tile = QRect(box.left(), box.center().y() - _TILE.height() // 2, *_TILE.toTuple())
        tile = QStyle.visualRect(option.direction, option.rect, tile)
        _paint_tile(painter, option.font, tile, video)
        words = QRect(box.left() + _TILE.width() + 10, tile.top(), 0, tile.height())
        words.setRight(box.right())
        words = QStyle.visualRect(option.direction, option.rect, words)
        _paint_words(painter, option, words, video)
        painter.restore()


def _paint_background(painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if selected:
        painter.fillRect(option.rect, QColor(look.selection))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(look.hover))
    if focused:
        painter.setPen(QColor(look.accent))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)


def _paint_tile(painter: QPainter, font: QFont, tile: QRect, video: RecentVideo) -> None:
    light, dark = _TILE_COLOURS[crc32(video.id.encode()) % len(_TILE_COLOURS)]
    shade = QLinearGradient(tile.topLeft(), tile.bottomRight())
    shade.setColorAt(0, QColor(light))
    shade.setColorAt(1, QColor(dark))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(tile, 5, 5)
    if video.duration is None:
        return
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.78)
    painter.setFont(small)
    text = length_text(video.duration)
    width = painter.fontMetrics().horizontalAdvance(text) + 8
    height = painter.fontMetrics().height() + 1
    label = QRect(tile.right() - width - 2, tile.bottom() - height - 2, width, height)
    painter.setBrush(QColor(18, 18, 20, 205))
    painter.drawRoundedRect(label, 3, 3)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_words(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, video: RecentVideo
) -> None:
    look = current_look()
    name_font = QFont(option.font)
    name_font.setBold(bool(option.state & QStyle.StateFlag.State_Selected))
    note_font = QFont(option.font)
    note_font.setPointSizeF(option.font.pointSizeF() * 0.9)
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    middle = area.center().y()
    note_colour = look.danger if video.noted_problem else look.muted
    for font, text, colour, top in (
        (name_font, shown(video.name), look.text, middle - 19),
        (note_font, video.note, note_colour, middle + 1),
    ):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        place = QRect(area.left(), top, area.width(), 18)
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), line)
