"""How a track is drawn: one calm line, a dot with a word, and progress beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.icons import pixmap
from trackman.ui.look import Look
from trackman.ui.theme import current_look
from trackman.ui.tracks.model import Column, ItemRole, StateRole
from trackman.ui.tracks.row_state import RowState
from trackman.ui.tracks.shapes import paint_chip, paint_dot, paint_progress

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 44
_PADDING = 12
_PICTURES = {TrackKind.SUBTITLES: "subtitles", TrackKind.AUDIO: "audio"}
_DOTS = {
    TrackStatus.READY: "success",
    TrackStatus.PREPARING: "warning",
    TrackStatus.ERRORED: "danger",
}
_LONGEST_BAR = 120
_SHORTEST_BAR = 24


class TrackDelegate(QStyledItemDelegate):
    """Paints the cells of the table of tracks."""

    progress_painted = Signal()
    """A running row is on screen, so its bar wants to move."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.phase = 0.5
        """How far the moving part of a progress bar is, from 0 to 1."""
        self.hovered_row = -1
        self._view = view
        self._code_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        wanted = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        return QSize(wanted + 2 * _PADDING + 16, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look = current_look()
        state: RowState | None = index.data(StateRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, option, index, look)
        box = option.rect.adjusted(_PADDING, 0, -4, -1)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            box = option.rect.adjusted(4, 0, -_PADDING, -1)
        column = Column(index.column())
        painter.setPen(QColor(look.faint if state and state.is_busy else look.text))
        if column == Column.KIND:
            self._paint_kind(painter, box, option, index.data(ItemRole), state)
        elif column == Column.CC:
            paint_chip(painter, box, option, str(index.data()), look)
        elif column == Column.STATUS:
            self._paint_status(painter, box, option, index, state)
        else:
            self._paint_text(painter, box, option, index, column)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show tooltips only for what is cut."""
        if event.type() == QEvent.Type.ToolTip and index.column() != Column.KIND:
            wanted = self.sizeHint(option, index).width()
            if wanted <= option.rect.width():
                return True
        return super().helpEvent(event, view, option, index)

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Look
    ) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            idle = not self._view.hasFocus()
            painter.fillRect(rect, QColor(look.selection_idle if idle else look.selection))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, QColor(look.hover))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, QColor(look.line))
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            accent = QColor(look.accent)
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), accent)
            painter.fillRect(line, accent)
            if index.column() == Column.KIND:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(QStyle.visualRect(option.direction, rect, edge), accent)

    def _paint_kind(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        track: Track,
        state: RowState | None,
    ) -> None:
        picture = next((name for kind, name in _PICTURES.items() if kind == track.kind), "film")
        tone = "faint" if state and state.is_busy else "muted"
        place = QRect(box.left() + 4, box.center().y() - 8, 16, 16)
        ratio = painter.device().devicePixelRatioF()
        place = QStyle.visualRect(option.direction, box, place)
        painter.drawPixmap(place.topLeft(), pixmap(picture, tone, 16, ratio))

    def _paint_text(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: Index,
        column: Column,
    ) -> None:
        font = QFont(option.font)
        if column == Column.CODE:
            font = QFont(self._code_font)
            font.setPointSizeF(option.font.pointSizeF() * 0.88)
            painter.setPen(QColor(current_look().muted))
        painter.setFont(font)
        _draw_line(painter, box, option, str(index.data()))

    def _paint_status(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: Index,
        state: RowState | None,
    ) -> None:
        look = current_look()
        track: Track = index.data(ItemRole)
        text = str(index.data())
        painter.setFont(option.font)
        if state is None:
            box = paint_dot(painter, box, option, _dot(track, look))
            errored = track.status == TrackStatus.ERRORED
            painter.setPen(QColor(look.danger if errored else look.text))
        elif state.kind == "problem":
            box = self._paint_warning(painter, box, option)
            painter.setPen(QColor(look.danger))
        else:
            painter.setPen(QColor(look.text if state.kind == "running" else look.muted))
        if state is not None and state.kind == "running":
            box, bar = _words_and_bar(painter, box, text)
            bar = QStyle.visualRect(option.direction, option.rect, bar)
            _draw_line(painter, QStyle.visualRect(option.direction, option.rect, box), option, text)
            paint_progress(painter, bar, self.phase, look)
            self.progress_painted.emit()
        else:
            _draw_line(painter, box, option, text)

    def _paint_warning(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> QRect:
        place = QRect(box.left(), box.center().y() - 8, 16, 16)
        place = QStyle.visualRect(option.direction, box, place)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), pixmap("error", "danger", 16, ratio))
        rest = box.adjusted(22, 0, 0, 0)
        return QStyle.visualRect(option.direction, box, rest)


def _words_and_bar(painter: QPainter, box: QRect, text: str) -> tuple[QRect, QRect]:
    """Share a cell between words and a bar: beside them, or under them where room is short."""
    words = painter.fontMetrics().horizontalAdvance(text) + 12
    length = min(box.width() - words - 12, _LONGEST_BAR)
    if length < _SHORTEST_BAR:
        bar = QRect(box.left(), box.bottom() - 6, box.width() - 8, 3)
        return box, bar
    bar = QRect(box.left() + words, box.center().y() - 1, length, 4)
    return box.adjusted(0, 0, words - box.width(), 0), bar


def _draw_line(painter: QPainter, box: QRect, option: QStyleOptionViewItem, text: str) -> None:
    line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), line)


def _dot(track: Track, look: Look) -> str:
    tone = next((tone for status, tone in _DOTS.items() if status == track.status), "faint")
    return str(getattr(look, tone))
