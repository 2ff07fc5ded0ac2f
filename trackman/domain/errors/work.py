"""Deletions and restores that did not end as they should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trackman.domain.errors.answers import DatoError, Fault
from trackman.domain.errors.root import TrackmanError

if TYPE_CHECKING:
    from trackman.domain.tracks import Track


class JobFailedError(TrackmanError):
    """DatoCMS accepted the request, but the job ended with an error."""

    def __init__(self, fault: Fault, job_id: str, raw: str) -> None:
        super().__init__(f"{fault.code or 'no code'} (status {fault.status})")
        self.fault = fault
        self.job_id = job_id
        self.raw = raw


class JobTimeoutError(TrackmanError):
    """The job had not ended after `limit` seconds, and the track is still listed."""

    def __init__(self, job_id: str, limit: float) -> None:
        super().__init__(f"job {job_id} still running after {limit:g} s")
        self.job_id = job_id
        self.limit = limit


class StillThereError(TrackmanError):
    """The answer to a delete was lost, and a minute later the track was still listed.

    `cause` is what happened to the answer.
    """

    def __init__(self, cause: DatoError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class NotCreatedError(TrackmanError):
    """The answer to the request that makes a track was lost, and a minute later there was none.

    `cause` is what happened to the answer.
    """

    def __init__(self, cause: DatoError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class TrackErroredError(TrackmanError):
    """DatoCMS made the track, but could not prepare it; `track` stands in the list as errored."""

    def __init__(self, track: Track) -> None:
        super().__init__(track.error or "errored")
        self.track = track


class NameTakenError(TrackmanError):
    """A name must be unique among a video's tracks of one kind, and `other` has it already."""

    def __init__(self, other: Track) -> None:
        super().__init__(other.name)
        self.other = other


class AlreadyRestoredError(TrackmanError):
    """The track that took a deleted one's place is still there, so another would double it."""

    def __init__(self, track: Track) -> None:
        super().__init__(track.id)
        self.track = track
