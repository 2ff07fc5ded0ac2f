"""Query of the library, the view it came from, and the controls that change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.library import LibraryQuery, SavedFilter, SavedView, Sort
from trackman.ui.library.filter_wording import FilterChoices, unfiltered, without
from trackman.ui.library.head import LibraryHead

if TYPE_CHECKING:
    from trackman.ui.library.filter_panel import FilterPanel
    from trackman.ui.widgets.name_question import NameQuestion

View = SavedView | SavedFilter | str
"""A saved query, or `all`, `recent`, or nothing for a query without a name."""


class QueryModel(QObject):
    """Keeps the head of the pane and the query of one mind."""

    changed = Signal(object)
    """A person asks for another `LibraryQuery`."""
    recent_wanted = Signal()
    """The videos opened lately are asked for, whatever the query is."""
    library_wanted = Signal()
    """The same query is asked for again, such as after the videos opened lately."""
    choices_wanted = Signal()
    """Somebody wants to filter; `set_choices` and `set_known` answer."""
    filters_wanted = Signal()
    """Somebody looks at the views; `set_filters` answers."""
    save_view_requested = Signal(str)
    """Keep `query` under this name."""
    rename_view_requested = Signal(str, str)
    """Rename a view, from and to."""
    remove_view_requested = Signal(str)

    def __init__(self, head: LibraryHead) -> None:
        super().__init__(head)
        self.query = LibraryQuery()
        self.view: View = "all"
        self._filter: SavedFilter | None = None
        """The one of DatoCMS chosen last, whose name its query has."""
        self._head = head
        self._choices = FilterChoices()
        self._known: int | None = None
        self._panel: FilterPanel | None = None
        self._connect()
        self._show()

    def ask_for(self, query: LibraryQuery, view: View = "") -> None:
        """Ask for these videos."""
        before = self.query
        self.query = query
        self.view = view or self._view_of(query)
        self._show()
        if query == before:
            self.library_wanted.emit()
        else:
            self.changed.emit(query)

    def ask_for_all(self) -> None:
        """Ask for all videos, in the same order."""
        self.ask_for(unfiltered(self.query))

    def ask_for_recent(self) -> None:
        """Ask for the videos opened lately."""
        self.view = "recent"
        self._show()
        self.recent_wanted.emit()

    def begin_anew(self) -> None:
        """Forget the filters of this project without asking for anything; the order stays."""
        self.query, self.view, self._filter = unfiltered(self.query), "all", None
        self._choices, self._known = FilterChoices(), None
        self._head.views.show_filters(None)
        self._show()

    def set_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views of the person's own."""
        self._head.views.show_views(views)
        if self.view != "recent" and not isinstance(self.view, SavedFilter):
            self.view = self._view_of(self.query)
        self._show()

    def set_filters(self, filters: Sequence[SavedFilter] | None, trouble: str = "") -> None:
        """Offer DatoCMS's filters; None where `trouble` says why there are none."""
        self._head.views.show_filters(filters, trouble)

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer these to filter by."""
        self._choices = choices
        if self._panel is not None:
            self._panel.offer(choices)
            self._panel.show_query(self.query)
        self._show()

    def set_known(self, known: int) -> None:
        """Take up of how many videos the tracks are known."""
        self._known = known
        if self._panel is not None:
            self._panel.show_known(known)

    def open_filters(self) -> None:
        """Open the panel with the filters."""
        if self._panel is None:
            from trackman.ui.library.filter_panel import FilterPanel  # not before it is needed

            self._panel = FilterPanel(self._head)
            self._panel.changed.connect(self.ask_for)
            self._panel.offer(self._choices)
        if self._known is not None:
            self._panel.show_known(self._known)
        self._panel.show_query(self.query)
        self._panel.open_under(self._head.filter_button)
        self.choices_wanted.emit()

    def _connect(self) -> None:
        head, views = self._head, self._head.views
        head.search.searched.connect(self._search)
        head.sort.chosen.connect(self._sort)
        head.chips.removed.connect(self._remove)
        head.filters_pressed.connect(self.open_filters)
        views.all_chosen.connect(self.ask_for_all)
        views.recent_chosen.connect(self.ask_for_recent)
        views.view_chosen.connect(self._choose)
        views.filter_chosen.connect(self._choose)
        views.filters_wanted.connect(self.filters_wanted)
        views.save_wanted.connect(self._ask_name)
        views.rename_wanted.connect(self._ask_other_name)
        views.remove_wanted.connect(self.remove_view_requested)

    def _search(self, text: str) -> None:
        self.ask_for(replace(self.query, text=text))

    def _sort(self, sort: Sort) -> None:
        self.ask_for(replace(self.query, sort=sort))

    def _remove(self, name: str) -> None:
        self.ask_for(without(self.query, name))

    def _choose(self, view: SavedView | SavedFilter) -> None:
        if isinstance(view, SavedFilter):
            self._filter = view
        self.ask_for(view.query, view)

    def _view_of(self, query: LibraryQuery) -> View:
        """Return what to call a query: a view with just this query keeps its name."""
        if self._filter is not None and self._filter.query == query:
            return self._filter
        same = (view for view in self._head.views.views if view.query == query)
        return next(same, "" if query.is_filtered else "all")

    def _show(self) -> None:
        self._head.show_query(self.query, self._choices)
        self._head.sort.setVisible(self.view != "recent")
        self._head.views.show_current(self._title(), self.view, self.query)
        if self.query.collection_id and not self._choices.collections:
            self.choices_wanted.emit()  # to call it by its name

    def _title(self) -> str:
        if isinstance(self.view, SavedView | SavedFilter):
            return self.view.name
        return {
            "all": self.tr("All videos"),
            "recent": self.tr("Recent videos"),
        }.get(self.view, self.tr("Search results"))

    def _ask_name(self) -> None:
        name = self.view.name if isinstance(self.view, SavedView | SavedFilter) else ""
        question = self._question(self.tr("Save this view"), self.tr("Save view"), name)
        question.named.connect(self.save_view_requested)
        question.open()

    def _ask_other_name(self, name: str) -> None:
        question = self._question(self.tr("Rename this view"), self.tr("Rename view"), name)
        question.named.connect(lambda other: self.rename_view_requested.emit(name, other))
        question.open()

    def _question(self, title: str, action: str, name: str) -> NameQuestion:
        from trackman.ui.widgets.name_question import NameQuestion

        taken = {view.name for view in self._head.views.views}
        return NameQuestion(self._head.window(), title, action, name, taken)
