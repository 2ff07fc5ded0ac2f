"""A queue that is worked on: what people decide about its tracks, every word of it on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from trackman.domain.errors import ReviewError, StoreFault
from trackman.domain.journal import new_id, now
from trackman.domain.review.contents import Addition, Contents
from trackman.domain.review.queue import QueueItem, Reviewer, ReviewQueue, joined
from trackman.domain.review.records import (
    LONGEST_NOTE,
    Approval,
    Decision,
    Note,
    Record,
    ReviewApplication,
    ReviewSnapshot,
    Verdict,
    Withdrawal,
)
from trackman.domain.review.state import ReviewState, in_order
from trackman.domain.review.summary import Tally
from trackman.services.executors import Executors, Lane
from trackman.store.review.reviews import ReviewStore, StoredQueue

T = TypeVar("T")
RecordT = TypeVar("RecordT", Decision, Note)

_NONE: frozenset[str] = frozenset()
"""The one for all decisions that replace none, of which there are thousands."""


class OpenReview:
    """One queue in memory, for one loop. What is decided is on the disk when a coroutine returns.

    Each coroutine raises ReviewError where it could not be written; then nothing has changed, here
    neither. Cancelling does not stop one: what was decided is written all the same.
    """

    def __init__(
        self, stored: StoredQueue, store: ReviewStore, executors: Executors, reviewer: Reviewer
    ) -> None:
        self.changed: list[Callable[[], None]] = []
        """Called on the loop after something was decided, noted, taken back or taken up."""
        self.reviewer = reviewer
        """The person at this computer."""
        self.position = min(stored.position, max(0, len(stored.queue.items) - 1))
        """The place at which the queue was left, from 0."""
        self.is_forgotten = False
        """True once the queue was removed: nothing can be decided any more."""
        self._contents = Contents(stored.queue, stored.records, reviewer.id)
        self._store = store
        self._executors = executors
        self._writing = asyncio.Lock()
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def queue(self) -> ReviewQueue:
        """The tracks in their order; more may come when a file with another part is taken up."""
        return self._contents.queue

    @property
    def state(self) -> ReviewState:
        """State of the queue: the decisions, notes and their carrying out."""
        return self._contents.state

    @property
    def tally(self) -> Tally:
        """Count of the tracks by what was decided, ready at any moment."""
        return self._contents.tally

    @property
    def records(self) -> list[Record]:
        """All records, those about tracks that the queue does not have among them."""
        return self._contents.records

    @property
    def last_own(self) -> Decision | None:
        """The last decision of this person that was not taken back: what `undo` takes back."""
        return self._contents.last_own

    def records_of(self, item: QueueItem) -> list[Record]:
        """Return the records about a track, as they came."""
        return self._contents.about(item.key)

    def item(self, key: str) -> QueueItem | None:
        """Return the track with this key; None where the queue does not have it."""
        return self._contents.items.get(key)

    async def decide(
        self,
        item: QueueItem,
        verdict: Verdict,
        snapshot: ReviewSnapshot,
        *,
        reason: str = "",
        seconds: float | None = None,
    ) -> Decision:
        """Decide on a track; it replaces every decision on it that is known here.

        So a person settles by it what people decided differently.
        """

        def make() -> Decision:
            known = [one.id for one in self.records_of(item) if isinstance(one, Decision)]
            return Decision(
                new_id(),
                item.key,
                self.reviewer,
                now(),
                verdict,
                snapshot,
                reason,
                seconds,
                frozenset(known) if known else _NONE,
            )

        return await self._add(item, make)

    async def note(self, item: QueueItem, text: str) -> None:
        """Write a note about a track in place of this person's own; a text of none removes it."""

        def make() -> Note:
            own = (
                one.id
                for one in self.records_of(item)
                if isinstance(one, Note) and one.by.id == self.reviewer.id
            )
            words = text.strip()[:LONGEST_NOTE]
            return Note(new_id(), item.key, self.reviewer, now(), words, frozenset(own))

        await self._add(item, make)

    async def undo(self, decision: Decision | None = None) -> QueueItem | None:
        """Take back a decision, or else this person's last one, and return its track.

        None where there is none, and for one on a track that the queue does not have.
        """
        decision = decision or self.last_own
        if decision is None:
            return None
        await self.withdraw(decision)
        return self.item(decision.item)

    async def withdraw(self, decision: Decision) -> None:
        """Take a decision back: those it had replaced are in force again."""
        await self._write(
            lambda: [Withdrawal(new_id(), decision.item, self.reviewer, now(), decision.id)]
        )

    async def approve(self, decisions: Sequence[Decision], released: bool) -> None:
        """Release deletions that others decided, or refuse them; all in one step."""
        await self._write(
            lambda: [
                Approval(new_id(), one.item, self.reviewer, now(), one.id, released)
                for one in decisions
            ]
        )

    async def note_applied(self, decision: Decision, entry_id: str) -> None:
        """Keep that a decision is being carried out, by the journal's entry of this id."""
        await self.note_all_applied([(decision, entry_id)])

    async def note_all_applied(self, applied: Sequence[tuple[Decision, str]]) -> None:
        """Keep that decisions are being carried out, each by a journal's entry; all in one step."""
        await self._write(
            lambda: [
                ReviewApplication(new_id(), one.item, self.reviewer, now(), one.id, entry)
                for one, entry in applied
            ]
        )

    async def note_position(self, position: int) -> None:
        """Keep at which place the queue is left."""
        self.position = position
        await self._run(partial(self._store.note_position, self.queue.id, position))

    async def take(self, queue: ReviewQueue, records: Iterable[Record]) -> None:
        """Take up the tracks and records of a file beside those that are here."""
        found = tuple(records)
        await self._go_through(lambda: self._taken(queue, found))

    async def act_as(self, reviewer: Reviewer) -> None:
        """Count as this person's own what has their id, and what is decided from now on."""

        async def work() -> None:
            before = self._contents
            self._contents = await self._run(
                lambda: Contents(before.queue, in_order(before.records), reviewer.id),
                Lane.INVENTORY,
            )
            self.reviewer = reviewer

        await self._go_through(work)

    async def forget(self) -> None:
        """Remove the queue from this computer; what is decided later raises ReviewError."""

        async def work() -> None:
            await self._run(partial(self._store.forget, self.queue.id))
            self.is_forgotten = True

        await self._go_through(work)

    async def settled(self) -> None:
        """Wait until everything that was decided is on the disk, or has failed."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def _add(self, item: QueueItem, make: Callable[[], RecordT]) -> RecordT:
        """Write one record that is made when all before are written, and return it."""
        if self.item(item.key) is None:
            raise ValueError(f"{item.key} is not in this queue")
        made: list[RecordT] = []

        def once() -> list[Record]:
            made.append(make())
            return [made[-1]]

        await self._write(once)
        return made[-1]

    async def _write(self, make: Callable[[], Sequence[Record]]) -> None:
        await self._go_through(lambda: self._written(make))

    async def _go_through(self, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do some work after all that came before, to its end even if nobody waits any more."""

        async def work() -> None:
            async with self._writing:
                await begin()
            for listener in tuple(self.changed):
                listener()

        task = asyncio.get_running_loop().create_task(work())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await asyncio.shield(task)

    async def _written(self, make: Callable[[], Sequence[Record]]) -> None:
        def work() -> Addition:
            addition = self._contents.adding(make())
            new, tally = addition.records, addition.tally
            try:
                self._store.add(self.queue.id, new, tally, self.position)
            except ReviewError as error:
                if error.fault is not StoreFault.MISSING or self.is_forgotten:
                    raise
                # The file was damaged or removed, but everything is here.
                self._store.put(self.queue, [*self.records, *new], tally)
            return addition

        self._contents.add(await self._run(work))

    async def _taken(self, other: ReviewQueue, records: Sequence[Record]) -> None:
        if self.is_forgotten:
            raise ReviewError(StoreFault.MISSING, f"queue {self.queue.id}")
        before = self._contents

        def work() -> Contents:
            new = before.new_of(records)
            queue = joined(before.queue, other)
            after = Contents(queue, in_order([*before.records, *new]), self.reviewer.id)
            try:
                if queue is before.queue:  # all its tracks are there
                    self._store.add(queue.id, new, after.tally)
                else:
                    self._store.put(queue, new, after.tally)
            except ReviewError as error:
                if error.fault is not StoreFault.MISSING:
                    raise
                self._store.put(queue, after.records, after.tally)
            return after

        after = await self._run(work, Lane.INVENTORY)
        here = before.queue.items[self.position].key if before.queue.items else ""
        self._contents = after
        if after.queue is not before.queue:
            keys = list(after.items)
            self.position = keys.index(here) if here in after.items else 0

    async def _run(self, work: Callable[[], T], lane: Lane = Lane.DISK) -> T:
        return await self._executors.run(work, lane)
