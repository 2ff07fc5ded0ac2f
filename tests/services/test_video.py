"""Opening videos by every kind of link."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from trackman.dato.client import Client
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import ApiError, NotAVideoError, VideoNotFoundError
from trackman.domain.links import parse_link
from trackman.domain.uploads import Video
from trackman.services.executors import Executors
from trackman.services.video import Videos

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ADMIN = "https://northwind-stories.admin.datocms.com"

Open = Callable[[str], Video]


@pytest.fixture
def open_video(client: Client, executors: Executors) -> Open:
    """Return a function that opens what a person typed."""
    videos = Videos(client, executors)

    def open_(text: str) -> Video:
        return asyncio.run(videos.open(parse_link(text), lambda looked, total: None))

    return open_


@pytest.mark.parametrize(
    "text",
    [
        VIDEO,
        f"  {VIDEO}\n",
        f"{ADMIN}/media/assets/{VIDEO}",
        f"{ADMIN}/environments/main/media/assets/{VIDEO}?locale=en#top",
    ],
)
def test_opens_ids_and_asset_links(text: str, open_video: Open) -> None:
    video = open_video(text)
    assert (video.id, len(video.tracks)) == (VIDEO, 9)


def test_opens_the_link_of_the_file(project: DemoProject, open_video: Open) -> None:
    assert open_video(f"https://www.datocms-assets.com{project.uploads[VIDEO].path}").id == VIDEO


@pytest.mark.parametrize("form", ["{}.m3u8", "{}/high.mp4", "{}/text/x.vtt", "{}"])
def test_opens_playback_links(form: str, project: DemoProject, open_video: Open) -> None:
    playback = project.uploads[VIDEO].mux_playback_id
    assert open_video("https://stream.mux.com/" + form.format(playback)).id == VIDEO


def test_a_link_that_names_an_environment_opens_there(server: DemoServer, open_video: Open) -> None:
    video = open_video(f"{ADMIN}/environments/redesign/media/assets/{VIDEO}")
    assert video.environment == "redesign"
    assert {seen.headers["X-Environment"] for seen in server.seen} == {"redesign"}


def test_an_unknown_video_is_not_found(open_video: Open) -> None:
    with pytest.raises(ApiError) as caught:
        open_video("AAAAAAAAQSkG6z0lif_O1z")
    assert caught.value.fault.code == "NOT_FOUND"


@pytest.mark.parametrize(
    "text", ["https://stream.mux.com/nobody.m3u8", "https://www.datocms-assets.com/1/2-x.mp4"]
)
def test_a_link_of_another_project_leads_nowhere(text: str, open_video: Open) -> None:
    with pytest.raises(VideoNotFoundError):
        open_video(text)


def test_what_is_no_video_is_told_with_its_name(project: DemoProject, open_video: Open) -> None:
    for upload in project.uploads.values():
        if upload.mux_playback_id is None:
            with pytest.raises(NotAVideoError) as caught:
                open_video(upload.id)
            assert caught.value.filename == upload.filename
