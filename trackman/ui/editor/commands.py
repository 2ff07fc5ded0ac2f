"""The commands of the editor: each with its words, its key and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trackman.domain.key_bindings import KeyPlace
from trackman.domain.subtitles.editing.document import EditAct
from trackman.ui.editor.cell_editors import KeyClaims
from trackman.ui.widgets.keys import explain_with_key, keys
from trackman.ui.wording.inserting import filled


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

_KEYS: Mapping[EditorCommand, str] = {
    one: f"editor-{one.value.replace(' ', '-')}"
    for one in EditorCommand
    if one is not EditorCommand.CLOSE
}
"""Commands of the table of keys; they work in the whole editor, whatever one types in."""
_BY_NAME: Mapping[str, EditorCommand] = {name: one for one, name in _KEYS.items()}


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
        return _BY_NAME.get(keys().command(event, KeyPlace.EDITOR) or "")


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

    def explain(self, button: QWidget, command: EditorCommand, why_not: str | None = None) -> None:
        """Have a button say what it does, or why it does nothing now, with its key."""
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
        explain_with_key(button, words, _KEYS.get(command, "leave"))

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
