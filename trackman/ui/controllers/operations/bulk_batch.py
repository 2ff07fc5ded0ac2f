"""One batch of bulk work: many videos side by side, each looked at before its tracks are deleted.

What is not sent yet is kept here and in the journal, and handed to the operations video by video:
so it can be paused and cancelled at once, and hundreds of tracks do not begin in one moment. What
has begun but was not sent when it is paused is dropped there, and planned once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import ApiError, ClosedError, DatoError, JournalError, TrackmanError
from trackman.domain.inventory.fresh_look import TrackChange, looked_at
from trackman.domain.journal import Entry, Place, Stage, now
from trackman.domain.tracks import Track
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.planner import Planner
from trackman.ui.controllers.operations.bulk_items import (
    BulkCount,
    BulkItem,
    ItemState,
    counted,
)
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.shell.tasks import Tasks

_SIDE_BY_SIDE = 128
"""Videos. At 20 requests a second and some seconds a job, many only wait for their turn; but where
too few have begun, places stay empty now and then, and those that begin last are a long tail: 300
tracks of 100 videos took 19.8 s with 64 videos side by side, and 18.7 s with all of them."""


@dataclass(frozen=True, slots=True)
class BulkServices:
    """Services and parts a batch works with."""

    operations: OperationTracker
    ledger: JournalWriter
    planner: Planner
    tasks: Tasks
    look: Callable[[Place], Coroutine[Any, Any, tuple[Track, ...]]]
    """Lists the tracks of a video as they are now. Raises DatoError."""
    settled: Callable[[str, set[str], tuple[Track, ...] | None], Coroutine[Any, Any, None]]
    """Called with a video's upload id, the ids of the tracks that are gone, and the tracks it had
    when it was looked at; None if it was not."""


class BulkBatch(QObject):
    """Deletes the tracks of its items; one step of Undo, as all entries name one batch."""

    changed = Signal()
    """Something is at another state, perhaps many at once."""
    ended = Signal()
    """Nothing is to come any more; a retry may begin it anew."""

    def __init__(self, items: Sequence[BulkItem], services: BulkServices) -> None:
        super().__init__()
        self.items = list(items)
        self.is_paused = False
        self._services = services
        self._operations = services.operations
        self._videos: set[str] = set()
        """Videos under way."""
        self._of_run: dict[Operation, BulkItem] = {}
        self._waits: dict[BulkItem, asyncio.Future[None]] = {}
        self._told_end = False
        self._operations.changed.connect(self._note)
        self._operations.ended.connect(self._end_run)
        self._operations.dropped.connect(self._drop_run)

    @property
    def batches(self) -> set[str]:
        """The batches that its entries name; several where it goes on with what was left."""
        return {item.entry.batch for item in self.items}

    @property
    def runs(self) -> list[Operation]:
        """The operations of its tracks, those that ended included."""
        return [item.run for item in self.items if item.run is not None]

    def count(self) -> BulkCount:
        """Count its tracks by their states."""
        return counted(self.items)

    async def begin(self) -> None:
        """Write down what is to be done, and begin. Raises JournalError; then nothing is done."""
        self._operations.queued |= {item.entry.id for item in self.items}
        try:
            await self._services.ledger.put(*(item.entry for item in self.items))
        except BaseException:
            self._operations.queued -= {item.entry.id for item in self.items}
            raise
        self._feed()

    def pause(self) -> None:
        """Send nothing more for now."""
        if not self.is_paused:
            self.is_paused = True
            self._take_back_waiting()
            self.changed.emit()

    def resume(self) -> None:
        """Go on."""
        if self.is_paused:
            self.is_paused = False
            self._feed()
            self.changed.emit()

    def cancel(self) -> None:
        """Give up what was not sent yet."""
        self.is_paused = False
        self._give_up(self.items)

    def withdraw(self, planned: Iterable[Entry]) -> None:
        """Give up some tracks, as far as nothing was sent yet, also where they were planned anew.

        Of another batch nothing is given up, whatever tracks it has.
        """
        gone = {(one.track.id, one.batch) for one in planned}
        self._give_up(
            [item for item in self.items if (item.entry.track.id, item.entry.batch) in gone]
        )

    def _give_up(self, items: Sequence[BulkItem]) -> None:
        given_up = [item for item in items if not item.is_over and item.run is None]
        for item in given_up:
            item.state = ItemState.CANCELLED
        self._put(item.entry for item in given_up)
        for item in items:
            if item.state is ItemState.RUNNING and item.run is not None:
                self._operations.drop(item.run)
        self._tell()

    @property
    def unsaved(self) -> list[BulkItem]:
        """Tracks that were not deleted because their texts could not be saved."""
        return [item for item in self.items if item.is_unsaved]

    @property
    def failed(self) -> list[BulkItem]:
        """Tracks that were not deleted, or of which nobody knows whether they were."""
        return [item for item in self.items if item.state is ItemState.FAILED]

    def try_again(self, planned: Iterable[Entry], *, without_backup: bool = False) -> None:
        """Try once more what failed and was planned anew, and nothing else."""
        again = {(one.track.id, one.batch): one for one in planned}
        failed = [one for one in self.failed if (one.entry.track.id, one.entry.batch) in again]
        for item in failed:
            if item.run is not None:
                self._operations.forget(item.run)
            self._wait_with(item, again[item.entry.track.id, item.entry.batch])
            item.look = True  # most of all where nobody knows whether it was deleted
            item.without_backup = item.without_backup or without_backup
        self._told_end = False
        self._plan(failed)
        self._feed()
        self.changed.emit()

    async def leave(self) -> None:
        """Stop because the session ends: what was not sent stays planned, for the next start."""
        self.is_paused = True
        self._take_back_waiting()
        waiting = [item.entry for item in self.items if item.state is ItemState.WAITING]
        try:
            await self._services.ledger.put(*waiting)
        except JournalError as error:
            self._services.ledger.trouble(error)

    def _take_back_waiting(self) -> None:
        """Drop what has begun and was not sent, and plan it once more."""
        for item in self._begun():
            if item.run is not None and self._operations.drop(item.run):
                self._plan_again(item)
        self._plan(item for item in self.items if item.state is ItemState.WAITING)

    def _begun(self) -> list[BulkItem]:
        return [item for item in self.items if item.state is ItemState.RUNNING]

    def _plan_again(self, item: BulkItem) -> None:
        self._wait_with(item, self._services.planner.again(item.entry))

    def _wait_with(self, item: BulkItem, planned: Entry) -> None:
        item.entry = planned
        item.state, item.run, item.error, item.change = ItemState.WAITING, None, None, None

    def _plan(self, items: Iterable[BulkItem]) -> None:
        """Write down what waits; if the program ends before it has begun, it is offered again."""
        entries = [item.entry for item in items if item.entry.id not in self._operations.queued]
        self._operations.queued |= {entry.id for entry in entries}
        self._note_down(entries)

    def _put(self, given_up: Iterable[Entry]) -> None:
        """Write down what is given up."""
        moment = now()
        entries = [replace(one, stage=Stage.DROPPED, changed_at=moment) for one in given_up]
        self._operations.queued -= {entry.id for entry in entries}
        self._note_down(entries)

    def _note_down(self, entries: Sequence[Entry]) -> None:
        if entries:
            self._services.tasks.start(self._write(entries))

    async def _write(self, entries: Sequence[Entry]) -> None:
        try:
            await self._services.ledger.put(*entries)
        except JournalError as error:
            self._services.ledger.trouble(error)

    def _feed(self) -> None:
        """Begin with as many videos as there is room for."""
        if not self.is_paused:
            for upload_id, items in self._next_videos():
                self._videos.add(upload_id)
                for item in items:
                    item.state = ItemState.RUNNING
                self._services.tasks.start(self._do(upload_id, items))
        self._tell()

    def _next_videos(self) -> list[tuple[str, list[BulkItem]]]:
        waiting: dict[str, list[BulkItem]] = {}
        room = _SIDE_BY_SIDE - len(self._videos)
        for item in self.items:
            upload_id = item.entry.place.upload_id
            if item.state is not ItemState.WAITING or upload_id in self._videos:
                continue
            if upload_id in waiting or len(waiting) < room:
                waiting.setdefault(upload_id, []).append(item)
        return list(waiting.items())

    async def _do(self, upload_id: str, items: list[BulkItem]) -> None:
        """Look at one video, delete what is as it was, and wait until all of that has ended."""
        try:
            seen = await self._look(items)
            if self.is_paused:  # meanwhile
                for item in _running(items):
                    item.state = ItemState.WAITING
                return
            self._begin_all(_running(items))
            if waits := [self._waits[item] for item in items if item in self._waits]:
                self.changed.emit()
                await asyncio.wait(waits)
            gone = {item.entry.track.id for item in items if item.state is ItemState.DONE}
            if gone or seen is not None:
                await self._services.settled(upload_id, gone, seen)
        finally:
            self._videos.discard(upload_id)
            self._feed()

    async def _look(self, items: list[BulkItem]) -> tuple[Track, ...] | None:
        """Leave out what is not as it was; return the tracks there are, None if not looked."""
        if not any(item.look for item in items):
            return None
        tracks: tuple[Track, ...] = ()
        try:
            tracks = await self._services.look(items[0].entry.place)
        except ClosedError:
            raise
        except DatoError as error:
            if not (isinstance(error, ApiError) and error.fault.code == "NOT_FOUND"):
                self._fail(_running(items), error)
                return None  # else the whole video is not there any more
        by_entry = {item.entry.id: item for item in _running(items)}
        kept, left_out = looked_at([item.entry for item in by_entry.values()], tracks)
        for entry in kept:
            by_entry[entry.id].entry = entry
        for entry, change in left_out:
            item = by_entry[entry.id]
            item.state, item.change = ItemState.LEFT_OUT, change
            self._note_left_out(entry, change)
        return tracks

    def _note_left_out(self, entry: Entry, change: TrackChange) -> None:
        self._operations.queued.discard(entry.id)
        stage = Stage.ALREADY_GONE if change is TrackChange.VANISHED else Stage.DROPPED
        self._note_down([replace(entry, stage=stage, changed_at=now(), fault=change.value)])

    def _fail(self, items: list[BulkItem], error: TrackmanError) -> None:
        """Note that a video could not be looked at, so that nothing of it was sent."""
        for item in items:
            item.state, item.error = ItemState.FAILED, error
            self._operations.queued.discard(item.entry.id)
        moment = now()
        self._note_down(
            [
                replace(item.entry, stage=Stage.FAILED, changed_at=moment, fault=str(error))
                for item in items
            ]
        )

    def _begin_all(self, items: Iterable[BulkItem]) -> None:
        loop = asyncio.get_running_loop()
        for row, item in enumerate(items):
            self._operations.queued.discard(item.entry.id)
            item.run = self._operations.delete(
                item.entry, row, without_backup=item.without_backup, in_bulk=True
            )
            if item.run is None:  # somebody has begun to delete it elsewhere in the window
                item.state = ItemState.LEFT_OUT
                self._put([item.entry])
                continue
            self._of_run[item.run] = item
            self._waits[item] = loop.create_future()

    def _note(self, run: Operation) -> None:
        if run in self._of_run:
            self.changed.emit()

    def _end_run(self, run: Operation) -> None:
        """Take up an end, and another one where a list refutes what an event told."""
        if (item := self._of_run.get(run)) is not None and item.run is run:
            item.take_end()
            self._release(item)

    def _drop_run(self, run: Operation) -> None:
        if (item := self._of_run.pop(run, None)) is not None:
            item.state = ItemState.CANCELLED
            self._release(item)

    def _release(self, item: BulkItem) -> None:
        if (wait := self._waits.pop(item, None)) is not None and not wait.done():
            wait.set_result(None)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        if self._videos or any(not item.is_over for item in self.items):
            self._told_end = False
        elif not self._told_end:
            self._told_end = True
            self.ended.emit()


def _running(items: Iterable[BulkItem]) -> list[BulkItem]:
    """Return those that were not cancelled meanwhile."""
    return [item for item in items if item.state is ItemState.RUNNING]
