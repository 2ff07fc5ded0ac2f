"""Tracks that are preparing, followed to their end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from trackman.dato.client import Client
from trackman.demo.project import DemoProject
from trackman.domain.changes import TrackChanges
from trackman.domain.errors import ApiError, ClosedError
from trackman.domain.uploads import Video
from trackman.services.executors import Executors, Lane
from trackman.services.freshness import followed, is_preparing

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
NO_PAUSES = (0.0,)


@pytest.fixture
def video(project: DemoProject, client: Client) -> Video:
    """Return a video all of whose tracks but one are ready or errored."""
    tracks = list(project.uploads[VIDEO].tracks.values())
    for track in tracks:
        track.status = "ready"
    tracks[0].status = "preparing"
    return Video(client.upload(VIDEO), client.tracks(VIDEO), None)


@pytest.fixture
def look(client: Client, executors: Executors) -> Callable[[], object]:
    """Return what reads the tracks."""
    return partial(executors.run, partial(client.tracks, VIDEO), Lane.POLLING)


async def test_it_ends_when_no_track_is_preparing(project, video: Video, look, server) -> None:
    heard: list[TrackChanges] = []
    first = video.tracks[0]

    def changed(now: Video, changes: TrackChanges) -> None:
        heard.append(changes)

    async def look_thrice():
        if len(server.seen) == 4:  # two were to read the video
            project.uploads[VIDEO].tracks[first.id].status = "errored"
        return await look()

    ended = await followed(look_thrice, video, changed, NO_PAUSES)
    assert not is_preparing(ended.tracks)
    (changes,) = heard
    assert changes.changed == ((first, replace(first, status="errored")),)
    assert len(server.seen) == 5


async def test_what_others_change_meanwhile_is_told(project, video: Video, look) -> None:
    heard: list[TrackChanges] = []

    def changed(now: Video, changes: TrackChanges) -> None:
        heard.append(changes)
        if len(heard) == 1:
            project.remove_track(VIDEO, video.tracks[0].id)

    project.remove_track(VIDEO, video.tracks[1].id)
    ended = await followed(look, video, changed, NO_PAUSES)
    assert [changes.removed for changes in heard] == [(video.tracks[1],), (video.tracks[0],)]
    assert ended.tracks == video.tracks[2:]


async def test_a_video_that_is_ready_is_not_looked_at(video: Video, look, server) -> None:
    ready = replace(video, tracks=video.tracks[1:])
    before = len(server.seen)
    assert await followed(look, ready, _unheard) is ready
    assert len(server.seen) == before


async def test_errors_on_the_way_do_not_end_it(project, video: Video, look) -> None:
    project.drop_next(times=3)
    project.refuse_next(503, "SERVICE_UNAVAILABLE", times=3)
    project.uploads[VIDEO].tracks[video.tracks[0].id].status = "ready"
    ended = await followed(look, video, lambda *_: None, NO_PAUSES)
    assert not is_preparing(ended.tracks)


async def test_a_video_that_is_gone_ends_it(project, video: Video, look) -> None:
    del project.uploads[VIDEO]
    with pytest.raises(ApiError):
        await followed(look, video, _unheard, NO_PAUSES)


async def test_the_end_of_the_program_ends_it(client: Client, video: Video, look) -> None:
    client.transport.close()
    with pytest.raises(ClosedError):
        await followed(look, video, _unheard, NO_PAUSES)


async def test_it_does_not_look_for_ever(video: Video, look, server) -> None:
    before = len(server.seen)
    ended = await followed(look, video, _unheard, NO_PAUSES, looks=5)
    assert is_preparing(ended.tracks)
    assert len(server.seen) == before + 5


def _unheard(video: Video, changes: TrackChanges) -> None:
    """Fail when a change is told."""
    raise AssertionError(changes)
