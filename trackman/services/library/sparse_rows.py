"""Sparse rows: the known ones of very many, read at once by a list on screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from trackman.domain.uploads import Upload

BLOCK = 62
"""Rows that are kept, read and forgotten together. Eight blocks and the row before them, by which
one sees whether rows have moved, make the largest page DatoCMS gives."""
LARGEST_SPAN = 8
_PAGE = LARGEST_SPAN * BLOCK


@dataclass(slots=True)
class _Block:
    """Consecutive rows; `fresh` if they are as the server has them, else worth reading again."""

    uploads: Sequence[Upload]
    fresh: bool


class SparseRows:
    """The rows of one query. A million of them take no more memory than the `kept` known last."""

    def __init__(self, kept: int = 8_000) -> None:
        self.total: int | None = None
        """Number of rows; None while it is not known."""
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        """The one needed longest ago first."""
        self._most = max(4 * LARGEST_SPAN, kept // BLOCK)

    def get(self, row: int) -> Upload | None:
        """Return the upload in a row; None while it is not known."""
        block = self._blocks.get(row // BLOCK)
        place = row % BLOCK
        return block.uploads[place] if block and place < len(block.uploads) else None

    def known(self) -> Iterator[tuple[int, Upload]]:
        """Yield the rows that are known, in no order."""
        for number, block in self._blocks.items():
            yield from enumerate(block.uploads, number * BLOCK)

    def row_of(self, upload_id: str) -> int | None:
        """Return the row of an upload if it is known."""
        return next((row for row, upload in self.known() if upload.id == upload_id), None)

    def is_fresh(self, first: int, last: int) -> bool:
        """Tell whether all these rows are as the server has them."""
        return self.next_gap(first, last, frozenset()) is None

    def next_gap(self, first: int, last: int, left_out: Set[int]) -> range | None:
        """Return the first blocks for these rows that are not fresh, without those `left_out`.

        At most LARGEST_SPAN of them, all consecutive; None when there are none.
        """
        return self._next(first, last, lambda number: number in left_out or self._fresh(number))

    def next_unknown(self, first: int, last: int, left_out: Set[int]) -> range | None:
        """Return the first blocks for these rows of which nothing at all is known."""
        return self._next(first, last, lambda number: number in left_out or number in self._blocks)

    def next_page(self, first: int, last: int, left_out: Set[int], backwards: bool) -> range | None:
        """Return what to read ahead of these rows: the page on one side, then on the other.

        It is a whole page, not a block after each few rows that are scrolled. None while these
        rows themselves are not fresh.
        """
        if self.next_gap(first, last, frozenset()) is not None:
            return None
        below, above = self._below(last, left_out), self._above(first, left_out)
        return above or below if backwards else below or above

    def before(self, blocks: range) -> Upload | None:
        """Return the upload just before some blocks if it is known for sure."""
        fresh = self._fresh(blocks.start - 1)
        return self.get(blocks.start * BLOCK - 1) if fresh else None

    def touch(self, first: int, last: int) -> None:
        """Keep these rows longer than others."""
        for number in range(first // BLOCK, last // BLOCK + 1):
            if number in self._blocks:
                self._blocks.move_to_end(number)

    def place(self, blocks: range, uploads: Sequence[Upload], total: int) -> None:
        """Take in what the server has in some blocks.

        Where the total has changed, rows have moved: all others are to be read again.
        """
        if total != self.total:
            self.distrust()
            self.total = total
            for number in [one for one in self._blocks if one * BLOCK >= total]:
                del self._blocks[number]
        for number, part in _split(blocks, uploads):
            if part or number * BLOCK < max(1, total):
                self._put(number, _Block(part, fresh=True))

    def suggest(self, blocks: range, uploads: Sequence[Upload], total: int) -> bool:
        """Take in what was there the last time, wherever nothing is known; tell whether it was."""
        taken = self.total is None
        if self.total is None:
            self.total = total
        for number, part in _split(blocks, uploads):
            if part and number not in self._blocks and number * BLOCK < self.total:
                self._put(number, _Block(part, fresh=False))
                taken = True
        return taken

    def distrust(self) -> None:
        """Hold every row for outdated; they stay until they are read again."""
        for block in self._blocks.values():
            block.fresh = False

    def _below(self, last: int, left_out: Set[int]) -> range | None:
        if last + 1 >= (self.total or 0):
            return None
        gap = self.next_gap(last + 1, last + _PAGE, left_out)
        start = gap.start * BLOCK if gap else 0
        return gap and self.next_gap(start, start + _PAGE - 1, left_out)

    def _above(self, first: int, left_out: Set[int]) -> range | None:
        if first <= 0:
            return None
        gap = self.next_gap(first - _PAGE, first - 1, left_out)
        end = gap.stop * BLOCK if gap else 0
        return gap and self.next_gap(end - _PAGE, end - 1, left_out)

    def _next(self, first: int, last: int, passes_over: Callable[[int], bool]) -> range | None:
        end = max(0, (self.total or 1) - 1)
        numbers = range(max(0, min(first, end)) // BLOCK, max(0, min(last, end)) // BLOCK + 1)
        start = None
        for number in numbers:
            passed = passes_over(number)
            if start is None and not passed:
                start = number
            elif start is not None and (passed or number - start == LARGEST_SPAN):
                return range(start, number)
        return None if start is None else range(start, numbers.stop)

    def _fresh(self, number: int) -> bool:
        block = self._blocks.get(number)
        return block is not None and block.fresh

    def _put(self, number: int, block: _Block) -> None:
        self._blocks[number] = block
        self._blocks.move_to_end(number)
        while len(self._blocks) > self._most:
            self._blocks.popitem(last=False)


def _split(blocks: range, uploads: Sequence[Upload]) -> Iterator[tuple[int, Sequence[Upload]]]:
    for place, number in enumerate(blocks):
        yield number, tuple(uploads[place * BLOCK : (place + 1) * BLOCK])
