"""The heading of the table: which view one sees, and the menu of all views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from trackman.domain.inventory.tracks import SavedTracksView, TrackView
from trackman.domain.names import shown
from trackman.ui.all_tracks.wording import AllTracksWording
from trackman.ui.widgets.labels import explain
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.wording.inserting import filled, isolated, number, quoted

_LONGEST = 44
_SHORTEST = 24


class TrackViewsButton(MenuButton):
    """Its text is the view in force."""

    view_chosen = Signal(object)
    """This `TrackView`, or this `SavedTracksView` of the person's own."""
    save_wanted = Signal()
    rename_wanted = Signal(str)
    """Rename the view with this name."""
    remove_wanted = Signal(str)
    """Delete the view with this name."""

    def __init__(self) -> None:
        super().__init__("trackViews", title=True)
        self.views: tuple[SavedTracksView, ...] = ()
        self._names = AllTracksWording(self).views()
        self._counts: Mapping[TrackView, int] = {}
        self._current: TrackView | SavedTracksView = TrackView.ALL
        self.show_current(TrackView.ALL)

    def show_views(self, views: Sequence[SavedTracksView]) -> None:
        """Offer the person's own views."""
        self.views = tuple(views)

    def show_counts(self, counts: Mapping[TrackView, int]) -> None:
        """Say in the menu how many tracks each view has."""
        self._counts = counts

    def show_current(self, view: TrackView | SavedTracksView) -> None:
        """Name the view in force."""
        self._current = view
        name = view.name if isinstance(view, SavedTracksView) else self._names[view]
        self.setText(shown(name, 80))
        words = filled(self.tr("View: {name}"), name=self.text())
        self.setAccessibleName(words)
        explain(self, words)
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return all views and what can be done with them."""
        menu = QMenu(self)
        menu.setObjectName("trackViewsMenu")
        for view, name in self._names.items():
            text = name
            if view in self._counts:
                #: A view and how many tracks it has: “Errored (12)”.
                words = self.tr("{view} ({count})")
                text = filled(words, view=name, count=number(self._counts[view]))
            self._choice(menu, f"trackView-{view.value}", text, view)
            if view is TrackView.ALL:
                menu.addSeparator()
        if self.views:
            menu.addSeparator()
            self._action(menu, "trackViewsOwn", self.tr("Your views")).setEnabled(False)
        for place, one in enumerate(self.views):
            self._choice(menu, f"ownTrackView{place}", shown(one.name, _LONGEST), one)
        menu.addSeparator()
        save = self._action(menu, "trackViewSave", self.tr("Save this view…"))
        save.triggered.connect(self.save_wanted)
        if isinstance(self._current, SavedTracksView):
            self._offer_changes(menu, self._current.name)
        return menu

    def _offer_changes(self, menu: QMenu, name: str) -> None:
        text = quoted(shown(name, _SHORTEST))
        #: {view} is in quotation marks.
        rename = filled(self.tr("Rename {view}…"), view=text)
        #: {view} is in quotation marks.
        remove = filled(self.tr("Delete {view}"), view=text)
        changes: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("trackViewRename", rename, partial(self.rename_wanted.emit, name)),
            ("trackViewRemove", remove, partial(self.remove_wanted.emit, name)),
        )
        for key, words, do in changes:
            self._action(menu, key, words).triggered.connect(lambda _=False, do=do: do())

    def _choice(self, menu: QMenu, name: str, text: str, view: TrackView | SavedTracksView) -> None:
        action = self._action(menu, name, text)
        action.setCheckable(True)
        action.setChecked(view == self._current)
        action.triggered.connect(lambda: self.view_chosen.emit(view))

    def _action(self, menu: QMenu, name: str, text: str) -> QAction:
        action = QAction(isolated(text).replace("&", "&&"), menu)
        action.setObjectName(name)
        action.setToolTip("")
        menu.addAction(action)
        return action
