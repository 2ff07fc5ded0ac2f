"""Operations under way: started from the screen, followed through signals."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.creations import (
    Comparing,
    Created,
    Preparing,
    Queued,
    Uploading,
)
from trackman.domain.deletions import (
    AlreadyGone,
    BackingUp,
    Deleted,
    Failed,
    Planned,
    Unknown,
)
from trackman.domain.errors import TrackmanError
from trackman.domain.journal import Act, Entry
from trackman.domain.replacements import Replaced, ReplacementStep, Replacing
from trackman.domain.tracks import Track, TrackStatus
from trackman.services.connection import AnyState, TrackOperations
from trackman.ui.shell.tasks import Tasks

_GOOD = Deleted | AlreadyGone | Created | Replaced
_TICK = 500  # milliseconds between two looks at the clock

Do = Callable[[Callable[[AnyState], None]], Coroutine[Any, Any, object]]


@dataclass(eq=False, slots=True)
class Operation:
    """One operation on the screen."""

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
    is_held: bool = False
    """True if it was stopped for now, before anything was sent, and is to be begun again."""
    settles: bool = False
    """True if it takes up what was left when trackman ended."""
    in_bulk: bool = False
    """True if it is a part of bulk work, which is told of elsewhere than in the message bar."""

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
    def is_restore(self) -> bool:
        """Tell whether it brings a deleted track back."""
        return self.entry.act is Act.RESTORE

    @property
    def is_replacement(self) -> bool:
        """Tell whether it puts a track in the place of another."""
        return self.entry.act is Act.REPLACEMENT

    @property
    def is_addition(self) -> bool:
        """Tell whether it makes a track that was not there before."""
        return self.entry.act in (Act.ADDITION, Act.GENERATION)

    @property
    def new_track(self) -> Track | None:
        """The track it made, as far as it exists."""
        match self.state:
            case Preparing(track) | Comparing(track):
                return track
            case Created() | Replaced():
                return self.state.track
        return None

    @property
    def row_track(self) -> Track | None:
        """The track whose row shows it: of an addition the new one, or one that stands for it."""
        if self.is_restore:
            return None
        if not self.is_addition:
            return self.track
        return self.new_track or replace(self.track, id=self.entry.id, status=TrackStatus.PREPARING)

    @property
    def is_running(self) -> bool:
        """Tell whether it has not ended yet."""
        return not isinstance(self.state, _GOOD | Failed | Unknown)

    @property
    def is_waiting(self) -> bool:
        """Tell whether nothing was sent yet that changes anything, so that it can be dropped."""
        if isinstance(self.state, Replacing):
            return self.state.is_waiting
        return isinstance(self.state, Planned | BackingUp | Queued | Uploading)

    @property
    def is_good(self) -> bool:
        """Tell whether it ended as it should."""
        return isinstance(self.state, _GOOD)

    @property
    def is_lost(self) -> bool:
        """Tell whether it ended with a loss: without a backup, or perhaps with another text."""
        match self.state:
            case Created():
                return not self.state.is_proven
            case Replaced():
                return self.state.old is None or bool(self.state.difference)
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
        self.queued: set[str] = set()
        """IDs of entries that are planned, and begin once bulk work comes to them."""
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._tick)
        self._reported.connect(self._take_over)

    def delete(
        self,
        entry: Entry,
        row: int,
        *,
        without_backup: bool = False,
        look_first: bool = False,
        in_bulk: bool = False,
    ) -> Operation | None:
        """Do a planned deletion; a track that is being deleted already is left alone."""
        if (known := self.find(entry.place.upload_id, entry.track.id)) and known.is_running:
            return None
        run = Operation(entry, Planned(), row, in_bulk=in_bulk)
        return self._start(
            run,
            lambda report: self._work.deletions.delete(
                entry, report, without_backup=without_backup, look_first=look_first
            ),
        )

    def create(self, entry: Entry) -> Operation:
        """Do a planned restore, addition or generation."""
        return self._start(
            Operation(entry, Queued()), lambda report: self._work.creations.create(entry, report)
        )

    def replace(self, entry: Entry, row: int) -> Operation | None:
        """Do a planned replacement; a track that something is done to already is left alone."""
        if (known := self.find(entry.place.upload_id, entry.track.id)) and known.is_running:
            return None
        return self._start(
            Operation(entry, _beginning(entry.act), row),
            lambda report: self._work.replacements.replace(entry, report),
        )

    def settle(self, entry: Entry) -> Operation | None:
        """Find out how something ended, and end what must not stay half done.

        None if that is under way already.
        """
        run = Operation(entry, _beginning(entry.act), settles=True)
        if (known := self._runs.get(_key(run))) is not None and known.is_running:
            return None
        return self._start(run, lambda report: self._work.settle(entry, report))

    def awaits_proof(self, entry_id: str) -> bool:
        """Tell whether what an event told of this one is still to be proven by a list."""
        return self._work.deletions.awaits_proof(entry_id)

    def of_video(self, upload_id: str) -> list[Operation]:
        """Return what runs or ended with a problem and has a row among the tracks of one video."""
        return [
            run for run in self._runs.values() if run.upload_id == upload_id and not run.is_restore
        ]

    def running(self) -> list[Operation]:
        """Return what has not ended yet."""
        return [run for run in self._runs.values() if run.is_running]

    def find(self, upload_id: str, track_id: str) -> Operation | None:
        """Return what runs or ended with a problem and is shown by the row of a track."""
        if (run := self._runs.get((upload_id, track_id))) is not None and not run.is_restore:
            return run
        for run in self._runs.values():  # an addition whose track has an id by now
            if run.upload_id == upload_id and run.new_track and run.new_track.id == track_id:
                return run
        return None

    def drop_waiting(self) -> None:
        """Cancel everything of which nothing was sent yet, but no bulk work."""
        for run in self.running():
            if not run.in_bulk:
                self.drop(run)

    def drop(self, run: Operation) -> bool:
        """Cancel one if nothing was sent yet; tell whether it was."""
        if not _can_be_dropped(run) or run.task is None:
            return False
        run.task.cancel()
        run.ended = time.monotonic()
        run.is_dropped = True
        self._remove(run)
        self.dropped.emit(run)
        return True

    def hold(self, run: Operation) -> bool:
        """Stop a creation for now if nothing was sent yet; tell whether it was.

        It stays planned in the journal, and `create` begins it again.
        """
        if run.is_dropped or not _can_be_dropped(run):
            return False
        self._work.creations.hold(run.entry.id)
        run.is_held = True
        return self.drop(run)

    def forget_ended(self, upload_id: str) -> None:
        """Forget the problems of a video that was read anew and shows what is true."""
        for run in self.of_video(upload_id):
            if not run.is_running:
                self._remove(run)

    def forget(self, run: Operation) -> None:
        """Forget one that ended with a problem, for it is tried again as another."""
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
        elif not run.is_running:  # it may have been good before: a list can refute an event
            self._runs[_key(run)] = run
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
    """A track can be deleted or replaced once at a time; others are told apart by themselves."""
    has_track = run.is_deletion or run.is_replacement
    return run.upload_id, run.track.id if has_track else run.entry.id


def _can_be_dropped(run: Operation) -> bool:
    return run.is_running and run.is_waiting and not run.settles


def _beginning(act: Act) -> AnyState:
    match act:
        case Act.DELETION:
            return Planned()
        case Act.REPLACEMENT:
            return Replacing(ReplacementStep.ADDING, Queued())
    return Queued()
