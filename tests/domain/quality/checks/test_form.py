"""How cues look, at the edge of each preset's limits and in scripts that are read differently."""

from __future__ import annotations

import pytest

from tests.domain.quality.checks.conftest import track
from trackman.domain.quality.checks.catalogue import run_checks
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.checks.form import dropped, empty, lines, reading, tags
from trackman.domain.quality.findings import FindingCode, found
from trackman.domain.quality.limits import BBC, NETFLIX, NEUTRAL, QualityLimits
from trackman.domain.subtitles.webvtt import read_webvtt

PRESETS = [NEUTRAL, NETFLIX, BBC]
EACH = pytest.mark.parametrize("limits", PRESETS)
LETTERS = {"Latn": "a", "Hani": "语", "Jpan": "あ", "Hang": "한", "Thai": "ก"}
EACH_SCRIPT = pytest.mark.parametrize("script", LETTERS)


def pace_of(limits: QualityLimits, script: str):
    return limits.paces.get(script, limits.pace)


@EACH
@EACH_SCRIPT
def test_the_speed_of_the_limit_can_be_read_and_one_character_more_cannot(
    context, limits: QualityLimits, script: str
) -> None:
    limit = pace_of(limits, script).speed
    most = int(limit) * 10
    cue = LETTERS[script] * most
    assert not list(reading(context((0, 10_000, cue), limits=limits)))
    speed = (most + 1) / 10
    assert list(reading(context((0, 10_000, f"{cue}{LETTERS[script]}"), limits=limits))) == [
        found(FindingCode.TOO_FAST, 1, speed=speed, limit=limit)
    ]


@EACH
@EACH_SCRIPT
def test_a_line_may_be_as_long_as_the_limit(context, limits: QualityLimits, script: str) -> None:
    letter, limit = LETTERS[script], pace_of(limits, script).line
    assert not list(lines(context(f"{letter * limit}\n{letter}", limits=limits)))
    assert list(lines(context(f"{letter}\n{letter * (limit + 1)}", limits=limits))) == [
        found(FindingCode.LONG_LINE, 1, length=limit + 1, limit=limit)
    ]


@EACH
def test_two_lines_are_enough(context, limits: QualityLimits) -> None:
    assert not list(lines(context("a\nb", limits=limits)))
    assert not list(lines(context("a\n \nb", limits=limits)))
    assert list(lines(context("a\nb\nc", limits=limits))) == [
        found(FindingCode.MANY_LINES, 1, lines=3, limit=2)
    ]


def test_only_what_is_seen_counts(context) -> None:
    shown = "<i>" + "a&amp;" * 21 + "</i>"
    accents = "e\u0301\u200e" * 42
    assert not list(lines(context(shown, accents)))
    assert not list(reading(context((0, 2000, shown), (3000, 5000, accents))))


def test_characters_of_half_the_width_count_half_in_japanese(context) -> None:
    assert not list(lines(context("あ" * 12 + "ab", limits=NETFLIX)))
    assert list(lines(context("あ" * 12 + "abc", limits=NETFLIX))) == [
        found(FindingCode.LONG_LINE, 1, length=13.5, limit=13)
    ]


@pytest.mark.parametrize("nothing", ["", " ", "<i></i>", "\u200b", "&nbsp;", "\ufeff\n\u200e"])
def test_a_cue_that_shows_nothing_is_empty_and_nothing_else(context, nothing: str) -> None:
    blank = context(nothing, "words")
    assert list(empty(blank)) == [found(FindingCode.EMPTY, 1)]
    assert not [*reading(blank), *lines(blank), *tags(blank)]


@pytest.mark.parametrize(
    "known",
    [
        "<i>a</i>",
        "<b.loud>a</b>",
        "<c.yellow.bg_blue>a</c>",
        "<v Anna Berg>a",
        "<v.loud Anna>a</v>",
        "<lang en-GB>a</lang>",
        "<ruby>a<rt>b</rt></ruby>",
        "a <00:00:01.500>b",
        "<>a</>",
        "&lt;script&gt;",
        "<v Anna Berg of <b>a",
        "<i\n>a</i",
    ],
)
def test_tags_of_webvtt_are_known(context, known: str) -> None:
    assert not list(tags(context(known)))


@pytest.mark.parametrize("tag", ['<font color="red">', "<br>", "<3 you", "{\\an8}", "<I>", "<s>"])
def test_other_tags_are_found_once_in_a_cue(context, tag: str) -> None:
    assert list(tags(context(f"a {tag}"))) == [found(FindingCode.UNKNOWN_TAG, 1, tag=tag)]
    assert len(list(tags(context(f"{tag}> {tag}> </font>")))) == 1


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("if a<b then all these words vanish", "<b then all these words vanish"),
        ("I <3 you and me", "<3 you and me"),
        ("I <3> you", "<3>"),
        ("a <b and c> d", "<b and c>"),
        ("5 < 6 and 7 > 3", "< 6 and 7 >"),
        ("a <i", "<i"),
        ("a</i and more", "</i and more"),
    ],
)
def test_words_that_players_take_for_a_tag_are_named(context, words: str, tag: str) -> None:
    assert list(tags(context(words))) == [found(FindingCode.UNKNOWN_TAG, 1, tag=tag)]


