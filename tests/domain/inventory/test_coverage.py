"""Videos × languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.inventory.summaries import video
from trackman.domain.inventory.coverage import (
    Coverage,
    CoverageDemand,
    CoverageOrder,
    CoverageQuery,
    Covered,
    coverage_of,
)
from trackman.domain.languages import serves

VIDEOS = (
    video("Launch", "it", "it-IT cc", "de errored", "en audio", used=True),
    video("interview", "de", "fr preparing", used=False),
    video("Größe", "en cc", "pt-BR"),
    video("new", looked_at=None),
    video("empty"),
)
LOCALES = ("en", "it", "de", "fr")


@pytest.fixture
def coverage() -> Coverage:
    return coverage_of(VIDEOS, LOCALES)


def cell(coverage: Coverage, video: int, language: str) -> Covered:
    return coverage.at(video, coverage.languages.index(language))


def names(coverage: Coverage, query: CoverageQuery) -> list[str]:
    return [coverage.filenames[place].removesuffix(".mp4") for place in coverage.videos(query)]


def test_the_projects_languages_come_first_and_then_those_that_only_tracks_have(coverage):
    assert coverage.languages == ("en", "it", "de", "fr", "pt-BR")
    assert coverage.expected == 4


def test_a_cell_holds_all_that_a_video_has_in_a_language(coverage):
    assert cell(coverage, 0, "it") == Covered.SUBTITLES | Covered.CAPTIONS
    assert cell(coverage, 0, "en") == Covered.AUDIO
    assert cell(coverage, 0, "de") == Covered.ERRORED
    assert cell(coverage, 1, "fr") == Covered.PREPARING
    assert cell(coverage, 4, "en") == Covered(0)


def test_a_video_whose_tracks_were_never_read_counts_as_not_known(coverage):
    assert cell(coverage, 3, "en") == Covered.UNREAD
    assert coverage.missing(3, CoverageDemand.TEXT) == 0
    assert "new" not in names(coverage, CoverageQuery(lacks="en"))
    assert next(one for one in coverage.figures() if one.language == "fr").none == 3


def test_each_language_has_its_figures(coverage):
    figures = {one.language: one for one in coverage.figures()}
    italian = figures["it"]
    assert (italian.text, italian.captions, italian.audio, italian.none) == (1, 1, 0, 3)
    assert (figures["de"].text, figures["de"].errored) == (1, 1)
    assert [one.having(CoverageDemand.AUDIO) for one in coverage.figures()] == [1, 0, 0, 0, 0]
    assert [one.is_expected for one in coverage.figures()] == [True] * 4 + [False]


def test_figures_of_some_videos_count_only_those(coverage):
    assert [one.text for one in coverage.figures([1, 2])] == [1, 0, 1, 0, 1]


def test_videos_are_found_by_words_of_their_names_and_ids_in_any_spelling(coverage):
    assert names(coverage, CoverageQuery(text="GRÖSSE")) == ["Größe"]
    assert names(coverage, CoverageQuery(text="id-inter VIEW")) == ["interview"]
    assert names(coverage, CoverageQuery(text="nowhere")) == []


def test_videos_without_what_is_wanted_in_a_language_are_found(coverage):
    assert names(coverage, CoverageQuery(lacks="de")) == ["Launch", "Größe", "empty"]
    query = CoverageQuery(lacks="de", wanted=CoverageDemand.CAPTIONS)
    assert names(coverage, query) == ["Launch", "interview", "Größe", "empty"]
    assert names(coverage, CoverageQuery(used=True)) == ["Launch"]


def test_the_worst_come_first_and_names_sort_whatever_their_case(coverage):
    worst = names(coverage, CoverageQuery(order=CoverageOrder.WORST))
    assert worst == ["empty", "Launch", "interview", "Größe", "new"]
    by_name = names(coverage, CoverageQuery(order=CoverageOrder.NAME))
    assert by_name == ["empty", "Größe", "interview", "Launch", "new"]


def test_a_project_whose_languages_are_not_known_goes_by_its_tracks():
    coverage = coverage_of(VIDEOS)
    assert coverage.expected == 0
    assert set(coverage.languages) == {"it", "de", "en", "fr", "pt-BR"}
    assert coverage.missing(4, CoverageDemand.TEXT) == 5


def test_nothing_known_has_no_videos_and_no_figures():
    coverage = coverage_of(())
    assert len(coverage) == 0
    assert list(coverage.videos(CoverageQuery(lacks="it"))) == []
    assert [one.text for one in coverage_of((), ("it",)).figures()] == [0]


_codes = st.sampled_from(["it", "it-IT", "pt", "pt-BR", "pt-PT", "zh-TW", "zh", "und", "", "x-q"])
_tracks = st.tuples(_codes, st.sampled_from(["", " cc", " audio", " errored", " preparing"]))


@given(st.lists(st.lists(_tracks, max_size=4), max_size=4), st.lists(_codes, max_size=3))
def test_a_cell_shows_exactly_what_the_rule_of_its_language_would_find(tracks, locales):
    videos = [
        video(str(place), *(f"{code or 'mul'}{rest}" for code, rest in some))
        for place, some in enumerate(tracks)
    ]
    coverage = coverage_of(videos, locales)
    for place, one in enumerate(videos):
        for column, language in enumerate(coverage.languages):
            found = [track for track in one.tracks if serves(track.language_code, language)]
            assert bool(coverage.at(place, column)) == bool(found)
        for track in one.tracks:
            assert any(serves(track.language_code, one) for one in coverage.languages)
