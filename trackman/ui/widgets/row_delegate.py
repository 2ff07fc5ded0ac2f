"""Delegate of table rows: one calm line, and a clear mark where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.elided import elided

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 44
PADDING = 12
_EDGE = 4  # more, where the row begins


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of every cell; who inherits draws what is in it.

    The view keeps the current cell in column 0, whose left edge shows where the keyboard is.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.hovered_row = -1
        self.first_column = 0
        """The column at the edge, where rows begin."""
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        wanted = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        return QSize(wanted + 2 * PADDING + 16, scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        self._paint_row(painter, option, index, current_look())
        # Not before: on a screen at 150 % it would leave seams between the grounds of cells.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        before = PADDING + (_EDGE if index.column() == self.first_column else 0)
        box = option.rect.adjusted(before, 0, -4, -1)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            box = option.rect.adjusted(4, 0, -before, -1)
        painter.setFont(option.font)
        painter.setPen(QColor(current_look().text))
        self.paint_cell(painter, box, option, index)
        painter.restore()

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw what is in a cell, inside `box`."""
        draw_line(painter, box, option, str(index.data() or ""))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show tooltips only for what is cut."""
        if event.type() == QEvent.Type.ToolTip and not self.always_explains(index):
            wanted = self.sizeHint(option, index).width()
            if wanted <= option.rect.width():
                return True
        return super().helpEvent(event, view, option, index)

    def always_explains(self, index: Index) -> bool:
        """Tell whether the tooltip of a cell says more than the cell."""
        return False

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: ColourScheme
    ) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
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
            if selected and index.column() == self.first_column:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(QStyle.visualRect(option.direction, rect, edge), accent)


def draw_line(painter: QPainter, box: QRect, option: QStyleOptionViewItem, text: str) -> None:
    """Draw one line of text, cut at its end where there is no room."""
    line = elided(painter.fontMetrics(), text, box.width(), option.direction)
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), line)


def draw_picture(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, picture: str, tone: str
) -> QRect:
    """Draw an icon at the start of `box` and return the rest of it."""
    side = scaled(16)
    place = QRect(box.left(), box.center().y() - side // 2, side, side)
    place = QStyle.visualRect(option.direction, box, place)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place.topLeft(), pixmap(picture, tone, side, ratio))
    return QStyle.visualRect(option.direction, box, box.adjusted(scaled(22), 0, 0, 0))
