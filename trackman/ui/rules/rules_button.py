"""The button with the rules a person saved, and what can be done with the one that is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from trackman.domain.inventory.rules import SavedRule
from trackman.domain.names import shown
from trackman.ui.widgets.labels import explain
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.widgets.row_menu import allow_unless
from trackman.ui.wording.inserting import filled, isolated, quoted

_LONGEST = 44


class RulesButton(MenuButton):
    """Its text is the name of the rule in the form."""

    rule_chosen = Signal(object)
    """A `SavedRule`."""
    new_wanted = Signal()
    save_wanted = Signal()
    remove_wanted = Signal(str)
    """Delete the rule with this name."""
    open_wanted = Signal()
    """A rule's file is to be chosen."""
    export_wanted = Signal()
    """The rule in the form is wanted as a file."""

    def __init__(self) -> None:
        super().__init__("rulesButton", title=True)
        self._rules: tuple[SavedRule, ...] = ()
        self._name = ""
        self._can_save = False
        self.show_current("", can_save=False)

    def show_rules(self, rules: Sequence[SavedRule]) -> None:
        """Offer the saved rules."""
        self._rules = tuple(rules)

    def show_current(self, name: str, *, can_save: bool) -> None:
        """Name the rule in the form; empty for one without a name."""
        self._name, self._can_save = name, can_save
        self.setText(shown(name, 80) if name else self.tr("New rule"))
        words = filled(self.tr("Rule: {name}"), name=self.text())
        self.setAccessibleName(words)
        explain(self, self.tr("Open, save and share rules"))
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return all rules and what can be done with them."""
        menu = QMenu(self)
        menu.setObjectName("rulesMenu")
        menu.setToolTipsVisible(True)
        self._add(menu, "ruleNew", self.tr("New rule"), self.new_wanted.emit)
        if self._rules:
            menu.addSeparator()
        for place, rule in enumerate(self._rules):
            name = isolated(shown(rule.name, _LONGEST))
            action = self._add(menu, f"rule{place}", name, partial(self.rule_chosen.emit, rule))
            action.setCheckable(True)
            action.setChecked(rule.name == self._name)
        menu.addSeparator()
        why_not = "" if self._can_save else self.tr("Choose a condition first.")
        for one, words, do in (
            ("ruleSave", self.tr("Save this rule…"), self.save_wanted.emit),
            ("ruleExport", self.tr("Save as file…"), self.export_wanted.emit),
        ):
            allow_unless(why_not, self._add(menu, one, words, do))
        self._add(menu, "ruleOpen", self.tr("Open file…"), self.open_wanted.emit)
        if self._name in {rule.name for rule in self._rules}:
            words = filled(self.tr("Delete {rule}"), rule=quoted(shown(self._name, 24)))
            self._add(menu, "ruleRemove", words, partial(self.remove_wanted.emit, self._name))
        return menu

    def _add(self, menu: QMenu, name: str, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text.replace("&", "&&"), menu)  # no letter of a name is a short cut
        action.setObjectName(name)
        action.triggered.connect(lambda: do())
        menu.addAction(action)
        return action
