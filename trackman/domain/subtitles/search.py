"""Search in the words of many cues at once, fast enough to do it at each key."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import overload

MOST_HITS = 300_000
"""Places that are counted; the commonest letter of a day of talking is not found as often."""
BETWEEN = "\n\ue000\n"
"""Stands between two texts: private to trackman, so nobody searches for it."""


class SearchMode(StrEnum):
    """Modes of searching."""

    PLAIN = "plain"
    WORD = "word"
    EXPRESSION = "expression"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where something was found."""

    row: int
    """The number of the text, from 0."""
    start: int
    end: int


class SearchedTexts:
    """Texts made ready to be searched; upper and lower case are the same."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self.whole = BETWEEN.join(texts)
        self.starts: list[int] = []
        """Index in `whole` at which each text begins."""
        self._small = _lowered(self.whole)
        place = 0
        for text in texts:
            self.starts.append(place)
            place += len(text) + len(BETWEEN)

    def find(self, wanted: str, *, word: bool = False) -> Hits:
        """Return where a text stands, from top to bottom, perhaps only as a word of its own."""
        wanted = _lowered(wanted)
        if not wanted:
            return Hits(self, [], [])
        places = (found.start() for found in re.finditer(re.escape(wanted), self._small))
        if word:
            places = (start for start in places if self._is_word(start, start + len(wanted)))
        starts = list(islice(places, MOST_HITS))
        return Hits(self, starts, [start + len(wanted) for start in starts])

    def _is_word(self, start: int, end: int) -> bool:
        """Tell whether no letter or digit joins on; scripts without spaces have no such words."""
        text = self._small
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (_joins(before, text[start]) or _joins(after, text[end - 1]))


class Hits(Sequence[Hit]):
    """Places from top to bottom, worked out when they are looked at: one letter has many."""

    def __init__(self, texts: SearchedTexts, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Take places in the whole of `texts`."""
        self._texts = texts
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> Hits: ...
    def __getitem__(self, place: int | slice) -> Hit | Hits:
        if isinstance(place, slice):
            return Hits(self._texts, self._starts[place], self._ends[place])
        start, end = self._starts[place], self._ends[place]
        row = bisect_right(self._texts.starts, start) - 1
        first = self._texts.starts[row]
        return Hit(row, start - first, end - first)

    @property
    def are_all(self) -> bool:
        """Tell whether no more were left out than could be counted."""
        return len(self) < MOST_HITS

    def before(self, row: int) -> int:
        """Return how many are in the texts before one."""
        if row >= len(self._texts.starts):
            return len(self)
        return bisect_left(self._starts, self._texts.starts[row])

    def of_row(self, row: int) -> range:
        """Return the numbers of those in one text."""
        return range(self.before(row), self.before(row + 1))


def _joins(outside: str, inside: str) -> bool:
    return (outside.isalnum() or outside == "_") and (inside.isalnum() or inside == "_")


def _lowered(text: str) -> str:
    """Return small letters, as many as there were letters."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
