"""The review queues of one project and environment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar
from weakref import WeakValueDictionary

from trackman.domain.errors import ReviewError, ReviewFileError, ReviewFileFault, StoreFault
from trackman.domain.review.contents import Contents
from trackman.domain.review.queue import (
    QueueItem,
    QueuePart,
    Reviewer,
    ReviewPlace,
    ReviewQueue,
    joined,
    new_queue,
    split,
)
from trackman.domain.review.records import Record, by_item, stronger, united
from trackman.domain.review.staging import approvals_of
from trackman.domain.review.state import ReviewState, in_order, item_state
from trackman.domain.review.summary import (
    QueueSummary,
    Received,
    ReviewConflict,
    SalvagedReviews,
    tally_of,
)
from trackman.services.executors import Executors, Lane
from trackman.services.review.open_review import OpenReview
from trackman.store.review.files import ReviewFile, read_review, write_review
from trackman.store.review.reviews import ReviewStore, StoredQueue

T = TypeVar("T")


class Reviews:
    """Queues on this computer, and files of them. To be used from one loop.

    Everything raises ReviewError where the file on this computer cannot be used.
    """

    def __init__(
        self,
        store: ReviewStore,
        executors: Executors,
        where: Callable[[], ReviewPlace],
        reviewer: Callable[[], Reviewer],
    ) -> None:
        self.changed: list[Callable[[], None]] = []
        """Called on the loop after queues came or went, or how far one is."""
        self._store = store
        self._executors = executors
        self._where = where
        self._reviewer = reviewer
        self._opening: dict[str, asyncio.Task[OpenReview]] = {}
        self._open: WeakValueDictionary[str, OpenReview] = WeakValueDictionary()
        """Those that somebody holds, or that are being written."""

    @property
    def where(self) -> ReviewPlace:
        """The project and environment whose tracks are reviewed."""
        return self._where()

    @property
    def path(self) -> Path:
        """File on this computer that they are kept in."""
        return self._store.path

    @property
    def reviewer(self) -> Reviewer:
        """The person at this computer."""
        return self._reviewer()

    def beside(self, store: ReviewStore, where: ReviewPlace) -> Reviews:
        """Return the reviews of another project or environment; to be closed after use."""
        return Reviews(store, self._executors, lambda: where, self._reviewer)

    @property
    def salvage(self) -> SalvagedReviews | None:
        """Damage of the file on this computer that was found since the start."""
        return self._store.salvage

    async def queues(self) -> list[QueueSummary]:
        """Return all queues, the one made last first."""
        return await self._run(self._store.summaries)

    async def add(self, name: str, items: Sequence[QueueItem]) -> ReviewQueue:
        """Make a queue of these tracks, each of which it has once."""
        return (await self.begin(name, items)).queue

    async def begin(self, name: str, items: Sequence[QueueItem]) -> OpenReview:
        """Make a queue of these tracks and return it to work on; nothing is read back for that."""
        where, tracks = self._where(), tuple(items)

        def work() -> OpenReview:
            reviewer = self._reviewer()
            queue = new_queue(name, where, reviewer, tracks)
            self._store.put(queue, [], tally_of(queue, ReviewState()))
            return OpenReview(StoredQueue(queue, (), 0), self._store, self._executors, reviewer)

        opened = self._held(await self._run(work))
        self._tell()
        return opened

    async def open(self, queue_id: str) -> OpenReview:
        """Return a queue to work on, always the same object for the same queue.

        Raises ReviewError (MISSING) where there is none with this id.
        """
        if (opened := self._open.get(queue_id)) is not None:
            return opened
        task = self._opening.get(queue_id)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._opened(queue_id))
            self._opening[queue_id] = task
            task.add_done_callback(lambda _: self._opening.pop(queue_id, None))
        return await asyncio.shield(task)

    async def forget(self, queue_id: str) -> None:
        """Remove a queue from this computer with all that was decided on it."""
        while (task := self._opening.get(queue_id)) is not None:
            await asyncio.wait([task])
        opened = self._open.pop(queue_id, None)
        if opened is None:
            await self._run(partial(self._store.forget, queue_id))
        else:
            await opened.forget()
        self._tell()

    async def receive(self, path: Path) -> Received:
        """Read a review file and return what it holds; nothing is taken up yet.

        Raises ReviewFileError where it is none that can be taken up here.
        """
        where = self._where()
        file = await self._executors.run(partial(read_review, path), Lane.FILES)
        _check_place(file.queue, where)
        here = {one.queue.id for one in await self.queues()}
        opened = await self.open(file.queue.id) if file.queue.id in here else None
        records = [] if opened is None else opened.records

        def compare() -> Received:
            return replace(_compared(path, file, opened, records), me=self._reviewer().id)

        return await self._run(compare)

    async def take(self, received: Received) -> ReviewQueue:
        """Take up what a file holds beside what is here: all of it, and nothing of it twice."""
        queue = received.queue
        if any(one.queue.id == queue.id for one in await self.queues()):
            opened = await self.open(queue.id)
            await opened.take(queue, received.records)
            return opened.queue

        def work() -> None:
            contents = Contents(queue, received.records, "")
            self._store.put(queue, in_order(contents.records), contents.tally)

        await self._run(work)
        self._tell()
        return queue

    async def approvals(self, queue_id: str) -> tuple[int, int, int]:
        """Count the deletions to come that are approved, refused, and neither."""
        states = tuple((await self.open(queue_id)).state.items.values())
        return await self._executors.run(partial(approvals_of, states), Lane.COMPUTING)

    async def write_file(self, queue_id: str, path: Path, part: QueuePart | None = None) -> None:
        """Write a queue, or one of the parts it is split into, with all that was decided on it.

        Raises ExportError; then nothing at `path` has changed.
        """
        opened = await self.open(queue_id)
        await opened.settled()
        queue, records = opened.queue, opened.records
        reviewer = opened.reviewer

        def work() -> None:
            if part is None:
                write_review(path, queue, in_order(records), reviewer)
                return
            share = split(queue, part.of)[part.number - 1]
            keys = {item.key for item in share.items}
            about = in_order(one for one in records if one.item in keys)
            write_review(path, share, about, reviewer)

        await self._executors.run(work, Lane.FILES)

    async def has_own_records(self) -> bool:
        """Tell whether the person at this computer has done anything in these reviews."""
        await self.settled()
        return await self._run(lambda: self._store.has_records_of(self._reviewer().id))

    async def take_up_reviewer(self) -> None:
        """Take up that the person at this computer has another id than before."""
        for opened in tuple(self._open.values()):
            await opened.act_as(self._reviewer())

    async def settled(self) -> None:
        """Wait until everything that was decided is on the disk, or has failed."""
        for opened in tuple(self._open.values()):
            await opened.settled()

    def close(self) -> None:
        """Write everything out; to be called when nothing is asked any more."""
        self._store.close()

    async def _opened(self, queue_id: str) -> OpenReview:
        def work() -> OpenReview:
            stored = self._store.queue(queue_id)
            if stored is None:
                raise ReviewError(StoreFault.MISSING, f"queue {queue_id}")
            return OpenReview(stored, self._store, self._executors, self._reviewer())

        return self._held(await self._run(work))

    def _held(self, opened: OpenReview) -> OpenReview:
        opened.changed.append(self._tell)
        self._open[opened.queue.id] = opened
        return opened

    def _tell(self) -> None:
        for listener in tuple(self.changed):
            listener()

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.INVENTORY)


def _check_place(queue: ReviewQueue, where: ReviewPlace) -> None:
    """Raise ReviewFileError for a queue of another project or environment."""
    if queue.project != where.project:
        if not where.is_certain:
            raise ReviewFileError(ReviewFileFault.NOT_CERTAIN, place=queue.project_name)
        fault = ReviewFileFault.OTHER_PROJECT
        raise ReviewFileError(fault, queue.project, queue.project_name or queue.project)
    if queue.environment != where.environment:
        raise ReviewFileError(ReviewFileFault.OTHER_ENVIRONMENT, place=queue.environment)


def _compared(
    path: Path, file: ReviewFile, opened: OpenReview | None, records: Sequence[Record]
) -> Received:
    """Return what a file brings beside what is here: these records."""
    here = replace(file.queue, items=()) if opened is None else opened.queue
    known = {one.id: one for one in records}
    brought = united(file.records)
    new = [
        one
        for one in brought.values()
        if (other := known.get(one.id)) is None or stronger(other, one) != other
    ]
    items = {one.key: one for one in joined(here, file.queue).items}
    return Received(
        path=path,
        queue=file.queue,
        records=file.records,
        here=None if opened is None else replace(here, items=()),
        is_altered=file.is_altered,
        new_items=len(items) - len(here.items),
        new_records=tuple(
            one for one in new if (other := known.get(one.id)) is None or other.is_altered
        ),
        clashes=_clashes(brought, known),
        conflicts=tuple(_new_conflicts(items, new, opened)),
        strangers=sum(1 for one in new if one.item not in items),
        known_records=len(brought) - len(new),
        written_by=file.written_by,
        written_at=file.written_at,
    )


def _new_conflicts(
    items: Mapping[str, QueueItem], new: Sequence[Record], opened: OpenReview | None
) -> Iterator[ReviewConflict]:
    """Yield the tracks in conflict with what is new, and not in conflict without it."""
    about = by_item(new)
    for key, item in items.items():
        is_here = opened is not None and opened.item(key) is not None
        if key not in about and is_here:
            continue
        before = [] if opened is None else opened.records_of(item)
        records = list(united(before, about.get(key, ())).values())
        if len(records) < 2:
            continue  # as with nearly all tracks of a large queue
        state = item_state(records)
        was = is_here and opened is not None and opened.state.of(item).is_in_conflict
        if state.is_in_conflict and not was:
            yield ReviewConflict(item, state.decisions)


def _clashes(brought: Mapping[str, Record], known: Mapping[str, Record]) -> int:
    """Count the records that are here already with other content, but for the mark."""
    return sum(
        1
        for one in brought.values()
        if (other := known.get(one.id, one)) != one
        and replace(one, is_altered=False) != replace(other, is_altered=False)
    )
