from __future__ import annotations

from trackman.domain.review.pace import LONGEST, ReviewPace


def test_before_a_few_tracks_were_decided_nobody_knows_how_long_the_rest_takes():
    pace = ReviewPace([4.0, 5.0])
    assert pace.each is None
    assert pace.left(10) is None


def test_the_rest_takes_as_long_as_half_of_the_tracks_did():
    pace = ReviewPace([4.0, 6.0])
    pace.note(8.0)
    assert pace.each == 6.0
    assert pace.left(10) == 60.0


def test_a_break_does_not_count_as_judging():
    pace = ReviewPace([4.0, 6.0])
    pace.note(3600.0)
    assert pace.each == 6.0
    assert ReviewPace([9999.0] * 3).each == LONGEST


def test_what_was_long_ago_does_not_count_any_more():
    pace = ReviewPace([60.0] * 40)
    for _ in range(40):
        pace.note(5.0)
    assert pace.each == 5.0
