"""One sitting with one project: what a person does on the screen becomes work, and back."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from trackman.domain.library import Scope
from trackman.domain.projects import Project
from trackman.domain.uploads import Video
from trackman.services.connection import Connection
from trackman.services.stores import Stores
from trackman.store.cache.cache import StoredVideo
from trackman.ui.controllers.library import LibraryController
from trackman.ui.controllers.operations.planner import Planner
from trackman.ui.controllers.operations.track_work import TrackWork
from trackman.ui.controllers.player_text_sync import desk_in_step
from trackman.ui.controllers.project_header import ProjectHeader
from trackman.ui.controllers.recent_videos import RecentVideos
from trackman.ui.controllers.video import VideoController
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.wording.messages import Messages

_QUIET_REFRESH_AFTER = 20.0  # seconds since the last reading


class Session(QObject):
    """Connects the desks of one sitting, and reads everything anew when that is wanted."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        connection: Connection,
        kept: Stores,
        plans: Planner,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self.connection = connection
        self.facts = VideoInfoController(window, tasks, connection)
        self.work = TrackWork(window, tasks, connection, kept, plans, messages, self.facts)
        scope = Scope(plans.project, connection.environment)
        window.library.enter(scope)
        self.library = LibraryController(
            window.library,
            tasks,
            partial(connection.library, kept.cache, scope),
            partial(connection.thumbnails, kept.pictures),
            kept.folder,
            messages,
        )
        self.playing = desk_in_step(
            window, tasks, connection.playback(), self.work.reading, kept.folder
        )
        self.header = ProjectHeader(window, tasks, connection)
        self.header.project_read.connect(plans.note_project)
        self.header.project_read.connect(self.work.left_over.note_project)
        self.header.project_read.connect(self.facts.note_project)
        self.opening = VideoController(
            window,
            tasks,
            connection,
            self.library.library,
            RecentVideos(kept.folder, plans.project, window.library),
            messages,
        )
        self._read_at = time.monotonic()
        self._connect()
        for part in (self.facts, self.work, self.library, self.playing, self.header, self.opening):
            part.setParent(self)  # else they would go on in the next sitting

    def start(self, text: str | None) -> None:
        """Read the project and its library, and open the video that was named at the start."""
        self.library.start()
        self.work.left_over.start()
        self.header.start(self.library.answered)
        if text:
            self.opening.open(text)
        else:
            self._window.tracks.show_empty()

    def refresh(self) -> None:
        """Read everything on the screen again, and look into what is not known."""
        self._read_at = time.monotonic()
        self.facts.doubt()
        self.work.left_over.recheck()
        self.library.refresh()
        self.header.refresh()
        self.opening.refresh()

    async def end(self) -> None:
        """Give up all work and close the connection."""
        self.work.left_over.stop()
        self.work.findings.stop()
        self.library.stop()
        self.playing.stop()
        self.header.stop()
        await self._tasks.stop()
        self.connection.close()
        self._window.notification.clear()  # its buttons would act on what has ended

    def _connect(self) -> None:
        window, opening = self._window, self.opening
        window.open_requested.connect(opening.open)
        window.video_chosen.connect(opening.choose)
        window.refresh_requested.connect(self.refresh)
        window.page_retry_requested.connect(opening.again)
        self.work.video_changed.connect(opening.take)
        self.work.video_outdated.connect(opening.refresh_if_open)
        opening.taken.connect(self.library.note_tracks)
        opening.left.connect(self._leave_video)
        opening.remembered.connect(self._show_remembered)
        opening.reread.connect(self.work.runs.forget_ended)
        opening.read.connect(self._show)
        opening.changed.connect(self.work.deleting.show_video)
        opening.refresh_wanted.connect(self.refresh)
        self.header.project_read.connect(self._offer_languages)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_back)

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Read again, quietly, when the window comes back to the front after a while."""
        age = time.monotonic() - self._read_at
        if state == Qt.ApplicationState.ApplicationActive and age > _QUIET_REFRESH_AFTER:
            self._read_at = time.monotonic()
            self.library.refresh()
            self.header.refresh()
            self.opening.refresh_quietly()

    def _leave_video(self, upload_id: str | None) -> None:
        self.work.deleting.show_video(None)
        self.playing.show_video(None)
        self.library.show_current(upload_id)

    def _show_remembered(self, seen: StoredVideo) -> None:
        self.header.show_age(seen.at)
        self.work.deleting.show_video(seen.video)

    def _show(self, video: Video) -> None:
        self.playing.show_video(video)
        self.header.show_video(video)
        self.work.deleting.show_video(video)
        self.facts.read(video)
        self.library.show_current(video.id)

    def _offer_languages(self, project: Project) -> None:
        if project.site is not None:
            self.library.offer_languages(project.site.locales)
