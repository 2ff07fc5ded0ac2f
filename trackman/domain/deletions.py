"""One delete from click to certainty: the states of design section 5.

    Planned → BackingUp → Sent → Accepted → Polled… → Deleted | Failed | Unknown
                               ↘ Checking ↗          ↘ AlreadyGone

Each state is reported before the step it describes is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.errors import JobFailedError, TrackmanError
from trackman.domain.journal import Backup
from trackman.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class Planned:
    """It waits for its turn; nothing was sent, and it can still be dropped."""


@dataclass(frozen=True, slots=True)
class BackingUp:
    """Its text is being fetched, proven whole and saved; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The one DELETE is on its way."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """DatoCMS took it as a job."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Polled:
    """The job was asked about and has not ended."""

    job_id: str
    polls: int
    """Number of polls so far."""
    trouble: TrackmanError | None = None
    """Why the last question got no answer; the wait goes on all the same."""


@dataclass(frozen=True, slots=True)
class Verifying:
    """The answer cannot be relied on, so the tracks are listed to see what is true."""

    because: TrackmanError


@dataclass(frozen=True, slots=True)
class Deleted:
    """The track is certainly gone, and by this delete."""

    at: datetime
    """Time of certainty, with time zone."""
    seconds: float
    """Duration from the first state to certainty."""
    track: Track | None = None
    """The track as DatoCMS returned it; None where the answer was lost."""
    job_id: str | None = None
    polls: int = 0
    raw: str | None = None
    """The job result as indented JSON; None where there was none."""
    backup: Backup | None = None
    """From which it can be made again."""
    reported: JobFailedError | None = None
    """Failure that the job reported, although the track is gone."""
    by_list: bool = False
    """True if the list of the video's tracks proves it, and the job was not asked about."""
    by_event: bool = False
    """True if nothing but an event told it so far; a list that refutes it is told as a failure."""


@dataclass(frozen=True, slots=True)
class AlreadyGone:
    """The track was not there any more when the delete arrived."""

    backup: Backup | None = None
    """From which it can be made again."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The track was not deleted, or is certainly still listed."""

    error: TrackmanError


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody could find out whether the track is gone."""

    error: TrackmanError


Running = Planned | BackingUp | Sent | Accepted | Polled | Verifying
End = Deleted | AlreadyGone | Failed | Unknown
State = Running | End
