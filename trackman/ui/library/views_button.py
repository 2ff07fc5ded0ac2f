"""The heading of the library: which view one sees, and the menu of all views."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from trackman.domain.library import LibraryQuery, SavedFilter, SavedView
from trackman.domain.names import shown
from trackman.ui.widgets.labels import explain, plain_tooltip
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.widgets.row_menu import allow_unless
from trackman.ui.wording.inserting import filled, isolated, listed, quoted

_LONGEST = 44
_SHORTEST = 24


class ViewsButton(MenuButton):
    """Its text is the view in force."""

    all_chosen = Signal()
    recent_chosen = Signal()
    view_chosen = Signal(object)
    """A `SavedView` of the person's own."""
    filter_chosen = Signal(object)
    """A `SavedFilter` of DatoCMS."""
    save_wanted = Signal()
    rename_wanted = Signal(str)
    """Rename the view with this name."""
    remove_wanted = Signal(str)
    """Delete the view with this name."""
    filters_wanted = Signal()
    """The menu opens, and DatoCMS's filters are not known yet."""

    def __init__(self) -> None:
        super().__init__("libraryViews", title=True)
        self.views: tuple[SavedView, ...] = ()
        self._filters: tuple[SavedFilter, ...] | None = None
        self._trouble = ""
        self._current: SavedView | SavedFilter | str = ""
        self._why_not_save = self._why_not("", LibraryQuery())
        self._open: QMenu | None = None

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer the person's own views."""
        self.views = tuple(views)

    def show_filters(self, filters: Sequence[SavedFilter] | None, trouble: str = "") -> None:
        """Offer DatoCMS's filters; None while they are not known, `trouble` says why not."""
        self._filters = None if filters is None else tuple(filters)
        self._trouble = trouble
        if self._open is not None and self._open.isVisible():
            self._open.clear()
            self._fill(self._open)

    def show_current(
        self, text: str, current: SavedView | SavedFilter | str, query: LibraryQuery
    ) -> None:
        """Name what is seen. `current` is the view chosen, or `all`, `recent` or nothing."""
        self._current = current
        self._why_not_save = self._why_not(current, query)
        self.setText(shown(text, 80))
        words = filled(self.tr("View: {name}"), name=self.text())
        self.setAccessibleName(words)
        left_out = current.not_understood if isinstance(current, SavedFilter) else ()
        explain(self, self._left_out(left_out) or words)
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return all views and what can be done with them."""
        self._open = menu = QMenu(self)
        menu.setObjectName("libraryViewsMenu")
        menu.setToolTipsVisible(True)
        if self._filters is None and not self._trouble:
            self.filters_wanted.emit()
        self._fill(menu)
        return menu

    def _fill(self, menu: QMenu) -> None:
        self._choice(menu, "viewAll", self.tr("All videos"), "all", self.all_chosen.emit)
        self._choice(
            menu, "viewRecent", self.tr("Recent videos"), "recent", self.recent_chosen.emit
        )
        if self.views:
            self._heading(menu, "viewsOwn", self.tr("Your views"))
        for place, view in enumerate(self.views):
            choose = partial(self.view_chosen.emit, view)
            self._choice(menu, f"view{place}", view.name, view, choose)
        self._add_filters(menu)
        menu.addSeparator()
        save = self._action(menu, "viewSave", self.tr("Save this view…"))
        allow_unless(self._why_not_save, save)
        save.triggered.connect(self.save_wanted)
        if isinstance(self._current, SavedView):
            name = self._current.name
            for key, words, tell in (
                #: {view} is in quotation marks.
                ("viewRename", self.tr("Rename {view}…"), self.rename_wanted),
                #: {view} is in quotation marks.
                ("viewRemove", self.tr("Delete {view}"), self.remove_wanted),
            ):
                text = filled(words, view=quoted(shown(name, _SHORTEST)))
                action = self._action(menu, key, text)
                action.triggered.connect(partial(tell.emit, name))

    def _add_filters(self, menu: QMenu) -> None:
        if self._filters == () and not self._trouble:
            return
        self._heading(menu, "viewsDatoCms", self.tr("Saved in DatoCMS"))
        if self._filters is None:
            words = self._trouble or self.tr("Loading…")
            self._action(menu, "viewsWaiting", words).setEnabled(False)
            return
        for one in self._filters:
            name = one.name
            if one.not_understood:
                name = filled(self.tr("{filter} (in part)"), filter=_fit(one.name))
            choose = partial(self.filter_chosen.emit, one)
            action = self._choice(menu, f"filter{one.id}", name, one, choose)
            action.setToolTip(plain_tooltip(self._left_out(one.not_understood)))

    def _why_not(self, current: SavedView | SavedFilter | str, query: LibraryQuery) -> str:
        """Return why what is seen cannot be saved; empty where it can."""
        if current == "recent":
            return self.tr("Recent videos are always offered here.")
        return "" if query != LibraryQuery() else self.tr("Search or filter the videos first.")

    def _left_out(self, parts: Sequence[str]) -> str:
        if not parts:
            return ""
        words = self.tr("These parts of the filter aren’t supported and are ignored: {p}")
        return filled(words, p=listed(shown(part, 60) for part in parts[:10]))

    def _choice(
        self,
        menu: QMenu,
        name: str,
        text: str,
        meaning: SavedView | SavedFilter | str,
        choose: Callable[[], None],
    ) -> QAction:
        action = self._action(menu, name, _fit(text))
        action.setCheckable(True)
        action.setChecked(meaning == self._current)
        action.triggered.connect(lambda: choose())
        return action

    def _heading(self, menu: QMenu, name: str, text: str) -> None:
        menu.addSeparator()
        self._action(menu, name, text).setEnabled(False)

    def _action(self, menu: QMenu, name: str, text: str) -> QAction:
        action = QAction(
            isolated(text).replace("&", "&&"), menu
        )  # no letter of a name is a short cut
        action.setObjectName(name)
        action.setToolTip("")
        menu.addAction(action)
        return action


def _fit(name: str) -> str:
    return shown(name, _LONGEST)
