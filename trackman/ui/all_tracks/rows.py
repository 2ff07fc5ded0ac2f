"""Rows of the table: numbers of tracks, under headings where they are grouped."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress


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

    def rows_of(self, keys: Collection[int]) -> list[int]:
        """Return the rows of tracks, from top to bottom, those that are hidden left out."""
        if not keys:
            return []
        wanted = set(keys)
        places = list(compress(range(len(self.keys)), map(wanted.__contains__, self.keys)))
        if not self._groups:
            return places
        return [row for place in places if (row := self._row_of(place)) is not None]

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

    def _row_of(self, place: int) -> int | None:
        group = bisect_right(self._firsts, place) - 1
        if self._groups[group][0] in self._folded:
            return None
        return self._starts[group] + 1 + place - self._firsts[group]

    def _place_headings(self) -> None:
        if not self._groups:
            return
        sizes = (1 + (0 if value in self._folded else count) for value, count in self._groups)
        *self._starts, self._count = accumulate(sizes, initial=0)
