"""A trackman without a window that decides on tracks and deletes what it decided on.

It runs in a process of its own and tells each step before it is taken, so that it can be killed at
any of them, and takes up at its next start what is left.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from trackman.domain.deletions import State
from trackman.domain.journal import Entry, new_id
from trackman.domain.library import Scope
from trackman.domain.review.queue import QueueItem, Reviewer, ReviewPlace
from trackman.domain.review.records import ReviewSnapshot, Verdict
from trackman.domain.review.staging import StagingRules, Standing
from trackman.services.connection import Connection
from trackman.services.operations.jobs import JobPauses
from trackman.services.operations.planner import Planner
from trackman.services.operations.recovery import left_over
from trackman.services.review.open_review import OpenReview
from trackman.services.review.reviews import Reviews
from trackman.services.server import Server
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder

PROJECT = "64174"
WHERE = ReviewPlace(PROJECT, "Museum", None)
ME = Reviewer("me", "Anna")
SCOPE = Scope(PROJECT, None)
_PAUSES = JobPauses(checks=(0.05, 0.1, 0.2, 0.4, 0.8), busy=(0.05, 0.1, 0.2, 0.4))


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """Tracks to decide on, and where."""

    token: str
    api_url: str
    stream_url: str
    folder: str
    upload_ids: tuple[str, ...]


def live(task: ReviewTask, pipe: Pipe) -> None:
    """Decide on every track and delete it; tell each step before it is taken."""
    asyncio.run(_live(task, pipe))
    pipe.send("end")


async def _live(task: ReviewTask, pipe: Pipe) -> None:
    folder = Path(task.folder)
    connection = Connection(Server(task.token, task.api_url, stream_url=task.stream_url))
    connection.jobs.pauses = _PAUSES
    stores = Stores.within(DataFolder(folder), Cache(folder / "seen.sqlite"))
    reviews = connection.reviews(folder / "reviews", SCOPE, lambda: WHERE, lambda: ME)
    work = connection.work(stores.ledger, stores.backups)

    def report(state: State | object) -> None:
        pipe.send(type(state).__name__)

    left = await left_over(stores.ledger, lambda entry: entry.place.project == PROJECT)
    await asyncio.gather(*(work.deletions.settle(entry, report) for entry in left.open))
    review = await _review(reviews, connection, task)
    for item in review.queue.items:
        if review.state.of(item).decision is None:
            pipe.send("deciding")
            text = await work.texts.read(item.playback_id or "", item.track.id)
            snapshot = ReviewSnapshot(item.track, text.checksum)
            await review.decide(item, Verdict.DELETE, snapshot, reason="typos")
    inventory = connection.inventory(folder / "inventory", SCOPE)
    applying = connection.applying(review, inventory, stores, Planner(PROJECT))
    rows = await applying.rows(StagingRules())
    await applying.check([row for row in rows if row.standing is Standing.READY], lambda *_: None)
    planned = applying.plan(await applying.rows(StagingRules()), new_id())
    pipe.send("planned")
    await applying.note(planned)
    pipe.send("noted")
    entries: list[Entry] = [entry for _, entry in planned]
    await stores.ledger.put(*entries)
    pipe.send("written")
    await asyncio.gather(*map(partial(work.deletions.delete, report=report), entries))
    await work.deletions.proven()
    await reviews.settled()
    reviews.close()
    inventory.close()
    await stores.ledger.close()
    connection.close()


async def _review(reviews: Reviews, connection: Connection, task: ReviewTask) -> OpenReview:
    """Return the queue that was made before, or a new one."""
    known = await reviews.queues()
    if known:
        return await reviews.open(known[0].queue.id)
    items = []
    for upload_id in task.upload_ids:
        video = await connection.videos.read(upload_id, None)
        items += [
            QueueItem(track, video.upload.filename, video.upload.mux_playback_id)
            for track in video.tracks
        ]
    return await reviews.open((await reviews.add("Spring", items)).id)
