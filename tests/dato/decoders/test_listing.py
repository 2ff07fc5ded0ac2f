"""Pages of uploads: the quick way and the careful way read the same."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.decoders.listing import decode_listing
from trackman.dato.decoders.resources import decode_upload
from trackman.dato.response import Response
from trackman.demo.catalogue import large_project
from trackman.demo.resources.listing import listed_uploads
from trackman.domain.errors import UnexpectedShapeError
from trackman.domain.uploads import Upload

DOCUMENT = listed_uploads(large_project(3, 0).uploads.values(), {})


def decoded(document: Any) -> tuple[Upload, ...]:
    """Decode a listing."""
    return decode_listing(Response(200, json.dumps(document).encode()).root()).uploads


def carefully(document: Any) -> list[Upload]:
    """Decode its uploads one by one."""
    root = Response(200, json.dumps(document).encode()).root()
    return [decode_upload(node) for node in root["data"].items()]


def test_both_ways_read_the_same() -> None:
    assert list(decoded(DOCUMENT)) == carefully(DOCUMENT)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 9.0),
        ("width", 1920.0),
        ("created_at", None),
        ("created_at", "yesterday"),
        ("updated_at", "2026-01-01T00:00:00"),
        ("duration", None),
        ("mime_type", None),
        ("thumbhash", None),
    ],
)
def test_the_unusual_is_read_carefully(name: str, value: object) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["data"][1]["attributes"][name] = value
    assert list(decoded(document)) == carefully(document)


@pytest.mark.parametrize("name", ["thumbhash", "updated_at", "path"])
def test_what_is_only_decoration_may_be_missing(name: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    del document["data"][1]["attributes"][name]
    assert len(decoded(document)) == 3


def test_an_upload_without_relationships_is_in_no_collection() -> None:
    document = copy.deepcopy(DOCUMENT)
    del document["data"][0]["relationships"]
    assert decoded(document)[0].collection_id is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("filename", None),
        ("size", "9"),
        ("size", True),
        ("tags", "summer"),
        ("tags", [1]),
        ("thumbhash", 3),
        ("created_at", 3),
    ],
)
def test_the_place_of_a_wrong_part_is_named(name: str, value: object) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["data"][2]["attributes"][name] = value
    with pytest.raises(UnexpectedShapeError) as caught:
        decoded(document)
    assert caught.value.path.startswith(f"data[2].attributes.{name}")


@pytest.mark.parametrize("upload_id", ["", ".", "..", 7, None])
def test_an_id_that_leads_elsewhere_is_refused(upload_id: object) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["data"][0]["id"] = upload_id
    with pytest.raises(UnexpectedShapeError):
        decoded(document)


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_whatever_comes_is_read_or_refused(content: Any) -> None:
    for document in ({"data": content}, {"data": [content], "meta": {"total_count": 1}}):
        with pytest.raises(UnexpectedShapeError):
            decoded(document)
