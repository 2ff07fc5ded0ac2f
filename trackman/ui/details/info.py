"""Data for the details: the video, and the report of a deletion."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.domain.app_links import AppLink
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload
from trackman.ui.widgets.record_links import RecordLink


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
    """True if `track` is what DatoCMS returned, not only what was known before."""
    raw: str | None
    """The whole answer as JSON."""
    restorable: bool = False
    """True if it can be made again from a backup."""
    unproven: bool = False
    """True if the backup could not be read, so that nobody knows whether it can be restored."""

    @property
    def is_safe(self) -> bool:
        """Tell whether it can certainly be made again."""
        return self.restorable and not self.unproven


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """A video, where it can be opened, and what uses it."""

    upload: Upload
    page: str | None = None
    """Its page in DatoCMS; None as long as the project is not known."""
    stream: str | None = None
    """Address of its stream."""
    used: str = ""
    """True if records use it, in a sentence."""
    records: tuple[RecordLink, ...] = ()
    link: AppLink | None = None
    """Opens it in trackman, and says in which project and environment; None without those."""
