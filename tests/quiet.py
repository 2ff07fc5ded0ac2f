"""Waits until nothing is under way in worker threads, for tests of what does not happen."""

from __future__ import annotations

import asyncio
import threading

from trackman.services.executors import THREADS, Executors, Lane

_MEET_WITHIN = 30.0
_ROUNDS = 2
"""What ended may have led to one more call, such as keeping what was read."""


async def until_quiet(executors: Executors, *lanes: Lane) -> None:
    """Wait until all calls so far in some lanes, or in all, have ended and were heard of.

    All threads of a lane meet: that can only be after the calls before have ended.
    """
    for lane in (lanes or tuple(Lane)) * _ROUNDS:
        meeting = threading.Barrier(THREADS[lane], timeout=_MEET_WITHIN)
        waiting = [executors.run(meeting.wait, lane) for _ in range(meeting.parties)]
        await asyncio.gather(*waiting)
