"""Hits of a search in all subtitles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A cue that holds what was searched for."""

    key: int
    """Of the track, as in `InventoryTrack`."""
    number: int
    """Number of the cue in its text, from 0."""
    start: int
    """Milliseconds."""
    end: int
    text: str
    """Words of the cue, as a person reads them."""
    before: str = ""
    """Words of the cue before it; empty at the beginning."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of the hits, in the order of tracks and times."""

    hits: Sequence[SearchHit]
    total: int
    """Number of all hits, counted up to a bound."""
    is_bound: bool = False
    """True if there are at least `total` hits, and perhaps more."""
