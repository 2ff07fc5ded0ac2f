"""Changes to one upload go one after the other: DatoCMS refuses a second one meanwhile."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary


class UploadQueues:
    """A queue for each upload that something is to be done with."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def queue(self, upload_id: str) -> QueuePlace:
        """Take the last place in the queue of an upload; `with` gives it back."""
        return QueuePlace(self._locks.setdefault(upload_id, asyncio.Lock()))


class QueuePlace:
    """A place in a queue. Whoever has it can get ready while others are before it."""

    def __init__(self, lock: asyncio.Lock) -> None:
        self._lock = lock
        self._comes = asyncio.ensure_future(lock.acquire())

    async def comes(self) -> None:
        """Wait until everybody before has left."""
        await self._comes

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave, whether the turn has come or not."""
        if not self._comes.done():
            self._comes.cancel()
        elif not self._comes.cancelled():
            self._lock.release()
