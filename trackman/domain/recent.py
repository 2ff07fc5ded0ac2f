"""Videos a person opened lately, as the list at the left shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecentVideo:
    """One video with the remark worth a second line."""

    id: str
    name: str
    duration: float | None
    """Seconds; None while it is not known."""
    note: str
    """Such as "9 tracks"."""
    noted_problem: bool = False
    """True if the remark is about something wrong."""
    environment: str | None = None
    """The environment it was opened in; None is the primary one."""
