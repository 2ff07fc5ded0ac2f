"""Connecting to whichever address of a host answers first (RFC 8305).

An address that drops packets, as IPv6 does behind many a router, costs a quarter of a second, once.
"""

from __future__ import annotations

import errno
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest
from typing import Any

Address = tuple[Any, Any, int, str, Any]
"""One of those `socket.getaddrinfo` returns: family, kind, protocol, name, address."""
Resolve = Callable[[str, int], Sequence[Address]]
SocketOptions = Iterable[tuple[int, int, int | bytes]]

ATTEMPT_DELAY = 0.25  # seconds between the beginnings of two attempts (RFC 8305, section 5)
MEMORY = 600.0  # seconds; after that the network may be another one
_LOOK_EVERY = 0.05  # seconds in which it is noticed that a connection is not wanted any more
_ANYWHERE = ""  # stands for hosts of which nothing is known yet


def resolve(host: str, port: int) -> Sequence[Address]:
    """Look up the addresses of a host, in the order the system prefers."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


class Addresses:
    """Ways to hosts, with a memory of which family of addresses led there. Safe from any thread.

    A family that was overtaken at one host comes second at the others, too: an IPv6 that leads
    nowhere does so everywhere.
    """

    def __init__(
        self, resolve: Resolve = resolve, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._resolve = resolve
        self._clock = clock
        self._led: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def connect(
        self,
        host: str,
        port: int,
        timeout: float | None,
        options: SocketOptions = (),
        unwanted: Callable[[], bool] = lambda: False,
    ) -> socket.socket:
        """Return a connected socket; `timeout` is in seconds, for all addresses together.

        Raises OSError: TimeoutError where none answered, what the last one said where each refused,
        and ECONNABORTED soon after `unwanted` begins to be true.
        """
        found = self._sorted(host, self._resolve(host, port))
        if not found:
            raise OSError(f"no address of {host}")
        attempts = _Attempts(found, tuple(options), unwanted)
        connected = attempts.first(timeout)
        if connected.family != found[0][0]:
            self._remember(host, connected.family)
        return connected

    def _sorted(self, host: str, found: Sequence[Address]) -> list[Address]:
        """Return addresses by turns of both families, with the one that led there before first."""
        families = list(dict.fromkeys(address[0] for address in found))
        with self._lock:
            for known in (_ANYWHERE, host):  # what is known of the host itself comes to the front
                family, until = self._led.get(known, (0, 0.0))
                if family in families and self._clock() < until:
                    families.sort(key=lambda one, led=family: one != led)  # type: ignore[misc]
        by_family = ([one for one in found if one[0] == family] for family in families)
        return [one for one in chain(*zip_longest(*by_family)) if one is not None]

    def _remember(self, host: str, family: int) -> None:
        until = self._clock() + MEMORY
        with self._lock:
            self._led[host] = self._led[_ANYWHERE] = (family, until)


class _Attempts:
    """Attempts to connect that run beside each other, until one of them succeeds."""

    def __init__(
        self,
        addresses: Sequence[Address],
        options: tuple[tuple[int, int, int | bytes], ...],
        unwanted: Callable[[], bool],
    ) -> None:
        self._waiting = list(addresses)
        self._options = options
        self._unwanted = unwanted
        self._selector = selectors.DefaultSelector()
        self._error: OSError = TimeoutError("timed out")

    def first(self, timeout: float | None) -> socket.socket:
        """Return the first socket that is connected, and close the others."""
        winner: socket.socket | None = None
        try:
            winner = self._race(None if timeout is None else time.monotonic() + timeout)
            winner.settimeout(timeout)
            return winner
        finally:
            for key in list(self._selector.get_map().values()):
                if key.fileobj is not winner:
                    key.fileobj.close()  # type: ignore[union-attr]
            self._selector.close()

    def _race(self, give_up: float | None) -> socket.socket:
        next_attempt = time.monotonic()
        while True:
            if self._unwanted():
                raise OSError(errno.ECONNABORTED, "broken off")
            now = time.monotonic()
            if give_up is not None and now >= give_up:
                raise TimeoutError("timed out")
            under_way = bool(self._selector.get_map())
            if self._waiting and (now >= next_attempt or not under_way):
                if (connected := self._begin(self._waiting.pop(0))) is not None:
                    return connected
                next_attempt = now + ATTEMPT_DELAY
            elif not under_way:
                raise self._error
            elif (connected := self._ended(next_attempt, give_up)) is not None:
                return connected

    def _begin(self, address: Address) -> socket.socket | None:
        """Begin to connect; return the socket where that took no time."""
        family, kind, protocol, _, place = address
        try:
            attempt = socket.socket(family, kind, protocol)
        except OSError as error:  # a family this computer does not speak
            self._error = error
            return None
        try:
            for option in self._options:
                attempt.setsockopt(*option)
            attempt.setblocking(False)
            attempt.connect(place)
        except BlockingIOError:
            self._selector.register(attempt, selectors.EVENT_WRITE)
            return None
        except OSError as error:
            self._error = error
            attempt.close()
            return None
        except BaseException:
            attempt.close()
            raise
        return attempt

    def _ended(self, next_attempt: float, give_up: float | None) -> socket.socket | None:
        """Wait for a while; return a socket that got connected, and drop those that were refused.

        Whoever was refused leaves the turn to the next at once.
        """
        wait = _LOOK_EVERY
        now = time.monotonic()
        if self._waiting:
            wait = min(wait, next_attempt - now)
        if give_up is not None:
            wait = min(wait, give_up - now)
        for key, _ in self._selector.select(max(0.0, wait)):
            attempt: socket.socket = key.fileobj  # type: ignore[assignment]
            if not (code := attempt.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)):
                return attempt
            self._error = OSError(code, errno.errorcode.get(code, str(code)))
            self._selector.unregister(attempt)
            attempt.close()
        return None
