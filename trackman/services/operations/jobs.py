"""Requests that DatoCMS makes jobs of: send them, watch them, look up what became of them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from trackman.dato.client import Client
from trackman.dato.transport import TransportLimits
from trackman.domain.errors import ApiError, ClosedError, DatoError
from trackman.domain.jobs import JobEvent, JobResult
from trackman.domain.journal import now
from trackman.domain.tracks import Track, TrackStatus
from trackman.services.executors import Executors, Lane
from trackman.services.operations.job_events import JobEvents
from trackman.services.operations.polling import JobTimes, Watch, finished_job

T = TypeVar("T")

Looked = Callable[[int, DatoError | None], None]
"""Called after each look with their number and why the last one got no answer."""

JOB_LIMIT = 600.0
_PATIENCE = TransportLimits().patience
"""Seconds for which a request may be sent again after it was said to be on its way."""


@dataclass(frozen=True, slots=True)
class JobPauses:
    """Pauses that the design leaves open, in seconds."""

    checks: tuple[float, ...] = (0.5, 1, 2, 4, 8, 15, 15, 14.5)
    """Before each look at the tracks after a lost answer but the first; a minute in all."""
    busy: tuple[float, ...] = (1, 2, 4, 8)
    """Before a request is repeated that was refused because the upload was busy."""
    preparing: tuple[float, ...] = (0.5, 1, 1, 2, 3, 5, 8, 10)
    """Before each look at a track that is being prepared; the last again and again."""
    texts: tuple[float, ...] = (0.5, 1, 2, 4)
    """Before the text of a track that has just become ready is asked for again."""


@dataclass(slots=True)
class Jobs:
    """Jobs in one environment."""

    client: Client
    executors: Executors
    limit: float = JOB_LIMIT
    """Seconds a job is waited for; holds for what begins after it was set."""
    pauses: JobPauses = JobPauses()
    times: JobTimes = field(default_factory=JobTimes)
    waiting: dict[str, str] = field(default_factory=dict)
    """The uploads of the entries whose requests are still to come; polls leave these room. Of one
    upload only the next can come, and for that its job must be seen to end."""

    events: JobEvents | None = None
    """News of jobs that ended; None where nobody listens."""

    def within(self, environment: str | None) -> Jobs:
        """Return the same for another environment; what is known of times and needs is shared."""
        return replace(self, client=self.client.within(environment))

    def listen(self) -> None:
        """Begin to listen for news of jobs: best some moments before the first one begins."""
        if self.events is not None:
            self.events.listen()

    async def send(
        self,
        request: Callable[[], T],
        before: Callable[[], Awaitable[None]],
        paused: Callable[[], None],
        free: Callable[[], Awaitable[bool]] | None = None,
    ) -> T:
        """Send one request, and again only while DatoCMS says that the upload is busy.

        `before` is awaited before each time, `paused` called before each wait. `free` waits until
        what is known to keep the upload busy has ended; False if nothing is. Raises DatoError.
        """
        self.listen()
        for pause in (*((0.0,) if free else ()), *self.pauses.busy):
            await before()
            try:
                return await self.executors.run(request)
            except ApiError as error:
                if error.may_have_worked or error.fault.code != "CONCURRENT_UPLOAD_UPDATE":
                    raise
            paused()
            if pause or free is None or not await free():
                await asyncio.sleep(pause or self.pauses.busy[0])
        await before()
        return await self.executors.run(request)

    async def finished(
        self,
        job_id: str,
        looked: Looked,
        *,
        upload_id: str = "",
        believed: Callable[[JobEvent], JobResult | None] = lambda _: None,
        began: float | None = None,
    ) -> tuple[JobResult, int] | None:
        """Wait until a job has ended; return how, and the number of polls that took.

        None when it has not ended after `limit` seconds. Where other work waits for this upload,
        the end is looked for closely. `believed` returns the result that an event counts for.
        """

        def next_look(waited: float) -> float:
            if self.calls_are_scarce():
                return self.times.next_look(waited, self.times.SPARING)
            if upload_id and upload_id in self.waiting.values():
                return self.times.close_look(waited)
            return self.times.next_look(waited)

        ask = partial(self.executors.run, partial(self.client.job_result, job_id), Lane.POLLING)
        return await finished_job(
            Watch(
                job_id,
                ask,
                self.times,
                self.limit,
                looked,
                next_look,
                self.events,
                believed,
                began,
            )
        )

    async def result(self, job_id: str) -> JobResult | None:
        """Ask once how a job ended; None while it runs, or where it is not known any more."""
        return await self.executors.run(partial(self.client.job_result, job_id))

    async def tracks(self, upload_id: str) -> tuple[Track, ...]:
        """List the tracks of an upload."""
        return await self.executors.run(partial(self.client.tracks, upload_id))

    async def looked_up(
        self,
        upload_id: str,
        found: Callable[[tuple[Track, ...]], T | None],
        sent_at: datetime | None = None,
    ) -> T | None:
        """List the tracks for a minute, until `found` finds in them what it looks for.

        Of a request that was sent at `sent_at` by a trackman that has ended, as long as it may
        still be on its way: for a minute at most, and at least once. Return what was found, or None
        if the last list did not show it. Raises the DatoError of the last look if that brought no
        list.
        """
        trouble: DatoError | None = None
        left = self._on_its_way(sent_at)
        for pause in (0.0, *self.pauses.checks):
            if pause and left <= 0:
                break
            await asyncio.sleep(min(pause, left))
            left -= pause
            try:
                if (seen := found(await self.tracks(upload_id))) is not None:
                    return seen
                trouble = None
            except ClosedError:
                raise
            except DatoError as error:
                trouble = error
        if trouble is not None:
            raise trouble
        return None

    def _on_its_way(self, sent_at: datetime | None) -> float:
        """Return for how many seconds a request may still do something, a minute at most."""
        whole = sum(self.pauses.checks)
        seconds = 0.0 if sent_at is None else (now() - sent_at).total_seconds()
        # A clock may have been set back.
        return whole if seconds <= 0 else min(whole, max(0.0, _PATIENCE + whole - seconds))

    async def prepared(self, upload_id: str, track_id: str, at_least: float = 0.0) -> Track | None:
        """Return a track once it is not being prepared any more; None when it is not there.

        After the limit, or `at_least` so many seconds, it is returned as it is then. Errors do not
        end the wait before that.
        """
        give_up = time.monotonic() + max(self.limit, at_least)
        pauses = iter(self.pauses.preparing)
        pause = next(pauses)
        while True:
            late = time.monotonic() > give_up
            try:
                tracks = await self.tracks(upload_id)
            except ClosedError:
                raise
            except DatoError:
                if late:
                    raise
            else:
                found = next((track for track in tracks if track.id == track_id), None)
                if late or found is None or found.status != TrackStatus.PREPARING:
                    return found
            await asyncio.sleep(pause)
            pause = next(pauses, pause)

    def calls_are_scarce(self) -> bool:
        """Tell whether the calls left are needed for what is still to be sent."""
        free, limit = self.client.transport.pace.free()
        return (free - len(set(self.waiting.values()))) * 4 < limit
