"""Places of cues on the picture, by what their settings mean (WebVTT, section 6.3)."""

from __future__ import annotations

import re
from functools import lru_cache

_ROWS = 15
"""Rows of a picture that lines are counted in, in captions of television."""
_NUMBER = re.compile(r"-?[0-9]+")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")


@lru_cache(maxsize=1024)
def place_of(settings: str) -> tuple[object, ...]:
    """Return what is the same for cues that would cover each other.

    That is the direction of writing, the region, and the third of the picture across and along;
    neither the order of settings counts nor whether a place is given in lines or percent.
    """
    values = dict(part.partition(":")[::2] for part in settings.split() if ":" in part)
    region = values.get("region") if "vertical" not in values and "line" not in values else None
    return values.get("vertical", ""), region, _third(_line(values)), _third(_position(values))


def is_above(settings: str) -> bool:
    """Tell whether a cue stands in the upper third of the picture."""
    return place_of(settings)[2] == 0


def _line(values: dict[str, str]) -> float:
    """Return how far down a cue stands, in percent; at the bottom where nothing is said."""
    line = values.get("line", "").partition(",")[0]
    if (percent := _PERCENT.fullmatch(line)) is not None:
        return float(percent[1])
    if _NUMBER.fullmatch(line):
        row = int(line)
        return 100 * (row if row >= 0 else _ROWS + row) / _ROWS
    return 100.0


def _position(values: dict[str, str]) -> float:
    """Return how far along a cue stands, in percent; in the middle where it says nothing."""
    position = _PERCENT.fullmatch(values.get("position", "").partition(",")[0])
    size = _PERCENT.fullmatch(values.get("size", ""))
    if position is None or size is None or float(size[1]) > 50:
        return 50.0  # a wide box reaches into the middle, wherever it begins
    return float(position[1])


def _third(percent: float) -> int:
    return min(max(int(percent * 3 / 100), 0), 2)
