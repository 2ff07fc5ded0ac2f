"""Decisions against the tracks their video has now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.samples import TRACK
from trackman.domain.review.conflicts import DecisionConflict, FoundConflict, conflict_of
from trackman.domain.review.records import ReviewSnapshot
from trackman.domain.tracks import Track

SEEN = ReviewSnapshot(TRACK, text_sha256="a" * 64)
OTHER = replace(TRACK, id="other", name="Deutsch", language_code="de")


def test_a_track_that_is_as_it_was_can_be_deleted() -> None:
    assert conflict_of(SEEN, [OTHER, TRACK]) is None
    assert conflict_of(SEEN, [TRACK], text_sha256="a" * 64) is None
    prepared = ReviewSnapshot(replace(TRACK, status="preparing"))
    assert conflict_of(prepared, [TRACK]) is None


@pytest.mark.parametrize(
    ("tracks", "expected"),
    [
        (None, FoundConflict(DecisionConflict.VIDEO_GONE)),
        ([], FoundConflict(DecisionConflict.GONE)),
        ([OTHER], FoundConflict(DecisionConflict.GONE)),
        (
            [replace(TRACK, name="Ital.")],
            FoundConflict(DecisionConflict.CHANGED, replace(TRACK, name="Ital.")),
        ),
        (
            [replace(TRACK, closed_captions=True)],
            FoundConflict(DecisionConflict.CHANGED, replace(TRACK, closed_captions=True)),
        ),
        (
            [replace(TRACK, status="errored")],
            FoundConflict(DecisionConflict.LOST_ITS_TEXT, replace(TRACK, status="errored")),
        ),
    ],
)
def test_each_change_has_its_reason(tracks: list[Track] | None, expected: FoundConflict) -> None:
    assert conflict_of(SEEN, tracks) == expected


def test_another_track_of_the_same_kind_and_language_has_taken_its_place() -> None:
    new = replace(TRACK, id="new", name="Italiano (nuovo)")
    found = conflict_of(SEEN, [OTHER, new])
    assert found == FoundConflict(DecisionConflict.REPLACED, new)
    same_name = replace(TRACK, id="newer", name=" ITALIANO ")
    assert conflict_of(SEEN, [new, same_name]) == replace(found, now=same_name)


def test_a_track_that_was_beside_it_has_not_taken_its_place() -> None:
    beside = replace(TRACK, id="beside", name="Italiano 2")
    found = conflict_of(SEEN, [beside], known={"beside"})
    assert found == FoundConflict(DecisionConflict.GONE)
    audio = replace(TRACK, id="audio", kind="audio")
    assert conflict_of(SEEN, [audio]) == FoundConflict(DecisionConflict.GONE)


def test_other_subtitles_are_noticed_only_where_both_are_known() -> None:
    found = conflict_of(SEEN, [TRACK], text_sha256="b" * 64)
    assert found == FoundConflict(DecisionConflict.TEXT_CHANGED, TRACK)
    assert conflict_of(ReviewSnapshot(TRACK), [TRACK], text_sha256="b" * 64) is None
