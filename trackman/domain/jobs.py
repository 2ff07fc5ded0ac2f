"""Jobs: how DatoCMS carries out what takes time (API reference, section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.domain.errors import Fault
from trackman.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class Job:
    """A ticket for work that DatoCMS has accepted and not yet finished."""

    id: str
    request_id: str | None = None
    """`x-request-id` of the answer that named it, which DatoCMS's support asks for."""


@dataclass(frozen=True, slots=True)
class JobResult:
    """Result of a job."""

    job_id: str
    status: int
    """The HTTP status that the delayed request would have had."""
    track: Track | None
    """The track in the payload; None where the payload holds none."""
    fault: Fault | None
    """Failure as DatoCMS tells it; None when `status` is a 2xx."""
    raw: str
    """The whole answer as indented JSON."""
    request_id: str | None = None
    """`x-request-id` of the answer that told it."""


@dataclass(frozen=True, slots=True)
class JobEvent:
    """The news that a job has ended, as DatoCMS pushes it."""

    job_id: str
    result: JobResult | None = None
    """None where it was too large to come along, and has to be asked for."""
