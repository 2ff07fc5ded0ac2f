"""What is told about a finished delete."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class DeletedReport:
    """A deleted track and how it went."""

    track: Track
    filename: str
    headline: str
    """Such as "DatoCMS confirmed the deletion at 15:42:07"."""
    facts: str
    """Such as "6.2 s · job f67… · 4 polls"."""
    returned: bool
    """Whether `track` is what DatoCMS returned, not only what was known before."""
    raw: str | None
    """The whole answer as JSON."""
    restorable: bool = False
    """Whether it can be made again from a backup."""
