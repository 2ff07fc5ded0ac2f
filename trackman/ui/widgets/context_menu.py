"""Menus of the right mouse button; what is off says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu

Entry = tuple[str, Callable[[], object], str | None]
"""Words, what to do, and why that is not possible; None where it is."""


def offer(view: QAbstractItemView, entries: Callable[[], Sequence[QAction | Entry | None]]) -> None:
    """Give a view a menu for the right mouse button and the menu key; None is a line in it.

    `entries` is asked each time, when the row under the mouse is selected already.
    """

    def show(place: QPoint) -> None:
        menu = QMenu(view)
        menu.setObjectName(f"{view.objectName()}Menu")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in entries():
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QAction):
                menu.addAction(entry)
            else:
                words, do, why_not = entry
                action = menu.addAction(words)
                action.setEnabled(why_not is None)
                action.setToolTip(why_not or "")
                action.triggered.connect(do)
        if not menu.isEmpty():
            menu.popup(view.viewport().mapToGlobal(place))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(show)
