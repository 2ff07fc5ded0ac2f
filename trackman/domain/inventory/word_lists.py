"""Word lists: phrases that all subtitles are searched for again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.inventory.words import asked


@dataclass(frozen=True, slots=True)
class WordList:
    """Phrases with a name; a cue that holds one of them is found."""

    name: str
    phrases: tuple[str, ...]
    """Each written as in the search of all subtitles."""
    seen_at: datetime | None = None
    """Last look at its hits; None if there was none."""

    @property
    def search(self) -> str:
        """The text that is searched for: a phrase a line."""
        return "\n".join(self.phrases)


def phrases_of(text: str) -> tuple[str, ...]:
    """Return the phrases of a text, a line each, without doubles and lines that hold no word."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(filter(asked, lines)))
