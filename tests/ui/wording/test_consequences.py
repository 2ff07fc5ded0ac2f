from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from trackman.domain.consequences import Consequence, Effect
from trackman.domain.references import Reference, Unread
from trackman.ui.wording.consequences import ConsequenceWording

HOME = Reference("1", "m", "Home")
LAST = Effect(Consequence.LAST_SUBTITLES, ("it-IT",))


@pytest.fixture
def words(qapp):
    return ConsequenceWording()


def test_the_line_is_what_a_person_fears_first(words):
    effects = (LAST, Effect(Consequence.USED, records=(HOME,) * 3))
    assert words.line(effects) == "Last subtitles of this video in Italian · Used by 3 records"


def test_a_language_just_named_is_not_named_again(words):
    of_project = Effect(Consequence.LOCALES_MISSING, ("it",))
    assert words.line((LAST, of_project)).endswith("in Italian · A language of the project")
    others = Effect(Consequence.LOCALES_MISSING, ("fr", "it"))
    assert words.line((LAST, others)).endswith("left without subtitles: French, Italian")


def test_a_script_is_named_where_it_is_what_is_lost(words):
    for code in ("zh-Hant", "zh-TW"):
        line = words.line((Effect(Consequence.LAST_SUBTITLES, (code,)),))
        assert line == "Last subtitles of this video in Traditional Chinese"


@pytest.mark.parametrize("what", list(Consequence))
@pytest.mark.parametrize("count", [1, 2])
def test_everything_that_can_follow_has_words(words, make_track, what, count):
    track = make_track(name="{n} {languages}")
    effect = Effect(what, ("it", "de")[:count], (track,) * count, (HOME,) * count)
    assert words.line((effect,))
    for sentence in words.sentences([effect]):
        assert sentence.endswith(".")
        assert "{" not in sentence.replace(track.name, "")
    if effect.is_loss:
        assert words.sentences([effect])


def test_beside_undo_stands_only_what_was_lost(words):
    assert words.remark((LAST,)) == "the last of this video in Italian"
    assert words.remark((Effect(Consequence.UNUSED), Effect(Consequence.LAST_AUDIO, ("it",)))) == ""


def test_records_are_called_as_people_call_them(words):
    assert words.record(HOME) == "Home"
    assert words.record(Reference("7", "m", None)) == "Record 7"
    assert words.record(Reference("7", "m", "a\nb", is_draft=True)) == "a⏎b (draft)"


def test_says_whether_records_use_it_as_far_as_it_is_known(words):
    assert words.use(Unread.ASKED) == "Checking which records use it…"
    assert words.use(Unread.UNKNOWN) == "DatoCMS doesn’t say which records use it"
    assert words.use(()) == "Not used in any record"
    assert words.use((HOME,)) == "Used by 1 record"


@pytest.mark.parametrize(
    ("what", "line", "sentence"),
    [
        (
            Consequence.LAST_SUBTITLES,
            "Last subtitles without a language",
            "This video will have no subtitles left without a language.",
        ),
        (
            Consequence.LAST_CAPTIONS,
            "Last closed captions without a language",
            "It will have no closed captions left without a language.",
        ),
        (
            Consequence.LAST_AUDIO,
            "Last audio without a language",
            "It will have no audio tracks left without a language.",
        ),
    ],
)
def test_a_loss_of_no_language_has_words_of_its_own(words, what, line, sentence):
    effects = (Effect(what, ("",)),)
    assert words.line(effects) == line
    assert words.sentences(effects) == [sentence]


def test_languages_within_a_sentence_are_written_as_the_language_does(words):
    before = QLocale()
    QLocale.setDefault(QLocale("it_IT"))
    try:
        assert words.line((LAST,)).endswith("in italiano")
    finally:
        QLocale.setDefault(before)
