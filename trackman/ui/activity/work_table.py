"""The table of work under way."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.activity.work_model import ActivityRow, WorkColumn, WorkModel
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.rows_model import ItemRole
from trackman.ui.widgets.rows_table import EntriesTable
from trackman.ui.widgets.shapes import paint_share, words_and_bar
from trackman.ui.widgets.table import Columns

_COLUMNS = Columns(
    fixed={WorkColumn.TIME: 148},
    shares={WorkColumn.WHAT: 0.3, WorkColumn.WHERE: 0.28},
    smallest={WorkColumn.WHAT: 150, WorkColumn.WHERE: 120},
)
_PICTURES = {
    "waiting": ("clock", "faint"),
    "running": ("refresh", "accent"),
    "problem": ("error", "danger"),
    "done": ("check", "success"),
    "lost": ("warning", "warning"),
    "cancelled": ("stop", "faint"),
}
_QUIET = {"waiting", "done", "cancelled"}


class WorkDelegate(RowDelegate):
    """Paints the state with a mark, and a bar where it is known how much is done."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        work: ActivityRow = index.data(ItemRole)
        look = current_look()
        if index.column() == WorkColumn.STATE:
            self._paint_state(painter, box, option, work)
            return
        quiet = index.column() != WorkColumn.WHAT or work.kind in _QUIET
        painter.setPen(QColor(look.muted if quiet else look.text))
        draw_line(painter, box, option, str(index.data()))

    def always_explains(self, index: Index) -> bool:
        """Say in full what went wrong."""
        work: ActivityRow = index.data(ItemRole)
        return index.column() == WorkColumn.STATE and bool(work.problem)

    def _paint_state(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, work: ActivityRow
    ) -> None:
        look = current_look()
        box = draw_picture(painter, box, option, *_PICTURES[work.kind])
        tones = {"problem": look.danger, "lost": look.warning, "running": look.text}
        painter.setPen(QColor(tones.get(work.kind, look.muted)))
        if work.progress is None:
            draw_line(painter, box, option, work.state)
            return
        words, bar = words_and_bar(painter, box, work.state)
        words = QStyle.visualRect(option.direction, box, words)
        draw_line(painter, words, option, work.state)
        bar = QStyle.visualRect(option.direction, box, bar)
        paint_share(painter, bar, work.progress, look)


class WorkTable(EntriesTable):
    """Shows a `WorkModel`."""

    def __init__(self, model: WorkModel) -> None:
        super().__init__("activityTable", _COLUMNS)
        self.setAccessibleName(self.tr("Activity"))
        self._work = model
        self.set_up(model, WorkDelegate(self))

    def selected_work(self) -> list[ActivityRow]:
        """Return the selected work, from top to bottom."""
        return [self._work.item(row) for row in self.selected_rows()]
