"""The one door to blocking calls: from a coroutine to a worker thread and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


class Executors:
    """Worker threads in lanes, so that many polls in the queue never delay a click."""

    def __init__(self) -> None:
        self._people = ThreadPoolExecutor(8, "trackman-request")
        self._polls = ThreadPoolExecutor(8, "trackman-poll")
        self._disk = ThreadPoolExecutor(2, "trackman-disk")
        self._pictures = ThreadPoolExecutor(4, "trackman-picture")
        self._texts = ThreadPoolExecutor(4, "trackman-text")
        self._read = ThreadPoolExecutor(8, "trackman-read")
        self._unasked = ThreadPoolExecutor(2, "trackman-unasked")
        self._thoughts = ThreadPoolExecutor(3, "trackman-thought")

    async def run(self, call: Callable[[], T]) -> T:
        """Run what a person waits for. Cancelling does not stop the call, only the waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._people, call)

    async def run_later(self, call: Callable[[], T]) -> T:
        """Run what nobody waits for at this moment: polls and background reading."""
        return await asyncio.get_running_loop().run_in_executor(self._polls, call)

    async def run_stoppable(self, call: Callable[[Event], T]) -> T:
        """Run a long transfer; the event it is given is set when the waiting is cancelled."""
        stop = Event()
        try:
            return await self.run_beside(partial(call, stop))
        except asyncio.CancelledError:
            stop.set()  # a thread cannot be killed, only asked
            raise

    async def run_apart(self, call: Callable[[], T]) -> T:
        """Run what takes as long as a person likes; the end of the program does not wait for it."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()

        def work() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - it goes to whoever waits
                future.set_exception(error)

        Thread(target=work, name="trackman-apart", daemon=True).start()
        return await asyncio.wrap_future(future)

    async def run_here(self, call: Callable[[], T]) -> T:
        """Run what needs only this computer's disk, and so takes milliseconds."""
        return await asyncio.get_running_loop().run_in_executor(self._disk, call)

    async def run_aside(self, call: Callable[[], T]) -> T:
        """Fetch a picture, four at a time; a slow one delays nothing else."""
        return await asyncio.get_running_loop().run_in_executor(self._pictures, call)

    async def run_beside(self, call: Callable[[], T]) -> T:
        """Fetch or send the text of a delete or a restore; what is only read never delays it."""
        return await asyncio.get_running_loop().run_in_executor(self._texts, call)

    async def run_reading(self, call: Callable[[], T], *, asked: bool = True) -> T:
        """Fetch a text to be read; one that nobody asked for never delays one that is wanted."""
        lane = self._read if asked else self._unasked
        return await asyncio.get_running_loop().run_in_executor(lane, call)

    async def run_thinking(self, call: Callable[[], T]) -> T:
        """Work something out that needs neither network nor disk, such as what checks find."""
        return await asyncio.get_running_loop().run_in_executor(self._thoughts, call)

    def close(self) -> None:
        """Let running calls end and start no others. Close the transport first."""
        for lane in (
            *(self._people, self._polls, self._pictures, self._texts),
            *(self._read, self._unasked, self._thoughts, self._disk),
        ):
            lane.shutdown(wait=True, cancel_futures=True)


class Lane:
    """One worker thread that does things in the order in which they come."""

    def __init__(self, name: str) -> None:
        self._one = ThreadPoolExecutor(1, name)

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call after all that came before. Cancelling does not stop it."""
        return await asyncio.get_running_loop().run_in_executor(self._one, call)

    def close(self) -> None:
        """Let everything that came end; takes no more."""
        self._one.shutdown(wait=True)
