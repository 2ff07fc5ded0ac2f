"""Subtitles made of a video's sound: says where they can be had, asks, and hands the wish over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from trackman.domain.generation import GenerationChance, GenerationRequest, chance_of
from trackman.domain.plans import PlanLimit
from trackman.domain.projects import Project
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import PlanUpdates
from trackman.ui.tracks.tracks_pane import TracksPane
from trackman.ui.wording.generation import GenerationWording
from trackman.ui.wording.messages import About


class GenerationController(QObject):
    """Serves *Generate subtitles…*.

    `under_way` returns the tracks that are being generated for a video now.
    """

    generation_requested = Signal(Video, TrackDraft)
    """Subtitles are to be generated."""

    def __init__(
        self,
        context: SessionContext,
        tracks: TracksPane,
        under_way: Callable[[str], Sequence[Track]],
    ) -> None:
        super().__init__()
        self._context = context
        self._current = context.current
        self._tracks = tracks
        self._under_way = under_way
        self._words = GenerationWording(self)
        self._languages: tuple[str, ...] = ()
        self._silent: set[str] = set()
        self._limits: tuple[PlanLimit, ...] | None = None
        self._current.video_changed.connect(self._judge)

    def note_project(self, project: Project) -> None:
        """Take up the languages of the project."""
        if project.site is not None:
            self._languages = project.site.locales

    def note_silent(self, video_id: str) -> None:
        """Take up that DatoCMS said that a video has no sound."""
        self._silent.add(video_id)
        self._judge()

    def ask(self) -> None:
        """Ask which subtitles shall be generated for the open video."""
        self._context.start(self._ask, About.GENERATING)

    async def _ask(self) -> None:
        self._judge()  # time has passed
        if (why := self._tracks.why_no_generation()) is not None:
            self._context.notification.say(why, "info")
            return
        if (video := self._current.video) is None:
            return
        doubts = self._chance(video).doubts
        under_way = tuple(self._under_way(video.id))
        request = GenerationRequest(video, doubts, under_way, self._languages)
        plan = PlanUpdates()
        reading = self._context.tasks.start(self._read_plan(plan))
        try:
            draft = await self._context.dialogs.ask_for_generation(request, plan)
        finally:
            reading.cancel()
        if draft is not None:
            self.generation_requested.emit(video, draft)

    async def _read_plan(self, plan: PlanUpdates) -> None:
        """Read the limits of the plan once a session."""
        if not self._limits:
            self._limits = await self._context.connection.plan_limits()
        plan.told.emit(self._limits)

    def _judge(self) -> None:
        """Say beside the tracks why none can be generated, if so."""
        video, why = self._current.video, None
        if video is not None and (obstacle := self._chance(video).obstacle) is not None:
            why = self._words.obstacle(obstacle, video.upload)
        self._tracks.set_generation_refused(why)

    def _chance(self, video: Video) -> GenerationChance:
        is_silent = video.id in self._silent
        return chance_of(video.upload, video.tracks, datetime.now(UTC), is_silent=is_silent)