@pytest.mark.parametrize(
    "tag",
    [
        "<script>",
        "<SCRIPT src=//x>",
        "<img src=x onerror=alert(1)>",
        "<iframe>",
        "<div onclick = 'x'>",
        "<font face='javascript:x'>",
        "<a href=//x>",
    ],
)
def test_tags_that_web_pages_could_run_are_unsafe(context, tag: str) -> None:
    assert list(tags(context(f"{tag}a"))) == [found(FindingCode.UNSAFE_TAG, 1, tag=tag)]


def test_a_long_tag_is_quoted_in_part(context) -> None:
    (finding,) = tags(context(f"<{'x' * 500}>"))
    assert len(str(finding.values["tag"])) == 80


def test_cues_that_no_player_shows_are_counted(context) -> None:
    assert not list(dropped(context("a")))
    assert list(dropped(context("a", dropped=3))) == [found(FindingCode.DROPPED_CUES, count=3)]


def findings_of(text):
    return [(one.code.value, one.cues) for one in run_checks(Context(track(), read_webvtt(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"1\n00:01.000 --> 00:03.000\nWe sail.\n \n2\n00:04.000 --> 00:06.000\nGood.", (1,)),
        (b"1\n00:01.000 --> 00:03.000\nWe sail.\n2\n00:04.000 --> 00:06.000\nGood.", (1,)),
        (b"00:01.000 --> 00:03.000\nWe sail.\n\t\n00:04.000 -> 00:06.000\nGood.", (1,)),
        ("00:01.000 --> 00:03.000\nWe sail.\n00:04,000 —> 00:06,000\nGood.".encode(), (1,)),
        (b"1\n00:01.000 --> 00:03.000\nIn 1990\n\n2\n00:04.000 --> 00:06.000\n3", None),
        (b"00:01.000 --> 00:03.000\n2\n\n00:04.000 --> 00:06.000\n3", None),
        (b"00:01.000 --> 00:03.000\nSo there.\n \noutro\n00:04.000 --> 00:06.000\nEnd", (1,)),
        (b"00:01.000 --> 00:03.000\nSo there.\n \nNOTE hello", (1,)),
        (b"00:01.000 --> 00:03.000\nSo.\n \nNOTE\nhello\n\n00:04.000 --> 00:06.000\nEnd", (1,)),
        (b"00:01.000 --> 00:03.000\nSo.\n \nThere.\n\n00:04.000 --> 00:06.000\nEnd", None),
        (b"00:01.000 --> 00:03.000\nSo.\n \n00:04.000 --> 00:06.000\nEnd", None),
        (b"00:01.000 --> 00:03.000\nSo.\nThere.\n00:04.000 --> 00:06.000\nEnd", None),
        (b"00:01.000 --> 00:03.000\nSo.\n \nNOTES of mine", None),
    ],
)
def test_what_runs_into_the_cue_before_is_noticed(text, found):
    codes = dict(findings_of(b"WEBVTT\n\n" + text + b"\n"))
    assert codes.get("run_together") == found


def test_words_outside_cues_and_arrows_in_styles_are_findings():
    text = b'WEBVTT\n\nSTYLE\na { b: "-->" }\n\n00:01.000 --> 00:03.000\nA\n\nlost words\n'
    assert ("stray_words", (1,)) in findings_of(text)
    assert ("style_arrow", ()) in findings_of(text)


def test_captions_that_roll_up_are_told_once(context):
    found = run_checks(
        context(
            (80, 2310, "we<00:00:00.480><c> sail</c>"),
            (2310, 2320, "we sail\n "),
            (2320, 4790, "we sail\nnot<00:00:02.700><c> a minute</c>"),
            (4790, 4800, "not a minute\n "),
            (4800, 6800, "not a minute\nlater"),
        )
    )
    assert [one.code for one in found] == [FindingCode.ROLL_UP]


def test_captions_that_roll_up_with_pauses_are_read_at_the_pace_of_their_new_words(context):
    said = [f"{n} a line of thirty letters said" for n in range(8)]
    cues = ((n * 2200, n * 2200 + 2000, "\n".join(said[max(n - 1, 0) : n + 1])) for n in range(8))
    assert [one.code for one in run_checks(context(*cues))] == [FindingCode.ROLL_UP]
