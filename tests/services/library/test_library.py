"""The library on the look-alike: quick, once, again after failures, and from the cache."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.quiet import until_quiet
from trackman.dato.client import Client
from trackman.dato.rate_limiter import RateLimiter
from trackman.dato.transport import Transport, TransportLimits
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import ApiError, LostAnswerError, NotSentError
from trackman.domain.library import LibraryQuery, Scope, Sort, TrackSummary
from trackman.domain.listings import (
    Counted,
    ListingEvent,
    ListingFailed,
    Loaded,
    LoadedFromCache,
    UpToDate,
)
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.executors import Executors
from trackman.services.library.library import Library
from trackman.services.library.sparse_rows import BLOCK
from trackman.services.operations.backoff import BackoffPauses
from trackman.store.cache.cache import Cache

SCOPE = Scope("64174", None)
PAUSES = BackoffPauses(failures=(0.01,), scarce=0.01)
VIDEOS = 3_000


class Screen:
    """Shows a library: hears what it reports, and waits for it."""

    def __init__(
        self, client: Client, executors: Executors, cache: Cache, pauses: BackoffPauses
    ) -> None:
        self.events: list[ListingEvent] = []
        self._heard = asyncio.Event()
        self.library = Library(client, executors, cache, SCOPE, self._hear, pauses)

    def _hear(self, event: ListingEvent) -> None:
        self.events.append(event)
        self._heard.set()

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so; it is looked at after each report."""
        async with asyncio.timeout(30):
            while not is_so():
                self._heard.clear()
                with suppress(TimeoutError):  # what is waited for may not be reported
                    await asyncio.wait_for(self._heard.wait(), 0.01)

    async def until_current(self) -> None:
        """Wait until what is on screen is as the server has it."""
        await self.until(lambda: UpToDate() in self.events)

    async def scroll_to(self, first: int) -> None:
        """Bring some rows on screen and wait until they can be drawn."""
        last = first + 39
        self.library.listing.wanted(first, last)
        await self.until(lambda: None not in self.names(first, last))

    def names(self, first: int, last: int) -> list[str | None]:
        """Return the names in some rows."""
        rows = [self.library.rows.get(row) for row in range(first, last + 1)]
        return [upload.filename if upload else None for upload in rows]

    def heard(self, kind: type[ListingEvent]) -> list[ListingEvent]:
        """Return the reports of one kind."""
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def project() -> DemoProject:
    """Return a project with many videos that lets many requests through."""
    project = large_project(VIDEOS, 1)
    project.requests_per_window = 10_000
    return project


@pytest.fixture
def client(server: DemoServer) -> Iterator[Client]:
    """Return a client that takes large pages."""
    limits = TransportLimits(patience=5, read_again=())
    transport = Transport(server.token, server.api_url, RateLimiter(10_000), limits)
    yield Client(transport)
    transport.close()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """Return an empty cache."""
    cache = Cache(tmp_path / "library.sqlite")
    yield cache
    cache.close()


@pytest.fixture
def on_screen(client: Client, executors: Executors, cache: Cache) -> Callable[[], object]:
    """Return a function that shows the library while something is done with it."""

    @asynccontextmanager
    async def shown(pauses: BackoffPauses = PAUSES) -> AsyncIterator[Screen]:
        screen = Screen(client, executors, cache, pauses)
        running = asyncio.create_task(screen.library.run())
        try:
            yield screen
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    return shown


def spans(server: DemoServer) -> list[tuple[int, int]]:
    """Return the offset and the limit of each page asked for."""
    return [
        (int(seen.query["page[offset]"]), int(seen.query["page[limit]"]))
        for seen in server.seen
        if seen.path == "/uploads" and seen.query["page[limit]"] != "0"
    ]


def name(number: int) -> str:
    """Return the name of one of the generated videos, counted from 0."""
    return f"story-{number + 1:05}.mp4"


async def test_the_first_rows_come_with_one_small_page(server, on_screen) -> None:
    async with on_screen() as screen:
        await screen.until(lambda: screen.heard(Loaded))
        assert screen.library.rows.total == VIDEOS
        assert screen.names(0, 1) == [name(0), name(1)]
        assert spans(server)[0] == (0, BLOCK)
        assert screen.events[:2] == [Counted(VIDEOS), Loaded(0, BLOCK - 1)]


