"""Tables of a page in place of the panes: rows that can be opened and have a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.widgets.shapes import paint_dot
from trackman.ui.widgets.table import Columns, Table

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PLAIN_DOTS = {"success", "accent", "faint"}


class RowsDelegate(RowDelegate):
    """Draws icon, dot and text of a cell; what a row begins with is the clearest."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        # Not by way of `index.data`: through Qt each of the three takes ten times as long.
        look, row, column = current_look(), index.row(), index.column()
        tone = "text" if column == 0 else "muted"
        if (picture := model.picture(row, column)) is not None:
            box = draw_picture(painter, box, option, picture, "muted")
        if (dot := model.dot(row, column)) is not None:
            box = paint_dot(painter, box, option, str(getattr(look, dot)))
            tone = "text" if dot in _PLAIN_DOTS else dot
        painter.setPen(QColor(str(getattr(look, tone))))
        draw_line(painter, box, option, model.text(row, column))


class EntriesTable(Table):
    """Opens its rows, and asks for a menu about the selected ones."""

    row_opened = Signal(int)
    """Return was pressed on this row, or it was double-clicked."""
    menu_wanted = Signal(QPoint)
    """A menu about the selected rows is wanted at this place of the screen."""

    def __init__(self, name: str, columns: Columns) -> None:
        super().__init__(name, columns)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Return."""
        current = self.currentIndex()
        if event.key() in _ENTER and current.isValid():
            if current.row() not in self.selected_rows():
                self.select_row(current.row())
            self.row_opened.emit(current.row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu about the row under the mouse, or where the keyboard is."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.scrollTo(self.currentIndex())
            place = self.visualRect(self.currentIndex()).bottomLeft()
        row = self.rowAt(place.y())
        if row < 0:
            return
        if row not in self.selected_rows():
            self.select_row(row)
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))


class RowsTable(EntriesTable):
    """Shows a `RowsModel`."""

    def __init__(self, name: str, words: str, model: RowsModel, columns: Columns) -> None:
        super().__init__(name, columns)
        self.setAccessibleName(words)
        self.set_up(model, RowsDelegate(self))
