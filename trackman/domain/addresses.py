"""The addresses of servers, and which may be used."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from trackman.domain.errors import AddressError

API_URL = "https://site-api.datocms.com"  # API reference, section 5.1
IMAGE_URL = "https://image.mux.com"  # API reference, section 8


def is_loopback(host: str) -> bool:
    """Tell whether `host` is this computer itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_base(address: str) -> str:
    """Return a server's base address without a slash at its end.

    It may have a path. Raises AddressError unless it is https, or http to this computer.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise AddressError(address) from None
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not (safe and host) or parts.query or parts.fragment or parts.username:
        raise AddressError(address)
    return address.strip().rstrip("/")
