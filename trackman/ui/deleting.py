"""Deletions under way: started from the screen, followed through signals, shown in their rows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.deletions import (
    AlreadyGone,
    Deleted,
    Failed,
    Planned,
    State,
    Unknown,
)
from trackman.domain.errors import TrackmanError
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.deletion import Deletions
from trackman.ui.tasks import Tasks

_TICK = 500  # milliseconds between two looks at the clock


@dataclass(eq=False, slots=True)
class Run:
    """One deletion on the screen."""

    video: Video
    track: Track
    state: State = field(default_factory=Planned)
    began: float = field(default_factory=time.monotonic)
    task: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it has not ended yet."""
        return not isinstance(self.state, Deleted | AlreadyGone | Failed | Unknown)

    @property
    def seconds(self) -> int:
        """How long it has been going on."""
        return int(time.monotonic() - self.began)


class Runs(QObject):
    """All deletions of this sitting that run or ended with a problem."""

    changed = Signal(Run)
    """Its state changed, or a second passed."""
    ended = Signal(Run)
    """It has just ended, well or not."""
    dropped = Signal(Run)
    """It was cancelled before anything was sent."""
    _reported = Signal(Run, object)

    def __init__(self, deletions: Deletions, tasks: Tasks) -> None:
        super().__init__()
        self._deletions = deletions
        self._tasks = tasks
        self._runs: dict[tuple[str, str], Run] = {}
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._tick)
        self._reported.connect(self._take_over)

    def start(self, video: Video, track: Track, *, look_first: bool = False) -> Run | None:
        """Delete a track; one that is being deleted already is left alone."""
        known = self._runs.get((video.id, track.id))
        if known is not None and known.is_running:
            return None
        run = self._runs[video.id, track.id] = Run(video, track)
        run.task = self._tasks.start(self._follow(run, look_first=look_first))
        self._clock.start()
        return run

    def of_video(self, upload_id: str) -> list[Run]:
        """Return the deletions of one video that run or ended with a problem."""
        return [run for (owner, _), run in self._runs.items() if owner == upload_id]

    def running(self) -> list[Run]:
        """Return what has not ended yet."""
        return [run for run in self._runs.values() if run.is_running]

    def find(self, upload_id: str, track_id: str) -> Run | None:
        """Return the deletion of a track, if there is one."""
        return self._runs.get((upload_id, track_id))

    def drop_waiting(self) -> None:
        """Cancel everything of which nothing was sent yet."""
        for run in self.running():
            if isinstance(run.state, Planned) and run.task is not None:
                run.task.cancel()
                self._remove(run)
                self.dropped.emit(run)

    def forget_ended(self, upload_id: str) -> None:
        """Forget the problems of a video that was read anew and shows what is true."""
        for run in self.of_video(upload_id):
            if not run.is_running:
                del self._runs[upload_id, run.track.id]

    async def _follow(self, run: Run, *, look_first: bool) -> None:
        report: Callable[[State], None] = partial(self._reported.emit, run)
        try:
            await self._deletions.delete(
                run.video.id,
                run.track,
                report,
                environment=run.video.environment,
                look_first=look_first,
            )
        except Exception as error:
            report(Unknown(TrackmanError(repr(error))))  # a bug must not leave the row waiting
            raise

    def _take_over(self, run: Run, state: State) -> None:
        run.state = state
        if isinstance(state, Deleted | AlreadyGone):
            self._remove(run)
        self.changed.emit(run)
        if not run.is_running:
            self.ended.emit(run)

    def _remove(self, run: Run) -> None:
        self._runs.pop((run.video.id, run.track.id), None)

    def _tick(self) -> None:
        running = self.running()
        for run in running:
            self.changed.emit(run)
        if not running:
            self._clock.stop()
