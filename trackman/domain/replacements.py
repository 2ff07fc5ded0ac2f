"""One track put in the place of another, from click to certainty.

    Replacing(adding) → Replacing(deleting) [→ Replacing(naming) → Replacing(clearing)] → Replaced
                      ↘ Replacing(taking back) → Failed: the old one was kept

Names are unique within a kind and cannot be changed. Where the new track shall have the old one's
name it comes under another name first, and once more under its own when the old one is gone, so
that the video is never without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trackman.domain.creations import CreationState, Queued, Uploading
from trackman.domain.deletions import Failed, Planned, State, Unknown
from trackman.domain.errors import TrackmanError
from trackman.domain.journal import Backup
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import Track


class ReplacementStep(StrEnum):
    """Steps of a replacement, in their order."""

    ADDING = "adding"
    """The new track comes, perhaps under a name for the time being."""
    DELETING = "deleting"
    """The old track goes, saved first."""
    NAMING = "naming"
    """The new track comes once more, under its own name."""
    CLEARING = "clearing"
    """The one with the name for the time being goes."""
    TAKING_BACK = "taking back"
    """The old track stays, so the new one goes."""


@dataclass(frozen=True, slots=True)
class Replacing:
    """One of its steps is under way."""

    step: ReplacementStep
    state: CreationState | State

    @property
    def is_waiting(self) -> bool:
        """Tell whether nothing was sent yet that changes anything."""
        waits = isinstance(self.state, Queued | Uploading | Planned)
        return self.step is ReplacementStep.ADDING and waits


@dataclass(frozen=True, slots=True)
class Replaced:
    """The new track is in place, and the old one is gone."""

    at: datetime
    """Time of certainty, with time zone."""
    seconds: float
    track: Track
    """The new one, with its id."""
    old: Backup | None = None
    """Of the old one's text; None where it could not be saved, as of audio."""
    comparison: Comparison | None = None
    """The new text against the one that was sent."""
    unfinished: TrackmanError | None = None
    """Why the new track still has its name for the time being, or why that one is still there."""
    left: Track | None = None
    """The track that was to be cleared away and is still there."""

    @property
    def difference(self) -> str:
        """Return how the new text differs, in short and technically."""
        if self.comparison is None or self.comparison.same:
            return ""
        return "same words, other styling"


ReplacementEnd = Replaced | Failed | Unknown
ReplacementState = Replacing | ReplacementEnd


def name_for_now(name: str, entry_id: str) -> str:
    """Return a name under which a new track waits until the one of its own name is gone."""
    return f"{name.strip()} ({entry_id[:8]})"
