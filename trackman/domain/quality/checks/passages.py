"""Search over many cues at once, which is far faster, and the cue of each match.

Over a hostile text one search may take a second, during which no other thread goes on, not even
that of the windows. So it goes from piece to piece.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_PIECE = 16_000  # characters, or one cue


class Passages:
    """The places of the cues in a text in which each is ended by the same mark."""

    def __init__(self, whole: str, mark: str) -> None:
        self._whole = whole
        self._ends = [end.end() for end in re.finditer(re.escape(mark), whole)]

    def cue_at(self, place: int) -> int:
        """Return the number of the cue at an index of the text, counted from 1."""
        return bisect_right(self._ends, place) + 1

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield from where to where some whole cues reach, which together are the text."""
        begin = 0
        for end in self._ends:
            if end - begin >= _PIECE:
                yield begin, end
                begin = end
        yield begin, len(self._whole)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what matches, from top to bottom, none across two cues."""
        for begin, end in self.pieces():
            yield from pattern.finditer(self._whole, begin, end)

    def first_in_each(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Return the first match in each cue that has one."""
        for begin, end in self.pieces():
            while (match := pattern.search(self._whole, begin, end)) is not None:
                number = self.cue_at(match.start())
                yield number, match[0]
                if number > len(self._ends):
                    return
                begin = self._ends[number - 1]
