from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import pytest

from trackman.dato.client import Client
from trackman.dato.mux.images import Images
from trackman.dato.mux.streams import StreamLimits, Streams
from trackman.demo.answers import page
from trackman.demo.faults import Drop, Event, Hang, Intercept
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import PlayError
from trackman.domain.playback import PlaybackFormat, PlayFault
from trackman.domain.uploads import Upload
from trackman.services.executors import Executors
from trackman.services.playback import Playback, tell_player

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


@pytest.fixture
def playback(server: DemoServer, executors: Executors) -> Iterator[Playback]:
    """Return what videos are played from, with little patience."""
    limits = StreamLimits(connect=2, read=0.3, whole=2)
    playback = Playback(
        Streams(server.stream_url, stream_limits=limits), Images(server.image_url), executors
    )
    yield playback
    playback.streams.close()
    playback.images.close()


@pytest.fixture
def upload(client: Client) -> Upload:
    """Return the demo's first video."""
    return client.upload(VIDEO)


def test_finds_both_ways(playback: Playback, upload: Upload) -> None:
    for way in PlaybackFormat:
        found = asyncio.run(playback.find(upload, way))
        assert found.way is way
        assert str(upload.mux_playback_id) in found.address


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        (Intercept(page(404, "")), PlayFault.NOT_THERE),
        (Intercept(page(403, "")), PlayFault.REFUSED),
        (Intercept(page(451, "")), PlayFault.REFUSED),
        (Intercept(page(503, "")), PlayFault.BROKE_OFF),
        (Intercept(page(200, "")), PlayFault.UNREADABLE),
        (Drop(), PlayFault.BROKE_OFF),
        (Hang(), PlayFault.BROKE_OFF),
    ],
)
def test_says_why_nothing_plays(
    playback: Playback, upload: Upload, project: DemoProject, event: Event, fault: PlayFault
) -> None:
    project.surprises.add(event, {"host": "stream", "times": 9})
    with pytest.raises(PlayError) as refused:
        asyncio.run(playback.find(upload, PlaybackFormat.HLS))
    assert refused.value.fault is fault


def test_says_that_the_host_cannot_be_reached(
    playback: Playback, upload: Upload, server: DemoServer
) -> None:
    server.stop()
    with pytest.raises(PlayError) as refused:
        asyncio.run(playback.find(upload, PlaybackFormat.MP4))
    assert refused.value.fault is PlayFault.OFFLINE


def test_a_poster_streams_nothing(playback: Playback, upload: Upload, server: DemoServer) -> None:
    poster = asyncio.run(playback.poster(upload))
    assert poster is not None
    assert [(one.host, one.query["fit_mode"]) for one in server.seen_media] == [
        ("image", "preserve")
    ]


def test_a_missing_poster_is_no_trouble(
    playback: Playback, upload: Upload, project: DemoProject
) -> None:
    project.surprises.add(Intercept(page(404, "")), {"host": "image"})
    assert asyncio.run(playback.poster(upload)) is None


@pytest.mark.parametrize("proxy", ["socks5h://127.0.0.1:9", "https://127.0.0.1:9"])
def test_says_that_players_cannot_use_such_a_proxy(
    upload: Upload, executors: Executors, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("https_proxy", proxy)
    playback = Playback(Streams("https://stream.example"), Images(), executors)
    with pytest.raises(PlayError) as refused:
        asyncio.run(playback.find(upload, PlaybackFormat.HLS))
    assert (refused.value.fault, refused.value.detail) == (PlayFault.PROXY, "127.0.0.1:9")


def test_players_take_the_way_everything_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://old.example:1")
    tell_player("http://new.example:1")
    assert os.environ["http_proxy"] == "http://new.example:1"
    tell_player(None)
    assert "http_proxy" not in os.environ
