"""A button that names one filter and opens the menu of its choices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.wording.inserting import filled


class FilterButton(MenuButton):
    """Says what it filters by and, where something else than all is chosen, what that is."""

    chosen = Signal()
    """A person chose something else."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, title=False)
        self._words = words
        self._choices: list[tuple[str, str]] = []
        self._value = ""
        self._show()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values in these words; the empty value is no filter."""
        self._choices = list(choices)
        if self._value not in dict(self._choices):
            self._value = ""
        self._show()

    def value(self) -> str:
        """Return the value chosen; empty for no filter."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show a value."""
        self._value = value if value in dict(self._choices) else ""
        self._show()

    def make_menu(self) -> QMenu:
        """Return the choices."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}Menu")
        group = QActionGroup(menu)
        for value, words in self._choices:
            action = QAction(words.replace("&", "&&"), menu)  # a single one marks a key
            action.setObjectName(f"{self.objectName()}-{value or 'all'}")
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._choose, value))
            menu.addAction(action)
        return menu

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.show_value(value)
            self.chosen.emit()

    def _show(self) -> None:
        chosen = dict(self._choices).get(self._value, "")
        self.setText(chosen if self._value else self._words)
        words = filled(self.tr("{filter}: {choice}"), filter=self._words, choice=chosen)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
