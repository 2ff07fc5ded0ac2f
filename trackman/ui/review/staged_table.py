"""The table of staged decisions, with boxes to leave some out."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.review.staged_model import StagedColumn, StagedModel
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.check_mark import BOX, is_checked
from trackman.ui.widgets.row_delegate import Index, draw_line
from trackman.ui.widgets.rows_model import DotRole
from trackman.ui.widgets.shapes import paint_dot
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.widgets.tick_delegate import TickDelegate

_ROW_HEIGHT = 32
_COLUMNS = Columns(
    fixed={},
    shares={
        StagedColumn.TRACK: 0.16,
        StagedColumn.LANGUAGE: 0.12,
        StagedColumn.DECISION: 0.19,
        StagedColumn.REASON: 0.15,
        StagedColumn.STATE: 0.19,
    },
    smallest={
        StagedColumn.TRACK: 110,
        StagedColumn.LANGUAGE: 90,
        StagedColumn.DECISION: 110,
        StagedColumn.REASON: 100,
        StagedColumn.STATE: 170,
    },
    least_for_rest=170,
    dispensable=(StagedColumn.LANGUAGE, StagedColumn.REASON),
)


class StagedDelegate(TickDelegate):
    """Draws also the dot before what can be done; rows without a box stand in line with others."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        look = current_look()
        first = index.model().index(index.row(), 0)
        has_box = is_checked(first) is not None
        if index.column() == StagedColumn.VIDEO and not has_box:
            box = QStyle.visualRect(option.direction, box, box.adjusted(BOX + 10, 0, 0, 0))
        if not has_box:
            painter.setPen(QColor(look.muted))
        if index.column() == StagedColumn.STATE and (dot := index.data(DotRole)) is not None:
            box = paint_dot(painter, box, option, str(getattr(look, dot)))
            painter.setPen(QColor(look.muted if dot == "muted" else look.text))
            draw_line(painter, box, option, str(index.data()))
            return
        super().paint_cell(painter, box, option, index)


class StagedTable(Table):
    """Space ticks the selected rows or unticks them."""

    def __init__(self, model: StagedModel) -> None:
        super().__init__("stagedDecisions", _COLUMNS)
        self._staged = model
        self.setAccessibleName(self.tr("Decisions"))
        self.set_up(model, StagedDelegate(self))
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(scaled(_ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by keys."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid() and not event.modifiers():
            rows = self.selected_rows()
            rows = rows if current.row() in rows else [current.row()]
            self._staged.tick(rows, not self._staged.is_ticked(current.row()))
        else:
            super().keyPressEvent(event)
