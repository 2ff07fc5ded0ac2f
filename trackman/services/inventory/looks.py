"""Second stage of a scan: the tracks of each video that is due, several videos at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from trackman.dato.client import Client
from trackman.dato.rate_limiter import Priority
from trackman.domain.errors import ApiError, TrackmanError
from trackman.domain.tracks import Track
from trackman.services.executors import THREADS, Executors, Lane
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.progress import ScanTally
from trackman.services.inventory.troubles import is_about_one

T = TypeVar("T")

_AT_ONCE = THREADS[Lane.SCANNING]
"""Videos asked about at a time: enough for the pace to be the only brake."""
_PART = 400
"""Videos whose ids are fetched at once."""
_MOST_IN_A_ROW = 8
"""Failures one after another that are not about single videos any more."""
_ROUNDS = 3
_NOT_THERE = {"NOT_FOUND"}
_NO_TRACKS = {"NOT_A_VIDEO"}


class Looks:
    """The tracks of the videos that are due."""

    def __init__(
        self, client: Client, executors: Executors, inventory: Inventory, progress: ScanTally
    ) -> None:
        self._client = client
        self._executors = executors
        self._inventory = inventory
        self._store = inventory.store
        self._progress = progress
        self._in_a_row = 0
        self._failure: TrackmanError | None = None

    async def read(self) -> None:
        """Read what is due, and keep it. Raises TrackmanError; what was kept is not due again."""
        due = await self._disk(self._store.due_count)
        pace = self._client.transport.pace
        self._progress.begin(due, pace.window / pace.free()[1])
        failure = await self._round()
        for _ in range(_ROUNDS - 1):
            if failure is None:
                return
            failure = await self._round()
        if failure is not None:
            raise failure

    async def _round(self) -> TrackmanError | None:
        """Ask about each video that is due once; return why some could not be read."""
        self._failure = None
        waiting: asyncio.Queue[str | None] = asyncio.Queue(2 * _AT_ONCE)
        workers = [asyncio.create_task(self._work(waiting)) for _ in range(_AT_ONCE)]
        feeding = asyncio.create_task(self._feed(waiting))
        everybody = [feeding, *workers]
        try:
            done, _ = await asyncio.wait(everybody, return_when=asyncio.FIRST_EXCEPTION)
            for one in done:
                one.result()
        finally:
            for one in everybody:
                one.cancel()
            await asyncio.gather(*everybody, return_exceptions=True)
        return self._failure

    async def _feed(self, waiting: asyncio.Queue[str | None]) -> None:
        last = 0
        while due := await self._disk(partial(self._store.due_looks, last, _PART)):
            last = due[-1][0]
            for _, upload_id in due:
                await waiting.put(upload_id)
        for _ in range(_AT_ONCE):
            await waiting.put(None)

    async def _work(self, waiting: asyncio.Queue[str | None]) -> None:
        while (upload_id := await waiting.get()) is not None:
            try:
                await self._look(upload_id)
            except TrackmanError as error:
                self._in_a_row += 1
                if not is_about_one(error) or self._in_a_row >= _MOST_IN_A_ROW:
                    raise
                self._failure = error
            else:
                self._in_a_row = 0

    async def _look(self, upload_id: str) -> None:
        self._progress.called()
        try:
            read = partial(self._client.tracks, upload_id, Priority.SCANNING)
            tracks = await self._executors.run(read, Lane.SCANNING)
        except ApiError as error:
            if error.fault.code in _NOT_THERE:
                lost = await self._disk(partial(self._store.note_gone, upload_id))
                self._progress.lost(lost)
                self._step()
                return
            if error.fault.code not in _NO_TRACKS:
                raise
            tracks = ()
        await self._keep(upload_id, tracks)

    async def _keep(self, upload_id: str, tracks: tuple[Track, ...]) -> None:
        def put() -> None:
            with self._progress.keeping():
                self._store.put_look(upload_id, tracks, self._progress.looked)

        await self._disk(put)
        self._step()

    def _step(self) -> None:
        self._progress.step(self._progress.done + 1)
        self._inventory.tell()

    async def _disk(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.INVENTORY)
