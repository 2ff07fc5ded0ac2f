from __future__ import annotations

from tests.domain.quality.checks.conftest import text, track
from trackman.domain.quality.checks.context import Detection
from trackman.domain.quality.checks.copies import copies
from trackman.domain.quality.findings import FindingCode, found

LINES = ("Good afternoon to everyone.", "The slides will be sent\nafterwards.", "OK.", "2026")
FRENCH = track("fr", name="Français")
NAMED = {"track_id": "id-Français", "name": "Français", "language": "fr"}


def test_a_track_with_the_text_of_another_in_its_language_is_a_duplicate(context) -> None:
    other = track("en-GB", name="Copy")
    same = tuple(line.upper().replace("\n", " ") for line in LINES)
    assert list(copies(context(*LINES, others=((other, text(*same)),)))) == [
        found(FindingCode.DUPLICATE, track_id="id-Copy", name="Copy", language="en-GB")
    ]
    assert not list(copies(context(*LINES, others=((other, text(*same[:-1])),))))


def test_cues_that_say_the_same_in_another_language_are_not_translated(context) -> None:
    french = text("Bonjour à tous.", LINES[1], "OK.", "2026")
    assert list(copies(context(*LINES, others=((FRENCH, french),)))) == [
        found(FindingCode.UNTRANSLATED, 2, percent=25, **NAMED)
    ]


def test_short_cues_and_numbers_may_be_the_same_in_any_language(context) -> None:
    few = ("OK.", "Northwind Stories", "1 2 3 4", "")
    assert not list(copies(context(*few, others=((FRENCH, text(*few)),))))


def test_without_spaces_eight_letters_are_long_enough(context) -> None:
    for line, findings in (("織物工場へようこそ", 1), ("ようこそ", 0)):
        others = ((FRENCH, text(line)),)
        assert len(list(copies(context(line, language="ja", others=others)))) == findings


def test_the_one_in_its_own_language_is_not_the_one_that_is_not_translated(context) -> None:
    others = ((FRENCH, text(*LINES)),)
    assert len(list(copies(context(*LINES, others=others)))) == 1
    assert not list(copies(context(*LINES, others=others, detection=Detection("en", 0.9))))
    assert list(copies(context(*LINES, others=others, detection=Detection("de", 0.9))))


def test_what_another_track_in_this_language_says_too_is_right(context) -> None:
    others = ((FRENCH, text(*LINES)), (track("en", name="B"), text(LINES[0], LINES[1])))
    assert not list(copies(context(*LINES, others=others)))
