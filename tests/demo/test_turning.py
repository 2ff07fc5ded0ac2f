from __future__ import annotations

import pytest

from trackman.demo.errors import Refusal
from trackman.demo.resources.plan import DemoLimit
from trackman.demo.turning import ACTIONS, knob_names, turn


def test_knobs_get_values(project, launch):
    turn(
        project,
        {
            "job_seconds": [0.5, 2],
            "fail_jobs_with": {"status": 422, "code": "MUX_ERROR"},
            "plan_limits": {"uploadable_bytes": {"usage": 5, "limit": 5}},
            "busy_uploads": [launch],
            "new_tracks_serve": "WEBVTT\n",
        },
    )

    assert project.job_seconds == [0.5, 2]
    assert project.fail_jobs_with == Refusal(422, "MUX_ERROR")
    assert project.plan_limits == {"uploadable_bytes": DemoLimit("uploadable_bytes", 5, 5)}
    assert project.busy_uploads == {launch}
    assert project.new_tracks_serve == b"WEBVTT\n"
    turn(project, {"fail_jobs_with": None})
    assert project.fail_jobs_with is None


def test_actions_are_called(api, project, code_of, launch, italiano):
    turn(project, {"refuse_next": {"status": 422, "code": "MUX_ERROR", "method": "DELETE"}})
    assert code_of(api.delete_italiano()) == (422, "MUX_ERROR")

    turn(project, {"remove_track": {"upload_id": launch, "track_id": italiano}})
    assert not api.lists_italiano()
    turn(project, {"revoke_token": None})
    assert code_of(api.get("/site")) == (401, "INVALID_AUTHORIZATION_HEADER")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"colour": 1}, "no such knob: colour"),
        ({"uploads": {}}, "no such knob: uploads"),
        ({"__class__": 1}, "no such knob: __class__"),
        ({"remove_video": {"upload_id": "nothing"}}, "remove_video"),
        ({"drop_next": {"often": 2, "upload": 1}, "x": 1}, "x"),
        ({"fail_jobs_with": {"colour": 1}}, "fail_jobs_with"),
    ],
)
def test_whatever_cannot_be_turned_is_named(project, settings, words):
    with pytest.raises(ValueError, match=words):
        turn(project, settings)


def test_all_that_is_offered_is_there(project):
    assert all(callable(getattr(project, name)) for name in ACTIONS)
    assert all(hasattr(project, name) for name in knob_names())
