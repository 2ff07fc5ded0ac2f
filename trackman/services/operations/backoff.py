"""Backoff: pauses before a failed request is repeated, and how to end them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BackoffPauses:
    """Pauses of a backoff, in seconds."""

    failures: tuple[float, ...] = (5, 10, 20, 40, 60)
    """Before each new try; the last again and again."""
    ahead: float = 0.25
    """Before the first reading ahead: all else on screen comes before it, unless one scrolls."""
    scarce: float = 1.0
    """Before looking again whether there is room to read ahead."""


class Backoff:
    """Waits that grow from failure to failure, until something worked or somebody asks again."""

    def __init__(self, pauses: BackoffPauses) -> None:
        self.pauses = pauses
        self.is_resting = False
        """True if a failure is being waited out."""
        self._failures = 0
        self._over = asyncio.Event()

    def end(self) -> None:
        """End every wait, and begin with short ones again."""
        self._failures = 0
        self._over.set()

    async def after_failure(self, *, passes: bool) -> None:
        """Wait longer than the last time; where nothing passes by itself, until `end`."""
        pauses = self.pauses.failures
        pause = pauses[min(self._failures, len(pauses) - 1)]
        self._failures += 1
        self.is_resting = True
        try:
            await self.rest(pause if passes else None)
        finally:
            self.is_resting = False

    async def rest(self, seconds: float | None) -> None:
        """Wait, but no longer than until `end`."""
        self._over.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for can swallow a cancellation on 3.11
                await self._over.wait()
