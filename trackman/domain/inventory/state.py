"""The inventory as a whole: how much is known of a project, and how old that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class InventoryState:
    """Size and age of what is known of a project."""

    videos: int
    """Videos that are there."""
    tracks: int
    """Tracks that are there."""
    texts: int
    """Tracks that are there and whose subtitles were read."""
    cues: int
    """Cues that can be searched."""
    scanned_at: datetime | None = None
    """Time at which the last scan that came to its end began; None before the first."""
    oldest_look: datetime | None = None
    """Since when the tracks of some video were not looked at; None if there is no video."""
    never_looked: int = 0
    """Videos that are there and whose tracks were never read."""
    visited_at: datetime | None = None
    """Last visit a person made to the inventory."""
    can_resume: bool = False
    """True if a scan was begun and has not come to its end."""
    resumes_texts: bool = False
    """True if that scan reads texts, too."""


@dataclass(frozen=True, slots=True)
class VanishedTracks:
    """Tracks that are gone for so long that they might be forgotten."""

    tracks: int
    texts: int
    """Those whose subtitles were read, so that they could be put back."""


@dataclass(frozen=True, slots=True)
class TrackBrief:
    """As much of a track as coverage and reports count by."""

    key: int
    kind: str
    language_code: str
    closed_captions: bool | None
    status: str
    findings: int | None


@dataclass(frozen=True, slots=True)
class VideoSummary:
    """A video that is there, with its tracks in short, those that are gone left out."""

    upload_id: str
    filename: str
    duration: float | None
    """Seconds."""
    tags: tuple[str, ...]
    collection_id: str | None
    used: bool | None
    """True if records use it; None where that was not asked."""
    looked_at: datetime | None
    """Time its tracks were read last; None if never."""
    tracks: tuple[TrackBrief, ...]
