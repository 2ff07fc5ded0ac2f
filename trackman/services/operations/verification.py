"""What is true of a track that was to be deleted, found out by listing the tracks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from trackman.domain.deletions import (
    AlreadyGone,
    Deleted,
    End,
    Failed,
    State,
    Unknown,
    Verifying,
)
from trackman.domain.errors import (
    ApiError,
    ClosedError,
    DatoError,
    JobFailedError,
    JobTimeoutError,
    StillThereError,
)
from trackman.domain.journal import now
from trackman.domain.tracks import Track
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder

_NOT_FOUND = 404


@dataclass(slots=True)
class Verification:
    """Looks for one track, whatever became of the request that was to delete it."""

    jobs: Jobs
    record: EntryRecorder
    report: Callable[[State], None]
    began: float = field(default_factory=time.monotonic)

    @property
    def track_id(self) -> str:
        """The track that is looked for."""
        return self.record.entry.track.id

    @property
    def upload_id(self) -> str:
        """The video it belongs to."""
        return self.record.entry.place.upload_id

    async def is_listed(self) -> bool:
        """Tell whether the track is there. Raises DatoError."""
        return self._gone(await self.jobs.tracks(self.upload_id)) is None

    async def before_sending(self) -> End | None:
        """Return the end of a delete that needs not be sent, or cannot be; None if it can."""
        try:
            return None if await self.is_listed() else self.already_gone()
        except ClosedError:
            raise
        except DatoError as error:
            return Failed(error)

    async def after_lost_answer(self, cause: DatoError) -> End:
        """List the tracks until this one is gone, for a minute; it may still be on its way."""
        self.report(Verifying(cause))
        try:
            gone = await self.jobs.looked_up(self.upload_id, self._gone)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return self.deleted() if gone else Failed(StillThereError(cause))

    async def after_not_found(self, refusal: ApiError) -> End:
        """List the tracks after a 404, which may mean the track or the whole video."""
        self.report(Verifying(refusal))
        try:
            there = await self.is_listed()
        except ClosedError:
            raise
        except ApiError as error:
            return Failed(error)  # the whole video is not to be seen any more
        except DatoError as error:
            return Unknown(error)
        return Failed(refusal) if there else self.already_gone()

    async def after_failed_job(self, failure: JobFailedError, polls: int) -> End:
        """List the tracks after a job reports a failure: the track may be gone all the same."""
        self.report(Verifying(failure))
        try:
            there = await self.is_listed()
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        if there:
            return Failed(failure)
        if failure.fault.status == _NOT_FOUND:
            return self.already_gone()
        return self.deleted(None, failure.job_id, polls, failure.raw, failure)

    async def at_the_limit(self, job_id: str) -> End:
        """List the tracks after a job has not ended in time."""
        late = JobTimeoutError(job_id, self.jobs.limit)
        self.report(Verifying(late))
        try:
            there = await self.is_listed()
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return Failed(late) if there else self.deleted(job_id=job_id)

    def deleted(
        self,
        track: Track | None = None,
        job_id: str | None = None,
        polls: int = 0,
        raw: str | None = None,
        reported: JobFailedError | None = None,
    ) -> Deleted:
        """Return the end of a delete that is certain now."""
        seconds = time.monotonic() - self.began
        return Deleted(
            now(), seconds, track, job_id, polls, raw, self.record.entry.backup, reported
        )

    def already_gone(self) -> AlreadyGone:
        """Return the end of a delete that came too late."""
        return AlreadyGone(self.record.entry.backup)

    def _gone(self, tracks: tuple[Track, ...]) -> bool | None:
        return None if any(track.id == self.track_id for track in tracks) else True
