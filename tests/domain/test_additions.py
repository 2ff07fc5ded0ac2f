from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trackman.domain.additions import (
    LONGEST_NAME,
    FileRow,
    FileStamp,
    NewTrack,
    ProblemCode,
    TrackFile,
    ValueOrigin,
    free_name,
    is_language,
    language_meant,
    named,
    problems_of,
    usual_name,
)
from trackman.domain.audio_files import AudioFile, AudioFormat
from trackman.domain.file_faults import FileFault
from trackman.domain.quality.checks.context import Detection
from trackman.domain.subtitles.conversion import Conversion, converted
from trackman.domain.tracks import Track, TrackDraft

WEBVTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n"
TAKEN = Track("1", "v", "subtitles", "Italiano", "it", False, "ready", None)


def file_called(name: str, content: bytes = WEBVTT, **more) -> TrackFile:
    done = converted(content)
    assert isinstance(done, Conversion)
    return TrackFile(Path(name), conversion=done, **more)


def row(name: str, content: bytes = WEBVTT, **more) -> FileRow:
    return FileRow(Path(name)).with_file(file_called(name, content, **more))


def sound(name: str, form: AudioFormat = AudioFormat.M4A, seconds: float | None = 9.0) -> FileRow:
    file = TrackFile(Path(name), FileStamp(100, 1), audio=AudioFile(form, seconds))
    return FileRow(Path(name)).with_file(file)


def codes(rows, tracks=(), **known) -> list[list[ProblemCode]]:
    return [[one.code for one in of_one] for of_one in problems_of(rows, tracks, **known)]


def test_language_and_captions_come_from_the_name_before_the_words():
    one = row("film.it.sdh.vtt", detection=Detection("de", 0.9), names_sounds=True)
    assert one.draft == TrackDraft("subtitles", "", "it", True)
    assert (one.language_from, one.captions_from) == (ValueOrigin.FILE_NAME, ValueOrigin.FILE_NAME)


def test_they_come_from_the_words_where_the_name_says_nothing():
    one = row("film.vtt", detection=Detection("de", 0.9), names_sounds=True)
    assert one.draft == TrackDraft("subtitles", "", "de", True)
    assert (one.language_from, one.captions_from) == (ValueOrigin.TEXT, ValueOrigin.TEXT)


def test_a_file_that_names_its_language_is_believed():
    text = '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="pt-BR"><body><div>'
    text += '<p begin="1s" end="2s">Oi</p></div></body></tt>'
    one = row("film.ttml", text.encode(), detection=Detection("es", 0.9))
    assert (one.draft.language_code, one.language_from) == ("pt-BR", ValueOrigin.FILE)


def test_what_a_person_entered_outlives_another_reading():
    one = row("film.it.vtt").with_language("fr").with_name("Mine").with_captions(True)
    again = one.with_file(file_called("film.it.vtt"))
    assert again.draft == TrackDraft("subtitles", "Mine", "fr", True)
    failed = again.with_file(TrackFile(Path("film.it.vtt"), fault=FileFault.MISSING))
    assert failed.draft == again.draft


@pytest.mark.parametrize(
    ("code", "captions", "forced", "name"),
    [
        ("it", False, False, "Italiano"),
        ("fr-CA", True, False, "Français (Canada) (CC)"),
        ("pt-BR", False, True, "Português (Brasil) (forced)"),
        ("", False, False, ""),
        ("und", False, False, ""),
        ("not a code", False, False, ""),
    ],
)
def test_a_track_is_called_by_its_language_in_its_own_words(code, captions, forced, name):
    assert usual_name(TrackDraft("subtitles", "", code, captions), forced=forced) == name


def test_names_nobody_entered_are_free_ones():
    rows = [row("a.it.vtt"), row("b.it.vtt"), row("c.de.vtt"), sound("d.it.m4a")]
    names = [one.draft.name for one in named(rows, [TAKEN])]
    assert names == ["Italiano (2)", "Italiano (3)", "Deutsch", "Italiano"]


def test_names_follow_the_language_until_one_is_entered():
    (one,) = named([row("a.it.vtt").with_language("de")], [])
    assert one.draft.name == "Deutsch"
    (one,) = named([one.with_name("Mine").with_language("fr")], [])
    assert one.draft.name == "Mine"
    (one,) = named([one.with_name("")], [])
    assert one.draft.name == "Français"


