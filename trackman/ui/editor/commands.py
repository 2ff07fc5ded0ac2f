"""The commands of the editor: each with its words, its key and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from trackman.domain.subtitles.editing.document import EditAct
from trackman.ui.editor.cell_editors import KeyClaims
from trackman.ui.widgets.key_places import key_of
from trackman.ui.wording.inserting import filled

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


class EditorCommand(StrEnum):
    """Commands of the editor, in the order of the row of tools."""

    UNDO = "undo"
    REDO = "redo"
    SPLIT = "split"
    MERGE = "merge"
    INSERT = "insert"
    DELETE = "delete"
    SHIFT = "shift"
    STRETCH = "stretch"
    FIND = "find"
    FIX = "fix"
    PUBLISH = "publish"
    CLOSE = "close"
    SAVE = "save"
    PLAY = "play"
    NEXT_FINDING = "next finding"
    FINDING_BEFORE = "finding before"
    NEXT_HIT = "next hit"
    HIT_BEFORE = "hit before"
    FIX_ALL = "fix all"
    EDIT = "edit"


PICTURES: Mapping[EditorCommand, str] = {
    EditorCommand.UNDO: "restore",
    EditorCommand.REDO: "redo",
    EditorCommand.SPLIT: "split",
    EditorCommand.MERGE: "merge",
    EditorCommand.INSERT: "insert",
    EditorCommand.DELETE: "delete",
    EditorCommand.SHIFT: "shift",
    EditorCommand.STRETCH: "stretch",
    EditorCommand.FIND: "search",
    EditorCommand.FIX: "fix",
}
"""Icons of those that stand in the row of tools as icons."""

_KEYS: Mapping[QKeyCombination, EditorCommand] = {
    QKeyCombination(_Mod.ControlModifier, _Key.Key_Z): EditorCommand.UNDO,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_Y): EditorCommand.REDO,
    QKeyCombination(_Mod.ControlModifier | _Mod.ShiftModifier, _Key.Key_Z): EditorCommand.REDO,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_K): EditorCommand.SPLIT,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_M): EditorCommand.MERGE,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_I): EditorCommand.INSERT,
    QKeyCombination(_Mod.ControlModifier | _Mod.ShiftModifier, _Key.Key_K): EditorCommand.DELETE,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_T): EditorCommand.SHIFT,
    QKeyCombination(_Mod.ControlModifier | _Mod.ShiftModifier, _Key.Key_T): EditorCommand.STRETCH,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_F): EditorCommand.FIND,
    QKeyCombination(_Mod.ControlModifier | _Mod.ShiftModifier, _Key.Key_F): EditorCommand.FIND,
    QKeyCombination(_Mod.NoModifier, _Key.Key_F2): EditorCommand.EDIT,
    QKeyCombination(_Mod.NoModifier, _Key.Key_F7): EditorCommand.FIX,
    QKeyCombination(_Mod.ShiftModifier, _Key.Key_F7): EditorCommand.FIX_ALL,
    QKeyCombination(_Mod.ControlModifier | _Mod.ShiftModifier, _Key.Key_P): EditorCommand.PUBLISH,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_S): EditorCommand.SAVE,
    QKeyCombination(_Mod.ControlModifier, _Key.Key_P): EditorCommand.PLAY,
    QKeyCombination(_Mod.NoModifier, _Key.Key_F8): EditorCommand.NEXT_FINDING,
    QKeyCombination(_Mod.ShiftModifier, _Key.Key_F8): EditorCommand.FINDING_BEFORE,
    QKeyCombination(_Mod.NoModifier, _Key.Key_F3): EditorCommand.NEXT_HIT,
    QKeyCombination(_Mod.ShiftModifier, _Key.Key_F3): EditorCommand.HIT_BEFORE,
}
"""Keys that work in the whole editor, whatever one types in."""
_SHOWN_KEYS: Mapping[EditorCommand, str] = {
    EditorCommand.UNDO: "Ctrl+Z",
    EditorCommand.REDO: "Ctrl+Shift+Z",
    EditorCommand.SPLIT: "Ctrl+K",
    EditorCommand.MERGE: "Ctrl+M",
    EditorCommand.INSERT: "Ctrl+I",
    EditorCommand.DELETE: "Ctrl+Shift+K",
    EditorCommand.SHIFT: "Ctrl+T",
    EditorCommand.STRETCH: "Ctrl+Shift+T",
    EditorCommand.FIND: "Ctrl+F",
    EditorCommand.FIX: "F7",
    EditorCommand.PUBLISH: "Ctrl+Shift+P",
    EditorCommand.CLOSE: "Esc",
}


class EditorKeys(QObject, KeyClaims):
    """Turns keys into commands."""

    pressed = Signal(EditorCommand)

    def claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is one of the editor's."""
        return self._command(event) is not None

    def overrides(self, event: QEvent) -> bool:
        """Tell whether a shortcut of the window is the editor's here."""
        return isinstance(event, QKeyEvent) and self.claims(event)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where that is nothing."""
        command = self._command(event)
        if command is None:
            return False
        if not event.isAutoRepeat() or command in (EditorCommand.UNDO, EditorCommand.REDO):
            self.pressed.emit(command)
        return True

    def _command(self, event: QKeyEvent) -> EditorCommand | None:
        modifiers = event.modifiers() & ~_Mod.KeypadModifier
        return _KEYS.get(QKeyCombination(modifiers, key_of(event)))


class CommandWording(QObject):
    """Words of the commands."""

    def name(self, command: EditorCommand) -> str:
        """Return what stands on a button."""
        return {
            EditorCommand.UNDO: self.tr("Undo"),
            EditorCommand.REDO: self.tr("Redo"),
            EditorCommand.SPLIT: self.tr("Split"),
            EditorCommand.MERGE: self.tr("Merge"),
            EditorCommand.INSERT: self.tr("Insert"),
            EditorCommand.DELETE: self.tr("Delete cue"),
            EditorCommand.SHIFT: self.tr("Shift…"),
            EditorCommand.STRETCH: self.tr("Stretch…"),
            EditorCommand.FIND: self.tr("Find and replace…"),
            EditorCommand.FIX: self.tr("Fix"),
            EditorCommand.PUBLISH: self.tr("Publish"),
            EditorCommand.CLOSE: self.tr("Close"),
        }[command]

    def explained(self, command: EditorCommand, why_not: str | None = None) -> str:
        """Return what a button does, or why it does nothing now, with its key."""
        words = why_not or {
            EditorCommand.UNDO: self.tr("Undo"),
            EditorCommand.REDO: self.tr("Redo"),
            EditorCommand.SPLIT: self.tr("Split the cue at the caret or at the video’s position"),
            EditorCommand.MERGE: self.tr("Merge the cue with the next one"),
            EditorCommand.INSERT: self.tr("Insert a cue below"),
            EditorCommand.DELETE: self.tr("Delete the selected cues"),
            EditorCommand.SHIFT: self.tr("Shift cues to earlier or later times"),
            EditorCommand.STRETCH: self.tr("Stretch the text between two points"),
            EditorCommand.FIND: self.tr("Find and replace"),
            EditorCommand.FIX: self.tr("Fix the findings of this cue, or all of one kind"),
            EditorCommand.PUBLISH: self.tr("Look over the changes, then replace the track"),
            EditorCommand.CLOSE: self.tr("Close the editor; unpublished changes stay as a draft"),
        }.get(command, "")
        key = _SHOWN_KEYS.get(command, "")
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        #: A command and its key.
        return filled(self.tr("{words} ({key})"), words=words, key=shown)

    def undo(self, act: EditAct) -> str:
        """Return what Undo takes back."""
        return filled(self.tr("Undo: {act}"), act=self._act(act))

    def redo(self, act: EditAct) -> str:
        """Return what Redo does again."""
        return filled(self.tr("Redo: {act}"), act=self._act(act))

    def _act(self, act: EditAct) -> str:
        return {
            EditAct.TEXT: self.tr("Edit text"),
            EditAct.TIMES: self.tr("Edit times"),
            EditAct.SPLIT: self.tr("Split cue"),
            EditAct.MERGE: self.tr("Merge cues"),
            EditAct.INSERT: self.tr("Insert cue"),
            EditAct.DELETE: self.tr("Delete cues"),
            EditAct.SHIFT: self.tr("Shift times"),
            EditAct.STRETCH: self.tr("Stretch times"),
            EditAct.REPLACE: self.tr("Replace"),
            EditAct.FIX: self.tr("Fix findings"),
        }[act]
