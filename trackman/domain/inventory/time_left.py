"""An estimate of how long many pieces of work still take, from how long those before took."""

from __future__ import annotations

from collections import deque

_KEPT = 60
_LEAST_DONE = 3
_LEAST_SECONDS = 2.0


class TimeLeft:
    """Notes at which moment how much was done; the last minute or so counts, and pauses do not."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque(maxlen=_KEPT)

    def note(self, moment: float, done: int) -> None:
        """Take up how much is done at a moment, in seconds of a clock that only goes forward."""
        if not self._seen or done != self._seen[-1][1]:
            self._seen.append((moment, done))

    def forget(self) -> None:
        """Begin anew, as after a pause."""
        self._seen.clear()

    def seconds(self, moment: float, left: int) -> float | None:
        """Return how long `left` pieces will take; None where that is a guess in the dark."""
        if not self._seen:
            return None
        began, before = self._seen[0]
        done, passed = self._seen[-1][1] - before, moment - began
        if done < _LEAST_DONE or passed < _LEAST_SECONDS:
            return None
        return left * passed / done
