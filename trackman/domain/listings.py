"""Events of a listing while its rows are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.errors import DatoError


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of rows is known or has changed."""

    total: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """These rows can be drawn, or have changed."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LoadedFromCache:
    """Rows on screen are those of `seen_at`."""

    seen_at: datetime


@dataclass(frozen=True, slots=True)
class UpToDate:
    """Rows on screen are as DatoCMS has them now."""


@dataclass(frozen=True, slots=True)
class ListingFailed:
    """Rows on screen could not be read."""

    error: DatoError
    first: int
    last: int
    tries_again: bool
    """True if it is tried again by and by, without being asked."""


ListingEvent = Counted | Loaded | LoadedFromCache | UpToDate | ListingFailed
