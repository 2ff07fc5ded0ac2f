"""Search in the words of many cues at once, fast enough to do it at each key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

BETWEEN = "\n\ue000\n"
"""Stands between two texts: private to trackman, so nobody searches for it."""


class Way(StrEnum):
    """How to search."""

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
        self._small = _lowered(self.whole)
        self._starts: list[int] = []
        place = 0
        for text in texts:
            self._starts.append(place)
            place += len(text) + len(BETWEEN)

    def find(self, wanted: str, *, word: bool = False) -> list[Hit]:
        """Return where a text stands, from top to bottom, perhaps only as a word of its own."""
        return [self.hit(start, end) for start, end in self._places(_lowered(wanted), word)]

    def hit(self, start: int, end: int) -> Hit:
        """Return a place in `whole` as one in its text."""
        row = bisect_right(self._starts, start) - 1
        return Hit(row, start - self._starts[row], end - self._starts[row])

    def _places(self, wanted: str, word: bool) -> Iterator[tuple[int, int]]:
        if not wanted:
            return
        start = self._small.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if not word or self._is_word(start, end):
                yield start, end
            start = self._small.find(wanted, end)

    def _is_word(self, start: int, end: int) -> bool:
        """Tell whether no letter or digit joins on; scripts without spaces have no such words."""
        text = self._small
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (_joins(before, text[start]) or _joins(after, text[end - 1]))


def _joins(outside: str, inside: str) -> bool:
    return (outside.isalnum() or outside == "_") and (inside.isalnum() or inside == "_")


def _lowered(text: str) -> str:
    """Return small letters, as many as there were letters."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
