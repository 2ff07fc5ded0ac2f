"""Rows of the table of all tracks, with and without groups."""

from __future__ import annotations

from array import array

import pytest

from trackman.ui.all_tracks.rows import TrackRows

KEYS = array("q", [11, 12, 13, 14, 15])
GROUPS = [("it", 2), ("fr", 3)]


def drawn(rows):
    """Return values of headings and keys of tracks, from top to bottom."""
    found = []
    for row in range(len(rows)):
        heading = rows.heading(row)
        found.append(rows.key(row) if heading is None else heading.value)
    return found


def test_without_groups_each_row_is_a_track():
    assert drawn(TrackRows(KEYS)) == list(KEYS)


def test_each_group_has_its_heading_above_its_tracks():
    assert drawn(TrackRows(KEYS, GROUPS)) == ["it", 11, 12, "fr", 13, 14, 15]


@pytest.mark.parametrize(
    ("row", "left"), [(0, ["it", "fr", 13, 14, 15]), (3, ["it", 11, 12, "fr"])]
)
def test_a_folded_group_hides_its_tracks_and_shows_them_again(row, left):
    rows = TrackRows(KEYS, GROUPS)
    rows.fold(row)
    assert drawn(rows) == left
    rows.fold(rows.heading_row(left.index("it" if row == 0 else "fr")))
    assert drawn(rows) == ["it", 11, 12, "fr", 13, 14, 15]


def test_what_is_folded_stays_so_with_other_tracks():
    rows = TrackRows(KEYS, GROUPS)
    rows.fold(0)
    assert drawn(TrackRows(KEYS[:3], [("it", 2), ("fr", 1)], rows.folded)) == ["it", "fr", 13]


def test_rows_of_tracks_are_found_where_they_are_not_hidden():
    rows = TrackRows(KEYS, GROUPS, {"it"})
    assert rows.spans_of([15, 99, 12, 14]) == [(3, 4)]
    assert rows.spans_of([13, 15]) == [(2, 2), (4, 4)]
    assert TrackRows(KEYS).spans_of([12, 14, 15]) == [(1, 1), (3, 4)]
    assert TrackRows(KEYS, GROUPS).spans_of(KEYS) == [(1, 2), (4, 6)]
    assert [rows.row_of(key) for key in (12, 14, 99)] == [None, 3, None]
    assert TrackRows(KEYS).row_of(14) == 3


def test_no_tracks_make_no_rows():
    assert drawn(TrackRows(array("q"))) == []


@pytest.mark.parametrize("folded", [(), ("it",), ("fr",)])
def test_keys_in_a_range_of_rows_are_those_of_its_tracks(folded):
    rows = TrackRows(KEYS, GROUPS, folded)
    for first in range(len(rows)):
        for end in range(first, len(rows)):
            within = [key for row in range(first, end + 1) if (key := rows.key(row)) is not None]
            assert rows.keys_in(first, end).tolist() == within
