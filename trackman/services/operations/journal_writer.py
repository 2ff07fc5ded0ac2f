"""The one writer of the journal, and the record of one piece of work in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from trackman.domain.creations import Created
from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.errors import ApiError, JobFailedError, JournalError, TrackmanError
from trackman.domain.journal import LEFT, Act, Entry, Stage, now
from trackman.domain.replacements import Replaced
from trackman.services.executors import SerialExecutor
from trackman.store.journal.journal import Journal

T = TypeVar("T")

_log = logging.getLogger(__name__)


class JournalWriter:
    """Writes entries in the order in which they come, off the GUI thread.

    What comes while a write is under way is written together with the next one: a write waits for
    the disk, and hundreds of deletions must not wait for each other's.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        """Safe from any thread; only what is put through here is in order."""
        self._lane = SerialExecutor("trackman-journal")
        self._waiting: list[Entry] = []
        self._writing: asyncio.Task[None] | None = None
        self._next: asyncio.Task[None] | None = None
        self.trouble: Callable[[JournalError], None] = lambda _: None
        """Called for what could not be written of work that goes on all the same."""

    async def put(self, *entries: Entry) -> None:
        """Come back when the entries are safe on the disk. Raises JournalError.

        Cancelling does not stop the write.
        """
        self._waiting += entries
        if self._next is None:
            self._next = asyncio.create_task(self._write(self._writing))
        await asyncio.shield(self._next)

    async def note(self, entry: Entry) -> None:
        """Write what is so already; what cannot be written is told, and changes nothing."""
        try:
            await self.put(entry)
        except JournalError as error:
            _log.error("%s of %s is not in the journal: %s", entry.stage, entry.id, error)
            self.trouble(error)

    async def refute(self, entry: Entry) -> None:
        """Write that a track is still there of which nothing but an event told it was deleted."""
        try:
            await self.run(lambda journal: journal.refute(entry))
        except JournalError as error:
            _log.error("%s is wrongly deleted in the journal: %s", entry.id, error)
            self.trouble(error)

    async def prove(self, *entry_ids: str) -> None:
        """Write that a list shows tracks gone of which nothing but an event told that."""
        try:
            await self.run(lambda journal: journal.prove(entry_ids))
        except JournalError as error:  # the next start looks again
            _log.warning("%d are unproven in the journal: %s", len(entry_ids), error)

    async def run(self, call: Callable[[Journal], T]) -> T:
        """Read from the journal, after everything that was put before."""
        return await self._lane.run(partial(call, self.journal))

    async def close(self) -> None:
        """Write everything out and close the journal."""
        if self._next is not None:
            await asyncio.gather(self._next, return_exceptions=True)
        await self._lane.run(self.journal.close)
        self._lane.close()

    async def _write(self, before: asyncio.Task[None] | None) -> None:
        if before is not None and not before.done():
            await asyncio.wait([before])
        self._writing, self._next = self._next, None
        entries, self._waiting = self._waiting, []
        await self._lane.run(partial(self.journal.put, *entries))


class EntryRecorder:
    """The entry of one piece of work, written stage by stage."""

    def __init__(self, entry: Entry, ledger: JournalWriter) -> None:
        self.entry = entry
        self._ledger = ledger

    async def enter(self, stage: Stage, **facts: Any) -> None:
        """Write a stage before its step is taken. Raises JournalError: then do not take it."""
        self._move(stage, facts)
        await self._ledger.put(self.entry)

    async def follow(self, stage: Stage, **facts: Any) -> None:
        """Write a stage that is so already; what cannot be written is told, and changes nothing."""
        self._move(stage, facts)
        await self._ledger.note(self.entry)

    async def prove(self) -> None:
        """Write that it is deleted, which nothing but an event told before."""
        self.entry = replace(self.entry, unproven=False)
        await self._ledger.prove(self.entry.id)

    async def refute(self, error: TrackmanError) -> None:
        """Take back that it is deleted, which nothing but an event told."""
        self._move(Stage.FAILED, _fault(self, error))
        await self._ledger.refute(self.entry)

    def _move(self, stage: Stage, facts: dict[str, Any]) -> None:
        self.entry = replace(self.entry, stage=stage, changed_at=now(), **facts)


AnyEnd = Deleted | AlreadyGone | Created | Replaced | Failed | Unknown


async def note_end(record: EntryRecorder, end: AnyEnd) -> None:
    """Write how a piece of work ended."""
    match end:
        case Deleted():
            facts: dict[str, Any] = {"returned": end.track, "seconds": end.seconds}
            facts["unproven"] = end.by_event
            if end.job_id is not None:
                facts["job_id"] = end.job_id
            await record.follow(Stage.DELETED, code=None, fault="", **facts)
        case AlreadyGone():
            await record.follow(Stage.ALREADY_GONE, code=None, fault="")
        case Created():
            stage = Stage.RESTORED if record.entry.act is Act.RESTORE else Stage.ADDED
            await record.follow(stage, **_new_facts(end), **_fault(record, None))
        case Replaced():
            await record.follow(Stage.REPLACED, **_new_facts(end), **_fault(record, end.unfinished))
        case Failed() | Unknown():
            stage = Stage.FAILED if isinstance(end, Failed) else Stage.UNKNOWN
            await record.follow(stage, **_fault(record, end.error))


def _new_facts(end: Created | Replaced) -> dict[str, Any]:
    return {"returned": end.track, "seconds": end.seconds, "difference": end.difference}


def _fault(record: EntryRecorder, error: TrackmanError | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"fault": "" if error is None else str(error), "code": None}
    if error is not None and record.entry.fault.startswith(LEFT):
        facts["fault"] = f"{LEFT}: {error}"  # so it stays one that is left, if it was not done
    if isinstance(error, ApiError | JobFailedError):
        facts["code"] = error.fault.code
        if error.fault.request_id:
            facts["request_ids"] = (*record.entry.request_ids, error.fault.request_id)
    if isinstance(error, JobFailedError):
        facts["job_id"] = error.job_id
    return facts
