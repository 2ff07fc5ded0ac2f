"""The table of cues under edit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from trackman.domain.subtitles.editing.document import Change
from trackman.ui.editor.cell_editors import (
    EditorDelegate,
    KeyClaims,
    TextCellEditor,
    TimeCellEditor,
)
from trackman.ui.editor.model import EDITED, EditorColumn, EditorModel
from trackman.ui.widgets.rows_model import Index
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import WrappingTable

_WRAPPED = frozenset({int(EditorColumn.TEXT)})
_COLUMNS = Columns(
    fixed={EditorColumn.NUMBER: 48, EditorColumn.START: 64, EditorColumn.END: 64},
    shares={},
    smallest={},
    least_for_rest=200,
)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EditorTable(WrappingTable):
    """Shows an `EditorModel`; Return or a double click opens what one types in."""

    row_changed = Signal(int)
    """Another cue has the keyboard's place; -1 for none."""
    refused = Signal(str)
    """This was typed for a time, and is none."""
    left = Signal()
    """Escape was pressed, and nothing is being typed in."""

    def __init__(self, model: EditorModel, keys: KeyClaims) -> None:
        super().__init__("editorCues", _COLUMNS, _WRAPPED)
        self.setAccessibleName(self.tr("Cues"))
        self._cues = model
        self._keys = keys
        delegate = EditorDelegate(self, model, keys)
        self.set_up(model, delegate)
        delegate.refused.connect(self.refused)
        self.watch()
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.selectionModel().currentRowChanged.connect(self._tell_row)
        model.edited.connect(self._follow)
        model.modelReset.connect(self._fit_times)
        model.dataChanged.connect(self._measure)

    @property
    def row(self) -> int:
        """The row with the keyboard's place; -1 without one."""
        return self.currentIndex().row()

    @property
    def text_editor(self) -> TextCellEditor | None:
        """The text that is being typed in."""
        index = self._cues.index(self.row, EditorColumn.TEXT)
        editor = self.indexWidget(index) if index.isValid() else None
        return editor if isinstance(editor, TextCellEditor) else None

    @property
    def is_typing(self) -> bool:
        """True while a cell is open to be typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    def go_to(self, row: int) -> None:
        """Go to a cue, whole on the screen; what is typed in another one is finished."""
        if row != self.row:
            self.finish()
        if 0 <= row < self._cues.count():
            self.select_row(row)

    def edit_text(self, row: int | None = None, caret: int | None = None) -> None:
        """Open the text of a cue to be typed in."""
        if row is not None:
            self.go_to(row)
        index = self._cues.index(self.row, EditorColumn.TEXT)
        if not index.isValid():
            return
        self.edit(index)
        editor = self.text_editor
        if editor is not None and caret is not None:
            cursor = editor.textCursor()
            cursor.setPosition(min(caret, len(editor.toPlainText())))
            editor.setTextCursor(cursor)

    def take_up(self) -> bool:
        """Take up what is being typed, and leave it open; False where it is no time."""
        editors = self._editors()
        for editor in editors:
            self.commitData(editor)
        return not any(isinstance(one, TimeCellEditor) and one.is_wrong for one in editors)

    def finish(self) -> None:
        """Take up what is being typed, and close what it is typed in."""
        for editor in self._editors():
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _editors(self) -> list[QWidget]:
        if not self.is_typing:
            return []
        cells = [self._cues.index(self.row, column) for column in EDITED]
        found: list[QWidget | None] = [self.indexWidget(cell) for cell in cells]
        return [editor for editor in found if editor is not None]

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Let the next letters be a step of their own."""
        super().closeEditor(editor, hint)
        self._cues.document.finish_typing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell on Return, and leave the keys of the whole editor to it."""
        if self._keys.claims(event):
            event.ignore()
        elif self.is_typing and event.key() in _ENTER:
            return  # it ends the typing in a time, and came on from there
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            index = self.currentIndex()
            if index.column() in (EditorColumn.START, EditorColumn.END):
                self.edit(index)
            else:
                self.edit_text()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # those of the player; a list would go to a row that begins so
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go from cell to cell on Tab while one types, past the numbers."""
        actions = QAbstractItemView.CursorAction
        if action in (actions.MoveNext, actions.MovePrevious):
            step = 1 if action is actions.MoveNext else -1
            row, column = self.row, self.currentIndex().column() + step
            if column > EditorColumn.TEXT:
                row, column = row + 1, EditorColumn.START
            elif column < EditorColumn.START:
                row, column = row - 1, EditorColumn.TEXT
            index = self._cues.index(row, column)
            return index if index.isValid() else self.currentIndex()
        return super().moveCursor(action, modifiers)

    def _tell_row(self, now: Index) -> None:
        self.row_changed.emit(now.row())

    def _follow(self, change: Change) -> None:
        if change.removed != change.added:  # else `_measure` did
            self._fit()
            self.updateEditorGeometries()

    def _measure(self, first: Index, last: Index) -> None:
        """Give rows with other words their height, those on screen at once."""
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        bottom = bottom if bottom >= 0 else self._cues.count() - 1
        if first.row() <= bottom and last.row() >= top:
            self._fit()
            if self.is_typing:
                self.updateEditorGeometries()

    def _fit_times(self) -> None:
        for column in (EditorColumn.START, EditorColumn.END):
            self.make_room(column, self._cues.longest_time())
