"""Thumbnails on the look-alike's image host."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.quiet import until_quiet
from trackman.dato.mux.images import Images, PictureLimits, looks_like_a_picture
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.services.executors import Executors, Lane
from trackman.services.thumbnails import Thumbnails
from trackman.store.blob_cache import BlobCache


class Shown:
    """The pictures that arrived, in order."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self._came = asyncio.Event()

    def add(self, playback_id: str, picture: bytes) -> None:
        assert playback_id not in self.pictures
        self.pictures[playback_id] = picture
        self._came.set()

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(30):
            while not is_so():
                self._came.clear()
                with suppress(TimeoutError):  # failures are not told
                    await asyncio.wait_for(self._came.wait(), 0.01)


@pytest.fixture
def images(server: DemoServer) -> Iterator[Images]:
    """Return the image host."""
    images = Images(server.image_url, PictureLimits(connect=2, read=2, whole=3))
    yield images
    images.close()


@pytest.fixture
def pictures(tmp_path: Path) -> BlobCache:
    """Return an empty folder for pictures."""
    return BlobCache(tmp_path / "thumbnails")


@pytest.fixture
def shown() -> Shown:
    """Return what arrives."""
    return Shown()


@pytest.fixture
async def thumbnails(
    images: Images, executors: Executors, pictures: BlobCache, shown: Shown
) -> AsyncIterator[Thumbnails]:
    """Return thumbnails that are being fetched."""
    thumbnails = Thumbnails(images, executors, pictures, shown.add)
    running = asyncio.create_task(thumbnails.run())
    yield thumbnails
    running.cancel()
    images.close()
    with suppress(asyncio.CancelledError):
        await running


@pytest.fixture
def ids(project: DemoProject) -> list[str]:
    """Return the playback ids of all videos."""
    return [one.mux_playback_id for one in project.uploads.values() if one.mux_playback_id]


def asked(server: DemoServer) -> list[str]:
    """Return the playback ids the image host was asked for, in order."""
    return [seen.path.split("/")[2] for seen in server.seen_media]


def damage(folder: Path) -> None:
    """Write something else over the one picture in a folder."""
    (path,) = folder.rglob("*.picture")
    path.write_bytes(b"damaged")


async def test_each_picture_is_fetched_once(thumbnails, ids, shown, server) -> None:
    thumbnails.want(ids)
    thumbnails.want([*ids, *ids])
    await shown.until(lambda: len(shown.pictures) == len(ids))
    assert sorted(asked(server)) == sorted(ids)
    assert all(looks_like_a_picture(picture) for picture in shown.pictures.values())


async def test_the_next_time_they_come_from_the_disk(
    thumbnails, ids, shown, server, images, executors, pictures
) -> None:
    thumbnails.want(ids[:3])
    await shown.until(lambda: len(shown.pictures) == 3)
    again = Shown()
    others = Thumbnails(images, executors, pictures, again.add)
    others.want(ids[:3])
    running = asyncio.create_task(others.run())
    await again.until(lambda: again.pictures == shown.pictures)
    running.cancel()
    assert len(asked(server)) == 3


async def test_at_most_four_are_fetched_at_a_time(
    project, thumbnails, ids, server, shown, executors
) -> None:
    project.hang_next(host="image", times=len(ids))
    thumbnails.want(ids)
    await shown.until(lambda: len(server.seen_media) == 4)
    await until_quiet(executors, Lane.DISK)
    assert sorted(asked(server)) == sorted(ids[:4])


async def test_what_is_new_on_screen_comes_first_and_what_left_it_not_at_all(
    project, thumbnails, ids, server, shown
) -> None:
    first, next_ones = threading.Event(), threading.Event()
    project.hold_next(first, host="image", times=4)
    project.hold_next(next_ones, host="image", times=4)
    thumbnails.want(ids[:7])
    await shown.until(lambda: len(server.seen_media) == 4)
    thumbnails.want(ids[6:11])
    first.set()
    await shown.until(lambda: len(server.seen_media) == 8)
    next_ones.set()
    await shown.until(lambda: len(shown.pictures) == 9)
    assert set(asked(server)[4:8]) == set(ids[7:11])
    assert set(asked(server)) == {*ids[:4], *ids[6:11]}


async def test_what_is_no_picture_delays_nothing_and_is_not_asked_for_again(
    project, thumbnails, ids, server, shown, executors
) -> None:
    project.answer_next_with_html(host="image", path_contains=ids[0])
    project.oversize_next(3_000_000, host="image", path_contains=ids[1])
    thumbnails.want(ids)
    await shown.until(lambda: len(shown.pictures) == len(ids) - 2)
    await shown.until(lambda: len(asked(server)) == len(ids))
    await until_quiet(executors)
    thumbnails.want(ids[:2])
    await until_quiet(executors)
    assert len(asked(server)) == len(ids)
    thumbnails.forgive()
    thumbnails.want(ids[:2])
    await shown.until(lambda: len(shown.pictures) == len(ids))


async def test_offline_it_waits_a_while_before_the_next_try(
    server, images, executors, pictures, shown, ids
) -> None:
    server.stop(comes_back=True)
    waits_long, waits_short = (
        Thumbnails(images, executors, pictures, shown.add, offline_for=seconds)
        for seconds in (3600, 0.01)
    )
    running = [asyncio.create_task(one.run()) for one in (waits_long, waits_short)]
    for one in (waits_long, waits_short):
        one.want(ids[:1])
    await until_quiet(executors)
    server.start()
    waits_long.want(ids[:1])
    await until_quiet(executors)
    assert not asked(server)

    async def look_again() -> None:
        while not shown.pictures:
            waits_short.want(ids[:1])
            await asyncio.sleep(0.01)

    await asyncio.wait_for(look_again(), 30)
    for task in running:
        task.cancel()


async def test_a_damaged_picture_on_disk_is_fetched_anew(
    thumbnails, ids, shown, server, pictures, tmp_path: Path
) -> None:
    thumbnails.want(ids[:1])
    await shown.until(lambda: shown.pictures)
    damage(tmp_path)
    first = shown.pictures.pop(ids[0])
    thumbnails.want(ids[:1])
    await shown.until(lambda: shown.pictures)
    assert shown.pictures[ids[0]] == first
    assert len(asked(server)) == 2
