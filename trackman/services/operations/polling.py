"""Wait for a job to end: when to look, and for how long. Holds no thread between two looks.

Retrying one request is something else and belongs to the transport.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from trackman.domain.errors import ClosedError, DatoError
from trackman.domain.jobs import JobEvent, JobResult

Ask = Callable[[], Awaitable[JobResult | None]]

_KEPT = 30
_SHORT = 0.02  # seconds
_FIRST_LOOKS = (0.42, 0.75, 1.05, 1.55, 3.2, 5.4, 7.3, 10.2)
"""Seconds after a job began. Close together where most jobs of DatoCMS end, which was within a
second for 53 of 60 recorded ones; jobs between 0.2 and 10 s in even ratios are seen 0.3 s late in
the middle, with 4.1 looks each."""


class JobTimes:
    """Durations of this server's jobs, learned from those that ended.

    As long as they are few or too unlike, the looks come at moments that suit any job. Where the
    last ones took about the same time, the next look comes where the `share` of those that had not
    ended yet would have ended.
    """

    EAGER = 0.16
    """While calls are plenty."""
    SPARING = 0.6
    """While many jobs compete for the calls the server allows."""

    _ENOUGH = 3
    _LIKE = 2.5
    """Ratio between the longest and the shortest of jobs that took about the same time."""
    _EARLY = 0.85
    """Part of the wait for the first look after which a job ended that had ended by then."""
    _GROWTH = 2.0
    """Most that the wait grows by from look to look. With 1.8 each job of 3 s and more would cost
    one look more, between the fourth and the fifth of the first ones."""
    _LONGEST = 15.0
    _UNKNOWN = 1.5
    """Seconds in which most jobs have ended."""

    def __init__(self, shortest: float = 0.12) -> None:
        self._shortest = shortest
        self._seen: deque[float] = deque(maxlen=_KEPT)
        self._early = 0
        """Jobs in a row that had ended when they were first looked at."""

    def note(self, seconds: float) -> None:
        """Remember how long a job took."""
        self._seen.append(seconds)

    def note_between(self, running: float, ended: float) -> None:
        """Remember a job that was seen running and, at the next look, ended.

        The first look comes when few jobs have ended: where it finds one that has, that took not
        much less, or all that is known would seem too unlike. Jobs that became shorter go on to be
        found so; then the middle is the best guess, as between any two looks.
        """
        self._early = 0 if running else self._early + 1
        self.note(ended * self._EARLY if self._early == 1 else (running + ended) / 2)

    def next_look(self, waited: float, share: float = EAGER) -> float:
        """Return when to look next, in seconds since the job began; it was last seen running
        at `waited`."""
        latest = waited + self._LONGEST
        if waited:
            latest = min(latest, max(waited + self._shortest, waited * self._GROWTH))
        return min(max(self._target(waited, share), waited + self._shortest), latest)

    def close_look(self, waited: float) -> float:
        """Return when to look next for a job that the next one cannot begin before."""
        usual = self._usual()
        first = usual[int(0.05 * len(usual))] if usual else 0.0
        return max(first, waited + max(self._shortest / 2, waited / 16 if usual else waited / 8))

    def likely(self) -> float:
        """Return the seconds after which a job has very likely ended."""
        known = sorted(self._seen)
        if len(known) < self._ENOUGH:
            return max([self._UNKNOWN, *known])
        return known[int(0.95 * len(known))] * 1.1 + self._shortest

    def _target(self, waited: float, share: float) -> float:
        usual = [time for time in self._usual() if time > waited]
        if usual:
            return usual[int(share * len(usual))]
        looks = [look for look in _FIRST_LOOKS if look > waited + self._shortest]
        if share > self.EAGER:
            looks = looks[1:]
        return looks[0] if looks else waited * self._GROWTH

    def _usual(self) -> list[float]:
        """Return the times of the last jobs, sorted; none where nothing can be learned of them."""
        known = sorted(self._seen)
        if len(known) < self._ENOUGH:
            return []
        odd = len(known) // 10  # one job out of ten may be quite different
        longest, shortest = known[-1 - odd], known[odd]
        return known if longest <= self._LIKE * shortest else []


class Ear(Protocol):
    """Listens for the news that a job has ended."""

    def patience(self, since: float) -> float:
        """Return for how many seconds a job that ran at this moment need not be asked about."""

    async def hear(self, job_id: str, until: float) -> JobEvent | None:
        """Return the news, or None at the moment `until` or earlier."""

    def note_end(self, job_id: str, began: float) -> None:
        """Take up that the end of a job was seen."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One job that is waited for."""

    job_id: str
    ask: Ask
    times: JobTimes
    limit: float
    """Seconds after which nobody waits any more."""
    report: Callable[[int, DatoError | None], None]
    """Gets the number of looks so far, and why the last one got no answer."""
    next_look: Callable[[float], float]
    """Returns when to look next after it was seen running at so many seconds."""
    ear: Ear | None = None
    believed: Callable[[JobEvent], JobResult | None] = lambda _: None
    """Returns the result that an event counts for, without asking."""
    began: float | None = None
    """Moment of the monotonic clock at which the job was accepted; None for now."""


async def finished_job(watch: Watch) -> tuple[JobResult, int] | None:
    """Wait until the job has ended; return its result and the number of looks.

    None when it has not ended after the limit. Errors do not end the wait, since the job runs on
    all the same.
    """
    began = time.monotonic() if watch.began is None else watch.began
    seen_running, looks, heard = 0.0, 0, None
    while (waited := time.monotonic() - began) < watch.limit or not looks:
        # an event is a hint once, for it may be wrong
        ear = watch.ear if heard is None else None
        heard = await _until_look(watch, ear, began, waited if looks else 0.0, seen_running)
        look = time.monotonic() - began
        if heard is not None and (result := watch.believed(heard)) is not None:
            _note(watch, began, look)
            return result, looks
        looks += 1
        trouble = None
        try:
            if (result := await watch.ask()) is not None:
                # the answer may have waited for its turn
                _note(watch, began, look, None if heard is not None else seen_running)
                return result, looks
            seen_running = look
        except ClosedError:
            raise
        except DatoError as error:
            trouble = error
        watch.report(looks, trouble)
    return None


def _note(watch: Watch, began: float, seconds: float, running: float | None = None) -> None:
    """Take up an end that was heard of at this time, or seen then, when it ran at another."""
    if running is None:
        watch.times.note(seconds)
    else:
        watch.times.note_between(running, seconds)
    if watch.ear is not None:
        watch.ear.note_end(watch.job_id, began)


async def _until_look(
    watch: Watch, ear: Ear | None, began: float, waited: float, seen_running: float
) -> JobEvent | None:
    """Wait until it is time to look; return the event that made it so.

    Of a job that was still running when it was asked about, the end is yet to be heard of.
    Qt's timers are up to 5 % early or late, so the last tenth is slept anew, and again.
    """
    while True:
        patience = 0.0 if ear is None else ear.patience(began + seen_running)
        look = min(max(watch.next_look(waited), patience), max(watch.limit, waited))
        left = began + look - time.monotonic()
        if left <= 0:
            return None
        pause = left if left < _SHORT else left * 0.9
        if ear is None:
            await asyncio.sleep(pause)
        elif (event := await ear.hear(watch.job_id, time.monotonic() + pause)) is not None:
            return event
