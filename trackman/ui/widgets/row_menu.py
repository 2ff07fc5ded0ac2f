"""Menu of what can be done with the selected rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from trackman.ui.widgets.labels import plain_tooltip


@dataclass(frozen=True, slots=True)
class RowAction:
    """One line of the menu."""

    name: str
    text: str
    do: Callable[[], object]
    why_not: str = ""
    """Why it cannot be done now, which is its tooltip; empty when it can."""
    keys: str = ""
    """Keys that do the same, such as `Ctrl+C`; shown only."""


Groups = Sequence[Sequence[RowAction | QAction]]
"""Lines of the menu, with a line drawn between the groups."""


def offer_row_menu(view: QAbstractItemView, name: str, groups: Callable[[], Groups]) -> None:
    """Give a view a menu for the right mouse button and the menu key, asked for each time."""
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(
        lambda place: open_row_menu(view, name, groups(), view.viewport().mapToGlobal(place))
    )


def allow_unless(why_not: str, action: QAction) -> None:
    """Let an entry of a menu be chosen; else have it say why it cannot be."""
    action.setEnabled(not why_not)
    action.setToolTip(plain_tooltip(why_not))
    action.setWhatsThis(why_not)  # screen readers read this out


def open_row_menu(parent: QWidget, name: str, groups: Groups, place: QPoint) -> QMenu:
    """Open a menu at a place of the screen, with a line between the groups."""
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        for one in group:
            if isinstance(one, QAction):
                menu.addAction(one)
                continue
            action = menu.addAction(one.text.replace("&", "&&"))
            action.setObjectName(one.name)
            allow_unless(one.why_not, action)
            if one.keys:
                action.setShortcut(QKeySequence(one.keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _=False, do=one.do: do())
    menu.popup(place)
    return menu
