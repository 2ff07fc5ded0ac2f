"""Subtitles as they are read by people: cues, words to search, and what is wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from trackman.domain.errors import BackupError
from trackman.domain.subtitles.cue_text import readable
from trackman.domain.subtitles.roll_up import rolled_up
from trackman.domain.subtitles.search import SearchedTexts
from trackman.domain.subtitles.webvtt import LONGEST_CUE, Cue, Salvage, Subtitles, salvaged

STRAY_MARK = "⊘ "
"""Stands before words that no player shows."""


@dataclass(frozen=True)  # no slots: what takes time to work out is kept
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
        return cls(salvage, SearchedTexts(_words(salvage)), content, at, fresh=fresh)

    @property
    def damage(self) -> BackupError | None:
        """Damage of the file, or why it could not be fetched."""
        return self.failure or self.salvage.damage

    @cached_property
    def spoken(self) -> tuple[Cue, ...]:
        """The cues for other programs: of captions that roll up, each line once."""
        cues = self.salvage.cues
        rolled = rolled_up(cues)
        return cues if rolled is None else rolled.once(cues)

    @cached_property
    def subtitles(self) -> Subtitles:
        """The cues as checks look at them: none is longer than anybody would read."""
        cues = self.salvage.cues
        if any(len(cue.text) > LONGEST_CUE for cue in cues):
            cues = tuple(replace(cue, text=cue.text[:LONGEST_CUE]) for cue in cues)
        return Subtitles(
            cues,
            self.salvage.unplayed,
            stray=self.salvage.stray,
            style_arrows=self.salvage.style_arrows,
            run_on=self.salvage.run_on,
        )

    def reads_as(self, other: ReadText) -> bool:
        """Tell whether both have the same cues, and the same to be said about them."""
        faults = [text.damage and text.damage.fault for text in (self, other)]
        return self.content == other.content and faults[0] is faults[1]


def _words(salvage: Salvage) -> list[str]:
    """Return what is to be read of each cue, with the words that stand in none beside it."""
    rolled = rolled_up(salvage.cues)
    texts = [cue.text for cue in salvage.cues] if rolled is None else rolled.lines
    words = [readable(text[:LONGEST_CUE]) for text in texts]
    beside: dict[int, list[str]] = {}
    for stray in salvage.stray if words else ():
        said = STRAY_MARK + readable(stray.text[:LONGEST_CUE])
        beside.setdefault(stray.after, []).append(said)
    for after, strays in beside.items():  # joined at once: there may be very many
        if after:
            words[after - 1] = "\n".join(filter(None, (words[after - 1], *strays)))
    if 0 in beside:
        words[0] = "\n".join((*beside[0], words[0]))
    return words
