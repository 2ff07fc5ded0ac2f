"""Proxies on the way to a host: those of the environment, else those of the system."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import requests

from trackman.domain.addresses import is_loopback
from trackman.domain.errors import ConnectionFault, NotSentError
from trackman.domain.networks import Origin, Route

_KEPT = 300.0  # seconds; what a script of a network says may take long to find out
_SCHEMES = {"socks": "socks5h"}
_KNOWN = frozenset({"http", "https", "socks4", "socks4a", "socks5", "socks5h"})
LookUp = Callable[[str], str | None]
"""Returns the address of the system's proxy for an address, or None for the direct way."""


class _SystemProxies:
    """Answers of the system, kept for a while. Safe from any thread."""

    def __init__(self) -> None:
        self.look_up: LookUp = lambda _: None
        self._kept: dict[str, tuple[float, str | None]] = {}
        self._lock = threading.Lock()

    def find(self, url: str) -> str | None:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}/"
        with self._lock:  # who comes while another asks waits for the same answer
            asked_at, found = self._kept.get(place, (float("-inf"), None))
            if time.monotonic() - asked_at > _KEPT:
                found = self.look_up(place)
                self._kept[place] = (time.monotonic(), found)
        return found

    def ask_with(self, look_up: LookUp) -> None:
        with self._lock:
            self.look_up = look_up
            self._kept.clear()


_system = _SystemProxies()


def ask_system_with(look_up: LookUp) -> None:
    """Find the system's proxies by this function; it is called on worker threads."""
    _system.ask_with(look_up)


def proxies_to(url: str) -> dict[str, str] | None:
    """Return what to say of proxies on the way to an address; None leaves it to requests.

    There is none between this computer and itself, where the token would travel in the open.
    Raises NotSentError where the address of a proxy is damaged.
    """
    proxies = _proxies_to(url)
    proxy = proxy_to(url)
    if proxy is None:
        return proxies
    if not _is_whole(proxy):
        # requests would stumble over some of them with an error of Python's
        raise NotSentError("damaged address of a proxy", ConnectionFault.PROXY_UNREACHABLE)
    return {"http": proxy, "https": proxy}


def proxy_to(url: str) -> str | None:
    """Return the address of the proxy to take, with name and password; None for the direct way."""
    proxies = _proxies_to(url)
    found = _of_environment(url) if proxies is None else proxies.get("https")
    if found is None:
        return None
    scheme, separator, rest = found.strip().partition("://")
    if not separator:
        return f"http://{found.strip()}"
    # GNOME and KDE say `socks://` for what every library calls `socks5h://`.
    scheme = scheme.lower()
    return f"{_SCHEMES.get(scheme, scheme)}://{rest.rstrip('/')}"


def _proxies_to(url: str) -> dict[str, str] | None:
    host = urlsplit(url).hostname or ""
    if is_loopback(host):
        return {"no_proxy": host}
    if _of_environment(url) or _is_excepted(url):
        return None
    proxy = _system.find(url)
    return {"http": proxy, "https": proxy} if proxy else None


def route_to(url: str) -> Route:
    """Return the way to an address. May take as long as a network's script does."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443)
    proxies = _proxies_to(url) or {}
    if "no_proxy" not in proxies:
        if (proxy := _of_environment(url)) is not None:
            return Route(host, _without_name(proxy), Origin.ENVIRONMENT, port)
        if (proxy := proxies.get("https")) is not None:
            return Route(host, _without_name(proxy), Origin.SYSTEM, port)
    return Route(host, port=port)


def own_authorities() -> str | None:
    """Return the file of authorities that is trusted besides the system's; None where none is."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")


def _of_environment(url: str) -> str | None:
    proxies = requests.utils.get_environ_proxies(url)
    return requests.utils.select_proxy(url, proxies) or None


def _is_excepted(url: str) -> bool:
    return bool(requests.utils.should_bypass_proxies(url, no_proxy=None))


def _is_whole(proxy: str) -> bool:
    try:
        parts = urlsplit(proxy)
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and " " not in parts.netloc and parts.scheme in _KNOWN


def _without_name(proxy: str) -> str:
    scheme, _, rest = proxy.rpartition("://")
    return f"{scheme or 'http'}://{rest.rpartition('@')[2]}".rstrip("/")
