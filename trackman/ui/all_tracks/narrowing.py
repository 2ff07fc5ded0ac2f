"""Narrowing of the table beside view and filter: to tracks of a rule, of videos, of a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from trackman.domain.inventory.rules import TrackRule


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Conditions from elsewhere, and the words that tell of them above the table."""

    words: str = ""
    """Such as "12 of 14 found; 2 unknown"; empty where nothing is narrowed."""
    rule: TrackRule = field(default_factory=TrackRule)
    upload_ids: tuple[str, ...] = ()
    track_ids: tuple[str, ...] = ()
