from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.subtitles.timeline import Timeline
from trackman.domain.subtitles.webvtt import Cue

CUES = (Cue(5000, 7000, "B"), Cue(1000, 2000, "A"), Cue(1500, 6000, "long"))
TIMES = st.integers(-1_000, 100_000)


@pytest.mark.parametrize(
    ("moment", "number"),
    [(0, None), (1000, 2), (1499, 2), (1500, 3), (2500, 3), (5000, 1), (6999, 1), (7000, None)],
)
def test_of_several_cues_the_one_that_began_last_is_shown(moment, number):
    assert Timeline(CUES).at(moment) == number


@given(st.lists(st.tuples(TIMES, TIMES)), TIMES)
def test_the_cue_shown_is_one_that_has_begun_and_not_ended(times, moment):
    cues = [Cue(start, end, "") for start, end in times]
    timeline = Timeline(cues)
    number = timeline.at(moment)
    running = [cue for cue in cues if cue.start <= moment < cue.end]
    assert (number is None) == (not running)
    if number is not None:
        assert timeline.cue(number).start == max(cue.start for cue in running)
        assert timeline.cue(number) in running


def test_goes_from_cue_to_cue_in_the_order_of_time():
    timeline = Timeline(CUES)
    assert [timeline.after(at) for at in (0, 1000, 1500, 5000)] == [2, 3, 1, None]
    assert [timeline.before(at) for at in (500, 1200, 1800, 3000, 9000)] == [None, None, 2, 3, 1]


def test_without_cues_there_is_nothing():
    assert (Timeline().at(0), Timeline().after(0), Timeline().before(0)) == (None, None, None)


def test_all_cues_of_a_moment_are_known_in_the_order_in_which_they_began() -> None:
    timeline = Timeline([Cue(0, 10, "sign"), Cue(2, 4, "speech"), Cue(2, 9, "other")])
    assert [timeline.all_at(at) for at in (0, 3, 5, 9, 10)] == [(1,), (1, 2, 3), (1, 3), (1,), ()]
    many = Timeline([Cue(0, 10, "x")] * 50)
    assert many.all_at(5) == (47, 48, 49, 50)