def test_a_name_that_is_entered_may_be_taken_and_a_free_one_is_offered():
    rows = [
        row("a.it.vtt").with_name(" ITALIANO"),
        row("b.fr.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nA"),
    ]
    (problem, other), _ = problems_of(rows, [TAKEN])
    assert (problem.code, problem.stops) == (ProblemCode.NAME_TAKEN, True)
    assert problem.values == {"name": "Italiano", "free": " ITALIANO (2)"} or problem.values == {
        "name": "Italiano",
        "free": "ITALIANO (2)",
    }
    assert (other.code, other.stops) == (ProblemCode.SAME_LANGUAGE, False)


def test_two_rows_may_not_have_one_name_unless_one_stays_out():
    rows = [row("a.de.vtt").with_name("X"), row("b.fr.vtt").with_name("x")]
    assert ProblemCode.NAME_TWICE in codes(rows)[0]
    rows[1] = replace(rows[1], included=False)
    assert codes(rows)[0] == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda one: one.with_language(""), ProblemCode.NO_LANGUAGE),
        (lambda one: one.with_language("und"), ProblemCode.NO_LANGUAGE),
        (lambda one: one.with_language("it_IT"), ProblemCode.BAD_LANGUAGE),
        (lambda one: one.with_language("klingonisch"), ProblemCode.BAD_LANGUAGE),
        (lambda one: one.with_language("qqq"), ProblemCode.UNKNOWN_LANGUAGE),
        (lambda one: one.with_name("  "), ProblemCode.NO_NAME),
        (lambda one: one.with_name("x" * (LONGEST_NAME + 1)), ProblemCode.LONG_NAME),
    ],
)
def test_each_thing_that_is_entered_wrong_is_told(change, code):
    (found,) = codes([change(row("a.it.vtt").with_name("A"))])
    assert code in found


def test_a_file_with_the_content_of_another_one_is_told():
    rows = named([row("a.it.vtt"), row("b.de.vtt")], [])
    assert codes(rows) == [[ProblemCode.SAME_FILE], [ProblemCode.SAME_FILE]]


def test_sound_that_is_too_long_too_large_or_of_an_odd_format_is_told():
    rows = named([sound("a.it.flac", AudioFormat.FLAC, 11.5)], [])
    assert codes(rows, duration=10.0, limit=99) == [
        [ProblemCode.OVER_LIMIT, ProblemCode.LONGER, ProblemCode.UNDOCUMENTED]
    ]
    assert codes(named([sound("a.it.mp3", AudioFormat.MP3, 10.9)], []), duration=10.0) == [[]]


def test_a_file_of_which_nothing_can_be_made_says_so_and_nothing_else():
    one = FileRow(Path("a")).with_file(TrackFile(Path("a"), fault=FileFault.EMPTY))
    assert codes([one]) == [[ProblemCode.FILE_FAULT]]


def test_encodings_that_are_guessed_or_wrong_are_told():
    text = "1\n00:00:01,000 --> 00:00:02,000\nPerché è così\n".encode("cp1252")
    (one,) = named([row("a.it.srt", text)], [])
    assert codes([one]) == [[ProblemCode.ENCODING_GUESSED]]


def test_a_new_track_has_the_subtitles_or_the_place_of_the_sound():
    (text, audio) = named([row("a.it.vtt").with_name(" A "), sound("b.de.mp3")], [])
    draft = TrackDraft("subtitles", "A", "it", False)
    assert text.new_track() == NewTrack(draft, WEBVTT)
    spoken = TrackDraft("audio", "Deutsch", "de", None)
    assert audio.new_track() == NewTrack(spoken, source="b.de.mp3")


def test_free_names_stay_within_the_longest():
    name = "x" * LONGEST_NAME
    assert len(free_name(name, [name])) <= LONGEST_NAME


@pytest.mark.parametrize("code", ["it", "it-IT", "zh-Hant-TW", "es-419", "de-CH-1901", "sr-Latn"])
def test_codes_of_bcp_47_are_known_by_their_form(code):
    assert is_language(code)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Italian", "it"),
        (" pt-BR ", "pt-BR"),
        ("German", "de"),
        ("fr", "fr"),
        ("nonsense!", "nonsense!"),
    ],
)
def test_a_language_may_be_typed_as_a_name_or_a_code(typed, code):
    assert language_meant(typed) == code
