"""Fetching the notice of a newer version: one small file, over HTTPS, from one host."""

from __future__ import annotations

from urllib.parse import urlsplit

from trackman.dato.mux.public_http import HostLimits, PublicHttp
from trackman.domain.addresses import is_safe
from trackman.domain.errors import UpdateError, UpdateFault

_LIMITS = HostLimits(connect=8, read=8, whole=15, largest=32 * 1024, follow=True, stay=True)


class UpdateSource:
    """The host of the notice; no token goes there. Its connections are to be closed."""

    def __init__(self, address: str, limits: HostLimits = _LIMITS) -> None:
        """Raise UpdateError where the address is none to ask."""
        if not address:
            raise UpdateError(UpdateFault.NO_ADDRESS)
        parts = urlsplit(address) if is_safe(address) else None
        if parts is None or parts.scheme != "https" or parts.query or parts.username:
            raise UpdateError(UpdateFault.WRONG_ADDRESS)
        self.host = parts.hostname or ""
        self._path = parts.path or "/"
        self._http = PublicHttp(f"https://{parts.netloc}", limits, "notice")

    def read(self) -> bytes:
        """Fetch the notice. Raises DatoError."""
        return self._http.get(self._path, "application/json")

    def close(self) -> None:
        """Break off what is under way."""
        self._http.close()
