"""A scan, which reads a project into the inventory: how far it is and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trackman.domain.errors import TrackmanError


class ScanStage(StrEnum):
    """Things that are read, one after the other."""

    VIDEOS = "videos"
    TRACKS = "tracks"
    TEXTS = "texts"


class ScanTrouble(StrEnum):
    """Why a scan waits, or has paused by itself."""

    UNREACHABLE = "unreachable"
    """No answer comes, from this network or from DatoCMS."""
    TOO_FAST = "too_fast"
    """DatoCMS keeps asking to slow down; others use the same allowance."""
    QUOTA = "quota"
    """The plan's calls are used up (or the project is switched off for its bill)."""
    REFUSED = "refused"
    """The token may not read the media area any more, or is not accepted."""
    OTHER_ENVIRONMENT = "other_environment"
    """The environment is not there any more, or another one answers in its place."""
    DISK_FULL = "disk_full"
    """No room on this computer for what was read."""
    NOT_KEPT = "not_kept"
    """Records cannot be kept on this computer for another reason."""
    BROKEN = "broken"
    """An answer cannot be read."""


class ScanOutcome(StrEnum):
    """Ends of a scan."""

    DONE = "done"
    PAUSED = "paused"
    """It can be resumed: a person paused it, or `ScanEnd.trouble` did."""


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """Progress of a scan."""

    stage: ScanStage
    done: int
    """Of what is read in this stage."""
    total: int
    """0 while it is not known."""
    calls: int
    """Calls of DatoCMS's API it has taken so far, those before a pause included."""
    seconds_left: float | None = None
    """Until the end of this stage; None while it cannot be told."""
    waits_for: ScanTrouble | None = None
    """Trouble that is waited out; then it goes on by itself."""


@dataclass(frozen=True, slots=True)
class ScanEstimate:
    """Cost of a scan."""

    videos: int
    """Videos there are at DatoCMS now."""
    looks: int
    """Videos whose tracks would be read."""
    calls: int
    seconds: float
    """At the pace allowed, without texts."""


@dataclass(frozen=True, slots=True)
class ScanEnd:
    """End of a scan, and the work it did."""

    outcome: ScanOutcome
    calls: int
    """Calls of DatoCMS's API it has taken, those before a pause included."""
    videos: int
    """Videos there are."""
    looked: int
    """Videos whose tracks it has read."""
    not_looked: int = 0
    """Videos whose tracks it did not read, because nothing told of a change."""
    not_looked_since: datetime | None = None
    """The earliest time at which one of these was looked at; None if all or none were."""
    new_tracks: int = 0
    gone_tracks: int = 0
    texts: int = 0
    """Texts it has read."""
    failed_texts: int = 0
    """Texts that could not be fetched; the next scan tries again."""
    trouble: ScanTrouble | None = None
    """Why it paused by itself."""
    error: TrackmanError | None = None
    """The error it paused for."""
    unplayed: int = 0
    """Videos that it listed since it began or went on and that cannot be played: they have no
    tracks, and are none of `videos`."""


@dataclass(frozen=True, slots=True)
class CallUsage:
    """Calls of DatoCMS's API in this month; each part None where the token may not know it."""

    spent: int | None
    """Calls the project has taken."""
    limit: int | None
    """Calls the plan includes; None also where it has no limit."""
    unlimited: bool = False
    """True if the plan is known to have no limit."""
