"""Trying the hosts that trackman needs, one by one, to say which of them is blocked."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import TYPE_CHECKING

from trackman.dato.probe import Probe, library_versions
from trackman.dato.proxies import own_authorities, route_to
from trackman.domain.errors import DatoError, LostAnswerError
from trackman.domain.networks import Part, StorageSource, Tried, Ways
from trackman.services.executors import Executors
from trackman.services.server import Server

if TYPE_CHECKING:
    from trackman.dato.events import EventProbe

_LIMIT = 10.0  # seconds for one host, looking up its name included
_NOTHING = "trackman-check"
"""Name of a video and of a track there are none of: asked for like any, so that the answer comes
from what answers for all of them, but nothing is streamed."""


class NetworkCheck:
    """The hosts of a server; needs no token, and sends none."""

    def __init__(self, server: Server, limit: float = _LIMIT) -> None:
        self.listens = True
        """True if events are listened to; else their host is not needed."""
        self._events_url = server.events_url
        stream, storage = server.stream_url, server.storage.used or server.usual_storage
        self._pages = {
            Part.API: f"{server.api_url}/site",
            Part.TEXTS: f"{stream}/{_NOTHING}/text/{_NOTHING}.vtt",
            Part.PICTURES: f"{server.image_url}/{_NOTHING}/thumbnail.jpg",
            Part.STREAM: f"{stream}/{_NOTHING}.m3u8",
        }
        self._source = StorageSource.USED if server.storage.used else StorageSource.USUAL
        if storage is None:
            self._source = StorageSource.UNKNOWN
        else:
            self._pages[Part.STORAGE] = storage
        self._limit = limit
        self._executors = Executors()

    @property
    def _addresses(self) -> dict[Part, str]:
        if self._events_url is None or not self.listens:
            return self._pages
        return {**self._pages, Part.EVENTS: self._events_url}

    async def ways(self) -> Ways:
        """Return the way to each host."""
        addresses = self._addresses

        def find() -> Ways:
            # Proxies are chosen for the web address that a websocket begins with.
            routes = {
                part: route_to(re.sub("^ws", "http", address))
                for part, address in addresses.items()
            }
            return Ways(routes, own_authorities(), library_versions(), self._source)

        return await self._executors.run_apart(find)

    async def tried(self) -> AsyncIterator[Tried]:
        """Try one host after the other; cancelling breaks off the one that is tried."""
        for part, address in self._addresses.items():
            began = time.perf_counter()
            error: DatoError | None = None
            was_given_up = False
            try:
                await self._ask(part, address)
            except DatoError as met:
                error = met
            except TimeoutError:
                error, was_given_up = LostAnswerError("no answer in time"), True
            taken = round((time.perf_counter() - began) * 1000)
            yield Tried(part, taken, error, was_given_up)

    async def _ask(self, part: Part, address: str) -> None:
        """Ask a host for anything. Raises DatoError or TimeoutError where that is not possible."""
        probe, ask = self._probe(part, address)
        try:
            async with asyncio.timeout(self._limit):
                await self._executors.run_apart(ask)
        finally:
            probe.close()

    def _probe(self, part: Part, address: str) -> tuple[EventProbe | Probe, Callable[[], None]]:
        if part is Part.EVENTS:
            from trackman.dato.events import EventProbe  # the library takes a moment to load

            events = EventProbe(address)
            return events, events.ask
        probe = Probe()
        return probe, partial(probe.ask, address, is_json=part is Part.API)
