"""Looking for a newer version, when a person asks for it."""

from __future__ import annotations

import asyncio
import os
import platform
import sys
from base64 import b64decode
from collections.abc import Collection, Mapping

from trackman import __version__
from trackman.dato.updates import UpdateSource
from trackman.domain.errors import LostAnswerError, UpdateError, UpdateFault
from trackman.domain.updates import (
    PAGE_HOSTS,
    PUBLIC_KEYS,
    UPDATES_URL,
    UPDATES_VARIABLE,
    Signed,
    UpdateOutcome,
    outcome,
    read_release,
    signed_notice,
)
from trackman.services.executors import Executors

_LIMIT = 30.0  # seconds for all of it, looking up the host's name included
_SYSTEMS = {"win32": "windows", "darwin": "macos"}


class Updates:
    """One look for a newer version."""

    def __init__(
        self,
        address: str | None = None,
        keys: Mapping[str, str] = PUBLIC_KEYS,
        hosts: Collection[str] = PAGE_HOSTS,
        version: str = __version__,
    ) -> None:
        """Ask `address`, else what the environment names, else the usual one."""
        self._address = address or os.environ.get(UPDATES_VARIABLE) or UPDATES_URL
        self._keys = keys
        self._hosts = hosts
        self._version = version
        self._executors = Executors()

    async def look(self) -> UpdateOutcome:
        """Return whether there is a newer version.

        Raises DatoError where the notice cannot be had, UpdateError where it is not to be used.
        """
        source = UpdateSource(self._address)
        try:
            async with asyncio.timeout(_LIMIT):
                content = await self._executors.run_apart(source.read)
        except TimeoutError as error:
            raise LostAnswerError("no answer in time") from error
        finally:
            source.close()
        signed = signed_notice(content)
        verify(signed, self._keys)
        release = read_release(signed.release, {source.host, *self._hosts})
        return outcome(release, self._version, *this_system())


def verify(signed: Signed, keys: Mapping[str, str]) -> None:
    """Raise UpdateError unless a notice is signed with a key that counts."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    known = keys.get(signed.key)
    if known is None:
        raise UpdateError(UpdateFault.UNKNOWN_KEY)
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(known, validate=True))
        key.verify(b64decode(signed.signature, validate=True), signed.release.encode())
    except (InvalidSignature, ValueError) as error:
        raise UpdateError(UpdateFault.NOT_SIGNED) from error


def this_system() -> tuple[str, str]:
    """Return the name of the system, and its version; of Linux that of its C library."""
    name = _SYSTEMS.get(sys.platform, "linux")
    if name == "windows":
        return name, platform.version()
    if name == "macos":
        return name, platform.mac_ver()[0]
    return name, platform.libc_ver()[1]
