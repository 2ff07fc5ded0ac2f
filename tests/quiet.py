"""Waits until nothing is under way in worker threads, for tests of what does not happen."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from trackman.services.executors import Executors

_MEET_WITHIN = 10.0
_ROUNDS = 2
"""What ended may have led to one more call, such as keeping what was read."""


async def until_quiet(threads: Executors, *lanes: str) -> None:
    """Wait until all calls so far in some lanes, or in all, have ended and were heard of.

    All threads of a lane meet: that can only be after the calls before have ended.
    """
    chosen = [f"_{name}" for name in lanes] or list(vars(threads))
    for name in chosen * _ROUNDS:
        lane = vars(threads)[name]
        assert isinstance(lane, ThreadPoolExecutor)
        meeting = threading.Barrier(lane._max_workers, timeout=_MEET_WITHIN)  # noqa: SLF001
        loop = asyncio.get_running_loop()
        waiting = [loop.run_in_executor(lane, meeting.wait) for _ in range(meeting.parties)]
        await asyncio.gather(*waiting)