async def test_then_whole_pages_are_read_ahead_but_not_everything(
    server, on_screen, executors: Executors
) -> None:
    async with on_screen() as screen:
        await screen.until(lambda: screen.library.rows.get(9 * BLOCK - 1))
        await until_quiet(executors)
        assert spans(server) == [(0, BLOCK), (BLOCK - 1, 8 * BLOCK + 1)]
        assert screen.names(9 * BLOCK - 1, 9 * BLOCK) == [name(9 * BLOCK - 1), None]


async def test_nothing_is_read_ahead_before_the_rest_of_the_screen_or_scrolling(
    server: DemoServer, on_screen: Callable[..., AbstractAsyncContextManager[Screen]]
) -> None:
    async with on_screen(BackoffPauses(ahead=60)) as screen:
        await screen.until_current()
        await screen.scroll_to(0)
        await screen.library.count(LibraryQuery())
        assert spans(server) == [(0, BLOCK)]
        await screen.scroll_to(1)
        await screen.until(lambda: len(spans(server)) == 2)
        assert spans(server)[1] == (BLOCK - 1, 8 * BLOCK + 1)


async def test_scrolling_to_the_end_asks_for_no_row_twice(server, on_screen) -> None:
    async with on_screen() as screen:
        for first in range(0, VIDEOS, 40):
            await screen.scroll_to(first)
        assert screen.names(VIDEOS - 1, VIDEOS) == [name(VIDEOS - 1), None]
        asked = [
            row for offset, limit in spans(server) for row in range(offset + 1, offset + limit)
        ]
        assert len(asked) == len(set(asked))
        assert len(spans(server)) < 3 * VIDEOS / 500


async def test_a_jump_reads_what_is_on_screen_first(server, on_screen) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        screen.library.listing.wanted(2_000, 2_029)
        await screen.until(lambda: None not in screen.names(2_000, 2_029))
        assert screen.names(2_000, 2_000) == [name(2_000)]
        await screen.until(lambda: screen.library.rows.get(2_400))


async def test_a_new_query_forgets_the_old_ones_late_answer(
    project: DemoProject, server, on_screen, executors: Executors
) -> None:
    release = threading.Event()
    project.hold_next(release, path_contains="/uploads")
    async with on_screen() as screen:
        await screen.until(lambda: server.seen)
        screen.library.show(LibraryQuery(text="story-00077"))
        await screen.until_current()
        release.set()
        await until_quiet(executors)
        assert screen.heard(Counted) == [Counted(1)]
        assert screen.names(0, 1) == [name(76), None]


async def test_a_million_videos_take_no_more_room_than_those_looked_at(
    project: DemoProject, on_screen
) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        rows = screen.library.rows
        rows.total = 1_000_000
        screen.library.listing.wanted(0, 1_000_000)
        await screen.until(lambda: rows.total == VIDEOS)
        assert sum(1 for _ in rows.known()) <= 8_000


async def test_rows_that_moved_are_read_again(project: DemoProject, server, on_screen) -> None:
    async with on_screen() as screen:
        await screen.until(lambda: screen.library.rows.get(600 - BLOCK))
        _swap_first_for_new_last(project)
        screen.library.listing.wanted(9 * BLOCK, 9 * BLOCK + 10)
        await screen.until(lambda: screen.names(9 * BLOCK, 9 * BLOCK) == [name(9 * BLOCK + 1)])
        screen.library.listing.wanted(0, 10)
        await screen.until(lambda: screen.names(0, 0) == [name(1)])
        assert not screen.heard(ListingFailed)


def _swap_first_for_new_last(project: DemoProject) -> None:
    """Take away the newest video and add an old one, so that the count stays the same."""
    with project.lock:
        first = next(iter(project.uploads))
        upload = project.uploads.pop(first)
        upload.created_at = "2001-01-01T00:00:00Z"
        project.uploads[first] = upload


