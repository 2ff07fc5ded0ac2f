"""What can be shown of the library before anything is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from trackman.domain.library import LibraryQuery, Scope, TrackSummary
from trackman.domain.projects import KeptProject
from trackman.domain.settings import Settings
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.services.library.cached_listing import last_seen
from trackman.services.server import Server
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.preferences.projects import keep_project

GIVEN = Server("0123456789abcdef")
SIGNED_IN = Server("")
UPLOADS = [
    Upload(f"video-{number}", f"{number}.mp4", 1, None, 2, None, None, None, None, ())
    for number in range(70)
]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return an empty folder."""
    return DataFolder(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return an empty cache."""
    return Cache(tmp_path / "seen.sqlite")


def test_a_given_token_finds_what_was_seen_with_it(folder: DataFolder, cache: Cache) -> None:
    scope = Scope(GIVEN.unnamed_project, "redesign")
    cache.keep_page(scope, LibraryQuery(), 0, UPLOADS, 20_000)
    track = Track("t", "video-3", "audio", "x", "it", None, "errored", "broken")
    cache.keep_video(scope, Video(UPLOADS[3], (track,), "redesign"))
    seen = last_seen(folder, cache, GIVEN, "redesign", Settings())
    assert seen is not None
    assert (seen.scope, seen.rows.total) == (scope, 20_000)
    assert [seen.rows.get(row) for row in (0, 61)] == [UPLOADS[0], UPLOADS[61]]
    assert seen.summaries == {"video-3": TrackSummary(1, 1, 0, ())}
    assert not seen.rows.is_fresh(0, 0)


@pytest.mark.parametrize("other", [Server("another token"), Server(GIVEN.token, "http://[::1]")])
def test_another_token_or_server_finds_nothing_of_it(
    folder: DataFolder, cache: Cache, other: Server
) -> None:
    cache.keep_page(Scope(GIVEN.unnamed_project, None), LibraryQuery(), 0, UPLOADS, 70)
    assert last_seen(folder, cache, GIVEN, None, Settings()) is not None
    assert last_seen(folder, cache, other, None, Settings()) is None
    assert last_seen(folder, cache, GIVEN, "redesign", Settings()) is None


def test_the_project_open_last_is_shown_in_its_environment(
    folder: DataFolder, cache: Cache
) -> None:
    for project, environment in (("1", "redesign"), ("2", None)):
        keep_project(folder, KeptProject(project, "Stories", SIGNED_IN.api_url, environment))
    cache.keep_page(Scope("1", "redesign"), LibraryQuery(), 0, UPLOADS[:1], 1)
    cache.keep_page(Scope("1", "main"), LibraryQuery(), 0, UPLOADS[1:2], 1)
    seen = last_seen(folder, cache, SIGNED_IN, None, Settings(last_project="1"))
    assert seen is not None
    assert seen.rows.get(0) == UPLOADS[0]
    chosen = last_seen(folder, cache, SIGNED_IN, "main", Settings(last_project="1"))
    assert chosen is not None
    assert chosen.rows.get(0) == UPLOADS[1]
    assert last_seen(folder, cache, SIGNED_IN, None, Settings(last_project="2")) is None


def test_where_nobody_signed_in_there_is_nothing(folder: DataFolder, cache: Cache) -> None:
    assert last_seen(folder, cache, SIGNED_IN, None, Settings()) is None


def test_a_token_cannot_be_read_out_of_what_stands_for_its_project() -> None:
    assert GIVEN.token not in GIVEN.unnamed_project
    assert GIVEN.unnamed_project == Server(GIVEN.token).unnamed_project
