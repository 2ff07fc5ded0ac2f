from __future__ import annotations

from urllib.parse import urlencode

import pytest

from trackman.demo.catalogue import large_project


@pytest.fixture
def find(api):
    def ask(**query):
        # Written without brackets: page_offset is page[offset].
        wire = {_WIRE_NAMES.get(name, name): value for name, value in query.items()}
        return api.get(f"/uploads?{urlencode(wire)}")

    return ask


_WIRE_NAMES = {
    "offset": "page[offset]",
    "limit": "page[limit]",
    "ids": "filter[ids]",
    "words": "filter[query]",
    "kind": "filter[fields][type][eq]",
    "path": "filter[fields][path][eq]",
    "language": "filter[fields][language][eq]",
}


def names(answer):
    return [upload["attributes"]["filename"] for upload in answer.json()["data"]]


def test_thirty_uploads_are_listed_newest_first(find, project):
    project.uploads = large_project(40, 0).uploads
    answer = find()

    assert answer.json()["meta"] == {"total_count": 40}
    assert names(answer) == [f"story-{number:05}.mp4" for number in range(1, 31)]


def test_pages_follow_each_other(find, project):
    project.uploads = large_project(40, 0).uploads

    assert names(find(offset=38, limit=500)) == ["story-00039.mp4", "story-00040.mp4"]
    assert names(find(offset=40)) == []


def test_a_page_of_none_only_counts(find):
    assert find(limit=0).json() == {"data": [], "meta": {"total_count": 13}}


@pytest.mark.parametrize("page", [{"limit": 501}, {"limit": -1}, {"offset": "x"}])
def test_a_senseless_page_is_refused(find, code_of, page):
    assert code_of(find(**page)) == (422, "INVALID_PARAMS")


def test_videos_are_told_from_other_files(find):
    assert find(kind="video").json()["meta"] == {"total_count": 12}
    assert names(find(kind="image")) == ["spring-lookbook-cover.jpg"]


def test_an_upload_is_found_by_its_path(find, project, launch):
    assert names(find(path=project.uploads[launch].path)) == ["summer-launch-2026.mp4"]


def test_uploads_are_found_by_their_ids(find, launch):
    assert names(find(ids=f"43554720,{launch},nothing", order_by="filename_ASC")) == [
        "office-opening-2019.mp4",
        "summer-launch-2026.mp4",
    ]


def test_uploads_are_found_by_words_in_name_and_tags(find):
    assert names(find(words="Summer")) == ["summer-launch-2026.mp4"]
    assert names(find(words="webinar training")) == ["webinar-subtitling-101.mp4"]


def test_filters_are_joined(find):
    assert find(words="campaign", kind="video").json()["meta"] == {"total_count": 3}


def test_there_is_no_filter_on_languages(find, code_of):
    assert code_of(find(language="it")) == (422, "INVALID_FILTER_FIELDS_PARAM")


@pytest.mark.parametrize("name", ["id", "filename", "size", "_created_at", "resolution"])
def test_both_directions_of_an_order_mirror_each_other(find, project, name):
    project.uploads = large_project(20, 0).uploads
    for number, upload in enumerate(project.uploads.values()):
        upload.width = number
    upwards, downwards = (names(find(order_by=f"{name}_{way}")) for way in ("ASC", "DESC"))

    assert upwards == downwards[::-1]


def test_the_first_of_several_orders_rules(find):
    listed = names(find(order_by="format_ASC,filename_DESC"))

    assert listed[:3] == [
        "spring-lookbook-cover.jpg",
        "interview-ceo-final.mov",
        "autumn-preview-raw.mov",
    ]


@pytest.mark.parametrize("order", ["filename", "language_ASC", "filename_UP", ""])
def test_an_unknown_order_is_refused(find, code_of, order):
    assert code_of(find(order_by=order)) == (422, "INVALID_ORDERING")
