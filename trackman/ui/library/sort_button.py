"""The button that names the order of the list, and the menu to choose another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from trackman.domain.library import Sort
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.library import LibraryWording


class SortButton(MenuButton):
    """Its text is the order in force."""

    chosen = Signal(object)
    """A person chose this `Sort`."""

    def __init__(self) -> None:
        super().__init__("sortVideos", title=False)
        self._words = LibraryWording(self)
        self._sort = Sort.NEWEST
        self.show_sort(Sort.NEWEST)

    def show_sort(self, sort: Sort) -> None:
        """Name the order."""
        self._sort = sort
        self.setText(self._words.sort(sort))
        name = filled(self.tr("Sorted by: {order}"), order=self.text())
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return the orders."""
        menu = QMenu(self)
        menu.setObjectName("sortVideosMenu")
        group = QActionGroup(menu)
        for sort in Sort:
            action = QAction(self._words.sort(sort), menu)
            action.setObjectName(f"sortVideosBy{sort.name.title()}")
            action.setCheckable(True)
            action.setChecked(sort is self._sort)
            action.setActionGroup(group)
            action.triggered.connect(partial(self.chosen.emit, sort))
            menu.addAction(action)
        return menu
