"""The table of chosen tracks, with boxes to untick some."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.ui.rules.chosen_model import ChosenColumn, ChosenModel
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.check_mark import is_checked, paint_check, toggle_by_click
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line
from trackman.ui.widgets.table import Columns, Table

_ROW_HEIGHT = 32
_COLUMNS = Columns(
    fixed={ChosenColumn.STATUS: 92},
    shares={ChosenColumn.TRACK: 0.32, ChosenColumn.LANGUAGE: 0.28},
    smallest={ChosenColumn.TRACK: 120, ChosenColumn.LANGUAGE: 100},
    least_for_rest=160,
    dispensable=(ChosenColumn.STATUS,),
)


class ChosenDelegate(RowDelegate):
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


class ChosenTable(Table):
    """Space ticks the selected rows or unticks them."""

    def __init__(self, name: str, model: ChosenModel) -> None:
        super().__init__(name, _COLUMNS)
        self._chosen_model = model
        self.setAccessibleName(self.tr("Chosen tracks"))
        self.set_up(model, ChosenDelegate(self))
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(scaled(_ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by keys."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid() and not event.modifiers():
            rows = self.selected_rows()
            rows = rows if current.row() in rows else [current.row()]
            self._chosen_model.tick(rows, not self._chosen_model.is_ticked(current.row()))
        else:
            super().keyPressEvent(event)
