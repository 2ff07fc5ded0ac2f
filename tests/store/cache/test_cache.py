"""What was last seen comes back, and a file that is of no use is no trouble."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trackman.domain.library import LibraryQuery, Scope, Sort, TrackSummary
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.store.cache.cache import Cache

MADE = datetime(2026, 6, 14, 9, 12, 44, 318_000, tzinfo=UTC)
HERE = Scope("64174", None)
ELSEWHERE = Scope("64174", "redesign")
QUERY = LibraryQuery(text="lançamento")
UPLOADS = [
    Upload(
        id=f"id{number}",
        filename=f"\u0000日本語 {number}.mp4",
        size=number,
        mime_type=None if number % 2 else "video/mp4",
        duration=None if number % 2 else 3.5,
        width=None,
        height=1080,
        mux_playback_id=f"play{number}",
        created_at=None if number == 7 else MADE - timedelta(hours=number),
        tags=("a", "ü"),
        path="/1/2",
        updated_at=MADE,
        thumbhash="1QcSHQ==",
        collection_id=None,
    )
    for number in range(20)
]
TRACK = Track("t", "id3", "subtitles", "Italiano", "it-IT", None, "errored", "no good")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """Return a cache of nothing yet."""
    cache = Cache(tmp_path / "new" / "library.sqlite")
    yield cache
    cache.close()


def video(upload: Upload, *tracks: Track) -> Video:
    """Return a video."""
    return Video(upload, tracks, None)


def test_rows_come_back_as_they_were(cache: Cache) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS[:10], 20)
    cache.keep_page(HERE, QUERY, 10, UPLOADS[10:], 20)
    assert cache.rows(HERE, QUERY, 0, 20) == UPLOADS
    assert cache.rows(HERE, QUERY, 5, 3) == UPLOADS[5:8]
    seen = cache.listing(HERE, QUERY)
    assert seen is not None
    assert seen.total == 20
    assert datetime.now(UTC) - seen.at < timedelta(minutes=1)


def test_they_last_beyond_the_program(cache: Cache, tmp_path: Path) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    cache.close()
    again = Cache(tmp_path / "new" / "library.sqlite")
    assert again.rows(HERE, QUERY, 0, 20) == UPLOADS
    again.close()


def test_each_project_environment_and_query_has_rows_of_its_own(cache: Cache) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    for scope, query in [(ELSEWHERE, QUERY), (Scope("2", None), QUERY), (HERE, LibraryQuery())]:
        assert cache.listing(scope, query) is None
        assert cache.rows(scope, query, 0, 20) == []
    assert cache.uploads(ELSEWHERE, ["id1"]) == []


def test_rows_after_a_gap_are_left_out(cache: Cache) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS[:3], 20)
    cache.keep_page(HERE, QUERY, 10, UPLOADS[10:], 20)
    assert cache.rows(HERE, QUERY, 0, 20) == UPLOADS[:3]
    assert cache.rows(HERE, QUERY, 3, 17) == []


def test_newer_rows_take_the_place_of_older_ones(cache: Cache) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    renamed = replace(UPLOADS[5], filename="new.mp4")
    cache.keep_page(HERE, QUERY, 0, [renamed, UPLOADS[4]], 2)
    assert cache.rows(HERE, QUERY, 0, 20) == [renamed, UPLOADS[4]]


def test_a_video_comes_back_with_its_tracks(cache: Cache) -> None:
    cache.keep_video(HERE, video(UPLOADS[3], TRACK))
    seen = cache.video(HERE, "id3")
    assert seen is not None
    assert seen.video == video(UPLOADS[3], TRACK)
    assert cache.video(HERE, "id4") is None
    assert cache.video(ELSEWHERE, "id3") is None


def test_tracks_are_summed_up_once_known(cache: Cache) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    cache.keep_video(HERE, video(UPLOADS[3], TRACK, replace(TRACK, id="u", status="ready")))
    cache.keep_video(HERE, video(UPLOADS[4]))
    assert cache.summaries(HERE, ["id3", "id4", "id5"]) == {
        "id3": TrackSummary(2, 1, 0, ("it-IT",)),
        "id4": TrackSummary(0, 0, 0, ()),
    }
    assert cache.known_tracks(HERE) == 2


def test_a_number_of_findings_stays_until_the_tracks_change(tmp_path: Path) -> None:
    def seen() -> int | None:
        cache = Cache(tmp_path / "library.sqlite")
        summary = cache.summaries(HERE, ["id3"])["id3"]
        (found,) = cache.matching(HERE, LibraryQuery(has_errored=True))
        cache.close()
        assert found == "id3"
        return summary.findings

    cache = Cache(tmp_path / "library.sqlite")
    cache.keep_video(HERE, video(UPLOADS[3], TRACK))
    for change, known in (
        (lambda: cache.keep_findings(HERE, "id3", 5), 5),
        (lambda: cache.keep_findings(ELSEWHERE, "id3", 7), 5),
        (lambda: cache.keep_video(HERE, video(UPLOADS[3], TRACK)), 5),
        (lambda: cache.keep_video(HERE, video(UPLOADS[3], TRACK, replace(TRACK, id="u"))), None),
        (lambda: cache.keep_findings(HERE, "id3", 0), 0),
        (cache.forget_findings, None),
    ):
        change()
        assert seen() == known
    cache.close()


def test_videos_are_found_by_what_is_known_of_their_tracks(cache: Cache) -> None:
    for upload in UPLOADS[2:6]:
        cache.keep_video(HERE, video(upload, *([TRACK] if upload.size % 2 else [])))
    errored = LibraryQuery(has_errored=True, sort=Sort.LARGEST)
    assert cache.matching(HERE, errored) == ["id5", "id3"]
    assert cache.matching(HERE, replace(errored, sort=Sort.NEWEST)) == ["id3", "id5"]
    assert cache.matching(HERE, replace(errored, text="日本語 5")) == ["id5"]
    assert cache.matching(HERE, LibraryQuery(lacks_language="it")) == ["id2", "id3", "id4", "id5"]
    assert cache.uploads(HERE, ["id5", "id99", "id3"]) == [UPLOADS[5], UPLOADS[3]]


def test_every_order_can_be_asked_for_here(cache: Cache) -> None:
    cache.keep_video(HERE, video(UPLOADS[0], TRACK))
    for sort in Sort:
        assert cache.matching(HERE, LibraryQuery(has_errored=True, sort=sort)) == ["id0"]


def test_a_video_is_found_by_its_playback_id(cache: Cache) -> None:
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    assert cache.playing(HERE, "play9") == UPLOADS[9]
    assert cache.playing(HERE, "nobody") is None


def test_more_videos_than_sqlite_takes_at_once(cache: Cache) -> None:
    many = [replace(UPLOADS[0], id=f"n{number}") for number in range(2_500)]
    cache.keep_page(HERE, QUERY, 0, many, 2_500)
    assert cache.uploads(HERE, [one.id for one in many]) == many


def test_each_letter_somebody_types_is_not_kept_for_ever(cache: Cache) -> None:
    for number in range(60):
        cache.keep_page(HERE, LibraryQuery(text=str(number)), 0, UPLOADS, 20)
    assert cache.listing(HERE, LibraryQuery(text="3")) is None
    assert cache.rows(HERE, LibraryQuery(text="59"), 0, 20) == UPLOADS


def test_it_stays_small(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "library.sqlite", largest=200_000)
    long = [replace(one, filename=f"{number}-" + "x" * 900) for number, one in enumerate(UPLOADS)]
    for page in range(40):
        uploads = [replace(one, id=f"{page}-{one.id}") for one in long]
        cache.keep_page(HERE, QUERY, 20 * page, uploads, 800)
    cache.trim()
    assert cache.size() < 300_000
    assert cache.rows(HERE, QUERY, 39 * 20, 20)
    assert cache.rows(HERE, QUERY, 0, 20) == []
    cache.close()


def test_everything_can_be_forgotten(cache: Cache) -> None:
    cache.keep_video(HERE, video(UPLOADS[3], TRACK))
    cache.clear()
    assert cache.video(HERE, "id3") is None
    cache.keep_video(HERE, video(UPLOADS[3], TRACK))
    assert cache.video(HERE, "id3") is not None


def test_many_threads_can_use_it(cache: Cache) -> None:
    def work(number: int) -> None:
        for page in range(5):
            cache.keep_page(HERE, LibraryQuery(text=str(number)), 4 * page, UPLOADS[:4], 20)
            cache.rows(HERE, QUERY, 0, 20)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(len(cache.rows(HERE, LibraryQuery(text=str(n)), 0, 20)) == 20 for n in range(8))


def test_two_programs_can_use_it(cache: Cache, tmp_path: Path) -> None:
    other = Cache(tmp_path / "new" / "library.sqlite")
    cache.keep_page(HERE, QUERY, 0, UPLOADS[:10], 20)
    other.keep_page(HERE, QUERY, 10, UPLOADS[10:], 20)
    assert cache.rows(HERE, QUERY, 0, 20) == UPLOADS == other.rows(HERE, QUERY, 0, 20)
    other.close()


@pytest.mark.parametrize("damage", ["text", "cut", "newer", "other tables", "empty"])
def test_a_file_of_no_use_is_set_aside_and_built_anew(
    damage: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "library.sqlite"
    _damaged(path, damage)
    cache = Cache(path)
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    assert cache.rows(HERE, QUERY, 0, 20) == UPLOADS
    cache.close()
    set_aside = damage != "empty"
    assert ("is set aside" in caplog.text) is set_aside
    assert (tmp_path / "library.sqlite.damaged").exists() is set_aside


def _damaged(path: Path, damage: str) -> None:
    """Make a file that cannot be used."""
    if damage == "text":
        path.write_text("not a database " * 100)
    elif damage == "empty":
        path.touch()
    else:
        cache = Cache(path)
        cache.keep_page(HERE, QUERY, 0, UPLOADS * 50, 1_000)
        cache.close()
        if damage == "cut":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
            return
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99" if damage == "newer" else _RENAME)
        connection.close()


_RENAME = "ALTER TABLE places RENAME TO positions"


def test_damage_done_while_running_is_noticed(
    cache: Cache, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "new" / "library.sqlite"
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE places")
    connection.close()
    assert cache.rows(HERE, QUERY, 0, 20) == []
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    assert cache.rows(HERE, QUERY, 0, 20) == UPLOADS
    assert "is set aside" in caplog.text


def test_without_a_folder_to_write_in_it_lives_in_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "library.sqlite")
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    assert cache.rows(HERE, QUERY, 0, 20) == UPLOADS
    assert cache.size() == 0
    assert "cannot be opened" in caplog.text
    cache.close()


def test_a_closed_cache_knows_nothing(cache: Cache) -> None:
    cache.close()
    cache.keep_page(HERE, QUERY, 0, UPLOADS, 20)
    assert cache.rows(HERE, QUERY, 0, 20) == []
