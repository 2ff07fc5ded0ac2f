"""The sheet of keys as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from trackman.domain.folding import fold
from trackman.domain.key_bindings import BINDINGS, KeyBinding, KeyMap
from trackman.ui.help.key_wording import KeyWording
from trackman.ui.widgets.keys import native
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.inserting import isolated, listed


class KeyColumn(IntEnum):
    """The columns, in their order on screen."""

    GROUP = 0
    COMMAND = 1
    KEYS = 2
    STATE = 3


class KeyModel(RowsModel):
    """Commands as the menus list them; a filter leaves those that hold its words."""

    def __init__(self, keys: KeyMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._words = KeyWording(self)
        self._rows: Sequence[KeyBinding] = BINDINGS
        self._filter: tuple[str, ...] = ()

    def show_keys(self, keys: KeyMap) -> None:
        """Show these keys."""
        self._keys = keys
        self._refill()

    def show_only(self, text: str) -> None:
        """Show the commands whose group, words or keys hold all these words."""
        self._filter = tuple(fold(text).split())
        self._refill()

    def row_of(self, name: str) -> int | None:
        """Return the row of a command; None where it is filtered away."""
        return next((row for row, one in enumerate(self._rows) if one.name == name), None)

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Menu"), self.tr("Command"), self.tr("Keys"), self.tr("State"))

    def item(self, row: int) -> KeyBinding:
        """Return a command."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; the group stands in its first row only."""
        one = self._rows[row]
        match column:
            case KeyColumn.GROUP:
                is_first = row == 0 or self._rows[row - 1].group != one.group
                return self._words.group(one.group) if is_first else ""
            case KeyColumn.COMMAND:
                return self._words.command(one.name)
            case KeyColumn.KEYS:
                return self._written(one)
        return self._state(one)

    def sentence(self, row: int) -> str:
        """Return a command as it is read out."""
        one = self._rows[row]
        keys = self._written(one) or self.tr("no key")
        parts = self._words.group(one.group), self._words.command(one.name), keys, self._state(one)
        return listed(parts)

    def _written(self, one: KeyBinding) -> str:
        #: Between two keys that do the same.
        between = self.tr(" or ")
        return between.join(isolated(native(key)) for key in self._keys.of(one.name))

    def _state(self, one: KeyBinding) -> str:
        if one.is_fixed:
            return self.tr("Fixed")
        return self.tr("Changed") if self._keys.is_changed(one.name) else ""

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = [one for one in BINDINGS if self._matches(one)]
        self.endResetModel()

    def _matches(self, one: KeyBinding) -> bool:
        words = self._words.group(one.group), self._words.command(one.name), self._written(one)
        text = fold(" ".join((*words, self._state(one))))
        return all(word in text for word in self._filter)
