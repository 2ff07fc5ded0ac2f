"""Pushed job results, for coroutines that wait for jobs: news that may be refused, late or cut."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from trackman.domain.jobs import JobEvent
from trackman.domain.projects import Project
from trackman.services.executors import Executors

if TYPE_CHECKING:
    from trackman.dato.events import EventStream

Opened = Callable[[Callable[[bool], None], Callable[[JobEvent], None]], "EventStream"]
"""Makes a stream of what is called when it goes or stops, and for each event."""

_KEPT = 1000
_UNPROVEN, _PROVEN = 4.0, 12.0
"""Seconds a job is waited for before it is asked about: until an event has come, and after that."""
_DISTRUST = 3
"""Events that have to come in time again after one that did not."""


class JobEvents:
    """Events of one project and environment; nothing is opened before the first job.

    They are hints: whoever hears of an end asks, and whoever hears nothing asks all the same after
    a while. Where one comes late or not at all, the next jobs are asked about as if there was none.
    """

    def __init__(self, executors: Executors, opened: Opened | None = None) -> None:
        self._executors = executors
        self._opened = opened
        self._channel: str | None = None
        self._is_allowed = True
        self._stream: EventStream | None = None
        self._following: asyncio.Task[None] | None = None
        self._live_since: float | None = None
        self._arrived: OrderedDict[str, JobEvent] = OrderedDict()
        self._waiting: dict[str, asyncio.Event] = {}
        self._in_time = 0
        """Events in a row that came in time; below 0 after one that did not."""

    def note_project(self, project: Project, environment: str | None) -> None:
        """Take up where the events of a project are; none where the token may not know it."""
        if project.site is not None:
            place = "" if environment is None else f"-environment-{environment}"
            self._channel = f"private-site-{project.site.id}{place}"

    def allow(self, allowed: bool) -> None:
        """Listen from the next job on, or not any more."""
        self._is_allowed = allowed
        if not allowed:
            self.close()

    def listen(self) -> None:
        """Begin to listen where that is wanted, known how, and not done yet."""
        if not self._is_allowed or self._opened is None or self._channel is None:
            return
        if self._following is None or self._following.get_loop() is not asyncio.get_running_loop():
            self._following = asyncio.create_task(self._follow(self._opened, self._channel))

    def patience(self, since: float) -> float:
        """Return for how many seconds a job of this moment need not be asked about."""
        if self._live_since is None or self._live_since > since or self._in_time < 0:
            return 0.0
        return _PROVEN if self._in_time else _UNPROVEN

    async def hear(self, job_id: str, until: float) -> JobEvent | None:
        """Return the news of a job as soon as it came.

        None at the moment `until` (of the monotonic clock), or when listening begins or ends.
        """
        if (event := self._arrived.get(job_id)) is not None:
            return event
        news = self._waiting.setdefault(job_id, asyncio.Event())
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, until - time.monotonic())):
                    await news.wait()
        finally:
            if self._waiting.get(job_id) is news:
                del self._waiting[job_id]
        return self._arrived.get(job_id)

    def note_end(self, job_id: str, began: float) -> None:
        """Take up that the end of a job of this moment was seen, with news of it or without."""
        if job_id in self._arrived:
            self._in_time = min(1, self._in_time + 1)
        elif self.patience(began):
            self._in_time = -_DISTRUST

    def close(self) -> None:
        """Hang up at once."""
        if self._stream is not None:
            self._stream.close()
        if self._following is not None and not self._following.get_loop().is_closed():
            self._following.cancel()
        self._following = None
        self._note_live(False)

    async def _follow(self, opened: Opened, channel: str) -> None:
        loop = asyncio.get_running_loop()

        def tell(call: Callable[[], None]) -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(call)

        def work() -> None:
            stream = self._stream = opened(
                lambda live: tell(partial(self._note_live, live)),
                lambda event: tell(partial(self._note_event, event)),
            )
            if not is_over.is_set():
                stream.run(channel)

        is_over = Event()
        try:
            await self._executors.run_apart(work)
        finally:
            is_over.set()
            if self._stream is not None:
                self._stream.close()

    def _note_live(self, live: bool) -> None:
        self._live_since = time.monotonic() if live else None
        for news in self._waiting.values():
            news.set()
        self._waiting.clear()

    def _note_event(self, event: JobEvent) -> None:
        self._arrived[event.job_id] = event
        if len(self._arrived) > _KEPT:
            self._arrived.popitem(last=False)
        if (news := self._waiting.pop(event.job_id, None)) is not None:
            news.set()
