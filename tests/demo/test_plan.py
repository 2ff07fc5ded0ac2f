from __future__ import annotations

import pytest


def test_public_info_tells_the_largest_file(api, project):
    project.largest_upload = 12_345
    attributes = api.get("/public-info").json()["data"]["attributes"]
    assert attributes["name"] == "Northwind Stories"
    assert attributes["extras"]["maximum_single_upload_bytes"] == 12_345

    project.largest_upload = None
    assert api.get("/public-info").json()["data"]["attributes"]["extras"] is None


def test_limits_of_the_plan_can_be_read(api, project):
    project.plan_limits["mux_encoding_seconds"].usage = 17_999
    limits = {
        one["id"]: one["attributes"] for one in api.get("/subscription-limits").json()["data"]
    }

    assert limits["mux_encoding_seconds"] == {
        "code": "mux_encoding_seconds",
        "usage": 17_999,
        "limit": 18_000,
    }
    assert limits["mux_streaming_seconds"]["limit"] is None


def test_not_every_token_may_read_them(api, project, code_of):
    project.tells_plan = False

    assert code_of(api.get("/subscription-limits")) == (403, "INSUFFICIENT_PERMISSIONS")


@pytest.mark.parametrize("code", ["uploadable_bytes", "mux_encoding_seconds"])
def test_a_track_is_refused_where_the_plan_has_no_room(api, project, code_of, code):
    project.plan_limits[code].usage = project.plan_limits[code].limit
    answer = api.create(api.send())

    assert code_of(answer) == (422, "PLAN_UPGRADE_REQUIRED")
    assert answer.json()["data"][0]["attributes"]["details"] == {"limit": code}
    assert not project.jobs


def test_calls_of_the_month_are_counted_by_endpoint(api, project, code_of):
    answer = api.get("/usage-log-counters/cma_endpoint_requests?period=current_month")
    result = answer.json()["data"]["attributes"]["result"]
    assert sum(one["counter"] for one in result) == project.plan_limits["cma_api_calls"].usage
    assert code_of(api.get("/usage-log-counters/hens")) == (404, "NOT_FOUND")
    project.tells_usage = False
    forbidden = api.get("/usage-log-counters/cma_endpoint_requests")
    assert code_of(forbidden) == (403, "INSUFFICIENT_PERMISSIONS")
