from __future__ import annotations

import pytest

WRONG = "Bearer 0000"


def test_a_wrong_token_is_refused_before_anything_else(api, code_of):
    answer = api.get("/site", without=["Accept", "X-Api-Version"], Authorization=WRONG)

    assert code_of(answer) == (401, "INVALID_AUTHORIZATION_HEADER")


@pytest.mark.parametrize("accept", ["*/*", "text/html", ""])
def test_the_accept_header_is_checked_before_a_missing_token(api, code_of, accept):
    answer = api.get("/site", without=["Authorization"], Accept=accept)

    assert code_of(answer) == (406, "INVALID_ACCEPT_HEADER")


def test_an_accept_header_is_needed(server, code_of, session):
    # Without one of ours, `requests` sends */*.
    answer = session.get(
        f"{server.api_url}/site", headers={"Authorization": f"Bearer {server.token}"}, timeout=5
    )

    assert server.seen[-1].headers["accept"] == "*/*"
    assert code_of(answer) == (406, "INVALID_ACCEPT_HEADER")


@pytest.mark.parametrize("accept", ["application/vnd.api+json", "text/html, application/json;q=1"])
def test_both_names_of_json_are_accepted(api, accept):
    assert api.get("/site", Accept=accept).status_code == 200


def test_a_missing_token_is_refused_before_the_version(api, code_of):
    answer = api.get("/site", without=["Authorization", "X-Api-Version"])

    assert code_of(answer) == (401, "INVALID_SITE")


@pytest.mark.parametrize("version", ["", "4", "three"])
def test_the_version_is_refused_before_the_environment(api, code_of, version):
    answer = api.get("/site", X_Api_Version=version, X_Environment="nothing")

    assert code_of(answer) == (422, "INVALID_API_VERSION")


def test_an_unknown_environment_is_refused(api, code_of):
    answer = api.get("/site", X_Environment="nothing")

    assert code_of(answer) == (404, "INVALID_ENVIRONMENT")
    assert "x-environment" not in answer.headers


def test_an_environment_in_the_making_is_refused(api, project, code_of):
    project.environments["redesign"].status = "creating"

    assert code_of(api.get("/site", X_Environment="redesign")) == (422, "ENVIRONMENT_NOT_READY")


def test_a_revoked_token_is_a_wrong_token(api, project, code_of):
    project.revoke_token()

    assert code_of(api.get("/site")) == (401, "INVALID_AUTHORIZATION_HEADER")
    assert code_of(api.get("/site", Authorization="Bearer None"))[0] == 401


def test_every_answer_carries_the_headers_of_the_api(api):
    answers = [api.get("/site"), api.get("/nothing")]

    for answer in answers:
        assert answer.headers["content-type"] == "application/json; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        assert answer.headers["x-api-version"] == "3"
        assert answer.headers["x-environment"] == "main"
        assert answer.headers["x-ratelimit-limit"] == "60"
        assert "x-ratelimit-reset" not in answer.headers
    assert [answer.headers["x-ratelimit-remaining"] for answer in answers] == ["59", "58"]
    assert len({answer.headers["x-request-id"] for answer in answers}) == 2


def test_a_project_that_is_switched_off_refuses_everything(api, project, code_of):
    project.deactivated = True

    assert code_of(api.get("/site")) == (422, "DEACTIVATED_SITE")
    assert code_of(api.get("/users/me")) == (422, "DEACTIVATED_SITE")


def test_another_environment_can_answer_than_the_one_asked_for(api, project):
    project.answers_from = "redesign"

    assert api.get("/site").headers["x-environment"] == "redesign"
    assert api.get("/site", X_Environment="main").headers["x-environment"] == "redesign"


def test_answers_can_keep_to_themselves_where_they_come_from(api, project):
    project.names_environment = False

    assert "x-environment" not in api.get("/site").headers


@pytest.mark.parametrize("active", [True, False])
def test_maintenance_mode_can_be_asked_for(api, project, active):
    project.maintenance = active

    assert api.get("/maintenance-mode").json()["data"]["attributes"]["active"] is active
