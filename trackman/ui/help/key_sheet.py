"""The sheet of all keys: searched, changed and reset."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.key_bindings import KeyBinding
from trackman.ui.help.key_model import KeyColumn, KeyModel
from trackman.ui.help.key_recorder import KeyQuestion
from trackman.ui.help.key_wording import KeyWording
from trackman.ui.theme.scale import limit_within_screen, resize_within_screen, scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import keys, native
from trackman.ui.widgets.labels import Paragraph, Text, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.question import Question
from trackman.ui.widgets.row_delegate import RowDelegate
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.wording.inserting import filled, quoted

_SIZE = (960, 580)
_SMALLEST = (560, 360)
_ROW = 34
_COLUMNS = Columns(
    fixed={KeyColumn.GROUP: 130, KeyColumn.KEYS: 180, KeyColumn.STATE: 90},
    shares={},
    smallest={},
)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _KeyTable(Table):
    """The rows of the sheet; Return and a double click ask for a key."""

    change_wanted = Signal()
    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self.change_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class KeySheet(QDialog):
    """Stays beside the work until it is closed."""

    keys_chosen = Signal(object)
    """The `KeyMap` that a person wants from now on."""

    def __init__(self, parent: QWidget | None, pause_ms: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = KeyModel(keys().map, self)
        self._words = KeyWording(self)
        words = self.tr("Search commands and keys")
        self.search = SearchField(pause_ms, "keySearch", words, says_keys=False)
        self.table = _KeyTable("keyTable", _COLUMNS)
        self._nothing = PlaceholderPage("keysNothing")
        self._ignored = Paragraph("keysIgnored", tone="warning", size="small", widest=2000)
        self._hint = Text("keysHint", tone="muted", size="small")
        self._change = Button("keysChange", self.tr("Change…"))
        self._remove = Button("keysRemove", self.tr("Remove"))
        self._reset = Button("keysReset", self.tr("Reset"))
        self._reset_all = Button("keysResetAll", self.tr("Reset all"))
        self._close = Button("keysClose", self.tr("Close"))
        self._build()
        self._connect()
        self._take_up()
        self.table.select_row(0)

    def choose(self, name: str) -> None:
        """Select a command."""
        if (row := self._model.row_of(name)) is not None:
            self.table.select_row(row)

    @property
    def _selected(self) -> KeyBinding | None:
        rows = self.table.selected_rows()
        return self._model.item(rows[0]) if rows else None

    def _take_up(self) -> None:
        """Show the keys in force; the same command stays selected."""
        before = self._selected
        self._model.show_keys(keys().map)
        self.choose(before.name if before is not None else "")
        ignored = len(keys().map.ignored)
        self._ignored.setText(
            self.tr("%Ln entries of the settings file are no keys, and are ignored.", "", ignored)
        )
        self._ignored.setVisible(bool(ignored))
        self._look()

    def _look(self) -> None:
        one, now = self._selected, keys().map
        none = self.tr("Select a command.") if one is None else None
        fixed = one is not None and one.is_fixed
        kept = self.tr("Lists and fields use this key themselves. It can’t change.")
        why_not = none or (kept if fixed else None)
        same = self.tr("This command has its own key already.")
        has_none = self.tr("This command has no key.")
        changed = one is not None and now.is_changed(one.name)
        for button, reason, words in (
            (self._change, why_not, self.tr("Give the command another key")),
            (
                self._remove,
                why_not or (None if one is not None and now.of(one.name) else has_none),
                self.tr("Take the keys away from the command"),
            ),
            (
                self._reset,
                why_not or (None if changed else same),
                self.tr("Give the command its first keys back"),
            ),
            (
                self._reset_all,
                None if now.chosen else self.tr("All keys are as they were at first."),
                self.tr("Give all commands their first keys back"),
            ),
        ):
            button.setEnabled(reason is None)
            explain(button, reason or words)

    def _filter(self, text: str) -> None:
        before = self._selected
        self._model.show_only(text)
        found = bool(self._model.count())
        self.table.setVisible(found)
        self._nothing.setVisible(not found)
        if found:
            self.table.select_row(0)
            self.choose(before.name if before is not None else "")
        self._look()

    def _ask(self) -> None:
        one = self._selected
        if one is None or one.is_fixed:
            return
        question = KeyQuestion(self, one, keys().map)
        question.chosen.connect(partial(self._give, one.name))
        question.open()

    def _give(self, name: str, key: str) -> None:
        self.keys_chosen.emit(keys().map.with_keys(name, [key]))

    def _take_away(self) -> None:
        if (one := self._selected) is not None and not one.is_fixed:
            self.keys_chosen.emit(keys().map.with_keys(one.name, []))

    def _give_back(self) -> None:
        """Reset a command, after a question where others would lose a key."""
        one = self._selected
        if one is None:
            return
        now = keys().map
        first = now.at_first(one.name)
        taken = [(key, owner) for key in first for owner in now.owners(one.name, key)]
        if not taken:
            self._reset_one(one.name)
            return
        text = self.tr("{key} belongs to {command}, which will have no such key any more.")
        sentences = [
            filled(text, key=native(key), command=quoted(self._words.command(owner.name)))
            for key, owner in taken
        ]
        title = filled(
            self.tr("Reset the keys of {command}?"), command=quoted(self._words.command(one.name))
        )
        question = Question(self, title, "\n".join(sentences), self.tr("Reset"), is_harmless=True)
        question.answered.connect(lambda yes: self._reset_one(one.name) if yes else None)
        question.open()

    def _reset_one(self, name: str) -> None:
        self.keys_chosen.emit(keys().map.reset(name))

    def _give_all_back(self) -> None:
        self.keys_chosen.emit(keys().map.reset_all())

    def _connect(self) -> None:
        keys().changed.connect(self._take_up)
        self.search.searched.connect(self._filter)
        self.search.left_down.connect(self.table.setFocus)
        self.table.rows_chosen.connect(self._look)
        self.table.doubleClicked.connect(self._ask)
        self.table.change_wanted.connect(self._ask)
        self.table.removal_wanted.connect(self._take_away)
        self._change.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_away)
        self._reset.clicked.connect(self._give_back)
        self._reset_all.clicked.connect(self._give_all_back)
        self._close.clicked.connect(self.close)

    def _build(self) -> None:
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        self.table.set_up(self._model, RowDelegate(self.table))
        self.table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._nothing.show_message(
            "search",
            "faint",
            self.tr("No such command"),
            self.tr("Search for a word of the command, its menu, or a key such as F5."),
        )
        self._nothing.hide()
        self._hint.setText(self.tr("Double-click a command, or press Return, to change its key."))
        for button in (self._change, self._remove, self._reset, self._reset_all, self._close):
            button.setAutoDefault(False)  # Return in the table asks for a key
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._change)
        row.addWidget(self._remove)
        row.addWidget(self._reset)
        row.addWidget(self._reset_all)
        row.addStretch(1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._ignored)
        column.addWidget(self._hint)
        column.addLayout(row)
        limit_within_screen(self, _SMALLEST)
        resize_within_screen(self, _SIZE)
        self.search.setFocus()
