"""The word lists beside what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.inventory.word_lists import WordList
from trackman.domain.names import shown
from trackman.ui.cue_search.word_list_dialog import WordListDialog
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.labels import Text, explain
from trackman.ui.widgets.row_delegate import RowDelegate
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.wording.inserting import listed, number

_WIDTH = 220
_ROW = 34
_MOST = 1000
"""New hits that are counted."""


class _Column(IntEnum):
    NAME = 0
    NEW = 1


class _Lists(RowsModel):
    """Names of the lists, and how much was found since they were looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lists: Sequence[WordList] = ()
        self.new: Mapping[str, int] = {}

    def show_lists(self, lists: Sequence[WordList]) -> None:
        self.beginResetModel()
        self.lists = lists
        self.endResetModel()

    def show_new(self, new: Mapping[str, int]) -> None:
        self.new = new
        if self.lists:
            last = self.index(len(self.lists) - 1, _Column.NEW)
            self.dataChanged.emit(self.index(0, _Column.NAME), last)

    def count(self) -> int:
        return len(self.lists)

    def titles(self) -> tuple[str, ...]:
        return (self.tr("Word list"), self.tr("New"))

    def item(self, row: int) -> WordList:
        return self.lists[row]

    def text(self, row: int, column: int) -> str:
        one = self.lists[row]
        if column == _Column.NAME:
            return shown(one.name, 80)
        new = self.new.get(one.name, 0)
        return "" if not new else f"{number(new)}+" if new >= _MOST else number(new)

    def sentence(self, row: int) -> str:
        one = self.lists[row]
        new = self.new.get(one.name, 0)
        return listed([shown(one.name, 80), self.tr("%Ln new", "", new)])

    def tooltip(self, row: int, column: int) -> str:
        return listed(shown(phrase, 60) for phrase in self.lists[row].phrases[:20])


class WordListsPanel(QWidget):
    """Searches for a list when it is selected; keeps them in the order they were made."""

    chosen = Signal(object)
    """This `WordList` is to be searched for."""
    changed = Signal(list)
    """These are the lists from now on: `list[WordList]`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wordLists")
        self._model = _Lists(self)
        self._title = Text("wordListsTitle", self.tr("Word lists"), tone="muted", size="small")
        self._add = IconButton("wordListsAdd", self.tr("New word list…"), "add")
        self._edit = Button("wordListsEdit", self.tr("Edit…"))
        self._remove = IconButton("wordListsRemove", self.tr("Remove"), "delete")
        columns = Columns(fixed={_Column.NEW: 64}, shares={}, smallest={}, least_for_rest=80)
        self.table = Table("wordListsTable", columns)
        self._build()
        self._add.clicked.connect(lambda: self.ask_for_new(()))
        self._edit.clicked.connect(self._ask_to_change)
        self._remove.clicked.connect(self._take_away)
        self.table.rows_chosen.connect(self._choose)
        self._look()

    @property
    def lists(self) -> Sequence[WordList]:
        """The lists."""
        return self._model.lists

    def show_lists(self, lists: Sequence[WordList]) -> None:
        """Show these; the same one stays selected."""
        before = self._selected
        self._model.show_lists(lists)
        names = [one.name for one in lists]
        if before is not None and before.name in names:
            self.table.blockSignals(True)
            self.table.select_row(names.index(before.name))
            self.table.blockSignals(False)
        self._look()

    def show_new(self, new: Mapping[str, int]) -> None:
        """Show how many hits are new, by the names of the lists."""
        self._model.show_new(new)

    def ask_for_new(self, phrases: tuple[str, ...]) -> None:
        """Ask for a new list, of these phrases at first."""
        dialog = WordListDialog(self, WordList("", phrases), [one.name for one in self.lists])
        dialog.saved.connect(lambda one: self._put(one, one.name))
        dialog.open()

    def choose(self, name: str) -> None:
        """Select a list by its name, which is then searched for; nothing where it is gone."""
        names = [one.name for one in self.lists]
        if name in names:
            self.table.clearSelection()  # so that the one selected is searched for again
            self.table.select_row(names.index(name))

    def leave(self) -> None:
        """Select none: something else is searched for."""
        self.table.blockSignals(True)
        self.table.clearSelection()
        self.table.blockSignals(False)
        self._look()

    @property
    def _selected(self) -> WordList | None:
        rows = self.table.selected_rows()
        return self._model.item(rows[0]) if rows else None

    def _choose(self) -> None:
        self._look()
        if (one := self._selected) is not None:
            self.chosen.emit(one)

    def _ask_to_change(self) -> None:
        if (one := self._selected) is None:
            return
        others = [other.name for other in self.lists if other.name != one.name]
        dialog = WordListDialog(self, one, others)
        dialog.saved.connect(lambda new: self._put(new, one.name))
        dialog.open()

    def _put(self, new: WordList, before: str) -> None:
        """Put a list in the place of one with its name, or at the end."""
        lists = [one for one in self.lists if one.name != new.name or one.name == before]
        places = [place for place, one in enumerate(lists) if one.name == before]
        if places:
            lists[places[0]] = new
        else:
            lists.append(new)
        self.changed.emit(lists)
        self.table.select_row([one.name for one in self.lists].index(new.name))

    def _take_away(self) -> None:
        if (gone := self._selected) is not None:
            self.table.clearSelection()
            self.changed.emit([one for one in self.lists if one.name != gone.name])

    def _look(self) -> None:
        selected = self._selected is not None
        select = self.tr("Select a word list first.")
        for button, words in (
            (self._edit, self.tr("Change name and words of the list")),
            (self._remove, self.tr("Remove")),
        ):
            button.setEnabled(selected)
            button.setVisible(bool(self.lists))
            explain(button, words if selected else select)
        self.table.setVisible(bool(self.lists))

    def _build(self) -> None:
        self.setFixedWidth(scaled(_WIDTH))
        self.table.setAccessibleName(self.tr("Word lists"))
        self.table.set_up(self._model, RowDelegate(self.table))
        self.table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.horizontalHeader().hide()
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 4, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._add)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 8)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addStretch(0)
