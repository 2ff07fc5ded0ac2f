from __future__ import annotations

import pytest


def test_collections_know_their_parents_and_children(api):
    collections = {one["id"]: one for one in api.get("/upload-collections").json()["data"]}
    summer = collections["uinr2zfqQLeCo_1O0-ao-Q"]

    assert summer["attributes"] == {"label": "Summer", "position": 1}
    assert summer["relationships"]["parent"]["data"]["id"] == "1207"
    children = collections["1207"]["relationships"]["children"]["data"]
    assert children == [{"type": "upload_collection", "id": summer["id"]}]


def test_uploads_are_in_known_collections(api):
    known = {one["id"] for one in api.get("/upload-collections").json()["data"]}
    uploads = api.get("/uploads").json()["data"]
    places = [one["relationships"]["upload_collection"]["data"] for one in uploads]

    assert {place["id"] for place in places if place} == known
    assert None in places


def test_tags_are_listed_by_name_in_pages(api):
    answer = api.get("/upload-tags?page[limit]=2&page[offset]=1").json()

    assert [one["attributes"]["name"] for one in answer["data"]] == [
        "behind the scenes",
        "campaign",
    ]
    assert answer["meta"]["total_count"] > 10


def test_tags_can_be_searched(api):
    answer = api.get("/upload-tags?filter[query]=TRAIN").json()

    assert [one["attributes"]["name"] for one in answer["data"]] == ["training"]


@pytest.mark.parametrize("query", ["page[limit]=501", "page[offset]=-1"])
def test_a_senseless_page_of_tags_is_refused(api, code_of, query):
    assert code_of(api.get(f"/upload-tags?{query}")) == (422, "INVALID_PARAMS")


def test_saved_filters_are_listed(api):
    names = [one["attributes"]["name"] for one in api.get("/upload-filters").json()["data"]]

    assert names[:2] == ["Unused videos", "Campaign"]
