"""One new track from click to certainty: restored, added from a file, or generated.

Each state is reported before the step it describes.

Queued → Uploading… → Creating → CreationAccepted → CreationPolled… → Preparing → Comparing
                                ↘ VerifyingCreation ↗        → Created | Failed | Unknown
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import TrackmanError
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class Queued:
    """It waits for its turn; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Uploading:
    """The file is on its way to the storage; no track exists yet."""

    sent: int
    total: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Creating:
    """The one request that makes the track is on its way."""


@dataclass(frozen=True, slots=True)
class CreationAccepted:
    """DatoCMS took it as a job."""

    job_id: str


@dataclass(frozen=True, slots=True)
class CreationPolled:
    """The job was asked about and has not ended."""

    job_id: str
    polls: int
    trouble: TrackmanError | None = None


@dataclass(frozen=True, slots=True)
class VerifyingCreation:
    """The answer cannot be relied on, so the tracks are listed to see what is true."""

    because: TrackmanError


@dataclass(frozen=True, slots=True)
class Preparing:
    """The track exists, and DatoCMS is preparing it."""

    track: Track


@dataclass(frozen=True, slots=True)
class Comparing:
    """The track is ready; its text is being compared with the one that was sent."""

    track: Track


@dataclass(frozen=True, slots=True)
class Created:
    """The track exists."""

    at: datetime
    """Time of certainty, with time zone."""
    seconds: float
    track: Track
    """With its new id."""
    comparison: Comparison | None = None
    """The new text against the one that was sent, cue by cue; None where it could not be read."""
    unread: str = ""
    """Why it could not be read, technically."""
    job_id: str | None = None
    has_model: bool = True
    """False where there is nothing to compare with: audio, and generated subtitles."""

    @property
    def is_proven(self) -> bool:
        """Tell whether the new text is certainly the one that was sent, if one was."""
        return not self.has_model or (self.comparison is not None and self.comparison.same)

    @property
    def difference(self) -> str:
        """Return how the new text differs, or why that is not known, in short and technically."""
        if not self.has_model:
            return ""
        if self.comparison is None:
            return self.unread or "not compared"
        if self.comparison.same:
            return ""
        if self.comparison.differing == 0:
            return "same words, other styling"
        return f"{self.comparison.differing} cues differ, from cue {self.comparison.first} on"


CreationRunning = (
    Queued
    | Uploading
    | Creating
    | CreationAccepted
    | CreationPolled
    | VerifyingCreation
    | Preparing
    | Comparing
)
CreationEnd = Created | Failed | Unknown
CreationState = CreationRunning | CreationEnd
