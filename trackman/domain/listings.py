"""What happens to the rows of a listing while they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.errors import DatoError


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows there are is known or has changed."""

    total: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """These rows can be drawn, or have changed."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LoadedFromCache:
    """What is on screen is how it was at `seen_at`."""

    seen_at: datetime


@dataclass(frozen=True, slots=True)
class UpToDate:
    """What is on screen is as DatoCMS has it now."""


@dataclass(frozen=True, slots=True)
class ListingFailed:
    """What is on screen could not be read."""

    error: DatoError
    first: int
    last: int
    tries_again: bool
    """Whether it is tried again by and by, without being asked."""


ListingEvent = Counted | Loaded | LoadedFromCache | UpToDate | ListingFailed
