"""The table of staged decisions, with boxes to leave some out."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.review.staged_model import StagedColumn, StagedModel
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.check_mark import BOX, is_checked
from trackman.ui.widgets.row_delegate import Index, draw_line
from trackman.ui.widgets.rows_model import DotRole
from trackman.ui.widgets.shapes import paint_dot
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.tick_table import TickDelegate, TickTable

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


class StagedTable(TickTable):
    """Decisions, of which those that can be carried out have a box."""

    def __init__(self, model: StagedModel) -> None:
        super().__init__("stagedDecisions", _COLUMNS, model)
        self.setAccessibleName(self.tr("Decisions"))
        self.set_up(model, StagedDelegate(self))
