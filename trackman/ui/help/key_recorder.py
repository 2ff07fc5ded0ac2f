"""Recording one key, and whom it would be taken from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QVBoxLayout, QWidget

from trackman.domain.key_bindings import KeyBinding, KeyMap, refusal
from trackman.ui.help.key_wording import KeyWording
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.keys import native, pressed_key
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.inserting import filled, listed, quoted

_WIDTH = 440
_OF_THE_DIALOG = {
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
}


class KeyRecorder(QKeySequenceEdit):
    """Takes one key as the table of keys writes it; letters of other scripts by their place."""

    recorded = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keyRecorder")
        self.setAccessibleName(self.tr("New key"))
        self.setMaximumSequenceLength(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what was pressed; what works the dialog is left to it."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in _OF_THE_DIALOG and plain:
            event.ignore()
        elif key := pressed_key(event):
            self.setKeySequence(QKeySequence(key))
            self.recorded.emit(key)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Wait for no second key."""


class KeyQuestion(Dialog):
    """Asks for a key for a command; open it with `open()`."""

    chosen = Signal(str)
    """This key is wanted, and taken from whoever has it."""

    def __init__(self, parent: QWidget | None, one: KeyBinding, keys: KeyMap) -> None:
        super().__init__(parent, "keyQuestion", _WIDTH)
        self._one = one
        self._keys = keys
        self._words = KeyWording(self)
        self._key = ""
        title = filled(self.tr("New key for “{command}”"), command=self._words.command(one.name))
        self.setWindowTitle(title)
        self._title = Paragraph("keyTitle", title, size="title", widest=_WIDTH)
        self._recorder = KeyRecorder()
        self._said = Paragraph("keySaid", self.tr("Press the key."), tone="muted", widest=_WIDTH)
        self._take = Button("keyTake", self.tr("Use this key"), tone="primary")
        self._cancel = Button("keyCancel", self.tr("Cancel"))
        self._build()
        self._allow(None)
        self._recorder.recorded.connect(self._look_at)
        self._take.clicked.connect(self._choose)
        self._cancel.clicked.connect(self.reject)

    def _look_at(self, key: str) -> None:
        self._key = key
        shown = native(key)
        refused = refusal(self._one, key)
        owners = [self._words.command(one.name) for one in self._keys.owners(self._one.name, key)]
        moves = bool(owners) and refused is None
        self._take.setText(self.tr("Move the key here") if moves else self.tr("Use this key"))
        if refused is not None:
            self._say(self._words.refusal(refused, shown), "danger")
        elif owners:
            #: {command} is one name in quotation marks, or two.
            words = self.tr("{key} belongs to {command}, which will have no such key any more.")
            commands = listed(map(quoted, owners))
            self._say(filled(words, key=shown, command=commands), "warning")
        elif key in self._keys.of(self._one.name):
            self._say(filled(self.tr("The command has {key} already."), key=shown), "muted")
        else:
            self._say(filled(self.tr("{key} is free."), key=shown), "success")
        self._allow(None if refused is not None else key)

    def _say(self, words: str, tone: str) -> None:
        self._said.setText(words)
        self._said.set_tone(tone)
        announce(self, words)
        self.fit()

    def _allow(self, key: str | None) -> None:
        self._take.setEnabled(key is not None)
        self._take.setDefault(key is not None)
        explain(
            self._take,
            self.tr("Press a key that can be used first.")
            if key is None
            else self.tr("Give the command this key, in place of those it has"),
        )

    def _choose(self) -> None:
        self.chosen.emit(self._key)
        self.accept()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._recorder)
        column.addWidget(self._said)
        self.fill(column, (self._cancel, self._take), self._recorder)
