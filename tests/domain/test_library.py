"""Queries as they are answered from what is known here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from trackman.domain.library import LibraryQuery, Sort, TrackSummary, matches, summary_of
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload

MADE = datetime(2026, 6, 14, 12, tzinfo=UTC)
UPLOAD = Upload(
    "1", "summer-launch.mp4", 9, None, 1.0, 2, 1, "p", MADE, ("campaign",), collection_id="7"
)
TODAY = MADE.astimezone().date()
NONE = TrackSummary(0, 0, 0, ())


def track(language: str, kind: str = "subtitles", status: str = "ready") -> Track:
    """Return a track."""
    return Track(language + kind, "1", kind, language, language, None, status, None)


def test_tracks_are_summed_up() -> None:
    tracks = [track("en"), track("it", status="errored"), track("de", "audio"), track("en")]
    assert summary_of([*tracks, track("fr", status="preparing")]) == TrackSummary(
        5, 1, 1, ("en", "fr")
    )


@pytest.mark.parametrize(
    ("known", "language", "lacks"),
    [
        (("it-IT",), "it", False),
        (("IT",), "it", False),
        (("it",), "it-IT", True),
        (("ita",), "it", False),
        (("nb",), "no", False),
        (("zh-Hant",), "zh-TW", False),
        (("zh-CN",), "zh-TW", True),
        (("zh-CN",), "zh-Hant", True),
        ((), "it", True),
    ],
)
def test_a_regional_language_counts_as_its_language(
    known: tuple[str, ...], language: str, lacks: bool
) -> None:
    assert TrackSummary(1, 0, 0, known).lacks(language) is lacks


@pytest.mark.parametrize(
    "query",
    [
        LibraryQuery(),
        LibraryQuery(text="LAUNCH Summer"),
        LibraryQuery(text="campaign"),
        LibraryQuery(tag="campaign", collection_id="7"),
        LibraryQuery(created_from=TODAY, created_to=TODAY),
        LibraryQuery(lacks_language="it", sort=Sort.NAME),
    ],
)
def test_what_is_asked_for_matches(query: LibraryQuery) -> None:
    assert matches(query, UPLOAD, NONE)


@pytest.mark.parametrize(
    "query",
    [
        LibraryQuery(text="winter"),
        LibraryQuery(tag="camp"),
        LibraryQuery(collection_id="8"),
        LibraryQuery(created_from=TODAY + timedelta(days=1)),
        LibraryQuery(created_to=TODAY - timedelta(days=1)),
        LibraryQuery(has_errored=True),
        LibraryQuery(lacks_language="en"),
    ],
)
def test_what_is_not_asked_for_does_not_match(query: LibraryQuery) -> None:
    assert not matches(query, UPLOAD, TrackSummary(1, 0, 0, ("en",)))


def test_a_video_without_a_date_is_in_no_range() -> None:
    undated = replace(UPLOAD, created_at=None)
    assert not matches(LibraryQuery(created_to=date.max), undated, NONE)
    assert matches(LibraryQuery(), undated, NONE)


def test_only_questions_about_tracks_are_answered_here() -> None:
    assert LibraryQuery(has_errored=True).is_local
    assert LibraryQuery(lacks_language="it").is_local
    assert not LibraryQuery(text="a", used=True).is_local


def test_an_order_is_no_filter() -> None:
    assert not LibraryQuery(sort=Sort.NAME).is_filtered
    assert LibraryQuery(used=False).is_filtered
