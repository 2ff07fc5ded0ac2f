from __future__ import annotations

import pytest

from tests.domain.subtitles.mojibake.test_repair import MORE, SOUND
from trackman.domain.subtitles.mojibake.question_marks import lost_letters


def found(language: str, *cues: str) -> list[tuple[int, str]]:
    """Return the numbers of the cues that are found, and their readings."""
    return [(one.cue, one.reading) for one in lost_letters(cues, language)]


@pytest.mark.parametrize(
    ("language", "cue"),
    [
        ("cs", "P?íští ?eský vlak"),
        ("cs", "?eský vlak"),
        ("cs", "Ten ?lov?k tu není."),
        ("de", "Das ist f?r dich."),
        ("fr", "Il s'est arr?t? devant la for?t."),
        ("en", "I don?t know, it?s late."),
        ("pl", "Zapami?taj, ?e to tu."),
        ("ru", "??????, ??? ?????"),
        ("es", "?Qué pasó?"),
        ("cs", "DOB?E, P?IJDU"),
    ],
)
def test_question_marks_for_letters_are_found(language: str, cue: str) -> None:
    assert [number for number, _ in found(language, "a", cue)] == [2]


def test_a_word_that_stands_elsewhere_is_the_reading() -> None:
    assert found("fr", "Un café, garçon ?", "Le caf? est froid, gar?on !") == [
        (2, "Le café est froid, garçon !")
    ]


def test_many_words_with_marks_inside_show_a_track_that_lost_its_letters() -> None:
    cues = ("Voilà.", "la soir?e", "Fran?ais", "le march?and", "des ann?es")
    assert [number for number, _ in found("fr", *cues)] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "cue",
    [
        "Really?Yes.",
        "Really?yes.",
        "REALLY?YES.",
        "What?no, why?because I say so.",
        "See https://a.example/watch?v=abc&t=1",
        "www.example.com/a?b=c, example.org?page=two",
        "Quoi ? Non ?",
        "Quoi ?oui",
        "What??? No?!",
        "[???]",
        "?",
        "? ?",
        "Is it 5?6?",
        "who? what? when?",
        "«Vraiment?» dit-il.",
        "(?) and (?)",
        "...?",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_question_marks_that_are_meant_are_not(language: str, cue: str) -> None:
    assert found(language, cue, *SOUND.values()) == []


@pytest.mark.parametrize("language", ["cs", "de", "fr", "pl", "ru", "sv", "tr"])
def test_a_track_that_lost_its_letters_is_found(language: str) -> None:
    lost = MORE[language].encode("ascii", "replace").decode()
    assert [one.cue for one in lost_letters([lost, "OK?", lost, lost], language)] == [1, 3, 4]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Really?Yes, really? Why?because", "en"),
        ("Wirklich? Ja. Warum? Darum.", "de"),
        ("Siehe https://a.example/b?c=d und a?b=c", "de"),
        ("Schön?ja, warum?nein", "de"),
        ("What? (?) ??? ?!", "fr"),
    ],
)
def test_questions_are_no_lost_letters(text: str, language: str) -> None:
    assert not list(lost_letters([text] * 5, language))


def test_words_of_one_letter_tell_where_no_letter_of_the_language_is_left() -> None:
    cues = ("Il porto ? chiuso.", "Dove ? andato?", "Non ? qui.", "Non pu? uscire.", "Davvero?")
    assert [number for number, _ in found("it", *cues)] == [1, 2, 3, 4]
    assert not found("it", *cues[:2], "Davvero ? disse.", "Perché?")


def test_last_letters_tell_in_a_track_that_is_damaged_throughout() -> None:
    cues = ("P?íští", "?eský", "D?kuji", "?lov?k", "Nem?žete", "Musí by? hotovo.", "Už? Ano.")
    assert [number for number, _ in found("cs", *cues)] == [1, 2, 3, 4, 5, 6]


def test_a_line_that_cannot_be_read_whole_has_no_reading() -> None:
    assert found("fr", "Un café, garçon ?", "Le caf?s est froid, gar?on, dr?le !") == [
        (2, "Le caf?s est froid, gar?on, dr?le !")
    ]


@pytest.mark.parametrize(
    ("language", "cues"),
    [
        ("ru", ("? ?? ???? ?? ???? ????????.", "?? ??????", "?????")),
        ("bg", ("????? ???, ????????.",)),
        ("he", ("???? ?????, ?? ??????",)),
        ("ar", ("?????? ?????",)),
        ("ko", ("????? ??????",)),
        ("ja", ("?????????",)),
        ("zh", ("????????", "????")),
        ("th", ("??????????",)),
    ],
)
def test_a_text_of_which_only_question_marks_are_left_is_found(
    language: str, cues: tuple[str, ...]
) -> None:
    assert [number for number, _ in found(language, *cues, "OK.")] == [*range(1, len(cues) + 1)]


@pytest.mark.parametrize("language", ["ja", "zh", "ru", "ko", "en", "fr", "und"])
def test_silent_questions_are_no_lost_letters(language: str) -> None:
    own = SOUND.get(language, "Well.")
    assert not found(language, own, "???????", "え？", "???", "?", "????")
    assert not found("en", "??????", "What?", "????")


def test_lines_of_question_marks_are_found_among_others_where_no_spaces_tell() -> None:
    cues = (SOUND["ja"], "?????????", "??????", "???", "?????")
    assert [number for number, _ in found("ja", *cues)] == [2, 3, 5]


@pytest.mark.parametrize(
    "cue", ["It?s fine, isn?t it?", "I don?t know.", "So you?re here.", "THEY?LL COME."]
)
def test_apostrophes_of_english_are_found_in_a_single_cue(cue: str) -> None:
    assert [number for number, _ in found("en", "Naïve café.", cue)] == [2]
    assert not found("en", "You?Really?", "can?not", "so?we're", "it?is", "what?why")
