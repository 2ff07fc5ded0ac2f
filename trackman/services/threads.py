"""The one door to blocking calls: from a coroutine to a worker thread and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Threads:
    """Worker threads in two lanes, so that many polls in the queue never delay a click."""

    def __init__(self) -> None:
        self._people = ThreadPoolExecutor(8, "trackman-request")
        self._polls = ThreadPoolExecutor(8, "trackman-poll")

    async def run(self, call: Callable[[], T]) -> T:
        """Run what a person waits for. Cancelling does not stop the call, only the waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._people, call)

    async def run_later(self, call: Callable[[], T]) -> T:
        """Run what nobody waits for at this moment: polls and background reading."""
        return await asyncio.get_running_loop().run_in_executor(self._polls, call)

    def close(self) -> None:
        """Let running calls end and start no others. Close the transport first."""
        for lane in (self._people, self._polls):
            lane.shutdown(wait=True, cancel_futures=True)
