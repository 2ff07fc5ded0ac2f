"""Trying the hosts that trackman needs, one by one, to say which of them is blocked."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from functools import partial

from trackman.dato.connections import Connections, our_errors
from trackman.dato.proxies import own_authorities, proxies_to, route_to
from trackman.domain.errors import DatoError
from trackman.domain.networks import Part, Tried, Ways
from trackman.services.executors import Executors
from trackman.services.server import Server

_CONNECT, _READ = 5.0, 5.0  # seconds


class NetworkCheck:
    """The hosts of a server; needs no token, and sends none."""

    def __init__(self, server: Server) -> None:
        self._addresses = {
            Part.API: server.api_url,
            Part.TEXTS: server.stream_url,
            Part.PICTURES: server.image_url,
            Part.STREAM: server.stream_url,
        }
        self._executors = Executors()

    async def ways(self) -> Ways:
        """Return the way to each host."""

        def find() -> Ways:
            routes = {part: route_to(address) for part, address in self._addresses.items()}
            return Ways(routes, own_authorities())

        return await self._executors.run_apart(find)

    async def tried(self) -> AsyncIterator[Tried]:
        """Try one host after the other."""
        for part, address in self._addresses.items():
            began = time.perf_counter()
            error = await self._executors.run_apart(partial(_error_of, address))
            yield Tried(part, round((time.perf_counter() - began) * 1000), error)


def _error_of(address: str) -> DatoError | None:
    """Ask a host for anything; return why that is not possible."""
    connections = Connections()
    try:
        with our_errors(lambda: False):
            answer = connections.session().get(
                address,
                timeout=(_CONNECT, _READ),
                stream=True,
                allow_redirects=False,
                proxies=proxies_to(address),
            )
            answer.close()
    except DatoError as error:
        return error
    finally:
        connections.close()
    return None
