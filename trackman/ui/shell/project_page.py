"""The page in place of the panes that is about the whole project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.page_tab import PageTab
from trackman.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from trackman.ui.all_tracks.all_tracks_tab import AllTracksTab
    from trackman.ui.coverage.coverage_tab import CoverageTab
    from trackman.ui.cue_search.cue_search_tab import CueSearchTab


class ProjectTab(StrEnum):
    """The tabs, in their order on screen."""

    ALL_TRACKS = "allTracks"
    COVERAGE = "coverage"
    CUE_SEARCH = "cueSearch"


class ProjectPage(QFrame):
    """A way back, and tabs. Each content is made when its tab is first on screen or asked for.

    A new tab needs a member of `ProjectTab`, a line in `_offer_tabs` that names it and imports the
    class of its content (a `PageTab`), and a property that returns the content to its controller.
    """

    back_requested = Signal()
    """Back to the videos."""
    tab_shown = Signal(str)
    """This `ProjectTab` came on screen, its content was made; what it shows is wanted now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("projectPage")
        self.setAccessibleName(self.tr("All tracks"))
        self._imports: dict[ProjectTab, Callable[[], Callable[[], PageTab]]] = {}
        self._contents: dict[ProjectTab, PageTab] = {}
        self._columns: Mapping[str, bytes] = {}
        self._back = Button("projectPageBack", self.tr("Back to the videos"), "back", "quiet")
        self._tabs = Tabs("projectTabs", self.tr("All tracks of the project"))
        self._stack = QStackedWidget()
        self._build()
        self._offer_tabs()
        self._tabs.currentChanged.connect(self._turn)
        self._back.clicked.connect(self.back_requested)

    @property
    def all_tracks(self) -> AllTracksTab:
        """The table of all tracks."""
        return cast("AllTracksTab", self.content(ProjectTab.ALL_TRACKS))

    @property
    def coverage(self) -> CoverageTab:
        """The matrix of videos and languages."""
        return cast("CoverageTab", self.content(ProjectTab.COVERAGE))

    @property
    def cue_search(self) -> CueSearchTab:
        """The search in all subtitles."""
        return cast("CueSearchTab", self.content(ProjectTab.CUE_SEARCH))

    @property
    def tab(self) -> ProjectTab:
        """The tab on screen."""
        return list(self._imports)[max(self._tabs.currentIndex(), 0)]

    def add_tab(
        self, tab: ProjectTab, words: str, load: Callable[[], Callable[[], PageTab]]
    ) -> None:
        """Offer a tab whose content is made by what `load` imports when it is first needed."""
        self._imports[tab] = load
        self._tabs.addTab(words)

    def load(self, tab: ProjectTab) -> None:
        """Import what makes the content of a tab, ahead of the moment it is made in."""
        self._imports[tab]()

    def content(self, tab: ProjectTab) -> PageTab:
        """Return what is in a tab, made if need be."""
        if tab not in self._contents:
            content = self._contents[tab] = self._imports[tab]()()
            self._stack.addWidget(content)
            for table in content.tables:
                table.restore_columns(self._columns.get(table.objectName(), b""))
        return self._contents[tab]

    def show_tab(self, tab: ProjectTab) -> None:
        """Bring a tab on screen, as soon as the page is there."""
        self._tabs.setCurrentIndex(list(self._imports).index(tab))

    def take_keyboard(self) -> None:
        """Let the keys go to what is in the tab; the page has come on screen."""
        self._turn()
        self.content(self.tab).take_keyboard()

    def search(self) -> None:
        """Go to the field that searches the tab on screen."""
        self.content(self.tab).search()

    def restore_columns(self, columns: Mapping[str, bytes]) -> None:
        """Give the tables the columns that were saved, by their names."""
        self._columns = columns

    def saved_columns(self) -> dict[str, bytes]:
        """Return the columns of the tables that were made."""
        tables = [table for content in self._contents.values() for table in content.tables]
        return {table.objectName(): table.saved_columns() for table in tables}

    def reset_columns(self) -> None:
        """Give the columns of all tables the widths they have at first."""
        self._columns = {}
        for content in self._contents.values():
            for table in content.tables:
                table.reset_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _offer_tabs(self) -> None:
        self.add_tab(ProjectTab.ALL_TRACKS, self.tr("All tracks"), _import_all_tracks)
        self.add_tab(ProjectTab.COVERAGE, self.tr("Coverage"), _import_coverage)
        self.add_tab(ProjectTab.CUE_SEARCH, self.tr("Search all subtitles"), _import_cue_search)

    def _turn(self) -> None:
        """Show the content of the tab, once the page is on screen."""
        if self.isVisible():
            self._stack.setCurrentWidget(self.content(self.tab))
            self.tab_shown.emit(self.tab)
            if not self._tabs.hasFocus():  # else somebody goes through the tabs with the keyboard
                self.content(self.tab).take_keyboard()

    def _build(self) -> None:
        explain_with_key(self._back, self.tr("Back to the videos"), "leave")
        self._stack.setObjectName("projectPages")
        head = QFrame()
        head.setObjectName("projectHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(2, 8, 16, 0)  # the words of the button stand at 16
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)


def _import_all_tracks() -> type[AllTracksTab]:
    from trackman.ui.all_tracks.all_tracks_tab import AllTracksTab

    return AllTracksTab


def _import_coverage() -> type[CoverageTab]:
    from trackman.ui.coverage.coverage_tab import CoverageTab

    return CoverageTab


def _import_cue_search() -> type[CueSearchTab]:
    from trackman.ui.cue_search.cue_search_tab import CueSearchTab

    return CueSearchTab
