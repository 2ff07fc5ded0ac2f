"""The button that groups, sorts and chooses columns, for whoever does not use the mouse, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from trackman.domain.inventory.tracks import SortKey, TrackField
from trackman.ui.all_tracks.model import FIELDS
from trackman.ui.all_tracks.table import AllTracksTable
from trackman.ui.all_tracks.wording import AllTracksWording
from trackman.ui.widgets.labels import explain
from trackman.ui.widgets.menu_button import MenuButton

GROUPS = (TrackField.VIDEO, TrackField.LANGUAGE)
"""Fields by which the table can be grouped."""


class DisplayButton(MenuButton):
    """Its menu has what clicks on the header do, and grouping."""

    grouping_chosen = Signal(object)
    """By this `TrackField`; None for no groups."""
    folding_chosen = Signal(bool)
    """True hides the tracks of all groups."""

    def __init__(self, table: AllTracksTable) -> None:
        super().__init__("tracksDisplay", title=False)
        self._table = table
        self._words = AllTracksWording(self).fields()
        self.grouping: TrackField | None = None
        self.sort: tuple[SortKey, ...] = ()
        self.setText(self.tr("Display"))
        explain(self, self.tr("Group, sort and choose columns"))

    def make_menu(self) -> QMenu:
        """Return the choices."""
        menu = QMenu(self)
        menu.setObjectName("tracksDisplayMenu")
        group = self._submenu(menu, "groupMenu", self.tr("Group by"))
        choices = ((None, self.tr("No groups")), *((one, self._words[one]) for one in GROUPS))
        for field, words in choices:
            choose = partial(self.grouping_chosen.emit, field)
            self._add(group, f"group-{field or 'none'}", words, self.grouping is field, choose)
        if self.grouping is not None:
            group.addSeparator()
            for folded, words in ((True, self.tr("Fold all")), (False, self.tr("Unfold all"))):
                fold = partial(self.folding_chosen.emit, folded)
                self._add(group, f"fold-{folded}", words, None, fold)
        self._offer_sort(self._submenu(menu, "sortTracksMenu", self.tr("Sort by")), False)
        self._offer_sort(self._submenu(menu, "thenByMenu", self.tr("Then by")), True)
        columns = self._submenu(menu, "columnsChoice", self.tr("Columns"))
        for column, field in enumerate(FIELDS):
            is_shown = not self._table.isColumnHidden(column)
            choose = partial(self._table.choose_column, column, not is_shown)
            action = self._add(columns, f"column-{field}", self._words[field], is_shown, choose)
            action.setEnabled(column != 0)
        return menu

    def _offer_sort(self, menu: QMenu, adds: bool) -> None:
        """Offer the fields; the one chosen again turns the other way round."""
        fields = {key.field for key in self.sort[1:]} if adds else {self.sort[0].field}
        for column, field in enumerate(FIELDS):
            ask = partial(self._table.sort_wanted.emit, column, adds)
            name = f"{'then' if adds else 'sort'}-{field}"
            self._add(menu, name, self._words[field], field in fields, ask)

    def _submenu(self, menu: QMenu, name: str, words: str) -> QMenu:
        submenu = menu.addMenu(words)
        submenu.setObjectName(name)
        return submenu

    def _add(
        self, menu: QMenu, name: str, words: str, checked: bool | None, do: Callable[[], None]
    ) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setObjectName(name)
        action.setCheckable(checked is not None)
        action.setChecked(bool(checked))
        action.triggered.connect(lambda: do())
        return action
