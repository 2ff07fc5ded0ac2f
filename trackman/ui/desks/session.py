"""One sitting with one project: what a person does on the screen becomes work, and back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from trackman.domain.changes import TrackChanges
from trackman.domain.errors import LinkError, TrackmanError
from trackman.domain.library import Scope
from trackman.domain.links import Link, PlaybackLink, UploadLink, parse_link
from trackman.domain.names import shown
from trackman.domain.projects import Project
from trackman.domain.uploads import Video
from trackman.services.connection import Connection
from trackman.services.freshness import is_preparing
from trackman.ui.desks.facts import FactsDesk
from trackman.ui.desks.library import LibraryDesk
from trackman.ui.desks.plans import Plans
from trackman.ui.desks.project_header import ProjectHeader
from trackman.ui.desks.recent_videos import RecentVideos
from trackman.ui.desks.track_work import TrackWork
from trackman.ui.desks.watching import desk_in_step
from trackman.ui.kept import Kept
from trackman.ui.main_window import MainWindow
from trackman.ui.tasks import Tasks
from trackman.ui.words.messages import About, Messages

_QUIET_REFRESH_AFTER = 20.0  # seconds since the last reading


class Session(QObject):
    """Opens and refreshes videos; the desks for the library and for deleting do the rest."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        connection: Connection,
        kept: Kept,
        plans: Plans,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self.connection = connection
        self._messages = messages
        self._recents = RecentVideos(kept.folder, plans.project, window.library)
        self.facts = FactsDesk(window, tasks, connection)
        self.work = TrackWork(window, tasks, connection, kept, plans, messages, self.facts)
        scope = Scope(plans.project, connection.environment)
        window.library.enter(scope)
        self.library = LibraryDesk(
            window.library,
            tasks,
            partial(connection.library, kept.cache, scope),
            partial(connection.thumbnails, kept.pictures),
            kept.folder,
            self._messages,
        )
        self.playing = desk_in_step(
            window, tasks, connection.playback(), self.work.reading, kept.folder
        )
        self.header = ProjectHeader(window, tasks, connection)
        self.header.project_read.connect(plans.note_project)
        self.header.project_read.connect(self.work.left_over.note_project)
        self.header.project_read.connect(self.facts.note_project)
        self._video: Video | None = None
        self._link: Link | None = None
        self._reading: asyncio.Task[None] | None = None
        self._following: asyncio.Task[None] | None = None
        self._read_at = time.monotonic()
        self._calls = QTimer(self)
        self._calls.setInterval(1000)
        self._connect()
        for part in (self.facts, self.work, self.library, self.playing, self.header):
            part.setParent(self)  # else they would go on in the next sitting

    def start(self, text: str | None) -> None:
        """Read the project and its library, and open the video that was named at the start."""
        self.library.start()
        self.work.left_over.start()
        self.header.start(self.library.answered)
        self._calls.start()
        if text:
            self.open(text)
        else:
            self._window.tracks.show_empty()

    def open(self, text: str) -> None:
        """Open what was typed or pasted; say under the field when it can name no video."""
        try:
            link = parse_link(text)
        except LinkError as error:
            self._window.header.field.show_error(self._messages.link(error))
            return
        self._window.header.field.show_error("")
        self._open(link)

    def refresh(self) -> None:
        """Read everything on the screen again, and look into what is not known."""
        self._read_at = time.monotonic()
        self.facts.doubt()
        self.work.left_over.recheck()
        self.library.refresh()
        self.header.refresh()
        if self._video is not None:
            self._begin(partial(self._refresh, self._video))
        else:
            self._open_again()

    async def end(self) -> None:
        """Give up all work and close the connection."""
        self._calls.stop()
        self.work.left_over.stop()
        self.work.findings.stop()
        self.library.stop()
        self.playing.stop()
        self.header.stop()
        await self._tasks.stop()
        self.connection.close()
        self._window.notification.clear()  # its buttons would act on what has ended

    def _connect(self) -> None:
        window = self._window
        window.open_requested.connect(self.open)
        window.video_chosen.connect(self._choose)
        window.refresh_requested.connect(self.refresh)
        window.page_retry_requested.connect(self._open_again)
        self.work.video_changed.connect(self._take)
        self.work.video_outdated.connect(self._read_again)
        self._calls.timeout.connect(self._show_calls)
        self.header.project_read.connect(self._offer_languages)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_back)

    def _read_again(self, upload_id: str) -> None:
        if self._video is not None and self._video.id == upload_id:
            self._begin(partial(self._refresh, self._video))

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Read again, quietly, when the window comes back to the front after a while."""
        age = time.monotonic() - self._read_at
        if state == Qt.ApplicationState.ApplicationActive and age > _QUIET_REFRESH_AFTER:
            self._read_at = time.monotonic()
            self.library.refresh()
            self.header.refresh()
            if self._video is not None and self._reading is None:
                self._begin(partial(self._refresh, self._video))

    def _choose(self, upload_id: str) -> None:
        if self._video is None or self._video.id != upload_id:
            self._open(UploadLink(upload_id, self.connection.environment))

    def _open_again(self) -> None:
        if self._link is not None:
            self._open(self._link)

    def _open(self, link: Link) -> None:
        self._link, self._video = link, None
        self.work.deleting.show_video(None)
        self.playing.show_video(None)
        self.library.show_current(link.upload_id if isinstance(link, UploadLink) else None)
        self._window.tracks.show_loading(self._recents.name_for(link))
        self._begin(partial(self._read, link))

    def _begin(self, read: Callable[[], Awaitable[None]]) -> None:
        """Start to read; what was being read before is of no interest any more."""
        for task in (self._reading, self._following):
            if task is not None:
                task.cancel()
        self._reading = self._tasks.start(self._busy_while(read))

    async def _busy_while(self, read: Callable[[], Awaitable[None]]) -> None:
        field = self._window.header.field
        field.set_busy(True)
        try:
            await read()
        finally:
            if self._reading is asyncio.current_task():
                self._reading = None
                field.set_busy(False)

    async def _read(self, link: Link) -> None:
        seen = await self._show_last_seen(link)
        try:
            video = await self.connection.videos.open(await self._known(link), self._looked)
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            if not seen:
                self._window.tracks.show_problem(problem)
                return
            text = self.tr("{reason}. You see the tracks as they were the last time.")
            self._window.notification.say(
                text.format(reason=problem.title), "error", problem.retry, self._open_again
            )
        else:
            self._recents.add(video)
            self._show(video)

    async def _known(self, link: Link) -> Link:
        """Return the id of a video whose playback id was seen here, to spare a search."""
        if isinstance(link, PlaybackLink):
            upload = await self.library.library.playing(link.playback_id)
            if upload is not None:
                return UploadLink(upload.id, self.connection.environment)
        return link

    async def _show_last_seen(self, link: Link) -> bool:
        """Show a video at once as it was the last time; nothing can be deleted until it is read."""
        if not isinstance(link, UploadLink) or link.environment != self.connection.environment:
            return False
        seen = await self.library.library.last_seen(link.upload_id)
        if seen is None:
            return False
        self.header.show_age(seen.at)
        self.work.deleting.show_video(seen.video)
        return True

    async def _refresh(self, before: Video) -> None:
        try:
            video = await self.connection.videos.read(before.id, before.environment)
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            text = self.tr("Not refreshed: {reason}. What you see may be out of date.")
            self._window.notification.say(
                text.format(reason=problem.title), "error", self.tr("Try again"), self.refresh
            )
        else:
            self.work.runs.forget_ended(video.id)
            self._show(video)

    def _show(self, video: Video) -> None:
        self._take(video)
        self.playing.show_video(video)
        self.header.show_video(video)
        self.work.deleting.show_video(video)
        self.facts.read(video)
        self.library.show_current(video.id)
        if self._window.header.field.edit.hasFocus():
            self._window.tracks.table.setFocus()  # the next key is meant for the rows
        self._window.setWindowTitle(f"{shown(video.upload.filename, 100)} — trackman")
        if is_preparing(video.tracks):
            self._following = self._tasks.start(self._follow(video))

    async def _follow(self, video: Video) -> None:
        try:
            await self.connection.follow(video, self._changed)
        except TrackmanError:
            return  # Refresh says what is wrong

    def _changed(self, video: Video, _changes: TrackChanges) -> None:
        if self._video is not None and self._video.id == video.id:
            self._take(video)
            self.work.deleting.show_video(video)

    def _take(self, video: Video) -> None:
        self._video = video
        self.library.note_tracks(video)

    def _offer_languages(self, project: Project) -> None:
        if project.site is not None:
            self.library.offer_languages(project.site.locales)

    def _looked(self, count: int, total: int) -> None:
        """Tell how far the search for a playback id is. Called on the GUI thread."""
        text = self.tr("Looking through videos… {count} of {total}")
        self._window.tracks.show_loading(text.format(count=count, total=total))

    def _show_calls(self) -> None:
        free, limit = self.connection.free_calls()
        self._window.footer.show_calls(
            self.tr("{free} of {limit} calls free").format(free=free, limit=limit)
        )
