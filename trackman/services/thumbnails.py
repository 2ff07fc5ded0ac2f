"""Thumbnails of what is on screen: from the disk, else from the image host, a few at a time."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from functools import partial

from trackman.dato.mux.images import Images
from trackman.domain.errors import DatoError, NotSentError
from trackman.services.executors import Executors, Lane
from trackman.store.blob_cache import BlobCache

Arrived = Callable[[str, bytes], None]
"""Called with a playback id and its picture as a file's bytes (JPEG, PNG, GIF or WebP)."""

SIZE = (320, 180)
"""Pixels; twice what a tile takes, for finer screens."""
_AT_ONCE = 4
_FAILURES_KEPT = 5_000
_log = logging.getLogger(__name__)


class Thumbnails:
    """Fetch what was wanted last first, and each once.

    `run` is to be running as long as pictures are wanted. `want` is to be called from its thread,
    `arrived` is called there.
    """

    def __init__(
        self,
        images: Images,
        executors: Executors,
        pictures: BlobCache,
        arrived: Arrived,
        failed_for: float = 300.0,
        offline_for: float = 20.0,
    ) -> None:
        self._images = images
        self._executors = executors
        self._pictures = pictures
        self._arrived = arrived
        self._failed_for = failed_for
        self._offline_for = offline_for
        self._wanted: dict[str, None] = {}
        """The next to be fetched last."""
        self._under_way: set[str] = set()
        self._not_before: dict[str, float] = {}
        self._more = asyncio.Event()

    def want(self, playback_ids: Iterable[str]) -> None:
        """Ask for the pictures on screen that are missing, and for no others any more.

        Those new to the screen come first.
        """
        asked = [one for one in dict.fromkeys(playback_ids) if one not in self._under_way]
        new = [one for one in asked if one not in self._wanted]
        old = [one for one in reversed(self._wanted) if one in asked]
        self._wanted = dict.fromkeys(reversed([*new, *old]))
        self._more.set()

    def forgive(self) -> None:
        """Try again what failed, such as after having been offline."""
        self._not_before.clear()

    async def run(self) -> None:
        """Fetch until cancelled."""
        async with asyncio.TaskGroup() as group:
            for _ in range(_AT_ONCE):
                group.create_task(self._fetch_all())

    async def _fetch_all(self) -> None:
        while True:
            while not self._wanted:
                self._more.clear()
                await self._more.wait()
            playback_id, _ = self._wanted.popitem()
            if self._not_before.get(playback_id, 0) > time.monotonic():
                continue
            self._under_way.add(playback_id)
            try:
                await self._fetch(playback_id)
            finally:
                self._under_way.discard(playback_id)

    async def _fetch(self, playback_id: str) -> None:
        name = f"{playback_id} {SIZE}"
        picture = await self._executors.run(partial(self._pictures.read, name), Lane.DISK)
        if picture is None:
            try:
                fetch = partial(self._images.thumbnail, playback_id, *SIZE)
                picture = await self._executors.run(fetch, Lane.PICTURES)
            except DatoError as error:
                self._remember(playback_id, error)
                return
            await self._executors.run(partial(self._pictures.write, name, picture), Lane.DISK)
        self._arrived(playback_id, picture)

    def _remember(self, playback_id: str, error: DatoError) -> None:
        _log.info("no picture of %s: %s", playback_id, error)
        pause = self._offline_for if isinstance(error, NotSentError) else self._failed_for
        while len(self._not_before) >= _FAILURES_KEPT:
            self._not_before.pop(next(iter(self._not_before)))
        self._not_before[playback_id] = time.monotonic() + pause
