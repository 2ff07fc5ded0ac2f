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


def test_what_uses_a_video_are_the_records_that_make_it_used(api, project):
    for upload in project.uploads.values():
        listed = api.get(f"/uploads/{upload.id}/references").json()["data"]

        assert bool(listed) == upload.in_use
        assert [one["id"] for one in listed] == [one.id for one in upload.records]
        assert all(one["attributes"]["video"]["upload_id"] == upload.id for one in listed)


def test_drafts_are_no_published_references(api, project):
    upload = next(
        one for one in project.uploads.values() if one.filename == "how-to-return-an-item.mp4"
    )
    counts = [
        len(api.get(f"/uploads/{upload.id}/references?version={version}").json()["data"])
        for version in ("published", "current", "published-or-current")
    ]

    assert counts == [2, 3, 3]


def test_other_versions_of_references_are_refused(api, launch, code_of):
    answer = api.get(f"/uploads/{launch}/references?version=newest")

    assert code_of(answer) == (422, "INVALID_PARAMS")


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
