"""What the details panel is told about the video on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.domain.uploads import Upload
from trackman.ui.widgets.record_links import RecordLink


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """A video, where it can be opened, and what uses it."""

    upload: Upload
    page: str | None = None
    """Its page in DatoCMS; None as long as the project is not known."""
    stream: str | None = None
    """Where its stream is."""
    used: str = ""
    """Whether records use it, in a sentence."""
    records: tuple[RecordLink, ...] = ()
