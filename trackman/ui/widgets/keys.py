"""The keys in force, for whatever shows or takes keys; another choice reaches all of it at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from trackman.domain.key_bindings import KeyMap, KeyPlace
from trackman.ui.theme.direction import is_mirrored
from trackman.ui.widgets.key_places import key_of, with_marks_alike
from trackman.ui.widgets.labels import explain
from trackman.ui.wording.inserting import filled, isolated

_WORDS, _COMMAND = "keyWords", "keyCommand"
"""Properties of widgets that say their keys: the words before them, and the command."""
_Mod = Qt.KeyboardModifier


class Keys(QObject):
    """Keys by command, as a person has them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.map = KeyMap(mirrored=is_mirrored())
        if isinstance(app := QCoreApplication.instance(), QGuiApplication):
            app.layoutDirectionChanged.connect(self._turn)  # a lambda would outlive this

    def use(self, keys: KeyMap) -> None:
        """Take these keys from now on, as they are in the direction of the windows."""
        keys = keys.mirrored(is_mirrored())
        if (keys.chosen, keys.is_mirrored) == (self.map.chosen, self.map.is_mirrored):
            return
        self.map = keys
        for widget in QApplication.allWidgets():
            if command := widget.property(_COMMAND):
                explain(widget, with_key(widget.property(_WORDS), command))
        self.changed.emit()

    def _turn(self) -> None:
        """Take up the direction that windows have now."""
        self.use(self.map)

    def command(
        self, event: QKeyEvent, place: KeyPlace, *, shift_or_not: bool = False
    ) -> str | None:
        """Return the command that a pressed key stands for at a place.

        With `shift_or_not` a letter means the same in capitals.
        """
        for key in _written(event, shift_or_not=shift_or_not):
            if (command := self.map.command(key, place)) is not None:
                return command
        return None

    def shown(self, command: str) -> str:
        """Return the first key of a command as the system writes it; empty where it has none."""
        keys = self.map.of(command)
        return native(keys[0]) if keys else ""

    def follow(self, action: QAction, *, is_shown_only: bool = False) -> None:
        """Give an action the keys of its name, now and whenever they change.

        Keys that are shown only work where the cues or the player have the keyboard: they stand
        behind the words of the action, which must not change.
        """
        follower = _Follower(action, is_shown_only=is_shown_only)
        follower.take(self.map)
        self.changed.connect(follower.take_changed)


class _Follower(QObject):
    """Keeps the keys of its action as they are in force; it ends with the action."""

    def __init__(self, action: QAction, *, is_shown_only: bool) -> None:
        super().__init__(action)
        self._action = action
        self._words = action.text()
        self._is_shown_only = is_shown_only

    def take_changed(self) -> None:
        self.take(keys().map)

    def take(self, now: KeyMap) -> None:
        own = now.of(self._action.objectName())
        if self._is_shown_only:
            shown = isolated(native(own[0])) if own else ""
            self._action.setText(f"{self._words}\t{shown}" if shown else self._words)
        else:
            self._action.setShortcuts(_sequences(own))
            self._write_out(own)

    def _write_out(self, own: tuple[str, ...]) -> None:
        """Keep the marks of a key where they are: from right to left `Ctrl+,` began with them."""
        words = self._action.text().partition("\t")[0]
        if own and is_mirrored() and not own[0][-1].isalnum():
            words = f"{words}\t{isolated(native(own[0]))}"
        self._action.setText(words)


@cache
def keys() -> Keys:
    """Return the keys of the program."""
    return Keys()


def native(key: str) -> str:
    """Return a key as the system writes it, in the language of the program.

    Qt leaves Return in English for most languages, or gives it a name no keyboard there has.
    """
    text = _by_qt(key)
    #: The key that ends a line, as the keyboards of your country call it, such as Enter.
    name = QCoreApplication.translate("Keys", "Return")
    if sys.platform == "darwin" or name == "Return":  # macOS draws an arrow
        return text
    return text.replace(_by_qt("Return"), name)


def _by_qt(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def with_key(words: str, command: str) -> str:
    """Return what a control does, with the key that does the same, if there is one."""
    if not (key := keys().shown(command)):
        return words
    #: What a control does, and its key.
    text = QCoreApplication.translate("Keys", "{words} ({key})")
    return filled(text, words=words, key=key)


def explain_with_key(widget: QWidget, words: str, command: str) -> None:
    """Say what a widget does and which key does the same, also once that is another."""
    widget.setProperty(_WORDS, words)
    widget.setProperty(_COMMAND, command)
    explain(widget, with_key(words, command))


def explain_or_key(widget: QWidget, why_not: str | None, words: str, command: str) -> None:
    """Say why a widget is off, or what it does and which key does the same."""
    if why_not:
        widget.setProperty(_COMMAND, None)
        explain(widget, why_not)
    else:
        explain_with_key(widget, words, command)


def pressed_key(event: QKeyEvent) -> str:
    """Return what was pressed as it is written in files; empty for Ctrl and the like alone."""
    return next(iter(_written(event)), "")


def _written(event: QKeyEvent, *, shift_or_not: bool = False) -> Iterable[str]:
    """Return how a pressed key may be written in the table, what fits best first."""
    key = key_of(event)
    if key in {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_Meta, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
    }:
        return
    modifiers = event.modifiers() & ~(_Mod.KeypadModifier | _Mod.GroupSwitchModifier)
    is_mark = Qt.Key.Key_Space < key < 0x80 and not chr(key).isalnum()
    if is_mark:  # how it is typed differs from keyboard to keyboard
        modifiers &= ~_Mod.ShiftModifier
    yield _name(modifiers, key)
    if shift_or_not and modifiers == _Mod.ShiftModifier:
        yield _name(_Mod.NoModifier, key)


def _name(modifiers: Qt.KeyboardModifier, key: Qt.Key) -> str:
    sequence = QKeySequence(QKeyCombination(modifiers, key))
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _sequences(keys: Iterable[str]) -> list[QKeySequence]:
    return [sequence for key in keys for sequence in with_marks_alike(key)]
