"""Tracks as the inventory keeps them, and the queries that choose and order them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from trackman.domain.inventory.rules import TrackRule
from trackman.domain.tracks import Track


class TrackField(StrEnum):
    """Facts about a track, in the order of the columns; each can be sorted by."""

    VIDEO = "video"
    KIND = "kind"
    LANGUAGE = "language"
    NAME = "name"
    CLOSED_CAPTIONS = "closed_captions"
    STATUS = "status"
    FINDINGS = "findings"
    FIRST_SEEN = "first_seen"
    LAST_SEEN = "last_seen"
    USED = "used"


class TrackView(StrEnum):
    """Built-in views: each shows only the tracks that have something in common."""

    ALL = "all"
    ERRORED = "errored"
    LONG_PREPARING = "long_preparing"
    """Seen preparing for more than an hour."""
    SAME_LANGUAGE = "same_language"
    """Another track of the same video and kind has the same language and closed-captions flag."""
    SAME_NAME = "same_name"
    """Another track of the same video and kind has a name Mux takes for the same."""
    NO_CLOSED_CAPTIONS = "no_closed_captions"
    """Subtitles of videos that have no closed captions."""
    FOREIGN_LANGUAGE = "foreign_language"
    """The language is not among the project's locales."""
    FINDINGS = "findings"
    VANISHED = "vanished"
    """Was there at an earlier scan, and is not any more."""
    NEW = "new"
    """First seen after the last visit to the inventory."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """One level of an order."""

    field: TrackField
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TracksQuery:
    """Tracks to show, and their order."""

    text: str = ""
    """Words that file name, name, language code or an id must hold, each somewhere."""
    view: TrackView = TrackView.ALL
    rule: TrackRule = field(default_factory=TrackRule)
    upload_ids: tuple[str, ...] = ()
    """Only tracks of these videos; empty for all."""
    track_ids: tuple[str, ...] = ()
    """Only these tracks; empty for all."""
    sort: tuple[SortKey, ...] = (SortKey(TrackField.VIDEO), SortKey(TrackField.LANGUAGE))
    """The most important first; rows that are equal in all keep the order of videos."""


@dataclass(frozen=True, slots=True)
class InventoryTrack:
    """A track as it was seen last, with its video."""

    key: int
    """Number of the row in the inventory; stays the same as long as the track is known."""
    track: Track
    filename: str
    playback_id: str | None
    used: bool | None
    """True if records use the video; None where that was not asked."""
    findings: int | None
    """None where its text was not read, or not checked."""
    first_seen: datetime
    last_seen: datetime
    gone_at: datetime | None = None
    """Time a scan first missed it; None for one that is there."""


@dataclass(frozen=True, slots=True)
class SavedTracksView:
    """A query a person gave a name, kept on this computer."""

    name: str
    query: TracksQuery
    grouping: TrackField | None = None
    """Field by which the table is grouped; None for no groups."""