async def test_rows_that_move_all_the_time_are_not_read_for_ever(
    project: DemoProject, server, on_screen
) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        for number in range(1, 13):
            _swap_first_for_new_last(project)
            await screen.scroll_to(number * 3 * BLOCK)
        await screen.until(lambda: screen.library.rows.is_fresh(36 * BLOCK, 36 * BLOCK + 39))
        assert len(spans(server)) < 40


async def test_a_changed_total_is_told_and_everything_read_again(
    project: DemoProject, on_screen
) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        with project.lock:
            project.uploads.pop(next(iter(project.uploads)))
        screen.events.clear()
        screen.library.listing.reread()
        await screen.until_current()
        assert Counted(VIDEOS - 1) in screen.events
        assert screen.names(0, 0) == [name(1)]
        await screen.until(lambda: screen.names(300, 300) == [name(301)])


async def test_reading_again_keeps_what_is_shown_meanwhile(
    project: DemoProject, server, on_screen
) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        video = screen.library.rows.get(3)
        release = threading.Event()
        project.hold_next(release, path_contains="/uploads")
        project.uploads[video.id].filename = "new.mp4"
        screen.library.listing.reread()
        await screen.until(lambda: not project.surprises)
        assert screen.names(3, 3) == [name(3)]
        release.set()
        await screen.until(lambda: screen.names(3, 3) == ["new.mp4"])
        assert screen.library.rows.row_of(video.id) == 3


async def test_failures_are_told_and_tried_again_by_and_by(project: DemoProject, on_screen) -> None:
    project.drop_next(times=2)
    async with on_screen() as screen:
        await screen.until_current()
        failed = screen.heard(ListingFailed)
        assert [type(event.error) for event in failed] == [LostAnswerError] * 2
        assert failed[0].tries_again
        assert screen.library.listing.trouble is None


async def test_what_datocms_refuses_is_tried_again_when_asked(
    project: DemoProject, server, on_screen, executors: Executors
) -> None:
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS")
    async with on_screen() as screen:
        await screen.until(lambda: screen.heard(ListingFailed))
        (failed,) = screen.heard(ListingFailed)
        assert isinstance(failed.error, ApiError)
        assert (failed.tries_again, failed.first, failed.last) == (False, 0, BLOCK - 1)
        screen.library.listing.wanted(0, 40)
        await until_quiet(executors)
        assert len(server.seen) == 1
        screen.library.listing.retry()
        await screen.until_current()


async def test_scrolling_while_offline_starts_no_storm(
    server, on_screen, executors: Executors
) -> None:
    server.stop(comes_back=True)
    async with on_screen(BackoffPauses(failures=(60,))) as screen:
        for first in range(0, 2_000, 10):
            screen.library.listing.wanted(first, first + 30)
            await asyncio.sleep(0)
        await screen.until(lambda: screen.heard(ListingFailed))
        await until_quiet(executors)
        assert len(screen.heard(ListingFailed)) <= 2
        assert isinstance(screen.library.listing.trouble, NotSentError)
        server.start()
        screen.library.listing.wanted(0, 30)
        screen.library.listing.retry()
        await screen.until_current()


async def test_one_answer_that_hangs_does_not_hold_up_other_rows(
    project: DemoProject, server, on_screen
) -> None:
    project.hang_next(path_contains="/uploads")
    async with on_screen() as screen:
        await screen.until(lambda: server.seen)
        screen.library.rows.total = VIDEOS
        screen.library.listing.wanted(2_000, 2_010)
        await screen.until(lambda: screen.names(2_000, 2_000) == [name(2_000)])
        assert not screen.heard(ListingFailed)


async def test_the_next_start_shows_what_was_seen_before_any_answer(
    project: DemoProject, cache: Cache, on_screen
) -> None:
    async with on_screen() as screen:
        await screen.until(lambda: cache.rows(SCOPE, LibraryQuery(), 0, 1))
    release = threading.Event()
    project.hold_next(release)
    async with on_screen() as screen:
        await screen.until(lambda: screen.heard(LoadedFromCache))
        assert screen.events[0] == Counted(VIDEOS)
        assert screen.names(0, BLOCK - 1) == [name(number) for number in range(BLOCK)]
        assert screen.library.listing.seen_at is not None
        assert UpToDate() not in screen.events
        release.set()
        await screen.until_current()
        assert screen.library.listing.seen_at is None


