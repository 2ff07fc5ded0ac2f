from __future__ import annotations

import pytest


def test_an_upload_is_found_by_its_id(api, launch):
    upload = api.get(f"/uploads/{launch}").json()["data"]

    assert upload["id"] == launch
    assert upload["attributes"]["filename"] == "summer-launch-2026.mp4"


def test_old_decimal_ids_are_still_valid(api):
    assert api.get("/uploads/43554720").status_code == 200


def test_an_unknown_upload_is_not_found(api, code_of):
    assert code_of(api.get("/uploads/nothing")) == (404, "NOT_FOUND")
    assert code_of(api.get("/uploads/nothing/tracks")) == (404, "NOT_FOUND")
    assert code_of(api.get("/uploads/nothing/references")) == (404, "NOT_FOUND")


def test_tracks_are_listed_in_order_without_meta(api, launch):
    content = api.get(f"/uploads/{launch}/tracks").json()

    assert list(content) == ["data"]
    assert [track["attributes"]["name"] for track in content["data"]] == [
        "English",
        "Français",
        "Italiano",
        "Deutsch",
        "العربية",
        "日本語",
        "Español (auto)",
        "Audio description",
        "Doppiaggio italiano",
    ]


def test_tracks_can_be_listed_in_a_sandbox(api, launch):
    answer = api.get(f"/uploads/{launch}/tracks", X_Environment="redesign")

    assert answer.status_code == 200
    assert answer.headers["x-environment"] == "redesign"


def test_an_image_has_no_tracks_to_list(api, project, code_of):
    image = next(one for one in project.uploads.values() if one.kind == "image")

    assert code_of(api.get(f"/uploads/{image.id}/tracks")) == (422, "NOT_A_VIDEO")


def test_nothing_uses_the_demo_videos(api, launch):
    assert api.get(f"/uploads/{launch}/references").json() == {"data": []}


def test_the_site_says_where_its_admin_area_is(api):
    site = api.get("/site").json()["data"]["attributes"]

    assert site["name"] == "Northwind Stories"
    assert site["internal_domain"] == "northwind-stories.admin.datocms.com"


def test_one_environment_is_primary(api):
    environments = api.get("/environments").json()["data"]

    assert {one["id"]: one["meta"]["primary"] for one in environments} == {
        "main": True,
        "redesign": False,
    }
    assert api.get("/environments/redesign").json()["data"] == environments[1]


def test_an_unknown_environment_is_not_found(api, code_of):
    assert code_of(api.get("/environments/nothing")) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/uploads/"),
        ("GET", "/nothing"),
        ("POST", "/uploads"),
        ("PUT", "/site"),
        ("DELETE", "/site"),
        ("PATCH", "/site"),
        ("GET", "/job-results"),
        ("GET", "/uploads/one/tracks/another"),
    ],
)
def test_other_paths_and_methods_are_no_endpoints(api, code_of, method, path):
    assert code_of(api.ask(method, path)) == (404, "INVALID_ENDPOINT")
