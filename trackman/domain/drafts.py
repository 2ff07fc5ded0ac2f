"""Drafts: edited subtitles that were not published yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The track that a draft is of."""

    project: str
    environment: str
    upload_id: str
    track_id: str


@dataclass(frozen=True, slots=True)
class EditDraft:
    """Edited subtitles of a track, with the text that they began from."""

    place: DraftPlace
    content: bytes
    """The whole file, as WebVTT."""
    begun_from: str
    """The SHA-256 of the file that was edited."""
    at: datetime

    def is_of(self, content: bytes) -> bool:
        """Tell whether this is still the text that the draft began from."""
        return checksum(content) == self.begun_from


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
