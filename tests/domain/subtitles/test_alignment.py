from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.folding import fold
from trackman.domain.subtitles.alignment import (
    Difference,
    Pair,
    aligned,
    difference,
    differing_traits,
    differing_words,
    side_by_side,
)
from trackman.domain.subtitles.webvtt import Cue

CUES = st.lists(
    st.builds(Cue, st.integers(-50, 5_000), st.integers(-50, 5_000), st.just("x")), max_size=12
)


def cues(*times: tuple[int, int]) -> list[Cue]:
    """Return cues with these times."""
    return [Cue(start, end, "x") for start, end in times]


def test_cues_shown_together_are_in_one_row() -> None:
    left = cues((0, 1_000), (2_000, 3_000), (9_000, 9_500))
    right = cues((100, 1_100), (5_000, 6_000), (9_200, 9_900))
    assert aligned(left, right) == (Pair(0, 0), Pair(1, None), Pair(None, 1), Pair(2, 2))


def test_a_cue_that_is_two_in_the_other_text_stands_beside_the_first() -> None:
    assert aligned(cues((0, 4_000)), cues((0, 2_000), (2_000, 4_000))) == (
        Pair(0, 0),
        Pair(None, 1),
    )


@given(CUES, CUES)
def test_every_cue_has_its_place_once(left: list[Cue], right: list[Cue]) -> None:
    pairs = aligned(left, right)
    assert sorted(one.left for one in pairs if one.left is not None) == list(range(len(left)))
    assert sorted(one.right for one in pairs if one.right is not None) == list(range(len(right)))
    assert all((one.left, one.right) != (None, None) for one in pairs)


@pytest.mark.parametrize(
    ("left", "right", "words", "found"),
    [
        ((0, 1_000), (0, 1_000), None, Difference.NONE),
        ((0, 1_000), (20, 980), ("a b", "a  b"), Difference.NONE),
        ((0, 1_000), (500, 1_000), ("a", "a"), Difference.TIMES),
        ((0, 1_000), (500, 1_000), ("a", "b"), Difference.WORDS),
        ((0, 1_000), None, None, Difference.ONLY_LEFT),
        (None, (0, 1_000), None, Difference.ONLY_RIGHT),
    ],
)
def test_what_matters_most_is_the_difference(
    left: tuple[int, int] | None,
    right: tuple[int, int] | None,
    words: tuple[str, str] | None,
    found: Difference,
) -> None:
    one, other = (cues(times)[0] if times else None for times in (left, right))
    assert difference(one, other, words) is found


def test_words_are_compared_only_where_they_can_be() -> None:
    one = cues((0, 1_000))
    assert side_by_side(one, one, (["a"], ["b"])).differences == (Difference.WORDS,)
    assert side_by_side(one, one, None).differences == (Difference.NONE,)


def test_the_words_that_differ_are_marked() -> None:
    left, right = "Drei Monate, sagt er.", "Drei Wochen, sagt sie!"
    ours, theirs = differing_words(left, right)
    assert [left[start:end] for start, end in ours] == ["Monate", "er."]
    assert [right[start:end] for start, end in theirs] == ["Wochen", "sie!"]


def test_of_endless_cues_all_is_marked() -> None:
    long = "a " * 1_000
    assert differing_words(long, "b") == ([(0, 2_000)], [(0, 1)])


@given(st.text("ab c.", max_size=30), st.text("ab c.", max_size=30))
def test_what_is_not_marked_is_the_same(left: str, right: str) -> None:
    ours, theirs = differing_words(left, right)
    assert fold(_without(left, ours)) == fold(_without(right, theirs))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Elle a gagné.", "Elle a gagne\u0301."),
        ("C’est tout\u00a0!", "C'est\ntout !"),
        ("wait…", "wait..."),
        ("so\u00adft", "soft"),
    ],
)
def test_what_looks_the_same_does_not_differ(left: str, right: str) -> None:
    cue = Cue(0, 1_000, left)
    assert difference(cue, replace(cue, text=right), (left, right)) is Difference.NONE
    assert difference(cue, cue, (left, right.upper())) is Difference.WORDS
    assert differing_traits(left, right) == frozenset()


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text
