"""The network between here and the hosts that trackman needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
    """The usual storage of files that are sent."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to the hosts."""

    routes: Mapping[Part, Route]
    authorities: str | None
    """File of authorities that is trusted besides those of the system; None where none is."""
    libraries: str = ""
    """Names and versions of what speaks TLS and HTTP here."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Answer of a host."""

    part: Part
    milliseconds: int
    error: DatoError | None = None
    """Why it cannot be reached; whatever it answers shows that it can."""
