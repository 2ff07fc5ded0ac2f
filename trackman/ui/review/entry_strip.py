"""Strip over the keys in which a reason or a note is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from trackman.domain.names import shown
from trackman.domain.review.records import LONGEST_NOTE
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.labels import Text, explain

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NoteField(QLineEdit):
    """One line about a track."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Return and Escape."""
        if event.key() in _ENTERS:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReviewEntryStrip(QFrame):
    """Shows one field at a time, and is hidden while nobody types."""

    note_entered = Signal(str)
    reason_entered = Signal()
    """Return was pressed in the reason."""
    left = Signal()
    """The field was left: the keys belong to the review again."""
    shown_or_hidden = Signal(bool)

    def __init__(self, reason: QWidget) -> None:
        """`reason` is the field for the reason."""
        super().__init__()
        self.setObjectName("reviewEntry")
        self._reason = reason
        self._label = Text("reviewEntryLabel", size="strong")
        self._note = NoteField()
        self._hint = Text("reviewEntryHint", tone="muted", size="small")
        self._build()
        self._note.entered.connect(self._enter_note)
        self._note.left.connect(self._leave)
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while a reason or note is typed."""
        return not self.isHidden()

    def setVisible(self, visible: bool) -> None:
        """Tell of it: what it takes the place of comes and goes with it."""
        super().setVisible(visible)
        self.shown_or_hidden.emit(visible)

    def open_note(self, text: str) -> None:
        """Let the person type a note, beginning with the one that is there."""
        self._note.setText(shown(text.replace("\n", " "), LONGEST_NOTE))
        self._show(self._note, self.tr("Note"), self.tr("Return saves it, Escape leaves it."))
        self._note.selectAll()

    def open_reason(self, hint: str = "") -> None:
        """Let the person choose or type a reason; `hint` says why it is asked for."""
        usual = self.tr("Return takes it, Down offers reasons.")
        self._show(self._reason, self.tr("Reason"), hint or usual)

    def close_field(self) -> None:
        """Hide the strip."""
        self.hide()

    def take_reason(self) -> None:
        """Take up that the reason was entered or left with Return or Escape."""
        self.hide()
        self.reason_entered.emit()

    def _show(self, field: QWidget, label: str, hint: str) -> None:
        for one in (self._note, self._reason):
            one.setVisible(one is field)
        self._label.setText(label)
        self._hint.setText(hint)
        self.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, hint)

    def _enter_note(self) -> None:
        text = self._note.text().strip()
        self.hide()
        self.note_entered.emit(text)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _build(self) -> None:
        self._note.setObjectName("reviewNote")
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setMaxLength(LONGEST_NOTE)
        explain(self._note, self.tr("What others should know about this track"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self._note, 1)
        row.addWidget(self._reason, 1)
        row.addWidget(self._hint)
