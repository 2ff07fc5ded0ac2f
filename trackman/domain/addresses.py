"""The addresses of servers, and which may be used."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from trackman.domain.errors import AddressError

API_URL = "https://site-api.datocms.com"  # API reference, section 5.1
EVENTS_URL = "wss://ws-mt1.pusher.com"
"""Host from which DatoCMS pushes events: Pusher's, for the cluster its client takes by default."""
IMAGE_URL = "https://image.mux.com"  # API reference, section 8
STREAM_URL = "https://stream.mux.com"  # the same
STORAGE_URL = "https://dato-images.s3-eu-west-1.amazonaws.com"
"""Usual host of uploads, as DatoCMS's documentation of upload requests shows it. Each request
names its own, which alone is used."""


def is_loopback(host: str) -> bool:
    """Tell whether `host` is this computer itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe(address: str) -> bool:
    """Tell whether an address is https, or http to this computer."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return bool(host) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    )


def checked_events_base(address: str) -> str:
    """Return the base address of pushed events without a slash at its end.

    Raises AddressError unless it is wss, or ws to this computer.
    """
    scheme, separator, rest = address.strip().partition("://")
    if scheme not in {"ws", "wss"} or not separator:
        raise AddressError(address)
    checked_base(f"{scheme.replace('ws', 'http', 1)}://{rest}")
    return f"{scheme}://{rest.rstrip('/')}"


def checked_base(address: str) -> str:
    """Return a server's base address without a slash at its end.

    It may have a path. Raises AddressError unless it is https, or http to this computer.
    """
    address = address.strip()
    if not is_safe(address):
        raise AddressError(address)
    parts = urlsplit(address)
    if parts.query or parts.fragment or parts.username:
        raise AddressError(address)
    return address.rstrip("/")
