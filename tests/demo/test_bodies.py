from __future__ import annotations

import json

import pytest

GOOD = {
    "url_or_upload_request_id": "https://example.com/it.vtt",
    "type": "subtitles",
    "language_code": "it",
}


def with_attributes(**changes):
    return {"data": {"type": "upload_track", "attributes": GOOD | changes}}


def without(name):
    attributes = {key: value for key, value in GOOD.items() if key != name}
    return {"data": {"type": "upload_track", "attributes": attributes}}


@pytest.fixture
def ask(api, launch):
    def post(body, **headers):
        return api.post(f"/uploads/{launch}/tracks", body, **headers)

    return post


def test_a_body_as_documented_is_taken(ask):
    assert ask(with_attributes(name="Uno", closed_captions=None)).status_code == 202


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 201),
        ("application/vnd.api+json", 201),
        ("Application/JSON; charset=utf-8", 201),
        ("text/plain", 422),
        ("", 422),
    ],
)
def test_the_content_type_must_be_json(api, code_of, content_type, status):
    answer = api.request_upload(Content_Type=content_type)

    assert answer.status_code == status
    if status != 201:
        assert code_of(answer) == (422, "INVALID_CONTENT_TYPE_HEADER")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ([], "#"),
        ({}, "#"),
        ({"data": []}, "#/data"),
        ({"data": {"type": "upload_track"}}, "#/data"),
        ({"data": {"attributes": GOOD}}, "#/data"),
        ({"data": {"type": "upload", "attributes": GOOD}}, "#/data"),
        ({"data": {"type": "upload_track", "attributes": GOOD, "id": "1"}}, "#/data"),
        ({"data": {"type": "upload_track", "attributes": GOOD, "relationships": {}}}, "#/data"),
        (with_attributes() | {"meta": {}}, "#/data"),
        ({"data": {"type": "upload_track", "attributes": []}}, "#/data/attributes"),
        (without("type"), "#/data/attributes/type"),
        (without("language_code"), "#/data/attributes/language_code"),
        (without("url_or_upload_request_id"), "#/data/attributes/url_or_upload_request_id"),
        (with_attributes(type="video"), "#/data/attributes/type"),
        (with_attributes(name=None), "#/data/attributes/name"),
        (with_attributes(language_code=1), "#/data/attributes/language_code"),
        (with_attributes(closed_captions="yes"), "#/data/attributes/closed_captions"),
    ],
)
def test_a_malformed_body_is_refused(ask, code_of, project, body, place):
    answer = ask(body)

    assert code_of(answer) == (422, "INVALID_FORMAT")
    assert answer.json()["data"][0]["attributes"]["details"] == {"messages": [place]}
    assert not project.jobs


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"name=it"])
def test_a_body_that_is_no_json_is_refused(api, code_of, content):
    answer = api.ask("POST", "/upload-requests", data=content, Content_Type="application/json")

    assert code_of(answer) == (422, "INVALID_FORMAT")


def test_unknown_attributes_of_a_track_are_refused(ask, code_of):
    assert code_of(ask(with_attributes(status="ready"))) == (422, "INVALID_ATTRIBUTES")


def test_an_upload_request_may_name_a_collection_and_more(api):
    collection = {"upload_collection": {"data": {"type": "upload_collection", "id": "1207"}}}
    data = {
        "type": "upload_request",
        "attributes": {"filename": "it.vtt", "more": 1},
        "relationships": collection,
    }

    assert api.post("/upload-requests", {"data": data}).status_code == 201


@pytest.mark.parametrize("code", ["", "it IT", "italianissimo", "it_IT", "it-"])
def test_what_can_be_no_language_is_refused(ask, code_of, code):
    answer = ask(with_attributes(language_code=code))

    assert code_of(answer) == (422, "INVALID_FIELD")
    assert (
        json.loads(answer.content)["data"][0]["attributes"]["details"]["field"] == "language_code"
    )
