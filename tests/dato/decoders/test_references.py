"""The records that use a video, and what they are called."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.client import Client
from trackman.dato.decoders.references import decode_reference
from trackman.dato.response import Response
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import ApiError, UnexpectedShapeError
from trackman.domain.references import Reference

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def read(attributes: object = None, **parts: Any) -> Reference:
    """Read a record with these fields."""
    document = {"type": "item", "id": "7", "attributes": attributes, **parts}
    return decode_reference(Response(200, json.dumps(document).encode()).root())


def test_asks_once_for_drafts_too(server: DemoServer, client: Client) -> None:
    found = client.references(VIDEO)
    assert [one.title for one in found] == ["Home", "Summer 2026", "A launch on the beach"]
    assert all(one.model_id and not one.is_draft for one in found)
    asked = server.seen[-1]
    assert asked.path == f"/uploads/{VIDEO}/references"
    assert asked.query == {"version": "published-or-current"}


def test_the_records_are_those_of_the_environment(server: DemoServer, client: Client) -> None:
    client.within("redesign").references(VIDEO)
    assert server.seen[-1].headers["X-Environment"] == "redesign"


def test_what_nothing_uses_has_no_references(project: DemoProject, client: Client) -> None:
    unused = next(one for one in project.uploads.values() if not one.in_use)
    assert client.references(unused.id) == ()


def test_a_refusal_is_an_error(project: DemoProject, client: Client) -> None:
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS")
    with pytest.raises(ApiError):
        client.references(VIDEO)


@pytest.mark.parametrize(
    ("attributes", "title"),
    [
        ({"title": "Home", "name": "x"}, "Home"),
        ({"title": {"en": None, "it": " Pagina iniziale "}}, "Pagina iniziale"),
        ({"title": "", "slug": "home"}, "home"),
        ({"body": "long", "page_title": "Home"}, "Home"),
        ({"title": {"document": {"type": "root"}}}, None),
        ({"body": "long"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_finds_what_people_would_call_it(attributes: object, title: str | None) -> None:
    assert read(attributes).title == title


def test_says_what_is_not_published() -> None:
    assert read(meta={"status": "draft"}).is_draft
    assert not read(meta={"status": "updated"}).is_draft
    assert not read(meta=None).is_draft


def test_anything_else_than_a_record_is_refused() -> None:
    with pytest.raises(UnexpectedShapeError):
        read(type="job")


@given(anything, anything)
def test_whatever_its_parts_are_a_record_is_read(attributes: object, other: object) -> None:
    reference = read(attributes, relationships=other, meta=other)
    assert reference.id == "7"
    assert reference.title is None or reference.title.strip()


@given(anything)
def test_whatever_comes_is_read_or_refused_with_a_named_error(document: object) -> None:
    with contextlib.suppress(UnexpectedShapeError):
        decode_reference(Response(200, json.dumps(document).encode()).root())
