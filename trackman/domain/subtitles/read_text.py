"""Subtitles as they are read by people: cues, words to search, and what is wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.errors import BackupError
from trackman.domain.subtitles.cue_text import readable
from trackman.domain.subtitles.search import SearchedTexts
from trackman.domain.subtitles.webvtt import LONGEST_CUE, Salvage, salvaged


@dataclass(frozen=True, slots=True)
class ReadText:
    """Subtitles of a track as far as they could be read."""

    salvage: Salvage
    words: SearchedTexts
    """The plain words of each cue, as many as anybody would read."""
    content: bytes
    """All bytes, as they came."""
    at: datetime | None
    """Time of the download; None if there was none."""
    failure: BackupError | None = None
    """Why it could not be fetched now; then this is what was seen last, if anything."""
    fresh: bool = True
    """True if it was fetched just now."""

    @classmethod
    def of(cls, content: bytes, at: datetime | None, *, fresh: bool = True) -> ReadText:
        """Read what was fetched, whole or not; to be called on a worker thread."""
        salvage = salvaged(content)
        words = SearchedTexts([readable(cue.text[:LONGEST_CUE]) for cue in salvage.cues])
        return cls(salvage, words, content, at, fresh=fresh)

    @property
    def damage(self) -> BackupError | None:
        """Damage of the file, or why it could not be fetched."""
        return self.failure or self.salvage.damage

    def reads_as(self, other: ReadText) -> bool:
        """Tell whether both have the same cues, and the same to be said about them."""
        faults = [text.damage and text.damage.fault for text in (self, other)]
        return self.content == other.content and faults[0] is faults[1]
