"""A pace for what is read ahead: never more than a share of what DatoCMS allows."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from trackman.dato.rate_limiter import WINDOW_SECONDS

SHARE = 0.25


class AheadPace:
    """Turns for requests nobody waits for. To be used from one loop.

    Texts come from a host that knows no such limit, but whoever reads ahead should be modest there,
    too: one pace for both. `allowed` returns how many requests trackman may send in `window`
    seconds.
    """

    def __init__(
        self,
        allowed: Callable[[], int],
        share: float = SHARE,
        window: float = WINDOW_SECONDS,
    ) -> None:
        self._allowed = allowed
        self._share = share
        self._window = window
        self._taken: deque[float] = deque()

    async def turn(self) -> None:
        """Wait for the next turn."""
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            while self._taken and self._taken[0] + self._window <= now:
                self._taken.popleft()
            if len(self._taken) < max(1, int(self._allowed() * self._share)):
                self._taken.append(now)
                return
            await asyncio.sleep(self._taken[0] + self._window - now)
