from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from trackman.demo.catalogue import make_recent
from trackman.demo.errors import Refusal
from trackman.demo.resources.roles import Role

SCHEMAS = Path(__file__).parents[1] / "schemas"


def check(name, content):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(content)


def test_uploads_are_as_documented(api, project):
    check("UploadInstancesTargetSchema", api.get("/uploads?page[limit]=500").json())
    for upload_id in project.uploads:
        check("Upload", api.get(f"/uploads/{upload_id}").json()["data"])


def test_collections_and_filters_are_as_documented(api):
    for path, name in (("/upload-collections", "Collection"), ("/upload-filters", "Filter")):
        for content in api.get(path).json()["data"]:
            check(f"Upload{name}", content)


def test_tracks_are_as_documented(api, project):
    for upload in project.uploads.values():
        if upload.mux_playback_id:
            content = api.get(f"/uploads/{upload.id}/tracks").json()
            check("UploadTrackInstancesTargetSchema", content)


def test_references_are_as_documented(api, project):
    records = [
        record
        for upload in project.uploads.values()
        for record in api.get(f"/uploads/{upload.id}/references").json()["data"]
    ]

    assert len(records) > 20
    for record in records:
        check("Item", record)


def test_the_site_is_as_documented(api):
    site = api.get("/site").json()["data"]

    check("SiteAttributes", site["attributes"])
    check("SiteMeta", site["meta"])


def test_environments_are_as_documented(api):
    for environment in api.get("/environments").json()["data"]:
        check("Environment", environment)


def test_maintenance_mode_is_as_documented(api):
    check("MaintenanceMode", api.get("/maintenance-mode").json()["data"])


@pytest.mark.parametrize("kind", ["own", "built-in read-only", "built-in full access"])
@pytest.mark.parametrize("role", get_args(Role))
def test_tokens_and_roles_are_as_documented(api, project, role, kind):
    project.role, project.token_kind = role, kind
    content = api.get("/users/me?include=role").json()

    check("AccessToken", content["data"])
    for included in content["included"]:
        check("Role", included)


@pytest.mark.parametrize("failure", [None, Refusal(422, "MUX_ERROR")])
def test_jobs_and_their_results_are_as_documented(api, project, failure):
    project.polls_per_job = 0
    project.fail_jobs_with = failure
    accepted = api.delete_italiano()
    result = api.poll(accepted).json()["data"]

    check("Job", accepted.json()["data"])
    # Recorded on the real server, though its schema does not know it.
    assert result["attributes"].pop("statusText")
    check("JobResult", result)
    payload = result["attributes"]["payload"]
    check("api_error", payload) if failure else check("UploadTrack", payload["data"])


def test_creations_are_as_documented(api, server, project):
    project.polls_per_job = 0
    request = api.request_upload()
    assert api.put(request.json()["data"]["attributes"]["url"]).status_code == 200
    accepted = api.create(request.json()["data"]["id"], closed_captions=True)
    result = api.poll(accepted).json()["data"]

    check("UploadRequest", request.json()["data"])
    check("Job", accepted.json()["data"])
    assert result["attributes"].pop("statusText") == "Created"
    check("JobResult", result)
    check("UploadTrack", result["attributes"]["payload"]["data"])
    bodies = [json.loads(seen.body) for seen in server.seen if seen.method == "POST"]
    for name, body in zip(("UploadRequest", "UploadTrack"), bodies, strict=True):
        check(f"{name}CreateSchema", body)


def test_generations_are_as_documented(api, server, project):
    project.polls_per_job = 0
    make_recent(project)
    result = api.poll(api.generate()).json()["data"]

    assert result["attributes"].pop("statusText") == "Created"
    check("JobResult", result)
    check("UploadTrack", result["attributes"]["payload"]["data"])
    (body,) = [json.loads(seen.body) for seen in server.seen if seen.method == "POST"]
    check("UploadTrackGenerateSubtitlesSchema", body)


@pytest.mark.parametrize("largest", [5_000, None])
def test_the_plan_is_as_documented(api, project, largest):
    project.largest_upload = largest
    check("PublicInfo", api.get("/public-info").json()["data"])
    for limit in api.get("/subscription-limits").json()["data"]:
        check("SubscriptionLimit", limit)


def test_refusals_are_as_documented(api):
    for answer in (
        api.get("/nothing"),
        api.get("/uploads/nothing"),
        api.get("/site", Accept="*/*"),
        api.post("/upload-requests", {}),
        api.create("/64174/1455102967-nothing.vtt"),
    ):
        check("api_error", answer.json())


def test_a_refusal_looks_as_recorded(api):
    assert api.get("/nothing").json() == {
        "data": [
            {
                "id": "cf3acb",
                "type": "api_error",
                "attributes": {
                    "code": "INVALID_ENDPOINT",
                    "doc_url": "https://www.datocms.com/docs/content-management-api/"
                    "errors#INVALID_ENDPOINT",
                    "details": {},
                },
            }
        ]
    }
