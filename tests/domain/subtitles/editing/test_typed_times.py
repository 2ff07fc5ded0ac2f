"""Times as people type and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.subtitles.editing.typed_times import milliseconds, typed


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("0:12.5", 12_500),
        (" 1:02:03,045 ", 3_723_045),
        ("12.5", 12_500),
        ("7", 7000),
        ("90:00", 5_400_000),
        ("-1.25", -1250),
        ("−0:01", -1000),
        ("+2", 2000),
        ("00:00:01.2345", 1234),
        ("0:12,5", 12_500),
        ("٠:١٢٫٥", 12_500),
    ],
)
def test_what_people_type_is_understood(text, time):
    assert milliseconds(text) == time


@pytest.mark.parametrize(
    "text", ["", "x", "1:60", "1:60:00", "1:2:3:4", "1..2", "1 2", "--1", ":1"]
)
def test_what_is_no_time_is_none(text):
    assert milliseconds(text) is None


@given(st.integers(-(10**9), 10**9))
def test_a_time_reads_as_it_is_written(time):
    assert milliseconds(typed(time)) == time
