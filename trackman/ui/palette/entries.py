"""Entries of the command palette, and the order in which they answer what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from trackman.domain.folding import fold

_MOST = 200
"""Entries that are shown; nobody reads on further than that."""


class EntryKind(IntEnum):
    """Kinds of entries; of those that fit as well as each other, the first comes first."""

    LINK = 0
    """An id or a link that was typed, to be opened."""
    VIEW = 1
    VIDEO = 2
    COMMAND = 3


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing the palette can do."""

    kind: EntryKind
    title: str
    detail: str
    """Its other place, such as a menu."""
    run: Callable[[], object]
    keys: str = ""
    """The key that does the same, as the system writes it."""
    why_not: str | None = None
    """The reason why it cannot be done now; None where it can."""


class PaletteIndex:
    """Entries ready to be searched at each key."""

    def __init__(self, entries: Iterable[PaletteEntry] = ()) -> None:
        self._entries: list[tuple[PaletteEntry, str, str]] = []
        self.add(entries)

    def add(self, entries: Iterable[PaletteEntry]) -> None:
        """Take more of them."""
        self._entries += [(one, fold(one.title), fold(one.detail)) for one in entries]

    def find(self, text: str) -> list[PaletteEntry]:
        """Return the entries that hold all the words, the best first; all of them for no words."""
        wanted = fold(text).strip()
        found: list[tuple[bool, int, EntryKind, int, PaletteEntry]] = []
        for place, (one, title, detail) in enumerate(self._entries):
            if (distance := _distance(wanted, title, detail)) is not None:
                found.append((one.why_not is not None, distance, one.kind, place, one))
        found.sort(key=lambda row: row[:4])
        return [row[4] for row in found[:_MOST]]


def _distance(wanted: str, title: str, detail: str) -> int | None:
    """Return how far an entry is from what is typed, 0 for nearest; None where a word lacks."""
    words = wanted.split()
    both = f"{title} {detail}"
    if not all(word in both for word in words):
        return None
    if title.startswith(wanted):
        return 0
    if _begin_words(words, title.split()):
        return 1
    return 2 if all(word in title for word in words) else 3


def _begin_words(words: Sequence[str], of_title: Sequence[str]) -> bool:
    """Tell whether each word that is typed is the beginning of one of the title."""
    return all(any(one.startswith(word) for one in of_title) for word in words)
