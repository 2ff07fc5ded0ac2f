"""Videos a person opened lately, as the list at the left shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecentVideo:
    """One video as it was when it was opened."""

    id: str
    name: str
    duration: float | None
    """Seconds; None while it is not known."""
    environment: str | None = None
    """The environment it was opened in; None is the primary one."""
