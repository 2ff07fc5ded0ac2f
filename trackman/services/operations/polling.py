"""Wait for a job to end: when to look, and for how long. Holds no thread between two looks.

Retrying one request is something else and belongs to the transport.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

from trackman.domain.errors import ClosedError, DatoError
from trackman.domain.jobs import JobResult

Ask = Callable[[], Awaitable[JobResult | None]]

_KEPT = 30
_SHORT = 0.02  # seconds
_FIRST_GUESSES = tuple(0.2 * 50 ** (step / 9) for step in range(10))
"""Seconds, 0.2 to 10 in even ratios: where jobs may end as long as none has been seen."""


class JobTimes:
    """Durations of this server's jobs, learned from those that ended.

    A look pays best when it is likely to find the job done. So the next one comes where the
    `share` of comparable jobs that had not ended yet would have ended: early for short jobs, ever
    rarer for long ones, and close behind the end once the server's usual time is known.
    """

    EAGER = 0.16
    """While calls are plenty. With 0.16 a job of unknown length between 0.2 and 10 s is seen 0.2
    to 0.3 s after its end, at about twice the polls of waiting 1, 2, 3 … seconds."""
    SPARING = 0.6
    """While many jobs compete for the calls the server allows."""

    _LARGEST_GROWTH = 1.8
    _LONGEST = 15.0

    def __init__(self, shortest: float = 0.3) -> None:
        self._shortest = shortest
        self._seen: deque[float] = deque(maxlen=_KEPT)

    def note(self, seconds: float) -> None:
        """Remember how long a job took."""
        self._seen.append(seconds)

    def next_look(self, waited: float, share: float = EAGER) -> float:
        """Return when to look next, in seconds since the job began; it was last seen running
        at `waited`."""
        known = sorted(time for time in (*self._seen, *_FIRST_GUESSES) if time > waited)
        target = known[int(share * len(known))] if known else waited * self._LARGEST_GROWTH
        earliest = waited + self._shortest
        latest = waited + self._LONGEST
        if waited:
            latest = min(latest, max(earliest, waited * self._LARGEST_GROWTH))
        return min(max(target, earliest), latest)


async def finished_job(
    ask: Ask,
    times: JobTimes,
    limit: float,
    report: Callable[[int, DatoError | None], None],
    scarce: Callable[[], bool] = lambda: False,
) -> JobResult | None:
    """Ask until the job has ended; None when it has not after `limit` seconds.

    Errors do not end the wait, since the job runs on all the same. `report` gets the number of
    looks so far and the last one's error; `scarce` tells whether calls must be spared.
    """
    began = time.monotonic()
    waited = seen_running = 0.0
    looks = 0
    while waited < limit:
        look = min(limit, times.next_look(waited, times.SPARING if scarce() else times.EAGER))
        await _until(began + look)
        looks += 1
        trouble = None
        try:
            if (result := await ask()) is not None:
                times.note((seen_running + look) / 2)  # the answer may have waited for its turn
                return result
            seen_running = look
        except ClosedError:
            raise
        except DatoError as error:
            trouble = error
        waited = time.monotonic() - began
        report(looks, trouble)
    return None


async def _until(moment: float) -> None:
    """Sleep until `moment` on the monotonic clock.

    Qt's timers are up to 5 % early or late, so the last tenth is slept anew, and again.
    """
    while (left := moment - time.monotonic()) > 0:
        await asyncio.sleep(left if left < _SHORT else left * 0.9)
