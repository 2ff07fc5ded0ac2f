"""One sitting with one project: what a person does on the screen becomes work, and back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QTimer

from trackman.domain.errors import LinkError, TrackmanError
from trackman.domain.links import Link, UploadLink, parse_link
from trackman.domain.names import shown
from trackman.domain.projects import Project
from trackman.domain.uploads import Video
from trackman.services.connection import Connection
from trackman.store.folder import DataFolder
from trackman.ui.deleting import Runs
from trackman.ui.deletion_desk import DeletionDesk
from trackman.ui.main_window import MainWindow
from trackman.ui.messages import About, Messages
from trackman.ui.recent_videos import RecentVideos
from trackman.ui.tasks import Tasks


class Session(QObject):
    """Opens and refreshes videos; the deletion desk does the rest."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, connection: Connection, folder: DataFolder
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self.connection = connection
        self._messages = Messages()
        self._recents = RecentVideos(folder, window.videos)
        self.runs = Runs(connection.deletions, tasks)
        self._desk = DeletionDesk(window, self.runs, self._messages)
        self._project: Project | None = None
        self._video: Video | None = None
        self._link: Link | None = None
        self._reading: asyncio.Task[None] | None = None
        self._calls = QTimer(self)
        self._calls.setInterval(1000)
        self._connect()

    def start(self, text: str | None) -> None:
        """Read the project, and open the video that was named at the start."""
        self._tasks.start(self._read_project())
        self._show_environment()
        self._calls.start()
        if text:
            self.open(text)

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
        """Read the video on the screen again."""
        if self._video is not None:
            self._begin(partial(self._refresh, self._video))
        else:
            self._open_again()

    def _connect(self) -> None:
        window = self._window
        window.open_requested.connect(self.open)
        window.video_chosen.connect(self._choose)
        window.refresh_requested.connect(self.refresh)
        window.page_retry_requested.connect(self._open_again)
        self._desk.recheck_requested.connect(self.refresh)
        self._desk.video_changed.connect(self._keep)
        self._calls.timeout.connect(self._show_calls)

    def _choose(self, upload_id: str) -> None:
        if self._video is None or self._video.id != upload_id:
            self._open(self._recents.link_to(upload_id))

    def _open_again(self) -> None:
        if self._link is not None:
            self._open(self._link)

    def _open(self, link: Link) -> None:
        self._link, self._video = link, None
        self._desk.show_video(None)
        self._recents.mark(link.upload_id if isinstance(link, UploadLink) else None)
        self._window.tracks.show_loading(self._recents.name_for(link))
        self._begin(partial(self._read, link))

    def _begin(self, read: Callable[[], Awaitable[None]]) -> None:
        """Start to read; what was being read before is of no interest any more."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tasks.start(self._busy_while(read))

    async def _busy_while(self, read: Callable[[], Awaitable[None]]) -> None:
        field = self._window.header.field
        field.set_busy(True)
        try:
            await read()
        finally:
            if self._reading is asyncio.current_task():
                field.set_busy(False)

    async def _read(self, link: Link) -> None:
        try:
            video = await self.connection.videos.open(link, self._looked)
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            self._window.tracks.show_problem(problem)
        else:
            self._show(video)

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
            self._desk.settle(video)
            self._show(video)

    def _show(self, video: Video) -> None:
        self._keep(video)
        self._desk.show_video(video)
        self._window.setWindowTitle(f"{shown(video.upload.filename, 100)} — trackman")
        self._show_environment()

    def _keep(self, video: Video) -> None:
        self._video = video
        self._recents.add(video)

    def _looked(self, count: int, total: int) -> None:
        """Tell how far the search for a playback id is. Called on the GUI thread."""
        text = self.tr("Looking through videos… {count} of {total}")
        self._window.tracks.show_loading(text.format(count=count, total=total))

    async def _read_project(self) -> None:
        try:
            self._project = await self.connection.project()
        except TrackmanError as error:
            if self._link is None:  # else opening the video says it
                problem = self._messages.problem(error, About.OPENING)
                self._window.tracks.show_problem(problem)
            return
        site, account = self._project.site, self._project.account
        self._window.header.show_project(
            site.name if site else "trackman", account.name if account else None
        )
        self._show_environment()

    def _show_environment(self) -> None:
        """Show in which environment one is, and whether tracks can be changed there."""
        chosen = self._video.environment if self._video else self.connection.environment
        known = self._project.environment(chosen) if self._project else None
        name = known.id if known else chosen or self.tr("primary")
        kind: Literal["primary", "sandbox", "unknown"] = "unknown"
        reason = None
        if known is not None and not known.primary:
            kind = "sandbox"
            reason = self.tr(
                "Tracks can be changed only in the primary environment, and “{name}” is a sandbox."
            ).format(name=shown(known.id, 40))
        elif known is not None and known.read_only_mode:
            kind = "sandbox"
            reason = self.tr("DatoCMS has made this environment read-only for the moment.")
        elif known is not None:
            kind = "primary"
        self._window.header.show_environment(name, kind, reason)
        self._window.tracks.set_delete_refused(reason)

    def _show_calls(self) -> None:
        free, limit = self.connection.free_calls()
        self._window.footer.show_calls(
            self.tr("{free} of {limit} calls free").format(free=free, limit=limit)
        )
