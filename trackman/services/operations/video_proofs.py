"""Deletions of one video that are proven together, by one list of its tracks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from trackman.dato.rate_limiter import Priority
from trackman.domain.errors import ClosedError, DatoError
from trackman.domain.journal import Place
from trackman.services.executors import Lane
from trackman.services.operations.jobs import Jobs

_FEW = 4
"""Deletions under way that are each proven by their own job."""

_log = logging.getLogger(__name__)
Proven = Callable[..., Awaitable[None]]
"""Gets the ids of the entries whose tracks a list does not have any more."""
_Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Belief:
    """A deletion that an event told of, until a list shows what is true."""

    entry_id: str
    track_id: str
    refuted: Callable[[], Awaitable[None]]
    """Called where the list has the track."""


@dataclass(eq=False, slots=True)
class _Group:
    """Deletions of one video since none of them was under way."""

    jobs: Jobs
    upload_id: str
    proven: Proven
    under_way: int = 0
    last: tuple[str, float] | None = None
    """The job of the one sent last, and the moment it was accepted."""
    waiting: list[asyncio.Future[frozenset[str] | None]] = field(default_factory=list)
    believed: list[Belief] = field(default_factory=list)

    async def prove(self) -> None:
        """List the tracks once for all."""
        listed: frozenset[str] | None = None
        priority = Priority.PERSON if self.waiting else Priority.BACKGROUND
        lane = Lane.REQUESTS if self.waiting else Lane.POLLING
        ask = partial(self.jobs.client.tracks, self.upload_id, priority)
        try:
            listed = frozenset(track.id for track in await self.jobs.executors.run(ask, lane))
        except ClosedError:
            pass
        except DatoError as error:
            _log.info("no list proves the deletions of %s: %s", self.upload_id, error)
        finally:
            for one in self.waiting:
                if not one.done():
                    one.set_result(listed)
        if listed is not None:  # otherwise the next start looks for them
            await self._compare(listed)

    async def _compare(self, listed: frozenset[str]) -> None:
        """Compare what events told with what is there."""
        if proven := [one for one in self.believed if one.track_id not in listed]:
            await self.proven(*(one.entry_id for one in proven))
        for one in self.believed:
            if one.track_id in listed:
                await one.refuted()


class VideoProofs:
    """Keeps which deletions are under way at each video."""

    def __init__(self, proven: Proven) -> None:
        self._proven = proven
        self._groups: dict[_Key, _Group] = {}
        self._under_way = 0
        self._most = 0
        """Deletions that were under way at once since none was."""
        self._proving: set[asyncio.Task[None]] = set()
        self.awaited: set[str] = set()
        """Ids of the entries that an event told of, and whose list is still to come."""

    @contextmanager
    def joined(self, jobs: Jobs, place: Place) -> Iterator[ProofMember]:
        """Take part in the deletions of a video."""
        key = (place.environment, place.upload_id)
        group = self._groups.setdefault(key, _Group(jobs, place.upload_id, self._proven))
        group.under_way += 1
        self._under_way += 1
        self._most = max(self._most, self._under_way)
        member = ProofMember(self, key, group)
        try:
            yield member
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._most = 0
            member.leave()

    async def proven(self) -> None:
        """Come back when every list that is to prove something has come."""
        while self._proving:
            await asyncio.wait(self._proving)

    @property
    def are_many(self) -> bool:
        """Tell whether more than a few deletions are under way, or the last of many."""
        return self._most > _FEW

    def close(self, key: _Key, group: _Group) -> None:
        """Prove a group of which the last has come to where it needs proof, or to its end."""
        self._groups.pop(key, None)
        if group.waiting or group.believed:
            task = asyncio.create_task(self._prove(group))
            self._proving.add(task)
            task.add_done_callback(self._note_proven)

    async def _prove(self, group: _Group) -> None:
        try:
            await group.prove()
        finally:
            self.awaited.difference_update(one.entry_id for one in group.believed)

    def _note_proven(self, task: asyncio.Task[None]) -> None:
        self._proving.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.info("a proof was given up: %r", error)  # the program ends


class ProofMember:
    """One deletion among those of its video."""

    def __init__(self, proofs: VideoProofs, key: _Key, group: _Group) -> None:
        self._proofs = proofs
        self._key = key
        self._group = group
        self._has_left = False

    @property
    def is_one_of_many(self) -> bool:
        """Tell whether more than a few deletions are under way."""
        return self._proofs.are_many

    def note_accepted(self, job_id: str, began: float) -> None:
        """Take up the job that keeps the video busy from now on."""
        self._group.last = job_id, began

    async def free(self) -> bool:
        """Wait for the job of ours that keeps the video busy; False if there is none."""
        last, self._group.last = self._group.last, None
        if last is None:
            return False
        job_id, began = last
        await self._group.jobs.finished(job_id, lambda *_: None, began=began)
        return True

    async def listed(self) -> frozenset[str] | None:
        """Return the tracks that are there once all of the video's jobs have likely ended.

        None where no list was to be had.
        """
        listed: asyncio.Future[frozenset[str] | None] = asyncio.get_running_loop().create_future()
        self._group.waiting.append(listed)
        self.leave()
        return await listed

    def believe(self, belief: Belief) -> bool:
        """Have a track that an event told to be deleted looked for in the list at the end.

        False where that list has been asked for already, so that the event must not count.
        """
        if not self._has_left:
            self._group.believed.append(belief)
            self._proofs.awaited.add(belief.entry_id)
        return not self._has_left

    def leave(self) -> None:
        """Let the others not wait any longer for this one."""
        if self._has_left:
            return
        self._has_left = True
        self._group.under_way -= 1
        if not self._group.under_way:
            self._proofs.close(self._key, self._group)
