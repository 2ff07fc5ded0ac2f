"""Rows with a box before their first cell; what is not ticked is faint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.check_mark import is_checked, paint_check, toggle_by_click
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line
from trackman.ui.widgets.table import Columns, Table

_ROW_HEIGHT = 32


class Ticks(Protocol):
    """Rows that can be ticked."""

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick rows, or untick them."""

    def is_ticked(self, row: int) -> bool:
        """Tell whether a row is ticked."""


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


class TickTable(Table):
    """Space ticks the selected rows or unticks them."""

    def __init__(self, name: str, columns: Columns, ticks: Ticks) -> None:
        super().__init__(name, columns)
        self._ticks = ticks

    def set_up(self, model: QAbstractItemModel, delegate: RowDelegate) -> None:
        """Show a model in low rows."""
        super().set_up(model, delegate)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(scaled(_ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by keys."""
        if not tick_by_key(event, self, self._ticks):
            super().keyPressEvent(event)


def tick_by_key(event: QKeyEvent, table: Table, ticks: Ticks) -> bool:
    """Tick the selected rows, or untick them, if that is what a key means."""
    current = table.currentIndex()
    if event.key() != Qt.Key.Key_Space or not current.isValid() or event.modifiers():
        return False
    rows = table.selected_rows()
    rows = rows if current.row() in rows else [current.row()]
    ticks.tick(rows, not ticks.is_ticked(current.row()))
    return True
