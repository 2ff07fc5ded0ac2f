"""Fixes of findings: certain, as small as can be, and none where a person has to decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.quality.checks.catalogue import run_checks
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import FindingCode, found
from trackman.domain.quality.fixes import FIXABLE, Fixes, broken, without_spaces
from trackman.domain.quality.limits import NETFLIX, NEUTRAL, PRESETS
from trackman.domain.subtitles.webvtt import Cue, Subtitles
from trackman.domain.tracks import Track

LONG = "The seamstresses worked on patterns for three months, and all of it by hand."


def context(*cues, limits=NEUTRAL, language="en"):
    track = Track("t", "u", "subtitles", "English", language, False, "ready", None)
    return Context(track, Subtitles(cues), limits)


def fixed(code, *cues, limits=NEUTRAL, language="en"):
    """Fix the first finding of a code."""
    one = context(*cues, limits=limits, language=language)
    finding = next(finding for finding in run_checks(one) if finding.code is code)
    return dict(Fixes(one).of(finding))


def test_an_empty_cue_is_removed():
    assert fixed(FindingCode.EMPTY, Cue(0, 2000, "a"), Cue(2000, 4000, " ")) == {2: None}


def test_an_overlap_ends_with_the_next_cue():
    cues = Cue(0, 2500, "One"), Cue(2000, 4000, "Two")
    assert fixed(FindingCode.OVERLAP, *cues) == {1: Cue(0, 2000, "One")}
    assert fixed(FindingCode.OVERLAP, *cues, limits=NETFLIX) == {1: Cue(0, 1934, "One")}
    assert fixed(FindingCode.OVERLAP, *cues[::-1]) == {2: Cue(0, 2000, "One")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Cue(0, 5000, "Around it"), Cue(2000, 4000, "Two")),
        (Cue(0, 3000, "At once"), Cue(0, 4000, "Two")),
        (Cue(0, 1000, "Too short then"), Cue(300, 4000, "Two")),
        (Cue(0, 2000, "As fast as one can read it"), Cue(1000, 4000, "Two")),
    ],
)
def test_an_overlap_is_left_where_it_may_be_meant_or_nothing_would_be_read(one, other):
    assert fixed(FindingCode.OVERLAP, one, other) == {}


def test_a_short_gap_is_closed_or_made_as_long_as_the_guide_wants():
    cues = Cue(0, 1980, "One"), Cue(2000, 4000, "Two")
    assert fixed(FindingCode.SHORT_GAP, *cues) == {1: Cue(0, 2000, "One")}
    assert fixed(FindingCode.SHORT_GAP, *cues, limits=NETFLIX) == {1: Cue(0, 1934, "One")}


def test_a_long_line_is_broken_where_a_phrase_ends():
    assert fixed(FindingCode.LONG_LINE, Cue(0, 6000, LONG)) == {
        1: Cue(
            0, 6000, "The seamstresses worked on patterns for\nthree months, and all of it by hand."
        )
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", "one two\nthree"),
        ("<i>one two</i> three", "<i>one two</i>\nthree"),
        ("<v Anna Lena>one two three", "<v Anna Lena>one two\nthree"),
        ("one\ntwo three", "one two\nthree"),
        ("one two three four", None),
        ("onetwothree four", None),
        ("- one\n- two", None),
        ("- one two\n- three four", None),
        ("one two", None),
    ],
)
def test_lines_are_broken_between_words_and_speakers_are_kept_apart(text, lines):
    assert broken(text, 8, 2) == lines


def test_characters_read_in_a_wrong_encoding_are_read_right():
    cues = Cue(0, 2000, "Ein schÃ¶ner GruÃŸ"), Cue(3000, 5000, "<i>FÃ¼r</i> dich")
    both = context(*cues, language="de")
    findings = [one for one in run_checks(both) if one.code is FindingCode.DAMAGED_CHARACTERS]
    assert dict(Fixes(both).of_all(findings)) == {
        1: Cue(0, 2000, "Ein schöner Gruß"),
        2: Cue(3000, 5000, "<i>Für</i> dich"),
    }
    assert fixed(FindingCode.DAMAGED_CHARACTERS, Cue(0, 2000, "Ein \ufffd Gruß")) == {}


def test_what_a_person_has_to_decide_is_not_mended():
    one = context(Cue(0, 500, LONG))
    others = [finding for finding in run_checks(one) if finding.code not in FIXABLE]
    assert others
    assert all(not Fixes(one).of(finding) for finding in others)
    assert Fixes(one).of(found(FindingCode.EMPTY)) == {}
    assert Fixes(one).of(found(FindingCode.EMPTY, 7)) == {}


def test_spaces_at_the_ends_of_lines_go():
    cues = [Cue(0, 1, "a \nb\u00a0\n \n c"), Cue(0, 1, "a b")]
    assert without_spaces(cues) == {1: Cue(0, 1, "a\nb\n c")}


texts = st.sampled_from(["", "Word", "Some words in it", LONG, "- One\n- Two", "FÃ¼r dich"])
times = st.integers(0, 8000)
spans = st.builds(lambda start, length, text: Cue(start, start + length, text), times, times, texts)


@given(st.lists(spans, min_size=1, max_size=6), st.sampled_from(list(PRESETS.values())))
def test_a_fix_takes_its_finding_away_and_brings_no_other_of_its_kind(cues, limits):
    before = context(*cues, limits=limits, language="de")
    for finding in run_checks(before):
        fix = Fixes(before).of(finding)
        if not fix or None in fix.values():
            continue
        after = [fix.get(number, cue) for number, cue in enumerate(cues, 1)]
        again = [(one.code, one.cues) for one in run_checks(context(*after, limits=limits))]
        assert (finding.code, finding.cues) not in again
