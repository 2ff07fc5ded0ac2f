"""One project's services, wired together."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import AddressError
from trackman.domain.library import Scope
from trackman.services.connection import Connection
from trackman.services.server import Server
from trackman.store.backups import Backups
from trackman.store.blob_cache import BlobCache
from trackman.store.cache.cache import Cache

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


@pytest.fixture
def connection(server: DemoServer) -> Iterator[Connection]:
    """Return a connection as the environment variables would name it."""
    variables = {
        "DATOCMS_API_TOKEN": server.token,
        "TRACKMAN_API_URL": server.api_url,
        "TRACKMAN_IMAGE_URL": server.image_url,
        "TRACKMAN_STREAM_URL": server.stream_url,
    }
    connection = Connection(Server.of_environment(variables))
    yield connection
    connection.close()


async def test_it_lists_videos_and_fetches_their_pictures(
    connection: Connection, tmp_path: Path
) -> None:
    cache, came = Cache(tmp_path / "library.sqlite"), asyncio.Event()
    library = connection.library(cache, Scope("1", None), lambda event: came.set())
    pictures = connection.thumbnails(BlobCache(tmp_path), lambda playback_id, picture: came.set())
    await _run_until(library, came)
    upload = library.rows.get(0)
    assert upload is not None
    came.clear()
    pictures.want([upload.mux_playback_id or ""])
    await _run_until(pictures, came)
    cache.close()


async def _run_until(service: object, came: asyncio.Event) -> None:
    """Run a service until it has reported."""
    running = asyncio.create_task(service.run())  # type: ignore[attr-defined]
    await asyncio.wait_for(came.wait(), 30)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_it_follows_a_video(connection: Connection, project: DemoProject) -> None:
    for track in project.uploads[VIDEO].tracks.values():
        track.status = "ready"
    video = await connection.videos.read(VIDEO, "main")
    assert await connection.follow(video, lambda *_: None) is video


async def test_it_saves_the_text_of_a_track(connection: Connection, tmp_path: Path) -> None:
    video = await connection.videos.read(VIDEO, "main")
    track = next(one for one in video.tracks if one.name == "Italiano")
    backups = Backups(tmp_path)
    backup = await connection.texts(backups).save(video.upload.mux_playback_id or "", track)
    assert b"Quest" in backups.read(backup)


def test_pictures_come_from_mux_unless_said_otherwise() -> None:
    assert Server.of_environment({}).image_url == "https://image.mux.com"
    with pytest.raises(AddressError):
        Connection(Server("token", image_url="http://image.example.org"))


def test_texts_come_from_mux_unless_said_otherwise() -> None:
    assert Server.of_environment({}).stream_url == "https://stream.mux.com"
    with pytest.raises(AddressError):
        Connection(Server("token", stream_url="http://stream.example.org"))


async def test_a_plan_that_is_kept_secret_is_not_told(
    connection: Connection, project: DemoProject
) -> None:
    assert [one.code for one in await connection.plan_limits()][:1] == ["cma_api_calls"]
    project.tells_plan = False
    assert await connection.plan_limits() == ()
    project.drop_next(path_contains="/subscription-limits", times=9)
    assert await connection.plan_limits() == ()
