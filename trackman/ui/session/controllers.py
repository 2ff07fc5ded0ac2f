"""The controllers that every session has from its start."""

from __future__ import annotations

from contextlib import AsyncExitStack

from PySide6.QtCore import QObject

from trackman.domain.app_links import AppLink, is_app_link
from trackman.domain.library import Scope
from trackman.domain.settings import Settings
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.additions import FileAdditions
from trackman.ui.controllers.app_links import AppLinks
from trackman.ui.controllers.changes import ChangesController
from trackman.ui.controllers.comparison import ComparisonController
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.editor import EditorController
from trackman.ui.controllers.generation import GenerationController
from trackman.ui.controllers.inventory.whole_project import WholeProject
from trackman.ui.controllers.library import LibraryController
from trackman.ui.controllers.link_target import LinkTarget
from trackman.ui.controllers.navigation import NavigationController
from trackman.ui.controllers.notices import NoticesController
from trackman.ui.controllers.operations.activity import ActivityController
from trackman.ui.controllers.operations.addition import AdditionController
from trackman.ui.controllers.operations.archive import ArchiveController
from trackman.ui.controllers.operations.bulk import BulkController
from trackman.ui.controllers.operations.deletion import DeletionController
from trackman.ui.controllers.operations.quitting import Quitting
from trackman.ui.controllers.operations.recovery import RecoveryController
from trackman.ui.controllers.operations.replacement import ReplacementController
from trackman.ui.controllers.operations.restore import RestoreController
from trackman.ui.controllers.operations.tracker import OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.controllers.palette import PaletteController
from trackman.ui.controllers.player import PlayerController
from trackman.ui.controllers.project_header import ProjectHeader
from trackman.ui.controllers.quality import QualityController
from trackman.ui.controllers.recent_videos import RecentVideos
from trackman.ui.controllers.reports import ReportsController
from trackman.ui.controllers.text import TextController
from trackman.ui.controllers.video import VideoController
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.shell.main_window import MainWindow


class SessionControllers(QObject):
    """Makes them; the other modules of this package connect them with each other."""

    def __init__(self, window: MainWindow, context: SessionContext) -> None:
        super().__init__(window)
        self.window, self.context = window, context
        self.tasks, self.connection = context.tasks, context.connection
        self.current = context.current
        self.ending = AsyncExitStack()
        """Ends the controllers that were made when somebody wanted them, the last one first."""
        self._make_operations()
        self._make_for_video()
        self._make_for_project()
        for part in vars(self).values():
            if isinstance(part, QObject) and part not in (window, self.tasks):
                part.setParent(self)  # so that it ends with this session

    def open(self, text: str) -> None:
        """Open what was typed, pasted, dropped or handed over."""
        self.links.dismiss_words()
        self.target.dismiss_words()
        if is_app_link(text):
            self.links.follow(text)
        else:
            self.opening.open(text)

    def open_at(self, link: AppLink) -> None:
        """Open a video of this project and environment at the place a link names."""
        self.target.aim_at(link)
        self.opening.open(link.upload_id)

    def settings(self) -> Settings:
        """Return the settings that hold now."""
        return load_settings(self.context.stores.folder)

    def _make_operations(self) -> None:
        """Make what changes tracks."""
        context, workspace, stores = self.context, self.window.workspace, self.context.stores
        work = self.connection.work(stores.ledger, stores.backups)
        self.operations = OperationTracker(work, self.tasks)
        self.info = VideoInfoController(context, workspace.work)
        self.restoring = RestoreController(context, self.operations)
        self.adding = AdditionController(context, self.operations)
        self.replacing = ReplacementController(context, self.operations)
        self.undo = UndoController(
            context, self.operations, self.restoring.restore, self.replacing.put_back
        )
        self.deleting = DeletionController(
            context, workspace, self.operations, self.undo, self.info
        )
        self.recovery = RecoveryController(context, self.operations)
        self.activity = ActivityController(
            context, workspace, self.operations, self.restoring, self.recovery
        )
        self.archive = ArchiveController(context, workspace)
        self.quitting = Quitting(context, self.operations, self.window.close)

    def _make_for_video(self) -> None:
        """Make what shows the open video and works on its texts."""
        context, workspace = self.context, self.window.workspace
        connection, stores = self.connection, self.context.stores
        self.reader = reader = connection.reading(stores.backups, stores.texts)
        self.text = TextController(context, workspace, reader)
        self.comparison = ComparisonController(context, workspace, reader)
        self.quality = QualityController(context, workspace, reader, checks := connection.judging())
        self.files = FileAdditions(context, workspace, files := connection.track_files(checks))
        self.generation = GenerationController(context, workspace.tracks, self.adding.generating)
        self.changes = ChangesController(context, workspace, reader, files)
        editing = connection.editing(stores.drafts, checks)
        self.editing = EditorController(context, workspace, editing, lambda: self.quality.texts)
        self.playing = PlayerController(
            workspace.work.playing,
            self.tasks,
            connection.playback(),
            muted=lambda: self.settings().start_muted,
        )

    def _make_for_project(self) -> None:
        """Make what shows the project and its videos, and works on many of them at once."""
        context, workspace, planner = self.context, self.window.workspace, self.context.planner
        scope = Scope(planner.project, self.connection.environment)
        workspace.library.enter(scope)
        self.library = LibraryController(context, workspace.library, scope)
        self.whole = WholeProject(context, workspace, scope, self.quality.checks)
        videos = self.library.library
        self.header = ProjectHeader(context, workspace)
        self.palette = PaletteController(context, videos, self.open)
        self.recents = RecentVideos(context.stores.folder, planner.project, workspace)
        self.opening = VideoController(context, workspace, videos, self.recents)
        self.target = LinkTarget(context, workspace)
        self.links = AppLinks(context, workspace, planner.project if planner.is_certain else None)
        self.navigation = NavigationController(
            context, workspace, self.library.videos_after, videos.summary
        )
        self.bulk = BulkController(
            context, workspace, self.operations, self.undo, lambda: self.whole.inventory
        )
        self.notices = NoticesController(context, self.window)
        self.reports = ReportsController(context)
