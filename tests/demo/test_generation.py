from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from trackman.demo.catalogue import demo_project, make_recent


@pytest.fixture
def project(project):
    make_recent(project)
    return project


def details_of(result):
    (error,) = result["payload"]["data"]
    return error["attributes"]["code"], error["attributes"]["details"]


def generated(api, **attributes):
    """Return the id of a new track whose job has ended."""
    accepted = api.generate(**attributes)
    api.poll(accepted)
    return api.result(accepted)["payload"]["data"]["id"]


def status_of(api, track_id):
    (track,) = [track for track in api.tracks() if track["id"] == track_id]
    return track["attributes"]["status"]


def test_subtitles_are_made_of_the_sound(api, server, session, project, launch):
    project.lists_while_preparing = 2
    accepted = api.generate()
    api.poll(accepted)
    result = api.result(accepted)
    track = result["payload"]["data"]

    assert accepted.status_code == 202
    assert (result["status"], track["type"]) == (201, "upload_track")
    assert track["attributes"] == {
        "type": "subtitles",
        "name": "Español",
        "language_code": "es",
        "closed_captions": False,
        "status": "preparing",
        "error": None,
    }
    assert [status_of(api, track["id"]) for _ in range(3)] == ["preparing", "preparing", "ready"]
    text = api.text(track["id"]).content.decode()
    assert text.startswith("WEBVTT\n\n1\n00:00:00.500 --> 00:00:03.500\nY así empezó todo.\n")
    assert text.count("-->") == 48  # one every four seconds of 192
    url = f"{server.stream_url}/{project.uploads[launch].mux_playback_id}/text/{track['id']}.txt"
    plain = session.get(url, timeout=5)
    assert plain.content.decode().splitlines()[:2] == [
        "Y así empezó todo.",
        "Entonces no lo sabíamos.",
    ]


def test_it_takes_a_time_of_its_own(api, project):
    project.lists_while_preparing = None
    project.preparing_seconds, project.generation_seconds = 0, 1000
    new_id = generated(api)

    assert [status_of(api, new_id) for _ in range(3)] == ["preparing"] * 3


def test_a_name_left_out_comes_from_the_language(api, launch):
    body = {"data": {"type": "subtitles_generation", "attributes": {"language_code": "pt-BR"}}}
    answer = api.post(f"/uploads/{launch}/tracks/generate-subtitles", body)
    api.poll(answer)

    assert api.result(answer)["payload"]["data"]["attributes"]["name"] == "Portuguese (Brazil)"


def test_an_older_server_wants_another_type(api, project, code_of):
    assert code_of(api.generate(kind="upload_track")) == (422, "INVALID_FORMAT")
    project.generation_type = "upload_track"
    assert code_of(api.generate()) == (422, "INVALID_FORMAT")
    assert not project.jobs
    assert api.generate(kind="upload_track").status_code == 202


@pytest.mark.parametrize("more", [{"type": "subtitles"}, {"closed_captions": True}])
def test_nothing_else_may_be_said_about_it(api, code_of, more):
    assert code_of(api.generate(**more)) == (422, "INVALID_ATTRIBUTES")


def test_a_video_without_sound_is_refused(api, project, code_of, launch):
    project.uploads[launch].has_sound = False

    assert code_of(api.generate()) == (422, "NO_PRIMARY_AUDIO_TRACK")


def test_what_is_no_video_is_refused(api, code_of):
    assert code_of(api.generate("W0TatV07RuC0KGl-mGutLA")) == (422, "NOT_A_VIDEO")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"language_code": "ja"}, "Language not supported: ja"),
        ({"language_code": "auto"}, "Language not supported: auto"),
        ({"name": " italiano"}, "Track name must be unique within its type"),
    ],
)
def test_mux_refuses_once_the_job_runs(api, project, change, reason):
    before = api.tracks()
    accepted = api.generate(**change)
    api.poll(accepted)

    assert details_of(api.result(accepted)) == ("MUX_ERROR", {"explanation": reason})
    assert api.tracks() == before
    assert not project.created


def test_a_video_older_than_a_week_gets_none(api, project, launch):
    old = datetime.now(UTC) - timedelta(days=7, seconds=1)
    project.uploads[launch].created_at = old.isoformat()
    accepted = api.generate()
    api.poll(accepted)
    assert details_of(api.result(accepted))[1] == {
        "explanation": "The video is more than 7 days old"
    }

    project.generation_days = None
    assert generated(api)


@pytest.mark.parametrize("status", [200, 201])
def test_a_generation_can_answer_with_the_track_at_once(api, project, status):
    project.answer_creations_synchronously = status
    answer = api.generate()

    assert answer.status_code == status
    assert answer.json()["data"]["attributes"]["status"] == "preparing"


def test_it_needs_what_a_creation_needs(api, project, code_of, launch):
    project.plan_limits["mux_encoding_seconds"].limit = 0
    assert code_of(api.generate()) == (422, "PLAN_UPGRADE_REQUIRED")
    project.busy_uploads.add(launch)
    project.plan_limits.clear()
    assert code_of(api.generate()) == (422, "CONCURRENT_UPLOAD_UPDATE")
    project.role = "read-only"
    assert code_of(api.generate()) == (403, "INSUFFICIENT_PERMISSIONS")


def test_it_is_refused_in_a_sandbox(api, code_of, launch):
    body = {"data": {"type": "subtitles_generation", "attributes": {"language_code": "es"}}}
    path = f"/uploads/{launch}/tracks/generate-subtitles"
    answer = api.post(path, body, X_Environment="redesign")

    assert code_of(answer) == (422, "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT")


def test_a_project_can_be_made_recent_with_the_same_order():
    def by_age(project):
        return sorted(project.uploads, key=lambda one: project.uploads[one].created_at)

    project = demo_project()
    before = by_age(project)
    make_recent(project)

    newest = max(datetime.fromisoformat(one.created_at) for one in project.uploads.values())
    assert timedelta(days=2) <= datetime.now(UTC) - newest < timedelta(days=3)
    assert by_age(project) == before
    assert all(one.changed_at >= one.created_at for one in project.uploads.values())
