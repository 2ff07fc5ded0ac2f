"""Changes to one upload go one after the other: DatoCMS refuses a second one meanwhile."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Turns:
    """One lock for each upload that something is to be done with."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, upload_id: str) -> asyncio.Lock:
        """Return the lock of an upload; who waits first comes first."""
        return self._locks.setdefault(upload_id, asyncio.Lock())
