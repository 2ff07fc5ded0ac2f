"""Fields that open in a cell: for the text of a cue on several lines, or a time."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QStyleOptionViewItem, QWidget

from trackman.domain.subtitles.editing.passages import writable
from trackman.domain.subtitles.editing.typed_times import milliseconds
from trackman.domain.text_direction import is_right_to_left
from trackman.ui.editor.model import EditorColumn, EditorModel
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.row_delegate import PADDING, Index
from trackman.ui.widgets.wrapping import WrappingDelegate, WrappingTable

_LEAVE = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EDGE = 2
_TIME = 26
"""Pixels of the height of a field for a time."""
_OVER = 3
"""Pixels over and under the field of a text: with its border and padding, the words stay in place
and whole."""


class KeyClaims:
    """Keys that work for the whole editor, also while one types."""

    def claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is one of them."""
        raise NotImplementedError


class TextCellEditor(QPlainTextEdit):
    """The text of one cue. Return begins a new line; Ctrl+Return leaves it."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, keys: KeyClaims) -> None:
        super().__init__(parent)
        self.setObjectName("cueText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Text of the cue"))
        self.setUndoRedoEnabled(False)  # the whole text has one history
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._keys = keys
        self._shows = False
        self.textChanged.connect(self._tell)

    @property
    def caret(self) -> int:
        """The place of the caret in the text."""
        return self.textCursor().position()

    def show_text(self, text: str) -> None:
        """Show a text, unless it is what was typed here."""
        if writable(self.toPlainText()) == text:
            return
        self._shows = True
        option = QTextOption()
        backwards = is_right_to_left(text)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._shows = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Ctrl+Return, and leave the keys of the whole editor to it."""
        if event.key() in _LEAVE and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        elif self._keys.claims(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._shows:
            self.typed.emit(self.toPlainText())


class TimeCellEditor(QLineEdit):
    """A time such as `0:12.5`; what is none is marked."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self.setObjectName("cueTime")
        self.setFrame(False)
        self.setAccessibleName(words)
        self.textChanged.connect(self._mark)

    @property
    def is_wrong(self) -> bool:
        """True while what stands here is no time."""
        time = milliseconds(self.text())
        return time is None or time < 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let it be typed over."""
        super().focusInEvent(event)
        self.selectAll()

    def _mark(self) -> None:
        wrong = str(self.is_wrong).lower()
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


class EditorDelegate(WrappingDelegate):
    """Draws cues, and opens what one types in over them; notes stay to be seen below it."""

    text_left = Signal()
    """Ctrl+Return was pressed in a text."""
    refused = Signal(str)
    """This was typed for a time, and is none."""

    def __init__(self, view: WrappingTable, model: EditorModel, keys: KeyClaims) -> None:
        super().__init__(view, frozenset({int(EditorColumn.TEXT)}))
        self._model = model
        self._keys = keys

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return what one types in."""
        if index.column() != EditorColumn.TEXT:
            words = self._model.titles()[index.column()]
            return TimeCellEditor(parent, words)
        editor = TextCellEditor(parent, self._keys)
        font = QFont(self._view.font())
        letters = index.data(Qt.ItemDataRole.FontRole)
        editor.setFont(letters.resolve(font) if isinstance(letters, QFont) else font)
        row = index.row()
        editor.typed.connect(lambda text: self._model.type_text(row, text))
        editor.left.connect(lambda: self._leave(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the text."""
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, TextCellEditor):
            editor.show_text(value)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Take up what was typed."""
        if isinstance(editor, TextCellEditor):
            self._model.type_text(index.row(), editor.toPlainText())
        elif isinstance(editor, QLineEdit) and not self._model.setData(index, editor.text()):
            self.refused.emit(editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Cover the text of a cue, and not what is said below it."""
        box = QRect(option.rect)
        if isinstance(editor, TextCellEditor):
            notes = self.height_of_notes(index, self._view.font(), box.width())
            box.adjust(PADDING - 5, _OVER, -_EDGE, -_OVER - notes)
        else:
            box = QRect(box.left() + 2, box.top() + _EDGE, box.width() - 4, scaled(_TIME))
        editor.setGeometry(box)

    def paint_plain(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a cell of one line; of a cue that is on the video with a bar."""
        super().paint_plain(painter, box, option, index)
        if index.column() == EditorColumn.NUMBER and self._model.is_playing(index.row()):
            bar = QRect(box.left() - 10, box.top() + 4, 3, box.height() - 8)
            painter.fillRect(bar, QColor(current_look().accent))

    def _leave(self, editor: TextCellEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.text_left.emit()
