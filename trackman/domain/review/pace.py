"""Time a track takes a person, and how long the rest of a queue will take."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from statistics import median

LONGEST = 300.0
"""Seconds that count for one track, at most: who was away for longer judged nothing meanwhile."""
_KEPT = 40
_LEAST = 3


class ReviewPace:
    """The tracks decided last count, and half of them took less than what is reckoned with."""

    def __init__(self, seconds: Iterable[float] = ()) -> None:
        """`seconds` are those of decisions made before, the oldest first."""
        self._seconds: deque[float] = deque(maxlen=_KEPT)
        for one in seconds:
            self.note(one)

    def note(self, seconds: float) -> None:
        """Take up how long a track was on screen until it was decided on."""
        self._seconds.append(min(max(seconds, 0.0), LONGEST))

    @property
    def each(self) -> float | None:
        """Seconds a track takes; None where that is a guess in the dark."""
        return median(self._seconds) if len(self._seconds) >= _LEAST else None

    def left(self, count: int) -> float | None:
        """Return how many seconds so many tracks will take; None where that is a guess."""
        return None if self.each is None else self.each * count
