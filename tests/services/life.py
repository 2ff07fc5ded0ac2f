"""A trackman without a window that takes up what was left and deletes all it was told to.

It runs in a process of its own and tells each state, so that it can be killed at any of them.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from trackman.domain.creations import CreationState
from trackman.domain.deletions import State
from trackman.domain.journal import Place, new_id, planned_deletion
from trackman.services.connection import Connection
from trackman.services.operations.jobs import JobPauses
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.planner import Planner
from trackman.services.operations.recovery import LeftUndone, left_over
from trackman.services.server import Server
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

PROJECT = "64174"
_PAUSES = JobPauses(checks=(0.05, 0.1, 0.2, 0.4, 0.8), busy=(0.05, 0.1, 0.2, 0.4))


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be deleted, and where."""

    token: str
    api_url: str
    stream_url: str
    folder: str
    upload_ids: tuple[str, ...]
    events_url: str | None = None
    look_first: bool = True
    """False where no list is to be read before each delete, as in bulk work."""
    goes_on: bool = False
    """True if it plans all at once, as bulk work, and only goes on with what is left of that."""


def live(task: Task, pipe: Pipe) -> None:
    """Take up what was left, then delete every track; tell each state before its step."""
    asyncio.run(_live(task, pipe))
    pipe.send("end")


async def _live(task: Task, pipe: Pipe) -> None:
    folder = Path(task.folder)
    connection = Connection(
        Server(task.token, task.api_url, stream_url=task.stream_url, events_url=task.events_url)
    )
    connection.jobs.pauses = _PAUSES
    ledger = JournalWriter(Journal(folder / "journal.sqlite"))
    work = connection.work(ledger, Backups(folder / "backups"))

    def report(state: State | CreationState) -> None:
        pipe.send(type(state).__name__)

    if task.events_url is not None:
        await connection.project()
        connection.events.listen()
    left = await left_over(ledger, lambda entry: entry.place.project == PROJECT)
    await asyncio.gather(*(work.deletions.settle(entry, report) for entry in left.open))
    entries = []
    goes_on = task.goes_on and bool(await ledger.run(lambda journal: journal.totals()))
    if goes_on:
        undone = LeftUndone(ledger, lambda place: place.project == PROJECT)
        entries = [Planner(PROJECT).again(one) for one in await undone.entries()]
    for upload_id in () if goes_on else task.upload_ids:
        video = await connection.videos.read(upload_id, None)
        upload = video.upload
        place = Place(PROJECT, "", None, upload_id, upload.filename, upload.mux_playback_id)
        entries += [planned_deletion(place, track, new_id()) for track in video.tracks]
    if task.goes_on:
        pipe.send("going on")
        await ledger.put(*entries)
    delete = partial(work.deletions.delete, report=report, look_first=task.look_first)
    await asyncio.gather(*(delete(entry) for entry in entries))
    await work.deletions.proven()
    await ledger.close()
    connection.close()
