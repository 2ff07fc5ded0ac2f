"""The one door to blocking calls: from a coroutine to a worker thread and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from functools import partial
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


class Lane(Enum):
    """Purpose of a call. Each lane has threads of its own, so that no polling delays a click."""

    REQUESTS = "request"
    """Requests that a person waits for."""
    POLLING = "poll"
    """Polling and reading ahead, which nobody waits for at the moment."""
    DISK = "disk"
    """Calls that need only this computer's disk, and so take milliseconds."""
    PICTURES = "picture"
    """Images and lists of streams."""
    TRANSFERS = "transfer"
    """Subtitles fetched or sent for a deletion or a restore; reading never delays them."""
    READING = "read"
    """Subtitles to be read."""
    READING_AHEAD = "read-ahead"
    """Subtitles nobody asked for yet; they never delay those that are wanted."""
    FILES = "file"
    """Files a person chose, perhaps on a drive that is slow or gone."""
    INVENTORY = "inventory"
    """The inventory of all tracks, which may take longer than other things on this disk."""
    SCANNING = "scan"
    """Requests of a scan, which nobody waits for and which wait long for their turns."""
    COMPUTING = "compute"
    """Work that needs neither network nor disk, such as quality checks."""
    LISTENING = "listen"
    """Looking for speech in sounds, which takes minutes and must not hold up other work."""


THREADS = {
    Lane.REQUESTS: 8,
    Lane.POLLING: 8,
    Lane.DISK: 2,
    Lane.PICTURES: 4,
    Lane.TRANSFERS: 4,
    Lane.READING: 8,
    Lane.READING_AHEAD: 2,
    Lane.FILES: 4,
    Lane.INVENTORY: 2,
    Lane.SCANNING: 12,
    Lane.COMPUTING: 3,
    Lane.LISTENING: 1,
}
"""Threads of each lane, at most; they begin when they are needed."""


class Executors:
    """Worker threads in lanes."""

    def __init__(self) -> None:
        self._lanes = {
            lane: ThreadPoolExecutor(threads, f"trackman-{lane.value}")
            for lane, threads in THREADS.items()
        }

    async def run(self, call: Callable[[], T], lane: Lane = Lane.REQUESTS) -> T:
        """Run a blocking call. Cancelling does not stop the call, only the waiting for it."""
        return await asyncio.get_running_loop().run_in_executor(self._lanes[lane], call)

    async def run_stoppable(self, call: Callable[[Event], T], lane: Lane = Lane.TRANSFERS) -> T:
        """Run a long transfer; the event it is given is set when the waiting is cancelled."""
        stop = Event()
        try:
            return await self.run(partial(call, stop), lane)
        except asyncio.CancelledError:
            stop.set()  # a thread cannot be killed, only asked
            raise

    async def run_apart(self, call: Callable[[], T]) -> T:
        """Run a call that takes as long as a person likes; the program's end does not wait."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()

        def work() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - it goes to the caller
                future.set_exception(error)

        Thread(target=work, name="trackman-apart", daemon=True).start()
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Let running calls end and start no others. Close the transport first."""
        for pool in self._lanes.values():
            pool.shutdown(wait=True, cancel_futures=True)


class SerialExecutor:
    """One worker thread that runs calls in the order in which they come."""

    def __init__(self, name: str) -> None:
        self._one = ThreadPoolExecutor(1, name)

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call after all that came before. Cancelling does not stop it."""
        return await asyncio.get_running_loop().run_in_executor(self._one, call)

    def close(self) -> None:
        """Let everything that came end; takes no more."""
        self._one.shutdown(wait=True)
