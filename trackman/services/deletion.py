"""Delete a track and find out what is true (design section 5).

Exactly one DELETE is sent for one call. It is sent again only after DatoCMS said in so many words
that it did nothing. Whatever else happens to the answer, the tracks are listed to see.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from weakref import WeakValueDictionary

from trackman.dato.client import Client
from trackman.domain.deletions import (
    Accepted,
    AlreadyGone,
    Checking,
    Deleted,
    End,
    Failed,
    Planned,
    Polled,
    Sent,
    State,
    Unknown,
)
from trackman.domain.errors import (
    ApiError,
    ClosedError,
    DatoError,
    JobFailedError,
    JobTimeoutError,
    StillThereError,
    TrackmanError,
    UnexpectedShapeError,
)
from trackman.domain.jobs import Job, JobResult
from trackman.domain.tracks import Track
from trackman.services.polling import JobTimes, finished_job
from trackman.services.threads import Threads

Report = Callable[[State], None]

JOB_LIMIT = 600.0


@dataclass(frozen=True, slots=True)
class Pauses:
    """How long to wait where the design leaves it to us, in seconds."""

    checks: tuple[float, ...] = (0.5, 1, 2, 4, 8, 15, 15, 14.5)
    """Before each look at the tracks after a lost answer but the first; a minute in all."""
    busy: tuple[float, ...] = (1, 2, 4, 8)
    """Before a DELETE is repeated that was refused because the upload was busy."""


class Deletions:
    """Delete tracks: those of one video one after the other, different videos side by side."""

    def __init__(
        self,
        client: Client,
        threads: Threads,
        job_limit: float = JOB_LIMIT,
        pauses: Pauses = Pauses(),
        times: JobTimes | None = None,
    ) -> None:
        self._client = client
        self._threads = threads
        self.job_limit = job_limit
        """Seconds; holds for the deletions that begin after it was set."""
        self._pauses = pauses
        self._times = times or JobTimes()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def delete(
        self,
        upload_id: str,
        track: Track,
        report: Report,
        *,
        environment: str | None = None,
        look_first: bool = False,
    ) -> End:
        """Delete one track of an upload and return how it ended.

        Each state is reported before the step it describes, the end included. `look_first` lists
        the tracks before anything is sent, for a delete that was tried before. Cancelling drops
        what was not sent; for what was, it ends the watching only.
        """
        report(Planned())
        lock = self._locks.setdefault(upload_id, asyncio.Lock())
        async with lock:
            one = _Deletion(
                self._client.within(environment),
                self._threads,
                self._times,
                self.job_limit,
                self._pauses,
                upload_id,
                track,
                report,
            )
            end = await one.run(look_first=look_first)
        report(end)
        return end

    async def still_there(
        self, upload_id: str, track_id: str, environment: str | None = None
    ) -> bool:
        """List the tracks and tell whether this one is among them."""
        tracks = await self._threads.run(
            partial(self._client.within(environment).tracks, upload_id)
        )
        return any(track.id == track_id for track in tracks)


@dataclass(slots=True)
class _Deletion:
    """One delete under way."""

    client: Client
    threads: Threads
    times: JobTimes
    job_limit: float
    pauses: Pauses
    upload_id: str
    track: Track
    report: Report
    began: float = 0.0

    async def run(self, *, look_first: bool) -> End:
        self.began = time.monotonic()
        if look_first and (end := await self._look_first()):
            return end
        try:
            answer = await self._send()
        except ClosedError:
            raise
        except DatoError as error:
            return await self._after(error)
        if isinstance(answer, Job):
            self.report(Accepted(answer.id))
            return await self._watch(answer)
        if isinstance(answer, Track) and answer.id == self.track.id:
            return self._deleted(track=answer)
        return await self._check(_no_proof("data"))

    async def _look_first(self) -> End | None:
        try:
            return None if await self._listed() else AlreadyGone()
        except ClosedError:
            raise
        except DatoError as error:
            return Failed(error)  # nothing was sent

    async def _send(self) -> Job | Track | None:
        """Send the DELETE, and again only while DatoCMS says that the upload is busy."""
        send = partial(self.client.delete_track, self.upload_id, self.track.id)
        for pause in self.pauses.busy:
            self.report(Sent())
            try:
                return await self.threads.run(send)
            except ApiError as error:
                if error.may_have_worked or not _says_busy(error):
                    raise
            self.report(Planned())
            await asyncio.sleep(pause)
        self.report(Sent())
        return await self.threads.run(send)

    async def _after(self, error: DatoError) -> End:
        """Decide what a DELETE without a proper answer means."""
        if error.may_have_worked:
            return await self._check(error)
        if isinstance(error, ApiError) and error.fault.code == "NOT_FOUND":
            return await self._not_found(error)
        return Failed(error)

    async def _not_found(self, refusal: ApiError) -> End:
        self.report(Checking(refusal))
        try:
            there = await self._listed()
        except ClosedError:
            raise
        except ApiError as error:
            return Failed(error)  # the whole video is not to be seen any more
        except DatoError as error:
            return Unknown(error)
        return Failed(refusal) if there else AlreadyGone()

    async def _watch(self, job: Job) -> End:
        polls = 0

        def looked(count: int, trouble: DatoError | None) -> None:
            nonlocal polls
            polls = count
            self.report(Polled(job.id, count, trouble))

        ask = partial(self.threads.run_later, partial(self.client.job_result, job.id))
        result = await finished_job(ask, self.times, self.job_limit, looked, self._calls_are_scarce)
        if result is None:
            return await self._at_the_limit(job)
        if result.fault is not None:
            return Failed(JobFailedError(result.fault, job.id, result.raw))
        return await self._proven(job, result, polls + 1)

    async def _proven(self, job: Job, result: JobResult, polls: int) -> End:
        """Believe a result that shows our track; look for ourselves where it does not."""
        if result.track is not None and result.track.id == self.track.id:
            return self._deleted(result.track, job.id, polls, result.raw)
        end = await self._check(_no_proof("data.attributes.payload"))
        if isinstance(end, Deleted):
            return self._deleted(None, job.id, polls, result.raw)
        return end

    async def _at_the_limit(self, job: Job) -> End:
        late = JobTimeoutError(job.id, self.job_limit)
        self.report(Checking(late))
        try:
            there = await self._listed()
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return Failed(late) if there else self._deleted(job_id=job.id)

    async def _check(self, cause: DatoError) -> End:
        """List the tracks until this one is gone, for a minute; it may still be on its way."""
        self.report(Checking(cause))
        seen_there = False
        trouble: TrackmanError = cause
        for pause in (0.0, *self.pauses.checks):
            await asyncio.sleep(pause)
            try:
                if not await self._listed():
                    return self._deleted()
                seen_there = True
            except ClosedError:
                raise
            except DatoError as error:
                seen_there = False
                trouble = error
        return Failed(StillThereError(cause)) if seen_there else Unknown(trouble)

    async def _listed(self) -> bool:
        tracks = await self.threads.run(partial(self.client.tracks, self.upload_id))
        return any(track.id == self.track.id for track in tracks)

    def _deleted(
        self,
        track: Track | None = None,
        job_id: str | None = None,
        polls: int = 0,
        raw: str | None = None,
    ) -> Deleted:
        seconds = time.monotonic() - self.began
        return Deleted(datetime.now(UTC), seconds, track, job_id, polls, raw)

    def _calls_are_scarce(self) -> bool:
        free, limit = self.client.transport.pace.free()
        return free * 4 < limit


def _says_busy(error: ApiError) -> bool:
    """Tell whether DatoCMS refused only because of another change to the same upload."""
    return error.fault.code == "CONCURRENT_UPLOAD_UPDATE"


def _no_proof(path: str) -> UnexpectedShapeError:
    return UnexpectedShapeError(path, "the deleted track")
