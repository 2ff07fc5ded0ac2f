"""Rows by the million, of which only a few are known."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from trackman.domain.uploads import Upload
from trackman.services.library.sparse_rows import BLOCK, LARGEST_SPAN, SparseRows

PAGE = LARGEST_SPAN * BLOCK
NONE: frozenset[int] = frozenset()


def uploads(first: int, count: int) -> Sequence[Upload]:
    """Return uploads whose ids are their rows."""
    return [
        Upload(str(row), f"{row}.mp4", row, None, None, None, None, None, None, ())
        for row in range(first, first + count)
    ]


def placed(rows: SparseRows, blocks: range, total: int) -> None:
    """Put the uploads into some blocks that belong there."""
    first, end = blocks.start * BLOCK, min(blocks.stop * BLOCK, total)
    rows.place(blocks, uploads(first, end - first), total)


def test_nothing_is_known_at_first() -> None:
    rows = SparseRows()
    assert (rows.total, rows.get(0), rows.row_of("0")) == (None, None, None)
    assert rows.next_gap(0, 10, NONE) == range(1)
    assert rows.next_page(0, 10, NONE, False) is None


def test_what_was_placed_is_there() -> None:
    rows = SparseRows()
    placed(rows, range(2, 4), 1_000_000)
    assert rows.total == 1_000_000
    assert rows.get(2 * BLOCK - 1) is None
    assert [rows.get(row).id for row in (2 * BLOCK, 4 * BLOCK - 1)] == ["124", "247"]  # type: ignore[union-attr]
    assert rows.row_of("200") == 200


def test_gaps_are_read_in_spans_that_fit_a_page() -> None:
    rows = SparseRows()
    placed(rows, range(1, 2), 10_000)
    assert rows.next_gap(0, 3 * BLOCK, NONE) == range(1)
    assert rows.next_gap(0, 3 * BLOCK, frozenset([0])) == range(2, 4)
    assert rows.next_gap(BLOCK, 2 * BLOCK - 1, NONE) is None
    assert rows.next_gap(2 * BLOCK, 9_999, NONE) == range(2, 2 + LARGEST_SPAN)
    assert PAGE + 1 <= 500


def test_gaps_beyond_the_end_are_those_before_it() -> None:
    rows = SparseRows()
    placed(rows, range(1), 3 * BLOCK)
    assert rows.next_gap(5 * BLOCK, 9 * BLOCK, NONE) == range(2, 3)


def test_a_list_of_none_is_complete() -> None:
    rows = SparseRows()
    rows.place(range(1), [], 0)
    assert rows.total == 0
    assert rows.is_fresh(0, 50)
    assert rows.next_unknown(0, 50, NONE) is None
    rows.distrust()
    assert rows.next_gap(0, 50, NONE) == range(1)


def test_whole_pages_are_read_ahead_in_the_direction_of_scrolling() -> None:
    rows = SparseRows()
    placed(rows, range(100, 101), 1_000_000)
    on_screen = (100 * BLOCK, 100 * BLOCK + 20)
    assert rows.next_page(*on_screen, NONE, False) == range(101, 109)
    assert rows.next_page(*on_screen, NONE, True) == range(92, 100)
    assert rows.next_page(*on_screen, frozenset(range(101, 109)), False) == range(92, 100)


def test_nothing_is_read_ahead_until_a_page_is_used_up() -> None:
    rows = SparseRows()
    placed(rows, range(17), 1_000_000)
    assert rows.next_page(0, 30, NONE, False) is None
    assert rows.next_page(9 * BLOCK, 9 * BLOCK + 30, NONE, False) == range(17, 25)


def test_a_new_total_makes_all_other_rows_outdated_but_keeps_them() -> None:
    rows = SparseRows()
    placed(rows, range(4), 4 * BLOCK)
    placed(rows, range(1), 4 * BLOCK - 1)
    assert rows.is_fresh(0, BLOCK - 1)
    assert rows.next_gap(0, 4 * BLOCK, NONE) == range(1, 4)
    assert rows.get(2 * BLOCK) is not None


def test_rows_beyond_a_smaller_total_are_gone() -> None:
    rows = SparseRows()
    placed(rows, range(4), 4 * BLOCK)
    placed(rows, range(1), BLOCK)
    assert rows.get(2 * BLOCK) is None
    assert [row for row, _ in rows.known()] == list(range(BLOCK))


def test_an_answer_shorter_than_its_total_is_not_asked_for_for_ever() -> None:
    rows = SparseRows()
    rows.place(range(2), uploads(0, 10), 2 * BLOCK)
    assert rows.is_fresh(0, 2 * BLOCK - 1)
    assert rows.get(10) is None


def test_what_was_there_the_last_time_never_covers_what_is() -> None:
    rows = SparseRows()
    placed(rows, range(1), 3 * BLOCK)
    assert rows.suggest(range(3), uploads(1_000, 3 * BLOCK), 5)
    assert [rows.get(row).id for row in (0, BLOCK)] == ["0", str(1_000 + BLOCK)]  # type: ignore[union-attr]
    assert rows.total == 3 * BLOCK
    assert rows.next_gap(0, 3 * BLOCK, NONE) == range(1, 3)
    assert not rows.suggest(range(3), uploads(1_000, 3 * BLOCK), 5)


def test_the_row_before_is_known_only_while_it_is_fresh() -> None:
    rows = SparseRows()
    placed(rows, range(1), 10_000)
    before = rows.before(range(1, 2))
    assert before is not None
    assert before.id == str(BLOCK - 1)
    rows.distrust()
    assert rows.before(range(1, 2)) is None
    assert rows.before(range(1)) is None


@pytest.mark.parametrize("looked_at", [0, 5])
def test_only_so_many_are_kept_those_looked_at_last(looked_at: int) -> None:
    rows = SparseRows(kept=40 * BLOCK)
    for number in range(0, 1_000, 8):
        rows.touch(looked_at * BLOCK, looked_at * BLOCK)
        placed(rows, range(number, number + 8), 1_000_000)
    assert sum(1 for _ in rows.known()) <= 40 * BLOCK
    assert rows.get(looked_at * BLOCK) is not None
    assert rows.get(200 * BLOCK) is None
