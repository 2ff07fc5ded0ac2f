"""Differences between two texts, cue by cue."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.subtitles.editing.differences import CueChange, differences
from trackman.domain.subtitles.webvtt import Cue

CUES = [Cue(n * 1000, n * 1000 + 900, f"text {n}") for n in range(8)]
some = st.lists(st.builds(Cue, st.integers(0, 5), st.just(9), st.sampled_from("abc")), max_size=12)


def told(before, after):
    return [
        (one.kind.value, one.before and one.before[0], one.after and one.after[0])
        for one in differences(before, after)
    ]


def test_the_same_has_no_differences():
    assert differences(CUES, list(CUES)) == []


def test_changed_added_and_removed_cues_are_told_apart():
    after = [CUES[0], replace(CUES[1], text="other"), *CUES[3:], Cue(9000, 9900, "new")]
    assert told(CUES, after) == [("changed", 2, 2), ("removed", 3, None), ("added", None, 8)]


def test_a_shifted_text_is_changed_cue_by_cue():
    after = [replace(cue, start=cue.start + 10) for cue in CUES]
    assert told(CUES, after) == [("changed", n, n) for n in range(1, 9)]


def test_a_shifted_text_with_a_new_cue_is_matched_by_its_words():
    after = [replace(cue, start=cue.start + 10) for cue in CUES]
    after.insert(3, Cue(5, 6, "new"))
    assert ("added", None, 4) in told(CUES, after)
    assert len(told(CUES, after)) == 9


@given(some, some)
def test_every_cue_is_accounted_for(before, after):
    found = differences(before, after)
    olds = {one.before[0] for one in found if one.before}
    news = {one.after[0] for one in found if one.after}
    same_olds = [cue for n, cue in enumerate(before, 1) if n not in olds]
    same_news = [cue for n, cue in enumerate(after, 1) if n not in news]
    assert same_olds == same_news
    assert all(one.before[1] == before[one.before[0] - 1] for one in found if one.before)
    assert all(one.after[1] == after[one.after[0] - 1] for one in found if one.after)
    changed = [one for one in found if one.kind is CueChange.CHANGED]
    assert all(one.before and one.after and one.before[1] != one.after[1] for one in changed)
