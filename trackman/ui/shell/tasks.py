"""The one owner of everything that runs: it keeps, reports and cancels coroutines."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import ClosedError


class Tasks(QObject):
    """Run coroutines on the Qt loop."""

    failed = Signal(Exception)
    """An error nobody expected ended a task; expected ones are handled inside it."""

    def __init__(self) -> None:
        super().__init__()
        self._running: set[asyncio.Task[None]] = set()
        self._stopped = False

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start `work`; keep what is returned to cancel it. After `stop` nothing runs any more."""
        task = asyncio.get_running_loop().create_task(work)
        if self._stopped:
            task.cancel()  # a widget that goes may still tell one who listened; services are closed
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def stop(self) -> None:
        """Cancel all, and what they start at their end, and wait until they are through."""
        while self._running:
            running = list(self._running)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
        self._stopped = True

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception) and not isinstance(error, ClosedError):
            self.failed.emit(error)
