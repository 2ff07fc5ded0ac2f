"""A list of rows of one height, which costs the same for ten rows and for a million.

QListView works out the place of every row whenever one of them changes: 0.1 s for 20,000 rows of a
model in Python, 5 s for a million. Here places are only multiplied.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_Move = QAbstractItemView.CursorAction


class RowsView(QListView):
    """The methods of QListView that know where rows are, for rows of one height.

    Who inherits calls `setModel` with the same model at the end of the constructor.
    """

    def __init__(self, model: QAbstractItemModel, row_height: int) -> None:
        super().__init__()
        self.row_height = row_height
        self._rows = model
        self._hovered = -1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)

    def count(self) -> int:
        """Return the number of rows."""
        return self._rows.rowCount()

    def rows_on_screen(self) -> tuple[int, int]:
        """Return the first and the last row of which something is to be seen."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        last = (top + max(height, 1) - 1) // self.row_height
        return top // self.row_height, min(last, self.count() - 1)

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is in the viewport."""
        if not index.isValid():
            return QRect()
        top = index.row() * self.row_height - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self.row_height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        row = (point.y() + self.verticalScrollBar().value()) // self.row_height
        return self._rows.index(row, 0) if 0 <= row < self.count() else QModelIndex()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the row a key leads to."""
        count = self.count()
        if not count:
            return QModelIndex()
        page = max(1, self.viewport().height() // self.row_height - 1)
        steps = {
            _Move.MoveDown: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -1,
            _Move.MovePrevious: -1,
            _Move.MovePageDown: page,
            _Move.MovePageUp: -page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }
        current = self.currentIndex()
        if not current.isValid():  # begin where one looks
            first = -(-self.verticalScrollBar().value() // self.row_height)
            return self._rows.index(min(first, count - 1), 0)
        row = current.row() + steps.get(action, 0)
        return self._rows.index(min(max(row, 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row in the middle of a rectangle."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(index, command)

    def doItemsLayout(self) -> None:
        """Lay out nothing but the scroll bar."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        height, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self.row_height // 3)
        bar.setRange(0, max(0, self.count() * self.row_height - height))
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Move what is on screen; only rows that come into view are drawn."""
        self.viewport().scroll(across, down)
        self._hover(self.viewport().mapFromGlobal(self.cursor().pos()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows on screen."""
        first, last = self.rows_on_screen()
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        ordinary = option.state & ~(_State.State_HasFocus | _State.State_MouseOver)
        for row in range(first, last + 1):
            index = self._rows.index(row, 0)
            option.rect = self.visualRect(index)
            if option.rect.intersects(event.rect()):
                option.state = ordinary | self._state(index)
                self.itemDelegate().paint(painter, option, index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no row any more."""
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def _hover(self, point: QPoint) -> None:
        inside = self.underMouse() and self.viewport().rect().contains(point)
        row = self.indexAt(point).row() if inside else -1
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _state(self, index: QModelIndex) -> QStyle.StateFlag:
        state = _State.State_None
        if self.selectionModel().isSelected(index):
            state |= _State.State_Selected
        if index.row() == self._hovered:
            state |= _State.State_MouseOver
        if self.hasFocus() and self.currentIndex() == index:
            state |= _State.State_HasFocus
        return state
