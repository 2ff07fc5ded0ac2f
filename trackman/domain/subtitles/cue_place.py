"""Places of cues on the picture, to find those that would cover each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trackman.domain.subtitles.cue_settings import CueSettings, read_settings

_ROWS = 15
"""Rows of a picture that lines are counted in, in captions of television."""
_HEIGHT = 2 * 100 / _ROWS
"""Height of a cue, which mostly has two lines."""
_NARROWEST = 10
_TOUCH = 0.5
"""Percent of the picture; boxes that share an edge do not cover each other."""
_SHARE_BEFORE = {
    "line-left": 0.0,
    "left": 0.0,
    "start": 0.0,
    "center": 0.5,
    "line-right": 1.0,
    "right": 1.0,
    "end": 1.0,
}
"""The share of a box that lies before the point it is aligned at."""


@dataclass(frozen=True, slots=True)
class CuePlace:
    """Part of the picture that a cue takes; numbers are percent, from the top and the left."""

    vertical: str
    """The way in which columns follow each other; then the top is where the first one is."""
    region: str
    top: float
    left: float
    right: float

    def meets(self, other: CuePlace) -> bool:
        """Tell whether two cues in these places would cover each other."""
        if (self.vertical, self.region) != (other.vertical, other.region):
            return False
        if abs(self.top - other.top) > _HEIGHT - _TOUCH:
            return False
        return min(self.right, other.right) - max(self.left, other.left) > _TOUCH


@lru_cache(maxsize=1024)
def place_of(settings: str) -> CuePlace:
    """Return the place of a cue with these settings, whichever way they are written."""
    read = read_settings(settings)
    left, right = _across(read)
    return CuePlace(read.vertical, read.region, _top(read), left, right)


def _top(settings: CueSettings) -> float:
    """Return how far down a cue begins; it ends at the bottom where nothing is said."""
    lowest = 100 - _HEIGHT
    if settings.line is None:
        return lowest
    if settings.in_percent:
        top = settings.line - _HEIGHT * _SHARE_BEFORE[settings.line_align]
    else:
        row = settings.line
        top = 100 * (row if row >= 0 else _ROWS + row) / _ROWS
    return min(max(top, 0.0), lowest)


def _across(settings: CueSettings) -> tuple[float, float]:
    """Return from where to where a cue reaches (WebVTT, section 7.2)."""
    point = settings.position
    if point is None:
        point = {"left": 0.0, "right": 100.0}.get(settings.align, 50.0)
    before = _SHARE_BEFORE[settings.position_align or settings.align]
    most = {0.0: 100 - point, 1.0: point}.get(before, 2 * min(point, 100 - point))
    width = max(min(settings.size, most), _NARROWEST)
    left = min(max(point - before * width, 0.0), 100 - width)
    return left, left + width
