"""Search in the words of many cues at once, fast enough to do it at each key."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import overload

from trackman.domain.folding import FoldedText, fold

MOST_HITS = 300_000
"""Places that are counted; the commonest letter of a day of talking is not found as often."""
BETWEEN = "\n\ue000\n"
"""Stands between two texts: private to trackman, so nobody searches for it."""
_MARK = "\0"  # no text that was read holds it, and plain ASCII is folded fastest


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
    """Texts made ready to be searched; what looks the same is the same, whatever the case."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self.whole = BETWEEN.join(texts)
        self.starts = list(_starts(self.texts, len(BETWEEN)))
        """Index in `whole` at which each text begins."""
        self._folded = fold(_MARK.join(texts))
        self._folded_starts = list(_starts(self._folded.split(_MARK), len(_MARK)))

    def find(self, wanted: str, *, word: bool = False) -> Hits:
        """Return where a text stands, from top to bottom, perhaps only as a word of its own."""
        wanted = fold(wanted)
        if not wanted:
            return Hits(self.starts, [], [])
        places = (found.start() for found in re.finditer(re.escape(wanted), self._folded))
        if word:
            places = (start for start in places if self._is_word(start, start + len(wanted)))
        starts = list(islice(places, MOST_HITS))
        ends = [start + len(wanted) for start in starts]
        return Hits(self._folded_starts, starts, ends, self._original)

    def hits(self, starts: Sequence[int], ends: Sequence[int]) -> Hits:
        """Return places in `whole` as hits."""
        return Hits(self.starts, starts, ends)

    def _original(self, hit: Hit) -> Hit:
        """Return where a hit in a folded text stands in the text itself."""
        start, end = _unfolded(self.texts[hit.row]).original(hit.start, hit.end)
        return Hit(hit.row, start, end)

    def _is_word(self, start: int, end: int) -> bool:
        """Tell whether no letter or digit joins on; scripts without spaces have no such words."""
        text = self._folded
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (_joins(before, text[start]) or _joins(after, text[end - 1]))


class Hits(Sequence[Hit]):
    """Places from top to bottom, worked out when they are looked at: one letter has many."""

    def __init__(
        self,
        rows: Sequence[int] = (),
        starts: Sequence[int] = (),
        ends: Sequence[int] = (),
        original: Callable[[Hit], Hit] = lambda hit: hit,
    ) -> None:
        """Take places in one long text in which the texts of the rows begin at `rows`.

        `original` returns a place in the text as people read it.
        """
        self._rows = rows
        self._starts = starts
        self._ends = ends
        self._original = original

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> Hits: ...
    def __getitem__(self, place: int | slice) -> Hit | Hits:
        if isinstance(place, slice):
            return Hits(self._rows, self._starts[place], self._ends[place], self._original)
        start, end = self._starts[place], self._ends[place]
        row = bisect_right(self._rows, start) - 1
        first = self._rows[row]
        return self._original(Hit(row, start - first, end - first))

    @property
    def are_all(self) -> bool:
        """Tell whether no more were left out than could be counted."""
        return len(self) < MOST_HITS

    def before(self, row: int) -> int:
        """Return how many are in the texts before one."""
        if row >= len(self._rows):
            return len(self)
        return bisect_left(self._starts, self._rows[row])

    def of_row(self, row: int) -> range:
        """Return the numbers of those in one text."""
        return range(self.before(row), self.before(row + 1))


def _starts(texts: Iterable[str], between: int) -> Iterator[int]:
    """Yield where each text begins in all of them together, so many characters apart."""
    place = 0
    for text in texts:
        yield place
        place += len(text) + between


@lru_cache(maxsize=256)
def _unfolded(text: str) -> FoldedText:
    return FoldedText(text)


def _joins(outside: str, inside: str) -> bool:
    return (outside.isalnum() or outside == "_") and (inside.isalnum() or inside == "_")
