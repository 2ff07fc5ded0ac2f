from __future__ import annotations

import re
from typing import Any

import pytest

from trackman.domain.errors import BackupFault
from trackman.domain.quality.findings import Finding, FindingCode, Severity, found, unreadable
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording

VALUES: dict[FindingCode, dict[str, Any]] = {
    FindingCode.TOO_FAST: {"speed": 27.3, "limit": 21},
    FindingCode.TOO_SHORT: {"length": 300, "limit": 500},
    FindingCode.TOO_LONG: {"length": 9_000, "limit": 7_000},
    FindingCode.NEVER_SHOWN: {"start": 5_000, "end": 4_000},
    FindingCode.OVERLAP: {"length": 120},
    FindingCode.SHORT_GAP: {"length": 0, "limit": 40},
    FindingCode.OUT_OF_ORDER: {"earlier": 3_500},
    FindingCode.AFTER_END: {"start": 99_000, "duration": 90_000},
    FindingCode.BEYOND_END: {"end": 99_000, "duration": 90_000},
    FindingCode.LITTLE_TEXT: {"percent": 3.4, "limit": 10},
    FindingCode.LONG_LINE: {"length": 61, "limit": 42},
    FindingCode.MANY_LINES: {"lines": 4, "limit": 2},
    FindingCode.UNKNOWN_TAG: {"tag": "<font>"},
    FindingCode.UNSAFE_TAG: {"tag": "<script>"},
    FindingCode.DROPPED_CUES: {"count": 3},
    FindingCode.STRAY_WORDS: {"text": "not a minute later"},
    FindingCode.RUN_TOGETHER: {"text": "2"},
    FindingCode.STYLE_ARROW: {"count": 1},
    FindingCode.WRONG_SCRIPT: {
        "declared": "ru",
        "expected": "Cyrl",
        "found": "Latn",
        "percent": 97,
    },
    FindingCode.WRONG_LANGUAGE: {"declared": "it-IT", "detected": "es", "percent": 93},
    FindingCode.UNTRANSLATED: {
        "track_id": "t",
        "name": "English",
        "language": "en",
        "percent": 12,
    },
    FindingCode.DUPLICATE: {"track_id": "t", "name": "English", "language": "en"},
    FindingCode.SOUNDS_WITHOUT_FLAG: {"count": 5},
    FindingCode.LISTED_WORD: {"word": "Foo"},
    FindingCode.PLACEHOLDER: {"text": "[inaudible]"},
    FindingCode.WATERMARK: {"text": "Subtitles by Foo"},
    FindingCode.DAMAGED_CHARACTERS: {"text": "Ã©"},
    FindingCode.UNREADABLE: {"fault": BackupFault.CUT.value},
}


@pytest.fixture
def words(qapp):
    return FindingWording()


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_code_has_words_for_its_values(words, code):
    said = words.sentence(found(code, 1, **VALUES.get(code, {})))
    assert said[-1] in ".)”"
    assert code.value not in said
    assert "{" not in said


def test_every_code_has_words_of_its_own(words):
    said = {words.sentence(found(code, **VALUES.get(code, {}))) for code in FindingCode}
    assert len(said) == len(FindingCode)


@pytest.mark.parametrize("fault", list(BackupFault))
def test_a_text_that_cannot_be_read_says_why(words, fault):
    assert re.fullmatch(r".{20,}[^.]\.", words.sentence(unreadable(fault)))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (FindingCode.TOO_FAST, "27.3 characters per second (limit 21)"),
        (FindingCode.TOO_SHORT, "Shown for 0.3 s (at least 0.5 s)"),
        (FindingCode.SHORT_GAP, "The pause of 0 s between them may flicker (at least 0.04 s)"),
        (FindingCode.BEYOND_END, "Ends at 01:39.000, but the video ends at 01:30.000."),
        (FindingCode.LONG_LINE, "61 characters in one line (limit 42)"),
        (
            FindingCode.WRONG_SCRIPT,
            "The subtitles aren’t in the script of Russian. Expected: Cyrillic. "
            "Found in 97 %: Latin.",
        ),
        (
            FindingCode.WRONG_LANGUAGE,
            "The track’s language is Italian (Italy), but the subtitles seem to be "
            "Spanish (93 % sure).",
        ),
        (FindingCode.DUPLICATE, "Identical to “English”, English."),
    ],
)
def test_values_are_told_in_the_units_of_people(words, code, sentence):
    assert words.sentence(found(code, 1, **VALUES[code])) == sentence


def test_what_a_damaged_line_should_read_stands_beside_it(words):
    said = words.sentence(found(FindingCode.DAMAGED_CHARACTERS, 1, text="cafÃ©", reading="café"))
    assert said == "Garbled by a wrong encoding: “cafÃ©”, which should read “café”"


def test_names_from_strangers_are_quoted_and_take_no_part_in_the_sentence(words):
    said = words.sentence(found(FindingCode.LISTED_WORD, word="{count}\n<b>"))
    assert said == "“{count}⏎<b>” is on your list of words."


@pytest.mark.parametrize(
    ("cues", "where"),
    [
        ((), ""),
        ((12,), "Cue 12"),
        ((1, 2), "Cues 1, 2"),
        (tuple(range(1, 9)), "Cues 1, 2, 3 and 5 more"),
    ],
)
def test_a_finding_says_where(words, cues, where):
    assert words.where(found(FindingCode.EMPTY, *cues)) == where


def test_a_badge_counts_the_worst(words):
    one = Finding(FindingCode.EMPTY, Severity.WARNING)
    bad = Finding(FindingCode.UNSAFE_TAG, Severity.ERROR)
    assert words.badge(()) == "No findings"
    assert words.badge([one]) == "1 warning"
    assert words.badge([one, bad, bad]) == "3 findings, 2 errors"
    assert words.badge([bad, bad]) == "2 errors"
    assert words.summary([one, bad, bad]) == "3 findings"


def test_every_severity_has_icon_and_colour():
    assert set(PICTURES) == set(TONES) == set(Severity)
