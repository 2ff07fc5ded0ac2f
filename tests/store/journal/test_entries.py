"""Entries as text and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import BACKUP, PLANNED, TRACK, any_entry, sample
from trackman.domain.journal import Consent, Entry
from trackman.domain.tracks import TrackDraft
from trackman.store.journal.entries import entry_text, read_entry


@given(any_entry)
def test_every_entry_comes_back_as_it_was(entry: Entry) -> None:
    text = entry_text(entry)
    assert text.isascii()
    assert "\n" not in text
    assert read_entry(text) == entry


def test_a_time_without_time_zone_is_not_written() -> None:
    with pytest.raises(TypeError):
        entry_text(replace(sample(), planned_at=datetime(2026, 1, 1)))  # noqa: DTZ001


@given(st.text())
def test_no_other_text_is_an_entry(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any is right
        read_entry(text)


WHOLE = json.loads(
    entry_text(
        replace(
            sample(),
            backup=BACKUP,
            returned=TRACK,
            draft=TrackDraft.of(TRACK),
            consent=Consent("Anna", PLANNED),
            decided_text="0" * 64,
        )
    )
)
_LATER = ("md5", "duration")
"""Parts of a place that entries written before they were added lack."""
_LATER_PARTS = ("draft", "parent", "source", "consent", "decided_text", "unproven")
"""Parts of an entry of which the same is true."""
PARTS = [(name,) for name in WHOLE] + [
    (name, inner)
    for name in ("place", "track", "backup", "returned", "draft", "consent")
    for inner in WHOLE[name]
]


@pytest.mark.parametrize("path", PARTS, ids=".".join)
@pytest.mark.parametrize("value", [[0], {"a": 1}, "MISSING"], ids=str)
def test_a_part_that_is_missing_or_of_another_type_is_no_entry(
    path: tuple[str, ...], value: Any
) -> None:
    document = json.loads(json.dumps(WHOLE))
    *outer, last = path
    inside = document[outer[0]] if outer else document
    if value == "MISSING":
        if last in (*_LATER, *_LATER_PARTS):
            pytest.skip("entries of before do without it")
        del inside[last]
    else:
        inside[last] = value
    with pytest.raises(ValueError):  # noqa: PT011
        read_entry(json.dumps(document))


def test_an_entry_of_before_is_read_without_what_was_added_later() -> None:
    document = json.loads(json.dumps(WHOLE))
    for name in _LATER:
        del document["place"][name]
    for name in _LATER_PARTS:
        del document[name]
    place = read_entry(json.dumps(document)).place
    assert place == replace(sample().place, md5=None, duration=None)
    assert not place.has_other_video(replace(place, md5="a", duration=3.5))


def test_a_part_nobody_knows_is_no_entry() -> None:
    with pytest.raises(ValueError, match="no entry"):
        read_entry(json.dumps(WHOLE | {"colour": "green"}))


def test_times_are_written_in_utc() -> None:
    assert WHOLE["planned_at"] == PLANNED.isoformat() == "2026-06-14T09:12:44.318001+00:00"
