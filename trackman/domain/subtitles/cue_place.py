"""Places of cues on the picture, to find those that would cover each other."""

from __future__ import annotations

from functools import lru_cache

from trackman.domain.subtitles.cue_settings import CueSettings, read_settings

_ROWS = 15
"""Rows of a picture that lines are counted in, in captions of television."""


@lru_cache(maxsize=1024)
def place_of(settings: str) -> tuple[object, ...]:
    """Return what is the same for cues that would cover each other.

    That is the direction of writing, the region, and the third of the picture across and along;
    neither the order of settings counts nor whether a place is given in lines or percent.
    """
    read = read_settings(settings)
    return read.vertical, read.region, _third(_line(read)), _third(_position(read))


def _line(settings: CueSettings) -> float:
    """Return how far down a cue stands, in percent; at the bottom where nothing is said."""
    if settings.line is None:
        return 100.0
    if settings.in_percent:
        return settings.line
    row = settings.line
    return 100 * (row if row >= 0 else _ROWS + row) / _ROWS


def _position(settings: CueSettings) -> float:
    """Return how far along a cue stands, in percent; in the middle where it says nothing."""
    if settings.position is None or settings.size > 50:
        return 50.0  # a wide box reaches into the middle, wherever it begins
    return settings.position


def _third(percent: float) -> int:
    return min(max(int(percent * 3 / 100), 0), 2)
