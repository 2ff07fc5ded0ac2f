"""A subtitle file as the inventory keeps it: its bytes, and the words people find it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from trackman.domain.subtitles.read_text import ReadText

ShownCue = tuple[int, int, str]
"""Start and end in milliseconds, and words as a person reads them."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """A subtitle file, and the cues to find in it."""

    content: bytes
    cues: Sequence[ShownCue]

    @classmethod
    def of(cls, content: bytes) -> ShownText:
        """Read a file, whole or not; to be called on a worker thread."""
        return cls.read(ReadText.of(content, None))

    @classmethod
    def read(cls, text: ReadText) -> ShownText:
        """Return what is kept of a text that was read."""
        cues = zip(text.salvage.cues, text.words.texts, strict=True)
        return cls(text.content, [(cue.start, cue.end, words) for cue, words in cues])

    @property
    def checksum(self) -> str:
        """Checksum of the content."""
        return checksum_of(self.content)


def checksum_of(content: bytes) -> str:
    """Return what tells texts apart."""
    return sha256(content).hexdigest()
