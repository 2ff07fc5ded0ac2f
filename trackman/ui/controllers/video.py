"""The video on the screen: opened by what was pasted or chosen, read again, and followed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from trackman.domain.changes import TrackChanges
from trackman.domain.errors import LinkError, TrackmanError
from trackman.domain.links import Link, PlaybackLink, UploadLink, parse_link
from trackman.domain.uploads import Video
from trackman.services.freshness import is_preparing
from trackman.services.library.library import Library
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.recent_videos import RecentVideos
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.messages import About


class VideoController(QObject):
    """Reads one video at a time and tells what was read; each takes the place of the last one."""

    left = Signal(object)
    """Another video is being opened: its upload id, or None where that is not known yet."""
    remembered = Signal(object)
    """It is shown as it was the last time until it is read: a `SeenVideo`."""
    reread = Signal(str)
    """It was read again, and what was told of its ended work is out of date: its upload id."""
    read = Signal(Video)
    """It was read, for the first time or again."""
    changed = Signal(Video)
    """Its tracks changed while it was followed."""
    taken = Signal(Video)
    """The video is known anew."""
    refresh_wanted = Signal()
    """Reading again failed, and somebody wants it tried once more."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        library: Library,
        recents: RecentVideos,
    ) -> None:
        super().__init__()
        self._field = workspace.header.field
        self._tracks = workspace.tracks
        self._notification = context.notification
        self._tasks = context.tasks
        self._connection = context.connection
        self._library = library
        self._recents = recents
        self._messages = context.messages
        self._video: Video | None = None
        self._wants_keyboard = False
        """True if the keys are meant for the tracks as soon as they are there."""
        self._came_from_field = False
        """True if what is being opened was typed or pasted; the field is emptied then."""
        self.link: Link | None = None
        """Link to the video on screen, or on its way there."""
        self._reading: asyncio.Task[None] | None = None
        self._following: asyncio.Task[None] | None = None

    def open(self, text: str) -> None:
        """Open what was typed or pasted; say under the field when it can name no video."""
        try:
            link = parse_link(text)
        except LinkError as error:
            self._field.show_error(self._messages.link(error))
            return
        self._field.show_error("")
        if self._video is None:
            self.open_link(link)
        else:
            self._begin(partial(self._try, link, self._video))
        self._came_from_field = True

    def open_link(self, link: Link) -> None:
        """Open the video a link leads to."""
        self.link, self._video = link, None
        self._came_from_field = self._wants_keyboard = False
        self.left.emit(link.upload_id if isinstance(link, UploadLink) else None)
        self._tracks.show_loading(self._recents.name_for(link))
        self._begin(partial(self._read, link))

    def choose(self, upload_id: str) -> None:
        """Open a video of the library, unless it is open."""
        if self._video is None or self._video.id != upload_id:
            self.open_link(UploadLink(upload_id, self._connection.environment))

    def enter(self, upload_id: str) -> None:
        """Open a video of the library, with the keyboard among its tracks."""
        is_opening = isinstance(self.link, UploadLink) and self.link.upload_id == upload_id
        if self._video is not None and is_opening:
            self._tracks.table.setFocus()
            return
        if not is_opening:  # else the first click of two has begun to open it
            self.choose(upload_id)
        self._wants_keyboard = True

    def again(self) -> None:
        """Open once more what was wanted last."""
        if self.link is not None:
            self.open_link(self.link)

    def refresh(self) -> None:
        """Read the video again; where none could be shown, try to open it once more."""
        if self._video is not None:
            self._begin(partial(self._refresh, self._video))
        else:
            self.again()

    def refresh_quietly(self) -> None:
        """Read the video again if there is one and it is not being read."""
        if self._video is not None and self._reading is None:
            self._begin(partial(self._refresh, self._video))

    def refresh_if_open(self, upload_id: str) -> None:
        """Read a video again if it is the one on the screen; what went wrong with it stays said."""
        if self._video is not None and self._video.id == upload_id:
            self._begin(partial(self._refresh, self._video, forgets=False))

    def take(self, video: Video) -> None:
        """Take up what is known of the video now."""
        self._video = video
        self.taken.emit(video)

    def _begin(self, read: Callable[[], Awaitable[None]]) -> None:
        """Start to read; what was being read before is of no interest any more."""
        for task in (self._reading, self._following):
            if task is not None:
                task.cancel()
        self._reading = self._tasks.start(self._busy_while(read))

    async def _busy_while(self, read: Callable[[], Awaitable[None]]) -> None:
        field = self._field
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
            video = await self._connection.videos.open(await self._known(link), self._looked)
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            if not seen:
                self._tracks.show_problem(problem)
                return
            text = self.tr("{reason}. Showing the tracks from your last visit.")
            self._notification.say(
                filled(text, reason=problem.title), "error", problem.retry, self.again
            )
        else:
            self._recents.add(video)
            self._show(video)

    async def _try(self, link: Link, before: Video) -> None:
        """Look whether there is such a video before the one on screen is left."""
        link = await self._known(link)
        if isinstance(link, UploadLink) and await self._library.last_seen(link.upload_id):
            self.open_link(link)
            self._came_from_field = True
            return
        try:
            video = await self._connection.videos.open(link, self._looked)
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            self._field.show_error(problem.sentences())
            self._begin_to_follow(before)
        else:
            self.link = UploadLink(video.id, video.environment)
            self.left.emit(video.id)
            self._recents.add(video)
            self._show(video)

    async def _known(self, link: Link) -> Link:
        """Return the id of a video whose playback id was seen here, to spare a search."""
        if isinstance(link, PlaybackLink):
            upload = await self._library.playing(link.playback_id)
            if upload is not None:
                return UploadLink(upload.id, self._connection.environment)
        return link

    async def _show_last_seen(self, link: Link) -> bool:
        """Show a video at once as it was the last time; nothing can be deleted until it is read."""
        if not isinstance(link, UploadLink) or link.environment != self._connection.environment:
            return False
        seen = await self._library.last_seen(link.upload_id)
        if seen is None:
            return False
        self.remembered.emit(seen)
        if self._wants_keyboard:
            self._take_keyboard()
        return True

    async def _refresh(self, before: Video, *, forgets: bool = True) -> None:
        try:
            video = await self._connection.videos.read(before.id, before.environment)
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            text = self.tr("Couldn’t refresh: {reason}. The tracks may be out of date.")
            self._notification.say(
                filled(text, reason=problem.title),
                "error",
                self.tr("Try again"),
                self.refresh_wanted.emit,
            )
        else:
            if forgets:
                self.reread.emit(video.id)
            self._show(video)

    def _show(self, video: Video) -> None:
        if self._came_from_field:
            self._came_from_field = False
            self._field.clear()
        self.take(video)
        self.read.emit(video)
        self._take_keyboard()
        self._begin_to_follow(video)

    def _take_keyboard(self) -> None:
        """Let the next key go to the rows, where it is meant for them."""
        if self._wants_keyboard or self._field.edit.hasFocus():
            self._wants_keyboard = False
            self._tracks.table.setFocus()

    def _begin_to_follow(self, video: Video) -> None:
        if is_preparing(video.tracks):
            self._following = self._tasks.start(self._follow(video))

    async def _follow(self, video: Video) -> None:
        try:
            await self._connection.follow(video, self._changed)
        except TrackmanError:
            return  # Refresh says what is wrong

    def _changed(self, video: Video, _changes: TrackChanges) -> None:
        if self._video is not None and self._video.id == video.id:
            self.take(video)
            self.changed.emit(video)

    def _looked(self, count: int, total: int) -> None:
        """Tell how far the search for a playback id is. Called on the GUI thread."""
        if self._video is not None:
            return  # it stays on screen until another one is found
        text = self.tr("Searching videos… {count} of {total}")
        self._tracks.show_loading(filled(text, count=count, total=total))
