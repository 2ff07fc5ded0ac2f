"""Requests that a start of the program makes, whoever started it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A video to open, and files of which tracks may be made."""

    video: str = ""
    """Its id or link as it was given; empty for none."""
    files: tuple[Path, ...] = ()
    """Files and folders, absolute."""

    def with_later(self, later: OpenRequest) -> OpenRequest:
        """Return what is wanted when this could not be done before `later` came."""
        files = tuple(dict.fromkeys((*self.files, *later.files)))
        return OpenRequest(later.video or self.video, files)
