"""Deletions and restores under way: started from the screen, followed through signals."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.deletions import (
    AlreadyGone,
    BackingUp,
    Deleted,
    Failed,
    Planned,
    State,
    Unknown,
)
from trackman.domain.errors import TrackmanError
from trackman.domain.journal import Act, Entry
from trackman.domain.restores import Queued, Restored, RestoreState, Uploading
from trackman.domain.tracks import Track
from trackman.services.connection import TrackOperations
from trackman.ui.shell.tasks import Tasks

_TICK = 500  # milliseconds between two looks at the clock

AnyState = State | RestoreState
Do = Callable[[Callable[[AnyState], None]], Coroutine[Any, Any, object]]


@dataclass(eq=False, slots=True)
class Operation:
    """One deletion or restore on the screen."""

    entry: Entry
    """As it was planned."""
    state: AnyState
    row: int = 0
    """Position of its track among those of the video."""
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    task: asyncio.Task[None] | None = None
    is_dropped: bool = False
    """True if it was cancelled before anything was sent."""
    settles: bool = False
    """True if it takes up what was left when trackman ended."""

    @property
    def track(self) -> Track:
        """The track it is about."""
        return self.entry.track

    @property
    def upload_id(self) -> str:
        """The video it is about."""
        return self.entry.place.upload_id

    @property
    def is_deletion(self) -> bool:
        """Tell whether it deletes."""
        return self.entry.act is Act.DELETION

    @property
    def is_running(self) -> bool:
        """Tell whether it has not ended yet."""
        return not isinstance(self.state, Deleted | AlreadyGone | Restored | Failed | Unknown)

    @property
    def is_waiting(self) -> bool:
        """Tell whether nothing was sent yet that changes anything, so that it can be dropped."""
        return isinstance(self.state, Planned | BackingUp | Queued | Uploading)

    @property
    def is_good(self) -> bool:
        """Tell whether it ended as it should."""
        return isinstance(self.state, Deleted | AlreadyGone | Restored)

    @property
    def is_lost(self) -> bool:
        """Tell whether it ended with a loss: without a backup, or perhaps with another text."""
        if isinstance(self.state, Restored):
            return not self.state.is_proven
        return isinstance(self.state, Deleted | AlreadyGone) and self.state.backup is None

    @property
    def is_unproven(self) -> bool:
        """Tell whether a text was deleted that is kept as it came, but could not be read."""
        if not isinstance(self.state, Deleted | AlreadyGone) or self.state.backup is None:
            return False
        return not self.state.backup.is_readable

    @property
    def is_doubtful(self) -> bool:
        """Tell whether nobody knows yet how it ended."""
        return isinstance(self.state, Unknown)

    @property
    def seconds(self) -> int:
        """Seconds it has been running, or ran."""
        return int((self.ended or time.monotonic()) - self.began)


class OperationTracker(QObject):
    """Operations of this session that run or ended with a problem."""

    begun = Signal(Operation)
    changed = Signal(Operation)
    """Its state changed, or a second passed."""
    ended = Signal(Operation)
    """It has just ended, well or not."""
    dropped = Signal(Operation)
    """It was cancelled before anything was sent."""
    _reported = Signal(Operation, object)

    def __init__(self, work: TrackOperations, tasks: Tasks) -> None:
        super().__init__()
        self._work = work
        self._tasks = tasks
        self._runs: dict[tuple[str, str], Operation] = {}
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._tick)
        self._reported.connect(self._take_over)

    def delete(
        self, entry: Entry, row: int, *, without_backup: bool = False, look_first: bool = False
    ) -> Operation | None:
        """Do a planned deletion; a track that is being deleted already is left alone."""
        if (known := self.find(entry.place.upload_id, entry.track.id)) and known.is_running:
            return None
        run = Operation(entry, Planned(), row)
        return self._start(
            run,
            lambda report: self._work.deletions.delete(
                entry, report, without_backup=without_backup, look_first=look_first
            ),
        )

    def restore(self, entry: Entry) -> Operation:
        """Do a planned restore."""
        return self._start(
            Operation(entry, Queued()), lambda report: self._work.restores.restore(entry, report)
        )

    def settle(self, entry: Entry) -> Operation | None:
        """Find out how something ended; nothing is sent. None if that is under way already."""
        run = Operation(entry, Planned() if entry.act is Act.DELETION else Queued(), settles=True)
        if (known := self._runs.get(_key(run))) is not None and known.is_running:
            return None
        settle = self._work.deletions.settle if run.is_deletion else self._work.restores.settle
        return self._start(run, lambda report: settle(entry, report))

    def of_video(self, upload_id: str) -> list[Operation]:
        """Return the deletions of one video that run or ended with a problem."""
        return [
            run for (owner, _), run in self._runs.items() if owner == upload_id and run.is_deletion
        ]

    def running(self) -> list[Operation]:
        """Return what has not ended yet."""
        return [run for run in self._runs.values() if run.is_running]

    def find(self, upload_id: str, track_id: str) -> Operation | None:
        """Return the deletion of a track, if there is one."""
        return self._runs.get((upload_id, track_id))

    def drop_waiting(self) -> None:
        """Cancel everything of which nothing was sent yet."""
        for run in self.running():
            self.drop(run)

    def drop(self, run: Operation) -> bool:
        """Cancel one if nothing was sent yet; tell whether it was."""
        if not run.is_running or not run.is_waiting or run.settles or run.task is None:
            return False
        run.task.cancel()
        run.ended = time.monotonic()
        run.is_dropped = True
        self._remove(run)
        self.dropped.emit(run)
        return True

    def forget_ended(self, upload_id: str) -> None:
        """Forget the problems of a video that was read anew and shows what is true."""
        for run in self.of_video(upload_id):
            if not run.is_running:
                self._remove(run)

    def _start(self, run: Operation, do: Do) -> Operation:
        self._runs[_key(run)] = run
        run.task = self._tasks.start(self._follow(run, do))
        self._clock.start()
        self.begun.emit(run)
        return run

    async def _follow(self, run: Operation, do: Do) -> None:
        def report(state: AnyState) -> None:
            self._reported.emit(run, state)

        try:
            await do(report)
        except Exception as error:
            report(Unknown(TrackmanError(repr(error))))  # a bug must not leave the row waiting
            raise

    def _take_over(self, run: Operation, state: AnyState) -> None:
        run.state = state
        if not run.is_running:
            run.ended = time.monotonic()
        if run.is_good:
            self._remove(run)
        self.changed.emit(run)
        if not run.is_running:
            self.ended.emit(run)

    def _remove(self, run: Operation) -> None:
        if self._runs.get(_key(run)) is run:
            del self._runs[_key(run)]

    def _tick(self) -> None:
        running = self.running()
        for run in running:
            self.changed.emit(run)
        if not running:
            self._clock.stop()


def _key(run: Operation) -> tuple[str, str]:
    """A track can be deleted once at a time; it may be restored into several videos."""
    return run.upload_id, run.track.id if run.is_deletion else run.entry.id
