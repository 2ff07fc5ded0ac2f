"""Find and replace in the texts of cues."""

from __future__ import annotations

import pytest

from trackman.domain.subtitles.editing.replacing import Wanted, cues_of, one_replaced, replaced
from trackman.domain.subtitles.webvtt import Cue

CUES = [Cue(n, n + 1, text) for n, text in enumerate(("<i>In</i> it, in", "Inn", "x.y", "xzy"))]


def found(wanted, by="-"):
    return [(hit.row, hit.after) for hit in replaced(CUES, wanted, by)]


def test_tags_are_left_alone():
    assert found(Wanted("i")) == [(0, "<i>-n</i> -t, -n"), (1, "-nn")]


def test_capitals_and_whole_words_can_matter():
    assert found(Wanted("In", case=True)) == [(0, "<i>-</i> it, in"), (1, "-n")]
    assert found(Wanted("in", word=True)) == [(0, "<i>-</i> it, -")]


@pytest.mark.parametrize("wanted", ["x.y", "X.Y"])
def test_marks_stand_for_themselves(wanted):
    assert found(Wanted(wanted), r"\1") == [(2, r"\1")]


def test_nothing_is_found_where_nothing_is_searched_for():
    assert replaced(CUES, Wanted(""), "x") == []


def test_one_place_or_all_can_be_replaced():
    (hit,) = replaced(CUES, Wanted("in", word=True), "at")
    assert one_replaced(hit, 1, "at") == "<i>In</i> it, at"
    assert cues_of(CUES, [hit]) == {0: Cue(0, 1, "<i>at</i> it, at")}


@pytest.mark.parametrize(
    ("wanted", "after"),
    [
        ("amp", "R&amp;D, -s &lt;3 & so on&nbsp;; a&b"),
        ("lt", None),
        (";", "R&amp;D, amps &lt;3 & so on&nbsp;- a&b"),
        ("R&D", "-, amps &lt;3 & so on&nbsp;; a&b"),
        ("r&amp;d", "-, amps &lt;3 & so on&nbsp;; a&b"),
        ("<3", "R&amp;D, amps - & so on&nbsp;; a&b"),
        ("on\u00a0", "R&amp;D, amps &lt;3 & so -; a&b"),
        ("&", "R-D, amps &lt;3 - so on&nbsp;; a-b"),
    ],
)
def test_escapes_are_found_as_what_they_show_and_never_cut(wanted, after):
    cue = Cue(0, 1, "R&amp;D, amps &lt;3 & so on&nbsp;; a&b")
    hits = replaced([cue], Wanted(wanted), "-")
    assert [hit.after for hit in hits] == ([] if after is None else [after])
