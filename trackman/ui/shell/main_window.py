"""The window: on screen at once as an empty frame, filled in the moment after.

Qt's Python types are made when they are first named, and with the style sheet and the panes that
takes longer than Qt needs to open a window. So nothing here names more than a frame needs.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from trackman.domain.settings import ThemeChoice
from trackman.ui.shell.first_paint import paint_frame
from trackman.ui.shell.window_state import first_geometry, packed, unpacked
from trackman.ui.theme.scale import SMALLEST_WINDOW, limit_within_screen
from trackman.ui.widgets.dropped import dropped_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from trackman.domain.recent import RecentVideo
    from trackman.domain.requests import OpenRequest
    from trackman.ui.activity.activity_page import ActivityPage
    from trackman.ui.guide.window import GuideWindow
    from trackman.ui.library.library_pane import LibraryPane
    from trackman.ui.shell.commands import Commands
    from trackman.ui.shell.footer import Footer
    from trackman.ui.shell.header import Header
    from trackman.ui.shell.menus import Menus
    from trackman.ui.shell.project_page import ProjectTab
    from trackman.ui.shell.work_pane import WorkPane
    from trackman.ui.shell.workspace import Workspace
    from trackman.ui.tracks.tracks_pane import TracksPane
    from trackman.ui.widgets.notification import Notification

_SIZE = (1360, 820)


class MainWindow(QMainWindow):
    """Videos, tracks and work between two bars; naming a part fills the window if need be."""

    open_requested = Signal(str)
    """A link or id was typed, pasted or dropped."""
    refresh_requested = Signal()
    undo_requested = Signal()
    """Undo was chosen in the menu, or its keys were pressed."""
    activity_requested = Signal()
    """The page of activity comes on screen."""
    theme_chosen = Signal(ThemeChoice)
    export_all_requested = Signal()
    import_requested = Signal()
    check_backups_requested = Signal()
    moderation_requested = Signal()
    """A report of what was changed in a period is wanted."""
    accessibility_requested = Signal()
    """A report of which videos lack captions is wanted."""
    rules_requested = Signal()
    reviews_requested = Signal()
    keep_languages_requested = Signal()
    find_text_requested = Signal(int)
    """0: the search of the text; 1 and -1: the next and the previous place found in it."""
    finding_requested = Signal(int)
    """1 and -1: the next and the previous finding in the text."""
    files_dropped = Signal(list)
    """Files or folders were dropped, of which tracks may be made: their paths."""
    paste_requested = Signal()
    """Files in the clipboard are to become tracks."""
    compare_requested = Signal()
    """The texts of the two selected tracks are to be compared."""
    replace_requested = Signal()
    """The selected track is to be replaced by a file."""
    generation_requested = Signal()
    """Subtitles of the video's sound are to be made."""
    change_requested = Signal()
    """The selected track is to have another name, language or flag."""
    sound_requested = Signal()
    """It is to be found out whether the selected tracks fit the sound."""
    versions_requested = Signal()
    """The saved versions of the selected track are wanted."""
    copy_requested = Signal()
    """The selected tracks are to be copied to another video."""
    review_requested = Signal()
    """The tracks of the video, or those selected, are to be judged one after another."""
    download_requested = Signal(object)
    """The subtitles of the video are wanted as files of this `TextForm`."""
    palette_opened = Signal(object)
    """The command palette is open: the `Palette`, which takes more entries."""
    keys_chosen = Signal(object)
    """A person gave commands other keys: the `KeyMap` from now on."""
    tour_requested = Signal()
    log_requested = Signal()
    diagnostics_requested = Signal()
    updates_requested = Signal()
    painted = Signal()
    """The window is on screen, as a frame; it is filled right after."""
    filled = Signal()
    """Panes and words are on screen too."""
    recent_cleared = Signal()
    """The list of videos opened last is to be emptied."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self._workspace: Workspace | None = None
        self._commands: Commands | None = None
        self._guide: GuideWindow | None = None
        self._painted = False
        self._panes = b""
        self._columns = b""
        self._zoom = 0
        self.setObjectName("window")
        self.setAccessibleName("trackman")
        self.setWindowTitle("trackman")
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        limit_within_screen(self, SMALLEST_WINDOW)

    @property
    def header(self) -> Header:
        """The bar at the top."""
        return self._content().header

    @property
    def workspace(self) -> Workspace:
        """All of it, to change between the panes and the page to sign in."""
        return self._content()

    @property
    def library(self) -> LibraryPane:
        """The pane at the left."""
        return self._content().library

    @property
    def tracks(self) -> TracksPane:
        """The pane in the middle."""
        return self._content().tracks

    @property
    def work(self) -> WorkPane:
        """The pane at the right: decision, text, player, details."""
        return self._content().work

    @property
    def footer(self) -> Footer:
        """The bar at the bottom."""
        return self._content().footer

    @property
    def notification(self) -> Notification:
        """The message bar."""
        return self._content().notification

    @property
    def activity(self) -> ActivityPage:
        """The page of what runs and what was done."""
        return self._content().activity

    def show_theme(self, theme: ThemeChoice) -> None:
        """Mark the theme in force in the menu."""
        self._content()
        if self._commands is not None:
            self._commands.menus.show_theme(theme)

    def show_undo(self, text: str | None) -> None:
        """Say in the menu what Undo would take back; None where there is nothing to undo."""
        self._content()
        if self._commands is not None:
            self._commands.menus.show_undo(text)

    def show_guide(self) -> GuideWindow:
        """Bring the user guide to the front, where it was left."""
        from trackman.ui.guide.window import GuideWindow

        if self._guide is None:
            self._guide = GuideWindow()
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()
        return self._guide

    def show_recent(self, videos: Sequence[RecentVideo]) -> None:
        """Offer the videos opened last in the menu."""
        self._content()
        if self._commands is not None:
            self._commands.menus.show_recent(videos)

    def take_request(self, request: OpenRequest) -> None:
        """Open what was asked for from outside, as if it was typed or dropped here."""
        if request.video:
            self.open_requested.emit(request.video)
        if request.files:
            self.files_dropped.emit(list(request.files))

    def saved_geometry(self) -> bytes:
        """Return place, pane widths, columns and the size of the subtitles."""
        if self._workspace is not None:
            self._panes = self._workspace.panes.saved()
            self._columns = self._workspace.saved_columns()
            self._zoom = self._workspace.work.zoom
        zoom = str(self._zoom).encode()
        return packed([bytes(self.saveGeometry().data()), self._panes, self._columns, zoom])

    def take_first_place(self) -> None:
        """Fit into the screen the pointer is on, as a window does that was never open before."""
        self.setGeometry(first_geometry(QSize(*_SIZE)))

    def restore(self, data: bytes) -> None:
        """Take up what `saved_geometry` returned; anything else is ignored.

        Qt itself brings back a window whose place is not on any screen any more.
        """
        parts = unpacked(data)
        if parts is None or len(parts) != 4:
            return
        geometry, self._panes, self._columns, zoom = parts
        with suppress(ValueError):
            self._zoom = int(zoom)
        self.restoreGeometry(geometry)
        if self._workspace is not None:
            self._workspace.restore(self._panes, self._columns, self._zoom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and tell once that the window is on screen."""
        super().paintEvent(event)
        if self._workspace is None:
            paint_frame(self)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin)

    def rebuild(self) -> None:
        """Make panes, bars and menus anew, such as in another language.

        Their places, widths and columns stay; what they showed is to be shown again.
        """
        self.saved_geometry()
        self._workspace = None
        self._content()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless something speaks against it."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        if self._guide is not None:
            self._guide.close()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take links, texts and files."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make tracks of files, and open anything else."""
        event.acceptProposedAction()
        if files := dropped_files(event.mimeData()):
            self.files_dropped.emit(files)
        else:
            self.open_requested.emit(_dropped(event.mimeData()))

    def _begin(self) -> None:
        self.painted.emit()
        self._content()
        # Whatever waited for the first paint now imports a lot: first show what there is.
        QCoreApplication.sendPostedEvents()
        self.repaint()
        self.filled.emit()

    def _content(self) -> Workspace:
        """Return the panes and bars, made when they are first needed."""
        if self._workspace is None:
            from trackman.ui.shell.commands import Commands
            from trackman.ui.shell.workspace import Workspace
            from trackman.ui.theme.theme import theme

            theme().dress()
            self._workspace = Workspace()
            self.setCentralWidget(self._workspace)
            self._commands = Commands(self, self._workspace)
            self._commands.keys_chosen.connect(self.keys_chosen)
            self._commands.palette_opened.connect(self.palette_opened)
            self._connect(self._workspace, self._commands.menus)
            self._workspace.restore(self._panes, self._columns, self._zoom)
        return self._workspace

    def _show_tab(self, tab: int) -> None:
        """Show one of activity, recently deleted and history, counted from 0."""
        self.workspace.activity.tabs.setCurrentIndex(tab)
        self.activity_requested.emit()

    def _show_project_tab(self, tab: ProjectTab) -> None:
        """Show a tab of the page about the whole project.

        It is imported, made and shown in three turns of the event loop: each takes its time, and
        somebody may type or click.
        """
        workspace = self.workspace
        self._in_turns(
            lambda: workspace.project_page.load(tab),
            lambda: workspace.project_page.content(tab),
            lambda: workspace.show_project_page(tab),
        )

    def _in_turns(self, step: Callable[[], object], *steps: Callable[[], object]) -> None:
        """Do one thing after another, each in a turn of the event loop of its own."""
        step()
        if steps:  # without a pause the next would belong to this turn
            QTimer.singleShot(1, self, partial(self._in_turns, *steps))

    def _connect_project_page(self, workspace: Workspace, menus: Menus) -> None:
        from trackman.ui.shell.project_page import ProjectTab

        for wanted, tab in (
            (menus.all_tracks.triggered, ProjectTab.ALL_TRACKS),
            (menus.coverage.triggered, ProjectTab.COVERAGE),
            (menus.search_all.triggered, ProjectTab.CUE_SEARCH),
            (workspace.header.all_tracks_requested, ProjectTab.ALL_TRACKS),
        ):
            wanted.connect(partial(self._show_project_tab, tab))

    def _connect(self, workspace: Workspace, menus: Menus) -> None:
        self.activity_requested.connect(workspace.show_activity)
        for action, tab in ((menus.activity, 0), (menus.deleted, 1), (menus.history, 2)):
            action.triggered.connect(partial(self._show_tab, tab))
        workspace.footer.activity_pressed.connect(partial(self._show_tab, 0))
        workspace.header.activity_requested.connect(partial(self._show_tab, 0))
        workspace.header.history_requested.connect(partial(self._show_tab, 2))
        menus.theme_chosen.connect(self.theme_chosen)
        self._connect_help(menus)
        self._connect_project_page(workspace, menus)
        menus.guide.triggered.connect(self.show_guide)
        menus.recent_chosen.connect(self.open_requested)
        menus.recent_cleared.connect(self.recent_cleared)
        for action, step in ((menus.next_finding, 1), (menus.finding_before, -1)):
            action.triggered.connect(partial(self.finding_requested.emit, step))
        menus.undo.triggered.connect(self.undo_requested)
        menus.compare.triggered.connect(self.compare_requested)
        menus.review.triggered.connect(self.review_requested)
        menus.generate.triggered.connect(self.generation_requested)
        menus.change.triggered.connect(self.change_requested)
        menus.replace.triggered.connect(self.replace_requested)
        menus.versions.triggered.connect(self.versions_requested)
        menus.check_sound.triggered.connect(self.sound_requested)
        menus.copy_to.triggered.connect(self.copy_requested)
        menus.download_chosen.connect(self.download_requested)
        menus.paste.triggered.connect(self.paste_requested)
        for action, step in ((menus.find_text, 0), (menus.find_next, 1), (menus.find_before, -1)):
            action.triggered.connect(partial(self.find_text_requested.emit, step))
        menus.export_all.triggered.connect(self.export_all_requested)
        menus.import_all.triggered.connect(self.import_requested)
        menus.check_backups.triggered.connect(self.check_backups_requested)
        menus.moderation.triggered.connect(self.moderation_requested)
        menus.accessibility.triggered.connect(self.accessibility_requested)
        menus.rules.triggered.connect(self.rules_requested)
        menus.reviews.triggered.connect(self.reviews_requested)
        menus.keep_languages.triggered.connect(self.keep_languages_requested)
        workspace.header.field.open_requested.connect(self.open_requested)
        workspace.header.refresh_requested.connect(self.refresh_requested)
        workspace.work.compare_requested.connect(self.compare_requested)

    def _connect_help(self, menus: Menus) -> None:
        menus.tour.triggered.connect(self.tour_requested)
        menus.log.triggered.connect(self.log_requested)
        menus.diagnostics.triggered.connect(self.diagnostics_requested)
        menus.updates.triggered.connect(self.updates_requested)


def _dropped(data: QMimeData) -> str:
    if data.hasUrls():
        return data.urls()[0].toString()
    return data.text().strip()
