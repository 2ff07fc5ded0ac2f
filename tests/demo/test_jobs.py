from __future__ import annotations

from dataclasses import replace

import pytest

from trackman.demo.errors import Refusal


def test_a_deletion_is_accepted_as_a_job(api):
    answer = api.delete_italiano()

    assert answer.status_code == 202
    assert answer.json()["data"]["type"] == "job"
    assert len(bytes.fromhex(answer.json()["data"]["id"])) == 12


def test_a_running_job_is_not_found_yet(api, project, code_of):
    project.jobs_never_end = True
    running = api.poll(api.delete_italiano())
    unknown = api.get("/job-results/000000000000000000000000")

    assert code_of(running) == (404, "NOT_FOUND")
    assert running.content == unknown.content
    assert running.json()["data"][0]["id"] == "302048"


def test_the_track_stays_listed_until_its_job_ends(api, project):
    project.polls_per_job = 2
    accepted = api.delete_italiano()

    assert api.poll(accepted).status_code == 404
    assert api.lists_italiano()
    assert api.poll(accepted).status_code == 404
    assert not api.lists_italiano()
    assert api.poll(accepted).status_code == 200


def test_a_result_shows_the_deleted_track(api, project, launch, italiano):
    before = api.get(f"/uploads/{launch}/tracks").json()["data"][2]
    project.polls_per_job = 0
    accepted = api.delete_italiano()
    result = api.poll(accepted).json()["data"]

    assert result["type"] == "job_result"
    assert result["id"] == accepted.json()["data"]["id"]
    assert result["attributes"] == {
        "status": 200,
        "statusText": "OK",
        "payload": {"data": before},
    }
    assert before["id"] == italiano


def test_a_result_can_be_asked_for_again(api, project):
    project.polls_per_job = 0
    accepted = api.delete_italiano()

    assert api.poll(accepted).content == api.poll(accepted).content


def test_a_job_ends_by_time(api, project):
    project.polls_per_job = None
    project.job_seconds = 0

    assert api.poll(api.delete_italiano()).status_code == 200


def test_a_job_takes_the_time_it_is_given(api, project):
    project.polls_per_job = None
    project.job_seconds = 1000

    assert api.poll(api.delete_italiano()).status_code == 404


@pytest.mark.parametrize("job_seconds", [[0.25, 500.0], iter([0.25, 500.0, 0.25]).__next__])
def test_each_job_can_have_its_own_time(api, project, job_seconds):
    project.polls_per_job = None
    project.job_seconds = job_seconds
    for upload in list(project.uploads.values())[:3]:
        api.ask("DELETE", f"/uploads/{upload.id}/tracks/{next(iter(upload.tracks))}")

    lengths = [job.ends_at - job.accepted_at for job in project.jobs.values()]
    assert lengths == pytest.approx([0.25, 500.0, 0.25])


def test_the_end_of_a_job_is_written_down(api, project):
    project.polls_per_job = None
    project.job_seconds = 0
    accepted = api.delete_italiano()
    api.poll(accepted)

    (job,) = project.jobs.values()
    assert job.accepted_at == job.ended_at <= job.result_seen_at
    assert job.polls == 1


def test_a_job_can_be_ended_by_hand(api, project):
    project.jobs_never_end = True
    accepted = api.delete_italiano()
    api.poll(accepted)
    project.end_job(accepted.json()["data"]["id"])

    assert not api.lists_italiano()
    assert api.poll(accepted).status_code == 200


def test_a_failed_job_keeps_the_track(api, project):
    project.polls_per_job = 0
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"explanation": "asset not ready"})
    answer = api.poll(api.delete_italiano())

    assert answer.status_code == 200
    attributes = answer.json()["data"]["attributes"]
    assert (attributes["status"], attributes["statusText"]) == (422, "Unprocessable Entity")
    (error,) = attributes["payload"]["data"]
    assert error["attributes"]["code"] == "MUX_ERROR"
    assert error["attributes"]["details"] == {"explanation": "asset not ready"}
    assert api.lists_italiano()


