"""When cues are shown, at the edge of each preset's limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.quality.checks.conftest import track
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.checks.times import coverage, distance, end, length, order
from trackman.domain.quality.findings import FindingCode, found
from trackman.domain.quality.limits import BBC, NETFLIX, NEUTRAL, QualityLimits
from trackman.domain.subtitles.cue_place import place_of
from trackman.domain.subtitles.webvtt import Cue, Subtitles

EACH = pytest.mark.parametrize("limits", [NEUTRAL, NETFLIX, BBC])


@EACH
def test_the_shortest_and_the_longest_time_are_allowed_and_a_millisecond_of_rounding(
    context, limits: QualityLimits
) -> None:
    for milliseconds in (limits.shortest - 1, limits.shortest, limits.longest, limits.longest + 1):
        assert not list(length(context((0, milliseconds, "a"), limits=limits)))


@EACH
def test_what_is_shown_shorter_or_longer_is_found(context, limits: QualityLimits) -> None:
    short, long = limits.shortest - 2, limits.longest + 2
    assert list(length(context((0, short, "a"), (10_000, 10_000 + long, "b"), limits=limits))) == [
        found(FindingCode.TOO_SHORT, 1, length=short, limit=limits.shortest),
        found(FindingCode.TOO_LONG, 2, length=long, limit=limits.longest),
    ]


@pytest.mark.parametrize("until", [1000, 999, 0])
def test_a_cue_that_ends_no_later_than_it_starts_is_never_shown(context, until: int) -> None:
    shown_never = context((1000, until, "a"), (1000, 3000, "b"))
    assert list(length(shown_never)) == [found(FindingCode.NEVER_SHOWN, 1, start=1000, end=until)]
    assert not list(distance(shown_never))


@EACH
def test_a_pause_of_the_limit_is_long_enough(context, limits: QualityLimits) -> None:
    apart = context((0, 2000, "a"), (2000 + limits.gap - 1, 5000, "b"), limits=limits)
    assert not list(distance(apart))


@EACH
def test_a_shorter_pause_is_found(context, limits: QualityLimits) -> None:
    gap = limits.gap - 2
    near = context((0, 2000, "a"), (2000 + gap, 5000, "b"), limits=limits)
    expected = found(FindingCode.SHORT_GAP, 1, 2, length=gap, limit=limits.gap)
    assert list(distance(near)) == [expected]


@pytest.mark.parametrize(("limits", "allowed"), [(NEUTRAL, True), (BBC, True), (NETFLIX, False)])
def test_only_netflix_wants_a_pause_in_any_case(
    context, limits: QualityLimits, allowed: bool
) -> None:
    joined = context((0, 2000, "a"), (2000, 5000, "b"), limits=limits)
    assert (list(distance(joined)) == []) is allowed


def test_an_overlap_of_more_than_rounding_is_found_whatever_lies_between(context) -> None:
    assert not list(distance(context((0, 2001, "a"), (2000, 4000, "b"))))
    assert list(distance(context((0, 2002, "a"), (2000, 4000, "b")))) == [
        found(FindingCode.OVERLAP, 1, 2, length=2)
    ]
    assert list(distance(context((0, 9000, "a"), (1000, 2000, "b"), (3000, 4000, "c")))) == [
        found(FindingCode.OVERLAP, 1, 2, length=1000),
        found(FindingCode.OVERLAP, 1, 3, length=1000),
    ]


def test_cues_at_places_of_their_own_may_be_shown_together(context) -> None:
    there = Cue(1000, 3000, "b", settings="line:0")
    track = context("a").track
    assert not list(distance(Context(track, Subtitles((Cue(0, 2000, "a"), there)))))
    same = Cue(0, 2000, "a", settings="line:0")
    assert len(list(distance(Context(track, Subtitles((same, there)))))) == 1


def test_a_cue_that_starts_before_the_one_above_it_is_found(context) -> None:
    moved = context((5000, 6000, "a"), (5000, 7000, "b"), (1000, 2000, "c"))
    assert list(order(moved)) == [found(FindingCode.OUT_OF_ORDER, 2, 3, earlier=4000)]


def test_a_cue_may_reach_a_second_beyond_the_end_but_not_start_there(context) -> None:
    cues = [(8000, 11_000, "a"), (9000, 11_001, "b"), (10_000, 10_500, "c")]
    assert list(end(context(*cues, duration=10_000))) == [
        found(FindingCode.BEYOND_END, 2, end=11_001, duration=10_000),
        found(FindingCode.AFTER_END, 3, start=10_000, duration=10_000),
    ]


@pytest.mark.parametrize("duration", [None, 0])
def test_without_a_known_length_of_the_video_nothing_is_said_of_it(
    context, duration: int | None
) -> None:
    unknown = context((0, 10, "a"), duration=duration)
    assert not list(end(unknown))
    assert not list(coverage(unknown))


def test_a_tenth_of_the_video_with_text_is_enough(context) -> None:
    assert not list(coverage(context((0, 1000, "a"), duration=10_000)))
    assert list(coverage(context((0, 999, "a"), duration=10_000))) == [
        found(FindingCode.LITTLE_TEXT, percent=10.0, limit=10)
    ]


def test_time_counts_once_and_only_within_the_video(context) -> None:
    twice = [(0, 500, "a"), (200, 500, "b"), (9800, 90_000, "c")]
    assert list(coverage(context(*twice, duration=10_000))) == [
        found(FindingCode.LITTLE_TEXT, percent=7.0, limit=10)
    ]


OPENED = (1000, 5000, "Is the harbour still open?")
STORM = (3000, 7000, "Not since the storm.")


@pytest.mark.parametrize("place", ["line:0", "line:5% align:center", "line:0 position:10%"])
def test_a_sign_at_the_top_hides_no_overlap_below_it(place):
    sign = Cue(0, 7000, "HARBOUR OFFICE", settings=place)
    subtitles = Subtitles((sign, Cue(*OPENED), Cue(*STORM)))
    findings = list(distance(Context(track(), subtitles)))
    assert [(one.code, one.cues, one.values["length"]) for one in findings] == [
        (FindingCode.OVERLAP, (2, 3), 2000)
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "align:center", True),
        ("align:start line:0", "line:0 align:start", True),
        ("line:0", "line:1%", True),
        ("line:-1", "", True),
        ("line:0", "", False),
        ("position:10% size:30%", "position:90% size:30%", False),
        ("vertical:rl", "", False),
        ("region:a", "region:b", False),
        ("line:66%", "line:67%", True),
        ("line:33%", "line:34%", True),
        ("line:80%", "", True),
        ("line:50%,end", "line:40%", True),
        ("line:50%,end", "line:50%", False),
        ("line:4", "line:5", True),
        ("position:33% size:20%", "position:34% size:20%", True),
        ("position:25%", "position:75%", False),
        ("position:25%", "", True),
        ("position:100%", "position:98% size:10%", True),
        ("align:left size:40%", "align:right size:40%", False),
    ],
)
def test_places_compare_by_what_they_mean(one, other, same):
    subtitles = Subtitles(
        (replace(Cue(*OPENED), settings=one), replace(Cue(*STORM), settings=other))
    )
    assert bool(list(distance(Context(track(), subtitles)))) is same


def test_all_that_are_still_on_screen_are_looked_at(context):
    found = list(distance(context((0, 60_000, "a"), (1000, 3000, "b"), (2000, 5000, "c"))))
    assert [one.cues for one in found] == [(1, 2), (1, 3), (2, 3)]


def test_many_at_once_do_not_multiply(context):
    found = list(distance(context(*((n, 60_000, "a") for n in range(300)))))
    assert len(found) < 4 * 300
    places = (Cue(n, 60_000, "a", settings=f"line:{n % 100}%") for n in range(300))
    assert len(list(distance(Context(track(), Subtitles(tuple(places)))))) <= 4 * 300


@given(
    *[st.tuples(st.floats(0, 100, width=16), st.floats(0, 100, width=16), st.floats(0, 100))] * 2
)
def test_places_that_meet_do_so_either_way_and_hardly_moved(one, other):
    def settings(line, position, size):
        return f"line:{line:.2f}% position:{position:.2f}% size:{size:.2f}%"

    here, there = place_of(settings(*one)), place_of(settings(*other))
    assert here.meets(there) == there.meets(here)
    assert here.meets(here)
    assert here.meets(place_of(settings(one[0] + (1 if one[0] < 50 else -1), *one[1:])))


def test_pauses_are_looked_at_beside_a_passage_that_rolls_up(context):
    rolling = ("a", "a\nb", "b\nc", "c\nd")
    cues = [(n * 2020, n * 2020 + 2000, words) for n, words in enumerate((*rolling, "e", "f"))]
    assert [one.cues for one in distance(context(*cues))] == [(4, 5), (5, 6)]
