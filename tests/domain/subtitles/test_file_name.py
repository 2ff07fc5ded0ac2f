"""Names of subtitle files as people and programs give them."""

from __future__ import annotations

import pytest

from trackman.domain.subtitles.file_name import FileNameFacts, facts_in


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("film.vtt", FileNameFacts("film")),
        ("film.it.vtt", FileNameFacts("film", "it")),
        ("film_fr-CA.sdh.srt", FileNameFacts("film", "fr-CA", closed_captions=True)),
        ("film.pt-BR.forced.srt", FileNameFacts("film", "pt-BR", forced=True)),
        ("film.zh_Hant_TW.vtt", FileNameFacts("film", "zh-Hant-TW")),
        ("film.zh-Hant-TW.vtt", FileNameFacts("film", "zh-Hant-TW")),
        ("a film.2024.ger.vtt", FileNameFacts("a film.2024", "ger")),
        ("Film.Italian.vtt", FileNameFacts("Film", "it")),
        ("film.hi.vtt", FileNameFacts("film", "hi")),
        ("film.en.hi.vtt", FileNameFacts("film", "en", closed_captions=True)),
        ("film.cc.vtt", FileNameFacts("film", closed_captions=True)),
        ("what_is_it.vtt", FileNameFacts("what_is_it")),
        ("film_de.vtt", FileNameFacts("film", "de")),
        ("check.2.vtt", FileNameFacts("check.2")),
        (".vtt", FileNameFacts(".vtt")),
        ("it.vtt", FileNameFacts("it")),
        ("..it.vtt", FileNameFacts("..it")),
        ("film.de.subtitles.vtt", FileNameFacts("film", "de")),
        ("film.de", FileNameFacts("film", "de")),
        ("en.vtt", FileNameFacts("", "en")),
        ("pt-BR.srt", FileNameFacts("", "pt-BR")),
        ("Italian.vtt", FileNameFacts("", "it")),
        ("new.vtt", FileNameFacts("new")),
        ("en-us.vtt", FileNameFacts("", "en-US")),
        ("so-so.vtt", FileNameFacts("so-so")),
        ("car.vtt", FileNameFacts("car")),
        ("film (en).vtt", FileNameFacts("film", "en")),
        ("film [German].vtt", FileNameFacts("film", "de")),
        ("film (it) (SDH).vtt", FileNameFacts("film", "it", closed_captions=True)),
        ("film (2024).vtt", FileNameFacts("film (2024)")),
        ("film (new).vtt", FileNameFacts("film (new)")),
        ("film-en.vtt", FileNameFacts("film", "en")),
        ("film-en.forced.vtt", FileNameFacts("film", "en", forced=True)),
        ("sci-fi.vtt", FileNameFacts("sci-fi")),
        ("check-in.vtt", FileNameFacts("check-in")),
        ("video.en_us.vtt", FileNameFacts("video", "en-US")),
        ("video-en-us.vtt", FileNameFacts("video", "en-US")),
        ("film_de_la.vtt", FileNameFacts("film_de_la")),
        ("video.en (auto-generated).vtt", FileNameFacts("video", "en")),
        ("My talk.en-orig.vtt", FileNameFacts("My talk", "en")),
        ("Dr. No.vtt", FileNameFacts("Dr. No")),
        ("interview_mr.vtt", FileNameFacts("interview_mr")),
        ("film.mr.vtt", FileNameFacts("film", "mr")),
    ],
)
def test_a_name_tells_language_and_kind(name: str, facts: FileNameFacts) -> None:
    assert facts_in(name) == facts
