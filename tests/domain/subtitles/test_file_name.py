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
    ],
)
def test_a_name_tells_language_and_kind(name: str, facts: FileNameFacts) -> None:
    assert facts_in(name) == facts
