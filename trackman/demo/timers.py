"""Timers that end by the clock, or after a number of questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Seconds = float | Sequence[float] | Callable[[], float]
"""Durations: all the same, in turn, or as a function says for each."""


@dataclass(slots=True)
class Timer:
    """Is over when `ends_at` has come or `asks_left` is 0, whichever is set; else never."""

    ends_at: float | None
    """Monotonic seconds."""
    asks_left: int | None

    @classmethod
    def begin(cls, now: float, seconds: Seconds, number: int, asks: int | None) -> Timer:
        """Begin now that of the thing with this number, the first being 0; `asks` wins if set."""
        if asks is None:
            return cls(now + _seconds_of(seconds, number), None)
        return cls(None, asks)

    @classmethod
    def endless(cls) -> Timer:
        """Return one that is never over."""
        return cls(None, None)

    def ask(self) -> None:
        """Count one more question."""
        if self.asks_left:
            self.asks_left -= 1

    def is_over(self, now: float) -> bool:
        """Tell whether it is over at `now`."""
        return self.asks_left == 0 or (self.ends_at is not None and self.ends_at <= now)


def _seconds_of(seconds: Seconds, number: int) -> float:
    if callable(seconds):
        return seconds()
    if isinstance(seconds, Sequence):
        return seconds[number % len(seconds)]
    return seconds
