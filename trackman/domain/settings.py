"""Settings and their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trackman.domain.quality.limits import AS_IN_THE_GUIDE, OwnLimits, Preset

LONGEST_REASON = 200
"""Characters of the reason for a delete."""
MOST_REASONS = 50
"""Reasons that can be kept to choose from."""
LONGEST_REVIEWER = 80
"""Characters of the name a person has in reviews."""
LONGEST_WORD = 100
"""Characters of a word, or of several that belong together, that no text shall hold."""
MOST_WORDS = 500
"""Words on the list of those."""


class ThemeChoice(StrEnum):
    """Light or dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class SystemChoice(StrEnum):
    """On or off, or as the system has it."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one person on this computer."""

    language: str = ""
    """A locale such as `de_AT`; empty for that of the system."""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    job_limit: int = 600
    """Seconds a job of DatoCMS is waited for; 30 to 3600."""
    pace_share: int = 100
    """Percent of the requests DatoCMS allows that trackman may use; 10 to 100."""
    cache_size: int = 200
    """Megabytes that pictures kept on this computer may take; 0 to 10000."""
    read_only: bool = False
    """True if no track shall be changed for now."""
    last_project: str | None = None
    """The id of the project to open at the start."""
    keep_backups_days: int = 0
    """Days the texts of deleted tracks are kept; 0 for ever, 36500 at most."""
    reason_required: bool = False
    """True if no track may be deleted without a reason."""
    reasons: tuple[str, ...] = ()
    """Reasons to choose from, each of 1 to 200 characters; 50 at most."""
    preset: Preset = Preset.NEUTRAL
    """Whose limits the checks of texts go by."""
    words: tuple[str, ...] = ()
    """Words that no text shall hold, each of 1 to 100 characters; 500 at most."""
    own_limits: OwnLimits = AS_IN_THE_GUIDE
    """Limits instead of those of the preset, within `limits.RANGES`."""
    start_muted: bool = False
    """True if videos play without sound until a person turns it on."""
    events: bool = True
    """True if DatoCMS may tell of finished jobs by itself, over one more host."""
    contrast: SystemChoice = SystemChoice.SYSTEM
    """Colours with more contrast than usual."""
    less_motion: SystemChoice = SystemChoice.SYSTEM
    """Nothing moves on the screen that need not."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by command, where a person chose others: see `key_bindings.KeyMap`."""
    tour: int = 0
    """The step of the first tour to go on with, from 0; -1 once it was seen or skipped."""
    type_count_above: int = 20
    """Tracks that can be deleted at once without typing their number; 0 to 100000."""
    notify_when_done: bool = True
    """True if the system tells that long work has ended while the window is not in front."""
    apply_decisions_at_once: bool = False
    """True if a track is deleted as soon as a review decides so; else deletions are collected."""
    reviewer_name: str = ""
    """The person's name in reviews, of 80 characters at most; empty for that of the system."""
    second_approval: bool = False
    """True if tracks of the primary environment are deleted only after another person's word."""
