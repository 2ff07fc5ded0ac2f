"""The endpoints, against the look-alike."""

from __future__ import annotations

import pytest

from trackman.dato.client import Client
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import ApiError
from trackman.domain.jobs import Job
from trackman.domain.tracks import Track

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


def test_a_delete_has_the_documented_path_and_no_body(server: DemoServer, client: Client) -> None:
    assert isinstance(client.delete_track(VIDEO, ITALIANO), Job)
    seen = server.seen[-1]
    assert (seen.method, seen.path) == ("DELETE", f"/uploads/{VIDEO}/tracks/{ITALIANO}")
    assert seen.body == b""


def test_a_running_job_has_no_result(project: DemoProject, client: Client) -> None:
    project.polls_per_job = 1
    job = client.delete_track(VIDEO, ITALIANO)
    assert isinstance(job, Job)
    assert client.job_result(job.id) is None
    result = client.job_result(job.id)
    assert result is not None
    assert result.track is not None
    assert result.track.id == ITALIANO


def test_an_unknown_path_of_a_job_is_an_error(project: DemoProject, client: Client) -> None:
    project.refuse_next(404, "INVALID_ENDPOINT")
    with pytest.raises(ApiError):
        client.job_result("1")


def test_a_delete_may_be_answered_at_once(project: DemoProject, client: Client) -> None:
    project.answer_deletes_synchronously = 200
    assert isinstance(client.delete_track(VIDEO, ITALIANO), Track)


def test_a_delete_may_be_answered_without_content(project: DemoProject, client: Client) -> None:
    project.answer_deletes_synchronously = 204
    assert client.delete_track(VIDEO, ITALIANO) is None


def test_ids_of_any_shape_stay_one_segment(server: DemoServer, client: Client) -> None:
    with pytest.raises(ApiError):
        client.delete_track("a/b?c", "d#e%2F..")
    assert server.seen[-1].path == "/uploads/a%2Fb%3Fc/tracks/d%23e%252F.."


def test_finds_an_upload_by_the_path_of_its_file(project: DemoProject, client: Client) -> None:
    path = project.uploads[VIDEO].path
    found = client.upload_at(path)
    assert found is not None
    assert found.id == VIDEO
    assert client.upload_at("/1/nothing.mp4") is None


def test_lists_videos_in_pages(client: Client) -> None:
    page = client.videos(0)
    assert page.total == len(page.uploads) >= 12
    assert [upload.id for upload in page.uploads] == sorted(upload.id for upload in page.uploads)
    assert client.videos(page.total).uploads == ()


def test_names_its_environment(server: DemoServer, client: Client) -> None:
    client.within("redesign").tracks(VIDEO)
    assert server.seen[-1].headers["X-Environment"] == "redesign"
