"""Rows of the table: numbers of tracks, under headings where they are grouped."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_RUN = re.compile(b"\1+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above the tracks that have a value in common."""

    value: str
    """As the inventory gives it, such as a language code."""
    count: int
    first: int
    """Place of its first track among all tracks."""
    is_folded: bool


class TrackRows:
    """Keys of tracks in their order. No row has an object of its own."""

    def __init__(
        self,
        keys: array[int],
        groups: Sequence[tuple[str, int]] = (),
        folded: Collection[str] = (),
    ) -> None:
        """Show `keys`; `groups` are values and numbers of tracks in the order of the keys."""
        self.keys = keys
        self._groups = groups
        self._folded = set(folded)
        self._firsts = list(accumulate((count for _, count in groups), initial=0))
        self._starts: list[int] = []
        """Rows of the headings."""
        self._count = len(keys)
        self._place_headings()

    def __len__(self) -> int:
        """Return the number of rows, headings included."""
        return self._count

    @property
    def is_grouped(self) -> bool:
        """Tell whether there are headings."""
        return bool(self._groups)

    @property
    def folded(self) -> set[str]:
        """Values of the groups whose tracks are hidden."""
        return set(self._folded)

    def heading(self, row: int) -> Heading | None:
        """Return the heading in a row; None where it shows a track."""
        if not self._groups:
            return None
        group = self._group_at(row)
        if self._starts[group] != row:
            return None
        value, count = self._groups[group]
        return Heading(value, count, self._firsts[group], value in self._folded)

    def key(self, row: int) -> int | None:
        """Return the key of the track in a row; None for a heading."""
        if not self._groups:
            return self.keys[row]
        group = self._group_at(row)
        place = row - self._starts[group] - 1
        return None if place < 0 else self.keys[self._firsts[group] + place]

    def keys_in(self, first: int, end: int) -> array[int]:
        """Return the keys of the tracks from one row to another, both included."""
        if not self._groups:
            return self.keys[first : end + 1]
        found = self.keys[:0]
        for group in range(self._group_at(first), self._group_at(end) + 1):
            value, count = self._groups[group]
            if value in self._folded:
                continue
            row, place = self._starts[group] + 1, self._firsts[group]
            skipped = max(first - row, 0)
            found += self.keys[place + skipped : place + max(min(count, end + 1 - row), 0)]
        return found

    def heading_row(self, row: int) -> int:
        """Return the row of the heading above a row; -1 without headings."""
        return self._starts[self._group_at(row)] if self._groups else -1

    def row_of(self, key: int) -> int | None:
        """Return the row of a track; None where it is not shown."""
        try:
            place = self.keys.index(key)
        except ValueError:
            return None
        row, _ = next(self._shown(place, place + 1), (None, None))
        return row

    def spans_of(self, keys: Sequence[int]) -> list[tuple[int, int]]:
        """Return first and last row of each run of these tracks, hidden ones left out."""
        if not keys:
            return []
        wanted = bytearray(1 + max(max(keys), max(self.keys, default=0)))
        for key in keys:
            wanted[key] = 1
        # Flags of all places, and regular expressions on them, are far faster than any loop.
        flags = bytes(map(wanted.__getitem__, self.keys))
        runs = (run.span() for run in _RUN.finditer(flags))
        return [span for place, end in runs for span in self._shown(place, end)]

    def fold(self, row: int) -> tuple[int, int]:
        """Hide the tracks under a heading, or show them; return their first and last row."""
        group = self._group_at(row)
        value, count = self._groups[group]
        self._folded ^= {value}
        self._place_headings()
        return self._starts[group] + 1, self._starts[group] + count

    def fold_all(self, folded: bool) -> None:
        """Hide or show the tracks of all groups."""
        self._folded = {value for value, _ in self._groups} if folded else set()
        self._place_headings()

    def _group_at(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _shown(self, place: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield first and last row of each run of the tracks from one place to another."""
        if not self._groups:
            yield place, end - 1
            return
        while place < end:
            group = bisect_right(self._firsts, place) - 1
            stop = min(end, self._firsts[group + 1])
            if self._groups[group][0] not in self._folded:
                row = self._starts[group] + 1 + place - self._firsts[group]
                yield row, row + stop - place - 1
            place = stop

    def _place_headings(self) -> None:
        if not self._groups:
            return
        sizes = (1 + (0 if value in self._folded else count) for value, count in self._groups)
        *self._starts, self._count = accumulate(sizes, initial=0)