def test_a_result_can_show_another_track(api, project, launch, italiano):
    project.polls_per_job = 0
    project.job_returns_track = replace(project.uploads[launch].tracks[italiano], id="another")
    result = api.poll(api.delete_italiano()).json()["data"]

    assert result["attributes"]["payload"]["data"]["id"] == "another"
    assert not api.lists_italiano()


def test_two_operations_on_one_upload_are_refused(api, project, launch, code_of):
    first, second = list(project.uploads[launch].tracks)[:2]
    accepted = api.ask("DELETE", f"/uploads/{launch}/tracks/{first}")
    refused = api.ask("DELETE", f"/uploads/{launch}/tracks/{second}")

    assert code_of(refused) == (422, "CONCURRENT_UPLOAD_UPDATE")
    assert refused.json()["data"][0]["attributes"]["transient"] is True
    api.poll(accepted)
    assert api.ask("DELETE", f"/uploads/{launch}/tracks/{second}").status_code == 202


def test_different_uploads_are_worked_on_side_by_side(api, project):
    statuses = [
        api.ask("DELETE", f"/uploads/{upload.id}/tracks/{track_id}").status_code
        for upload in project.uploads.values()
        for track_id in list(upload.tracks)[:1]
    ]

    assert statuses == [202] * 10


def test_a_sandbox_refuses_deletions(api, code_of):
    answer = api.delete_italiano(X_Environment="redesign")

    assert code_of(answer) == (422, "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT")
    assert api.lists_italiano()


def test_an_unknown_track_is_not_found(api, launch, code_of):
    assert code_of(api.ask("DELETE", f"/uploads/{launch}/tracks/nothing")) == (404, "NOT_FOUND")
    assert code_of(api.ask("DELETE", "/uploads/nothing/tracks/nothing")) == (404, "NOT_FOUND")


def test_only_videos_have_tracks_to_delete(api, project, code_of):
    unplayable = [one for one in project.uploads.values() if one.mux_playback_id is None]

    assert [one.kind for one in unplayable] == ["video", "image"]
    for upload in unplayable:
        answer = api.ask("DELETE", f"/uploads/{upload.id}/tracks/any")
        assert code_of(answer) == (422, "NOT_A_VIDEO")


def test_a_track_deleted_elsewhere_is_gone(api, project, launch, italiano, code_of):
    project.remove_track(launch, italiano)

    assert not api.lists_italiano()
    assert code_of(api.delete_italiano()) == (404, "NOT_FOUND")


def test_a_job_whose_track_was_deleted_elsewhere_fails(api, project, launch, italiano):
    accepted = api.delete_italiano()
    project.remove_track(launch, italiano)
    api.poll(accepted)

    assert api.poll(accepted).json()["data"]["attributes"]["status"] == 404


def test_a_track_made_elsewhere_is_listed(api, project, launch, italiano):
    track = project.uploads[launch].tracks[italiano]
    project.remove_track(launch, italiano)
    project.add_track(track)

    assert api.get(f"/uploads/{launch}/tracks").json()["data"][-1]["id"] == italiano


def test_a_deletion_can_answer_with_the_track_at_once(api, project, italiano):
    project.answer_deletes_synchronously = 200
    answer = api.delete_italiano()

    assert (answer.status_code, answer.json()["data"]["id"]) == (200, italiano)
    assert not api.lists_italiano()
    assert not project.jobs


def test_a_deletion_can_answer_with_nothing(api, project):
    project.answer_deletes_synchronously = 204
    answer = api.delete_italiano()

    assert (answer.status_code, answer.content) == (204, b"")
    assert not api.lists_italiano()


def test_maintenance_refuses_deletions(api, project, code_of):
    project.maintenance = True

    assert code_of(api.delete_italiano()) == (422, "MAINTENANCE_MODE")


def test_an_environment_in_read_only_mode_refuses_deletions(api, project, code_of):
    project.environments["main"].read_only_mode = True

    assert code_of(api.delete_italiano()) == (422, "ENVIRONMENT_IN_READ_ONLY_MODE")
