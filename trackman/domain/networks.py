"""The network between here and the hosts that trackman needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from trackman.domain.errors import DatoError


class Origin(StrEnum):
    """Source of a way."""

    DIRECT = "direct"
    ENVIRONMENT = "environment"
    """Variables such as HTTPS_PROXY; on Windows and macOS also a proxy in the settings."""
    SYSTEM = "system"
    """A script (PAC) or what the network says of itself (WPAD)."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way to a host."""

    host: str
    proxy: str | None = None
    """Address without name and password; None where there is no proxy."""
    origin: Origin = Origin.DIRECT
    port: int = 443


class Part(StrEnum):
    """Purpose that trackman needs a host for."""

    API = "api"
    TEXTS = "texts"
    PICTURES = "pictures"
    STREAM = "stream"
    STORAGE = "storage"
    """The storage of files that are sent."""
    EVENTS = "events"
    """The host that news of jobs are pushed from, where they are listened to."""


class StorageSource(StrEnum):
    """Origin of what is known of the storage; each upload names its own."""

    UNKNOWN = "unknown"
    USUAL = "usual"
    """As DatoCMS's documentation has it."""
    USED = "used"
    """The last file was sent there."""


@dataclass(slots=True)
class StorageHost:
    """The host that files were sent to last. Safe from any thread."""

    used: str | None = None

    def note(self, url: str) -> None:
        """Keep the host of a signed address, and nothing of what signs it."""
        parts = urlsplit(url)
        self.used = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to the hosts; there is none to a storage that is not known yet."""

    routes: Mapping[Part, Route]
    authorities: str | None
    """File of authorities that is trusted besides those of the system; None where none is."""
    libraries: str = ""
    """Names and versions of what speaks TLS and HTTP here."""
    storage: StorageSource = StorageSource.USUAL


@dataclass(frozen=True, slots=True)
class Tried:
    """Answer of a host."""

    part: Part
    milliseconds: int
    error: DatoError | None = None
    """Why it cannot be reached; whatever it answers shows that it can."""
    was_given_up: bool = False
    """It kept silent for as long as one host is tried."""