async def test_offline_one_scrolls_through_what_was_seen(server, cache: Cache, on_screen) -> None:
    async with on_screen() as screen:
        for first in range(0, 2_000, 100):
            await screen.scroll_to(first)
        await screen.until(lambda: cache.rows(SCOPE, LibraryQuery(), 1_980, 1))
    server.stop()
    async with on_screen(BackoffPauses(failures=(60,))) as screen:
        for first in (0, 1_500, 700):
            await screen.scroll_to(first)
        screen.library.listing.wanted(VIDEOS - 50, VIDEOS - 1)
        await screen.until(lambda: screen.heard(ListingFailed))
        assert screen.names(VIDEOS - 1, VIDEOS - 1) == [None]
        screen.events.clear()
        await screen.scroll_to(300)
        await screen.until(lambda: screen.heard(ListingFailed))
        assert [type(event) for event in screen.events[-2:]] == [LoadedFromCache, ListingFailed]


async def test_another_order_lists_the_same_videos(on_screen) -> None:
    async with on_screen() as screen:
        screen.library.show(LibraryQuery(sort=Sort.OLDEST))
        await screen.until_current()
        assert screen.names(0, 0) == [name(VIDEOS - 1)]


async def test_no_match_is_an_answer(on_screen) -> None:
    async with on_screen() as screen:
        screen.library.show(LibraryQuery(text="nothing of the kind"))
        await screen.until_current()
        assert screen.events == [Counted(0), UpToDate()]


async def test_videos_are_counted_without_being_read(on_screen) -> None:
    async with on_screen() as screen:
        assert await screen.library.count(LibraryQuery(used=False)) == VIDEOS // 5
        assert len(await screen.library.collections()) == 4
        assert await screen.library.tags("inter") == ("interview",)
        assert len(await screen.library.filters()) == 4


async def test_tracks_once_seen_are_remembered_and_searched(
    project: DemoProject, server, on_screen
) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        for row, status in enumerate(["errored", "ready", "errored"]):
            upload = screen.library.rows.get(row)
            track = Track(f"t{row}", upload.id, "subtitles", "Italiano", "it", None, status, None)
            await screen.library.remember(Video(upload, (track,), None))
        first = screen.library.rows.get(0)
        assert screen.library.summary(first.id) == TrackSummary(1, 1, 0, ())
        assert await screen.library.known_tracks() == 3
        assert (await screen.library.last_seen(first.id)).video.upload == first
        assert await screen.library.playing(first.mux_playback_id) == first

        screen.events.clear()
        screen.library.show(LibraryQuery(has_errored=True))
        await screen.until_current()
        assert screen.names(0, 2) == [name(0), name(2), None]
        assert await screen.library.count(LibraryQuery(lacks_language="it")) == 2

        used = [bool(project.uploads[screen.library.rows.get(row).id].in_use) for row in (0, 1)]
        screen.events.clear()
        screen.library.show(LibraryQuery(has_errored=True, used=True))
        await screen.until_current()
        assert screen.library.rows.total == sum(used) == 1


async def test_the_next_start_knows_the_tracks_seen_before(on_screen) -> None:
    async with on_screen() as screen:
        await screen.until_current()
        upload = screen.library.rows.get(0)
        await screen.library.remember(Video(upload, (), None))
    async with on_screen() as screen:
        await screen.until(lambda: screen.library.summary(upload.id))
        assert screen.library.summary(upload.id) == TrackSummary(0, 0, 0, ())


async def test_another_environment_has_a_library_of_its_own(
    client: Client, executors: Executors, cache: Cache, server
) -> None:
    library = Library(client, executors, cache, replace(SCOPE, environment="redesign"), print)
    assert await library.count(LibraryQuery()) == VIDEOS
    assert server.seen[-1].headers["X-Environment"] == "redesign"


async def test_it_ends_with_its_connection(
    client: Client, executors: Executors, cache: Cache
) -> None:
    client.transport.close()
    library = Library(client, executors, cache, SCOPE, print)
    async with asyncio.timeout(30):
        await library.run()
