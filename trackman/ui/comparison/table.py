"""The table of two texts."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.ui.comparison.model import ComparisonColumn, ComparisonModel
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.row_delegate import Index
from trackman.ui.widgets.rows_model import DotRole
from trackman.ui.widgets.shapes import DOT_ROOM, paint_dot
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import WrappingDelegate, WrappingTable
from trackman.ui.wording.inserting import isolated

_WRAPPED = frozenset({int(ComparisonColumn.LEFT), int(ComparisonColumn.RIGHT)})
_COLUMNS = Columns(
    fixed={ComparisonColumn.TIME: 112, ComparisonColumn.DIFFERENCE: 172},
    shares={ComparisonColumn.LEFT: 0.5},
    smallest={ComparisonColumn.LEFT: 180},
    least_for_rest=180,
)


class ComparisonDelegate(WrappingDelegate):
    """Draws a dot before what differs."""

    def paint_plain(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a cell of one line."""
        dot = index.data(DotRole)
        if dot is not None:
            colour = str(getattr(current_look(), dot))
            line = QRect(box.left(), box.top() + 8, box.width(), painter.fontMetrics().height())
            rest = paint_dot(painter, line, option, colour)
            painter.setPen(QColor(current_look().text if dot == "faint" else colour))
            painter.drawText(rest, 0, isolated(str(index.data())))
        else:
            super().paint_plain(painter, box, option, index)


class ComparisonTable(WrappingTable):
    """Shows a `ComparisonModel`: one table, so both sides scroll as one."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__("comparison", _COLUMNS, _WRAPPED)
        self.setAccessibleName(self.tr("Compared subtitles"))
        self.set_up(model, ComparisonDelegate(self, _WRAPPED))
        self.keep_whole(ComparisonColumn.DIFFERENCE, model.usual_differences(), DOT_ROOM)
        self.watch()
