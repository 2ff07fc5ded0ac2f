"""The table of changes in many texts, with boxes to untick some."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.ui.cue_search.replace_model import ChangeColumn, ReplaceModel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.check_mark import is_checked, paint_check, toggle_by_click
from trackman.ui.widgets.row_delegate import Index
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.tick_table import tick_by_key
from trackman.ui.widgets.wrapping import LEAST_HEIGHT, WrappingDelegate, WrappingTable

_WRAPPED = frozenset({int(ChangeColumn.BEFORE), int(ChangeColumn.AFTER)})
_COLUMNS = Columns(
    fixed={ChangeColumn.TIME: 84},
    shares={ChangeColumn.VIDEO: 0.2, ChangeColumn.TRACK: 0.16, ChangeColumn.BEFORE: 0.27},
    smallest={ChangeColumn.VIDEO: 130, ChangeColumn.TRACK: 100, ChangeColumn.BEFORE: 150},
    least_for_rest=150,
    dispensable=(ChangeColumn.TIME,),
)


class ReplaceDelegate(WrappingDelegate):
    """Draws a box before each video; a click on it ticks the change."""

    def paint_plain(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a cell of one line, the first with its box."""
        if index.column() == 0:
            ticked = bool(is_checked(index))
            line = QRect(box.left(), box.top(), box.width(), scaled(LEAST_HEIGHT))
            rest = paint_check(painter, line, option, ticked)
            box = QRect(rest.left(), box.top(), rest.width(), box.height())
        super().paint_plain(painter, box, option, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by a click on the box."""
        return toggle_by_click(event, model, option, index)


class ReplaceTable(WrappingTable):
    """Space ticks the selected rows or unticks them."""

    def __init__(self, model: ReplaceModel) -> None:
        super().__init__("replaceChanges", _COLUMNS, _WRAPPED)
        self._changes = model
        self.setAccessibleName(self.tr("Changes"))
        self.set_up(model, ReplaceDelegate(self, _WRAPPED))
        self.watch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by keys."""
        if not tick_by_key(event, self, self._changes):
            super().keyPressEvent(event)
