"""Timeline of cues: the cue of a moment, and those before and after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from trackman.domain.subtitles.webvtt import Cue

_AT_ONCE = 4
"""Cues at one moment; nobody reads more."""
_JUST_BEGUN = 700  # milliseconds within which "previous" means the one before


class Timeline:
    """Cues by time; numbers are places in the order in which they were given, from 1."""

    def __init__(self, cues: Sequence[Cue] = ()) -> None:
        self.cues = tuple(cues)
        self._order = sorted(range(len(self.cues)), key=lambda one: self.cues[one].start)
        self._starts = [self.cues[one].start for one in self._order]
        self._latest_end = list(accumulate((self.cues[one].end for one in self._order), max))

    def cue(self, number: int) -> Cue:
        """Return the cue of this number."""
        return self.cues[number - 1]

    def at(self, moment: int) -> int | None:
        """Return the cue that is shown, of several the one that began last."""
        place = bisect_right(self._starts, moment) - 1
        while place >= 0 and self._latest_end[place] > moment:
            if self.cues[self._order[place]].end > moment:
                return self._order[place] + 1
            place -= 1
        return None

    def all_at(self, moment: int) -> tuple[int, ...]:
        """Return the cues that are shown, in the order in which they began, the last few of many.

        Cues of one moment come in the order in which they were given, as players stack them.
        """
        found: list[int] = []
        place = bisect_right(self._starts, moment) - 1
        while place >= 0 and self._latest_end[place] > moment and len(found) < _AT_ONCE:
            if self.cues[self._order[place]].end > moment:
                found.append(self._order[place] + 1)
            place -= 1
        return tuple(reversed(found))

    def after(self, moment: int) -> int | None:
        """Return the cue that begins next."""
        place = bisect_right(self._starts, moment)
        return self._order[place] + 1 if place < len(self._order) else None

    def before(self, moment: int) -> int | None:
        """Return the cue that began last, or where that was just now, the one before it."""
        place = bisect_left(self._starts, moment - _JUST_BEGUN) - 1
        return self._order[place] + 1 if place >= 0 else None
