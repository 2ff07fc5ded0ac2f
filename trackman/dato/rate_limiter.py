"""One pace for every request of the program (design section 6).

DatoCMS allows so many requests in any three seconds. What counts is when a request *arrives*
there, which lies somewhere between its start and its answer. So a place taken by a request is
free again three seconds after its answer: that keeps the limit whether the server counts in
fixed or in sliding windows, at the price of one round trip in every three seconds.
"""

from __future__ import annotations

import bisect
import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum

from trackman.domain.errors import ClosedError

WINDOW_SECONDS = 3.0  # API reference, section 7
USUAL_LIMIT = 60  # the same; replaced by what the server says
_LONG_ANSWER = 10.0
_CATCHING_UP = 0.25
"""Seconds that a scan may be behind its even pace and make up for, where its threads woke late."""
_GAP = 0.01
"""Seconds between two starts. A whole window's worth of threads waking in one moment would keep
the GUI thread from its turn; this way it costs a batch about 1 % of its time."""


class Priority(IntEnum):
    """Order in which waiting requests are sent."""

    PERSON = 0
    """A person waits for it."""
    POLLING = 1
    BACKGROUND = 2
    SCANNING = 3
    """One of thousands. They go out evenly, so that the place a person needs is never long in
    coming: after a whole window's worth at once it would take up to a window."""


@dataclass(slots=True)
class Slot:
    """One request's place in the window."""

    began: float
    ended: float | None = None
    """None while the answer is awaited."""
    ours: bool = True
    """True if trackman sent it, and not somebody else with the same allowance."""


class RateLimiter:
    """Hand out turns to send a request. Safe from any thread; times are of `time.monotonic`."""

    def __init__(self, limit: int = USUAL_LIMIT, window: float = WINDOW_SECONDS) -> None:
        self._limit = limit
        self._share = 1.0
        self.window = window
        self._turns: list[Slot] = []
        self._waiting: list[tuple[Priority, int]] = []
        self._numbers = itertools.count()
        self._paused_until = 0.0
        self._last_start = 0.0
        self._next_scanning = 0.0
        self._closed = False
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, priority: Priority) -> Iterator[Slot]:
        """Wait for a turn and hold it while the request runs.

        Raises ClosedError when the program ends before the turn comes.
        """
        turn = self._wait(priority)
        try:
            yield turn
        finally:
            with self._changed:
                turn.ended = time.monotonic()
                self._changed.notify_all()

    def learn(self, turn: Slot, limit: int, remaining: int) -> None:
        """Take over what an answer says about the allowance (`X-RateLimit-*`).

        Requests the server counts and we did not send come from somebody else with the same
        allowance: they take places here too.
        """
        with self._changed:
            self._limit = max(1, limit)
            ours = sum(self._taken_at(turn.began, other) for other in self._turns)
            now = time.monotonic()
            others = min(limit, limit - remaining - ours)
            self._turns += [Slot(now, now, ours=False) for _ in range(others)]

    def pause(self, seconds: float) -> None:
        """Let nobody send anything for so long; the answer to a 429."""
        with self._changed:
            self._paused_until = max(self._paused_until, time.monotonic() + seconds)
            self._changed.notify_all()

    @property
    def is_paused(self) -> bool:
        """True while nobody may send anything because DatoCMS has asked to wait."""
        with self._changed:
            return time.monotonic() < self._paused_until

    def use_share(self, share: float) -> None:
        """Take only this part of what DatoCMS allows, 0 to 1, from now on; at least one request."""
        with self._changed:
            self._share = share
            self._changed.notify_all()

    def free(self) -> tuple[int, int]:
        """Return how many requests could be sent at once now, and how many trackman may send."""
        with self._changed:
            now = time.monotonic()
            return (0 if now < self._paused_until else self._room(now), self._own_limit)

    def rest(self, seconds: float) -> None:
        """Wait, but no longer than until the pace is closed (then ClosedError)."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed, timeout=seconds)
            self._check_open()

    def close(self) -> None:
        """End every wait, now and later, with ClosedError."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _wait(self, priority: Priority) -> Slot:
        ticket = (priority, next(self._numbers))
        with self._changed:
            bisect.insort(self._waiting, ticket)
            try:
                while (delay := self._delay(ticket)) != 0:
                    self._changed.wait(delay)
                self._check_open()
                turn = Slot(time.monotonic())
                self._last_start = turn.began
                if priority is Priority.SCANNING:
                    due = max(self._next_scanning, turn.began - _CATCHING_UP)
                    self._next_scanning = due + self.window / self._own_limit
                self._turns.append(turn)
                return turn
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()

    def _delay(self, ticket: tuple[Priority, int]) -> float | None:
        """Return the seconds to wait before looking again; None is until something changes."""
        if self._closed:
            return 0
        if self._waiting[0] != ticket:
            return None
        now = time.monotonic()
        earliest = max(self._paused_until, self._last_start + _GAP)
        if ticket[0] is Priority.SCANNING:
            earliest = max(earliest, self._next_scanning)
        if now < earliest:
            return earliest - now
        self._forget(now)
        if self._room(now) > 0:
            return 0
        taken = [turn for turn in self._turns if self._taken_at(now, turn)]
        ends = [turn.ended for turn in taken if turn.ended is not None]
        return max(0.001, min(ends) + self.window - now) if ends else None

    @property
    def _own_limit(self) -> int:
        return max(1, int(self._limit * self._share))

    def _room(self, now: float) -> int:
        """Return how many requests fit: in what the server allows all, and in our share of it."""
        taken = [turn for turn in self._turns if self._taken_at(now, turn)]
        ours = sum(turn.ours for turn in taken)
        return max(0, min(self._limit - len(taken), self._own_limit - ours))

    def _forget(self, now: float) -> None:
        """Drop turns that are over, but not those that an answer still under way may speak of."""
        self._turns = [turn for turn in self._turns if self._taken_at(now - _LONG_ANSWER, turn)]

    def _taken_at(self, moment: float, turn: Slot) -> bool:
        return turn.ended is None or turn.ended + self.window > moment

    def _check_open(self) -> None:
        if self._closed:
            raise ClosedError
