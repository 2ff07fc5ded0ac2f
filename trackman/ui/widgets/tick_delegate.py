"""Rows with a box before their first cell; what is not ticked is faint."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.check_mark import is_checked, paint_check, toggle_by_click
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line


class TickDelegate(RowDelegate):
    """Draws the boxes."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell; what is not ticked is faint."""
        first = index.model().index(index.row(), 0)
        if (ticked := is_checked(first)) is not None:
            if index.column() == 0:
                box = paint_check(painter, box, option, ticked)
            if not ticked:
                painter.setPen(QColor(current_look().faint))
        draw_line(painter, box, option, str(index.data() or ""))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by a click on the box."""
        return toggle_by_click(event, model, option, index)
