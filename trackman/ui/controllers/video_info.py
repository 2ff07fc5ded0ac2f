"""Facts about the open video, and the impact of deleting its tracks."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from trackman.domain.app_links import AppLink
from trackman.domain.consequences import consequences
from trackman.domain.pages import asset_page, record_page
from trackman.domain.projects import Project, Site
from trackman.domain.references import Unread
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.decision.impact import DeletionImpact
from trackman.ui.details.info import VideoInfo
from trackman.ui.shell.work_pane import WorkPane
from trackman.ui.widgets.record_links import RecordLink
from trackman.ui.wording.consequences import ConsequenceWording


class VideoInfoController(QObject):
    """Reads which records use a video, behind everything else, and puts it into words."""

    changed = Signal()
    """More is known: `impact` may answer differently now."""

    def __init__(self, context: SessionContext, work: WorkPane) -> None:
        super().__init__()
        self._current = context.current
        self._work = work
        self._tasks = context.tasks
        self._connection = context.connection
        self._wording = ConsequenceWording()
        self._site: Site | None = None
        self._reading: asyncio.Task[None] | None = None
        self._last: tuple[Video, tuple[Track, ...], DeletionImpact] | None = None
        """Last request and its answer: panel, question and message ask for the same."""
        self._current.video_changed.connect(self._show)

    def note_project(self, project: Project) -> None:
        """Take up where the project's admin area is, and its languages."""
        if project.site is not None and project.site != self._site:
            self._site = project.site
            self._tell()

    def read(self, video: Video) -> None:
        """Ask which records use a video, unless that was just asked."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tasks.start(self._read(video))

    def doubt(self) -> None:
        """Ask again at the next reading, whatever is known."""
        self._connection.references.doubt()

    def link_to(self, video: Video) -> AppLink:
        """Return a link that opens a video in trackman; it says where that is once it is known."""
        if self._site is None:
            return AppLink(video.id, environment=video.environment)
        environment = video.environment or self._site.environment
        return AppLink(video.id, self._site.id, environment)

    def impact(self, video: Video, tracks: tuple[Track, ...]) -> DeletionImpact:
        """Say what follows from deleting tracks of a video that has these tracks just now."""
        if self._last is None or self._last[:2] != (video, tracks):
            self._last = (video, tracks, self._impact(video, tracks))
        return self._last[2]

    def _impact(self, video: Video, tracks: tuple[Track, ...]) -> DeletionImpact:
        uses = self._connection.references.known(video)
        locales = self._site.locales if self._site is not None else ()
        effects = consequences(video, tracks, uses, locales)
        return DeletionImpact(
            self._wording.line(effects),
            any(effect.is_loss for effect in effects),
            tuple(self._wording.sentences(effects)),
            self._wording.remark(effects),
            self._records(video),
        )

    async def _read(self, video: Video) -> None:
        before = self._connection.references.known(video)
        if await self._connection.references.read(video) != before:
            self._tell()

    def _tell(self) -> None:
        self._last = None
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        video = self._current.video
        self._work.show_video(None if video is None else self._facts(video))

    def _facts(self, video: Video) -> VideoInfo:
        return VideoInfo(
            video.upload,
            asset_page(self._site, video.environment, video.id) if self._site else None,
            self._connection.playlist(video),
            self._wording.use(self._connection.references.known(video)),
            self._records(video),
            self.link_to(video),
        )

    def _records(self, video: Video) -> tuple[RecordLink, ...]:
        uses, site = self._connection.references.known(video), self._site
        if isinstance(uses, Unread):
            return ()
        return tuple(
            RecordLink(
                self._wording.record(one),
                record_page(site, video.environment, one) if site else None,
            )
            for one in uses
        )
