"""The endpoints, against the look-alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pytest

from trackman.dato.client import Client
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    ApiError,
    LostAnswerError,
    ServerFaultError,
    UnexpectedShapeError,
    UnreadableAnswerError,
)
from trackman.domain.jobs import Job
from trackman.domain.plans import ENCODING, PlanLimit, limit_of
from trackman.domain.tracks import Track, TrackDraft

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
DRAFT = TrackDraft("subtitles", "Nederlands", "nl-NL", True)


def test_a_delete_has_the_documented_path_and_no_body(server: DemoServer, client: Client) -> None:
    assert isinstance(client.delete_track(VIDEO, ITALIANO), Job)
    seen = server.seen[-1]
    assert (seen.method, seen.path) == ("DELETE", f"/uploads/{VIDEO}/tracks/{ITALIANO}")
    assert seen.body == b""


def test_the_limit_of_uploads_is_read_where_it_is_told(
    project: DemoProject, client: Client
) -> None:
    project.largest_upload = 12_345
    assert client.upload_limit() == 12_345
    project.largest_upload = None
    assert client.upload_limit() is None
    project.refuse_next(404, "NOT_FOUND", path_contains="/public-info")
    with pytest.raises(ApiError):
        client.upload_limit()


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


def test_a_job_and_its_result_carry_what_support_asks_for(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.polls_per_job = 0
    job = client.delete_track(VIDEO, ITALIANO)
    assert isinstance(job, Job)
    result = client.job_result(job.id)
    assert result is not None
    assert job.request_id
    assert result.request_id
    assert job.request_id != result.request_id


def test_an_upload_request_says_where_a_file_may_be_sent(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.storage_headers = {"x-amz-meta-by": "us"}
    ticket = client.request_upload("italiano.vtt")
    seen = server.seen[-1]
    assert (seen.method, seen.path) == ("POST", "/upload-requests")
    assert seen.headers["Content-Type"] == "application/json"
    assert json.loads(seen.body) == {
        "data": {"type": "upload_request", "attributes": {"filename": "italiano.vtt"}}
    }
    assert ticket.id in project.storage.requests
    assert ticket.url.startswith(server.storage_url)
    assert ticket.headers == {"x-amz-meta-by": "us"}


def test_a_track_is_made_of_a_file_that_was_sent(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.polls_per_job = 0
    ticket = client.request_upload("nederlands.vtt")
    project.storage.files[ticket.id] = b"WEBVTT\n\n00:01.000 --> 00:02.000\na\n"
    job = client.create_track(VIDEO, DRAFT, ticket.id)
    seen = server.seen[-1]
    assert (seen.method, seen.path) == ("POST", f"/uploads/{VIDEO}/tracks")
    assert json.loads(seen.body)["data"] == {
        "type": "upload_track",
        "attributes": {
            "url_or_upload_request_id": ticket.id,
            "type": "subtitles",
            "name": "Nederlands",
            "language_code": "nl-NL",
            "closed_captions": True,
        },
    }
    assert isinstance(job, Job)
    result = client.job_result(job.id)
    assert result is not None
    assert result.track is not None
    assert TrackDraft.of(result.track) == DRAFT


def test_a_track_may_be_made_at_once(project: DemoProject, client: Client) -> None:
    project.answer_creations_synchronously = 201
    ticket = client.request_upload("nederlands.vtt")
    project.storage.files[ticket.id] = b"WEBVTT\n\n00:01.000 --> 00:02.000\na\n"
    track = client.create_track(VIDEO, DRAFT, ticket.id)
    assert isinstance(track, Track)
    assert TrackDraft.of(track) == DRAFT


def test_what_makes_something_is_sent_again_only_after_a_429(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.refuse_next(429, "RATE_LIMIT_EXCEEDED", headers={"X-RateLimit-Reset": "0"})
    client.request_upload("a.vtt")
    assert len(server.seen) == 2
    for surprise, error in (
        (project.drop_next, LostAnswerError),
        (project.cut_next, LostAnswerError),
        (project.hang_next, LostAnswerError),
        (lambda: project.answer_next_with_html(502), ServerFaultError),
    ):
        surprise()
        before = len(server.seen)
        with pytest.raises(error) as caught:
            client.create_track(VIDEO, DRAFT, "/1/a.vtt")
        assert caught.value.may_have_worked
        assert len(server.seen) == before + 1


def test_a_job_in_place_of_a_ticket_is_no_ticket(project: DemoProject, client: Client) -> None:
    job = '{"data": {"type": "job", "id": "1"}}'
    project.answer_next_with_html(202, job)
    with pytest.raises(UnexpectedShapeError):
        client.request_upload("a.vtt")


SPANISH = TrackDraft("subtitles", "Español", "es", False)
GENERATE = f"/uploads/{VIDEO}/tracks/generate-subtitles"


def types_sent(server: DemoServer) -> list[str]:
    """Return the types of the requests to generate subtitles."""
    return [json.loads(one.body)["data"]["type"] for one in server.seen if one.path == GENERATE]


def test_subtitles_are_generated_with_a_language_and_a_name_alone(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.polls_per_job, project.generation_days = 0, None
    job = client.generate_subtitles(VIDEO, SPANISH)
    seen = server.seen[-1]
    assert (seen.method, seen.path) == ("POST", GENERATE)
    assert json.loads(seen.body)["data"] == {
        "type": "subtitles_generation",
        "attributes": {"language_code": "es", "name": "Español"},
    }
    assert isinstance(job, Job)
    result = client.job_result(job.id)
    assert result is not None
    assert result.track is not None
    assert TrackDraft.of(result.track) == SPANISH


def test_an_older_server_is_asked_in_its_own_words(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.generation_type = "upload_track"
    assert isinstance(client.generate_subtitles(VIDEO, SPANISH), Job)
    assert types_sent(server) == ["subtitles_generation", "upload_track"]
    assert len(project.jobs) == 1


def test_a_server_that_wants_neither_is_not_asked_for_ever(
    project: DemoProject, server: DemoServer, client: Client
) -> None:
    project.refuse_next(422, "INVALID_FORMAT", times=9)
    with pytest.raises(ApiError) as caught:
        client.generate_subtitles(VIDEO, SPANISH)
    assert caught.value.fault.code == "INVALID_FORMAT"
    assert types_sent(server) == ["subtitles_generation", "upload_track"]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("surprise", "error"),
    [
        (partial(DemoProject.refuse_next, status=422, code="NO_PRIMARY_AUDIO_TRACK"), ApiError),
        (partial(DemoProject.refuse_next, status=500, code="INVALID_FORMAT"), ServerFaultError),
        (DemoProject.drop_next, LostAnswerError),
        (DemoProject.answer_next_with_html, UnreadableAnswerError),
    ],
)
def test_whatever_may_have_worked_is_not_asked_again(
    project: DemoProject,
    server: DemoServer,
    client: Client,
    surprise: Callable[..., None],
    error: type[Exception],
    before: bool,
) -> None:
    surprise(project, before=before)
    with pytest.raises(error):
        client.generate_subtitles(VIDEO, SPANISH)
    assert types_sent(server) == ["subtitles_generation"]


def test_limits_of_the_plan_are_read(project: DemoProject, client: Client) -> None:
    project.plan_limits["mux_encoding_seconds"].usage = 7_000
    limits = client.plan_limits()
    assert limit_of(limits, ENCODING) == PlanLimit(ENCODING, 7_000, 18_000)
    assert limit_of(limits, "mux_streaming_seconds") == PlanLimit(
        "mux_streaming_seconds", 402_300, None
    )


def test_limits_of_the_plan_may_be_hidden(project: DemoProject, client: Client) -> None:
    project.tells_plan = False
    with pytest.raises(ApiError):
        client.plan_limits()
