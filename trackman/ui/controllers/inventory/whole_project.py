"""Whole project: its inventory, and the controllers of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.app_links import AppLink
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.tracks import SavedTracksView, TracksQuery, TrackView
from trackman.domain.inventory.word_lists import WordList
from trackman.domain.journal import Entry
from trackman.domain.library import Scope
from trackman.domain.projects import Project
from trackman.domain.uploads import Video
from trackman.domain.whereabouts import Workplace
from trackman.services.connection import AnyState
from trackman.services.inventory.ends import OperationEnds, change_of
from trackman.services.quality import QualityChecks
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.project_page import ProjectTab
from trackman.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory
    from trackman.services.inventory.made_tracks import MadeTracks
    from trackman.services.inventory.scan import Scan
    from trackman.ui.controllers.inventory.coverage import CoverageController
    from trackman.ui.controllers.inventory.scan import ScanController
    from trackman.ui.controllers.inventory.search import CueSearchController
    from trackman.ui.controllers.inventory.tracks import AllTracksController
    from trackman.ui.palette.entries import PaletteEntry

_FOLDER = "inventory"


class WholeProject(QObject):
    """Makes each of them when it is first needed, for a start must not wait for it."""

    link_wanted = Signal(object)
    """A video is to be opened at a track: this `AppLink`."""
    video_wanted = Signal(str)
    """The video with this upload id is to be opened."""
    delete_requested = Signal(list)
    """The tracks with these keys are to be deleted: `list[int]`."""
    review_requested = Signal(str, list)
    """Under this name, the tracks with these keys are to be judged one after another: `list[int]`.
    """
    rule_requested = Signal()
    """A rule is to choose the tracks."""
    put_back_wanted = Signal(object, object)
    """Tracks that vanished are to be made again in this `Video`: a sequence of `NewTrack`."""
    replace_wanted = Signal(str)
    """Words are to be replaced in the tracks that this search finds."""
    scan_ended = Signal(object)
    """The scan ended or paused: this `ScanEnd`."""

    def __init__(
        self, context: SessionContext, workspace: Workspace, scope: Scope, checks: QualityChecks
    ) -> None:
        super().__init__()
        self.place: Callable[[], Workplace] = lambda: Workplace(None, scope.environment, None)
        """Returns the project and environment one works in."""
        self._context = context
        self._workspace = workspace
        self._scope = scope
        self._checks = checks
        self._locales: tuple[str, ...] = ()
        self._obstacle = ""
        self._deletion_obstacle = ""
        workspace.renew_project_page()
        workspace.project_tab_shown.connect(self.show_tab)

    @cached_property
    def inventory(self) -> Inventory:
        """All tracks of the project, as they were last seen."""
        folder = self._context.stores.folder.root / _FOLDER
        return self._context.connection.inventory(folder, self._scope, self._locales)

    @cached_property
    def scan(self) -> Scan:
        """The one scan of the session."""
        context = self._context
        return context.connection.scan(self.inventory, context.stores.backups, self._checks)

    @cached_property
    def _made_tracks(self) -> MadeTracks:
        """The part that takes the texts of new tracks into the inventory."""
        context = self._context
        return context.connection.made_tracks(self.inventory, context.stores.backups, self._checks)

    @cached_property
    def _ends(self) -> OperationEnds:
        planner = self._context.planner
        return OperationEnds(self.inventory, lambda: self._made_tracks, lambda: planner.primary)

    @cached_property
    def tracks(self) -> AllTracksController:
        """The controller of the table of all tracks."""
        from trackman.ui.controllers.inventory.tracks import AllTracksController

        lists = self._context.connection.track_lists()
        one = AllTracksController(self._context, self._workspace, self.inventory, lists)
        one.setParent(self)
        one.place = lambda: self.place()
        one.link_wanted.connect(self.link_wanted)
        one.delete_requested.connect(self.delete_requested)
        one.rule_requested.connect(self.rule_requested)
        one.review_requested.connect(self.review_requested)
        one.put_back_wanted.connect(self.put_back_wanted)
        return one

    @cached_property
    def scanning(self) -> ScanController:
        """The controller of the scan."""
        from trackman.ui.controllers.inventory.scan import ScanController

        one = ScanController(self._context, self._workspace, self.inventory, self.scan)
        one.setParent(self)
        one.ended.connect(self.scan_ended)
        return one

    @cached_property
    def coverage(self) -> CoverageController:
        """The controller of the coverage."""
        from trackman.ui.controllers.inventory.coverage import CoverageController

        one = CoverageController(self._context, self.inventory)
        one.setParent(self)
        one.tracks_wanted.connect(self.show_tracks)
        one.scan_wanted.connect(partial(self._go_to, ProjectTab.ALL_TRACKS))
        one.video_wanted.connect(self._open_video)
        return one

    @cached_property
    def cue_search(self) -> CueSearchController:
        """The controller of the search in all subtitles."""
        from trackman.ui.controllers.inventory.search import CueSearchController

        tab = self._workspace.project_page.cue_search
        one = CueSearchController(self._context, tab, self.inventory, self._open_at)
        one.setParent(self)
        tab.tracks_wanted.connect(self._show_tracks_with)
        tab.scan_wanted.connect(self._scan_texts)
        tab.replace_wanted.connect(self.replace_wanted)
        one.review_requested.connect(self.review_requested)
        return one

    def show_tab(self, tab: str) -> None:
        """Fill a tab that has come on screen: a `ProjectTab`."""
        match tab:
            case ProjectTab.ALL_TRACKS:
                self.scanning.show()
                self.tracks.show()
                self.show_obstacle(self._obstacle)
                self.show_deletion_obstacle(self._deletion_obstacle)
            case ProjectTab.COVERAGE:
                self.coverage.show(self._workspace.project_page.coverage)
            case ProjectTab.CUE_SEARCH:
                _ = self.cue_search  # it serves the tab from now on

    def show_tracks(self, query: TracksQuery) -> None:
        """Show tracks in the table of all tracks."""
        self._go_to(ProjectTab.ALL_TRACKS)
        self._workspace.project_page.all_tracks.ask_for(query)

    def report_accessibility(self) -> None:
        """Ask what the report shall be about, over the coverage that it is counted from."""
        self._go_to(ProjectTab.COVERAGE)
        self.coverage.report_accessibility()

    def palette_entries(self) -> list[PaletteEntry]:
        """Return views of all tracks and word lists, as the command palette offers them."""
        from trackman.store.preferences.track_views import load_track_views
        from trackman.store.preferences.word_lists import load_word_lists
        from trackman.ui.all_tracks.wording import AllTracksWording
        from trackman.ui.palette.entries import EntryKind, PaletteEntry

        words = AllTracksWording(self).views()
        views: dict[str, Callable[[], None]] = {
            words[view]: partial(self.show_tracks, TracksQuery(view=view)) for view in TrackView
        }
        for own in load_track_views(self._context.stores.folder):
            views[own.name] = partial(self._show_view, own)
        place, kind = words[TrackView.ALL], EntryKind.VIEW
        of_tracks = [PaletteEntry(kind, title, place, show) for title, show in views.items()]
        lists = load_word_lists(self._context.stores.folder)
        place = self.tr("Search all subtitles")
        return of_tracks + [
            PaletteEntry(kind, one.name, place, partial(self._search_for, one)) for one in lists
        ]

    def show_states(self, states: Mapping[int, str]) -> None:
        """Show what is being done with tracks in their rows, by their keys."""
        if "tracks" in self.__dict__:
            self._workspace.project_page.all_tracks.model.show_states(states)

    def show_obstacle(self, reason: str) -> None:
        """Say why no track can be changed here, deleted or put back; empty where it can."""
        self._obstacle = reason
        if "tracks" in self.__dict__:
            self._workspace.project_page.all_tracks.set_why_no_change(reason)

    def show_deletion_obstacle(self, reason: str) -> None:
        """Say why tracks are deleted only from a review; empty where they are not."""
        self._deletion_obstacle = reason
        if "tracks" in self.__dict__:
            self._workspace.project_page.all_tracks.set_why_no_deletion(reason)

    def note_project(self, project: Project) -> None:
        """Take up the languages of the project."""
        if project.site is not None:
            self._locales = tuple(project.site.locales)
            if "inventory" in self.__dict__:
                self.inventory.locales = self._locales

    def note_video(self, video: Video) -> None:
        """Take up the tracks of a video that were just read or changed."""
        self._context.tasks.start(self.inventory.note_video(video))

    def _show_tracks_with(self, text: str) -> None:
        """Show the tracks whose subtitles hold a text."""
        self.show_tracks(TracksQuery(rule=TrackRule(text=text)))

    def _scan_texts(self) -> None:
        """Read subtitles, where the progress is to be seen."""
        self._go_to(ProjectTab.ALL_TRACKS)
        self.scanning.begin(texts=True, everything=False)

    def note_end(self, entry: Entry, state: AnyState) -> None:
        """Take up what an operation on a track did to its video, whether that is open or not."""
        if change_of(entry, state) is not None:
            self._context.tasks.start(self._ends.note(entry, state))

    def _show_view(self, view: SavedTracksView) -> None:
        self._go_to(ProjectTab.ALL_TRACKS)
        self._workspace.project_page.all_tracks.choose_view(view)

    def _search_for(self, one: WordList) -> None:
        self._go_to(ProjectTab.CUE_SEARCH)
        self._workspace.project_page.cue_search.lists.choose(one.name)

    def _go_to(self, tab: ProjectTab) -> None:
        self._workspace.show_project_page(tab)

    def _open_video(self, upload_id: str) -> None:
        self._workspace.show_panes()
        self.video_wanted.emit(upload_id)

    def _open_at(self, link: AppLink) -> None:
        self._workspace.show_panes()
        self.link_wanted.emit(link)

    def stop(self) -> None:
        """Listen to the inventory no more; another session may serve the page then."""
        if "inventory" in self.__dict__:
            self.inventory.changed.clear()

    def close(self) -> None:
        """Write the inventory out, after everything that asks it has ended."""
        if "inventory" in self.__dict__:
            self.inventory.close()

    def forget_findings(self) -> None:
        """Forget how many findings there are, because other limits are in force."""
        self._context.tasks.start(self.inventory.forget_findings())
