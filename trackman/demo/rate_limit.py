"""The limit of so many requests in so many seconds (API reference, section 7)."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Literal

WindowKind = Literal["sliding", "fixed"]


@dataclass(frozen=True, slots=True)
class Limit:
    """Rate limit: requests and the seconds they count for.

    A `sliding` window looks back from each request; a `fixed` one starts anew for all at once.
    Which of the two DatoCMS uses is not documented.
    """

    requests: int
    seconds: float
    kind: WindowKind


@dataclass(frozen=True, slots=True)
class Admission:
    """Decision about one request under the rate limit."""

    remaining: int
    """Number of requests left in the current window."""
    reset: int | None
    """Whole seconds to wait; None for a request that is let through."""


class RateLimit:
    """Counts requests; a refused request uses nothing up."""

    def __init__(self) -> None:
        self._admitted: deque[float] = deque()

    def admit(self, now: float, limit: Limit) -> Admission:
        """Decide about a request that came at `now` (monotonic seconds)."""
        while self._admitted and _free_at(self._admitted[0], limit) <= now:
            self._admitted.popleft()
        if len(self._admitted) < limit.requests:
            self._admitted.append(now)
            return Admission(limit.requests - len(self._admitted), None)
        oldest = self._admitted[0] if self._admitted else now
        return Admission(0, max(1, math.ceil(_free_at(oldest, limit) - now)))


def _free_at(admitted: float, limit: Limit) -> float:
    """Return when the place that a request took is free again."""
    if limit.kind == "sliding":
        return admitted + limit.seconds
    return (admitted // limit.seconds + 1) * limit.seconds
