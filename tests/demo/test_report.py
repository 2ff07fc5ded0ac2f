from __future__ import annotations

import json

import pytest

from trackman.demo.report import report


@pytest.fixture
def reported(server):
    def look():
        return json.loads(json.dumps(report(server)))

    return look


def test_nothing_was_done_at_first(reported, project, launch):
    content = reported()

    assert content["requests"] == content["deletes"] == content["creations"] == {}
    assert content["jobs"] == content["deleted"] == content["created"] == []
    assert list(content["tracks"]) == list(project.uploads)
    assert len(content["tracks"][launch]) == 9


def test_each_delete_of_a_track_is_counted(api, reported, project, italiano, launch):
    project.jobs_never_end = True
    project.drop_next(before=False, method="DELETE")
    with pytest.raises(OSError, match="Connection aborted"):
        api.delete_italiano()
    api.delete_italiano()
    api.ask("DELETE", f"/uploads/{launch}/tracks/nothing")

    content = reported()
    assert content["deletes"] == {italiano: 2, "nothing": 1}
    assert [(job["kind"], job["track_id"]) for job in content["jobs"]] == [("deletion", italiano)]
    assert content["deleted"] == []
    assert italiano in content["tracks"][launch]


def test_what_the_rate_limit_refused_is_not_counted(api, reported, project, italiano):
    api.delete_italiano()
    project.requests_per_window = 0
    api.delete_italiano()
    api.create("/nothing")

    content = reported()
    assert (content["deletes"], content["creations"]) == ({italiano: 1}, {})
    assert content["refused_by_limit"] == 2
    assert content["requests"]["DELETE /uploads/:id/tracks/:id"] == 2


def test_deleted_and_made_tracks_are_named(api, reported, project, launch, italiano):
    project.polls_per_job = 0
    api.delete_italiano()
    api.create(api.send(), name="Italiano")

    content = reported()
    (made,) = content["created"]
    assert (made["upload_id"], made["type"], made["name"]) == (launch, "subtitles", "Italiano")
    assert content["deleted"] == [italiano]
    assert content["creations"] == {launch: 1}
    assert [job["kind"] for job in content["jobs"]] == ["deletion", "creation"]
    assert content["tracks"][launch][made["id"]] == "preparing"
    assert italiano not in content["tracks"][launch]


def test_what_is_done_without_a_job_is_named_too(api, reported, project, italiano):
    project.answer_deletes_synchronously = 204
    api.delete_italiano()

    assert (reported()["deleted"], reported()["jobs"]) == ([italiano], [])


@pytest.mark.parametrize(("sent", "count"), [({}, 0), ({"Authorization": "Bearer a"}, 1)])
def test_tokens_that_went_elsewhere_are_counted(api, reported, sent, count):
    url = api.request_upload().json()["data"]["attributes"]["url"]
    api.put(url, **sent)

    content = reported()
    assert (content["storage_requests"], content["tokens_elsewhere"]) == (1, count)
    assert content["media_requests"] == {}
