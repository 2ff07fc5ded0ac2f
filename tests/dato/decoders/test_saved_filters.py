"""Filters saved at DatoCMS: understood or named, never guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.decoders.saved_filters import translated
from trackman.domain.library import LibraryQuery

MIDNIGHT = datetime(2026, 3, 1).astimezone().isoformat()
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["AND", "fields", "tags", "in_use"]) | st.text(), inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("content", "query"),
    [
        ({}, LibraryQuery()),
        ({"type": {"eq": "video"}}, LibraryQuery()),
        ({"query": "launch"}, LibraryQuery(text="launch")),
        ({"in_use": {"neq": True}}, LibraryQuery(used=False)),
        ({"fields": {"in_use": {"eq": "true"}}}, LibraryQuery(used=True)),
        ({"tags": {"contains": "a"}}, LibraryQuery(tag="a")),
        ({"AND": [{"tags": {"all_in": ["a"]}}, {"upload_collection": {"eq": "7"}}]},
         LibraryQuery(tag="a", collection_id="7")),
        ({"_created_at": {"gte": MIDNIGHT}}, LibraryQuery(created_from=date(2026, 3, 1))),
        ({"_created_at": {"lt": "2026-03-01"}}, LibraryQuery(created_to=date(2026, 2, 28))),
    ],
)  # fmt: skip
def test_understood(content: Any, query: LibraryQuery) -> None:
    assert translated(content) == (query, ())


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ({"type": {"eq": "image"}}, ("type.eq",)),
        ({"OR": [{"in_use": {"eq": True}}]}, ("OR",)),
        ({"tags": {"any_in": ["a", "b"]}}, ("tags.any_in",)),
        ({"tags": {"contains": "a", "any_in": ["b"]}}, ("tags.any_in",)),
        ({"_created_at": {"gte": "2026-03-01T10:00:00+00:00"}}, ("_created_at.gte",)),
        (
            {"_created_at": {"gte": "soon", "eq": "2026-03-01"}},
            ("_created_at.gte", "_created_at.eq"),
        ),
        ({"alt": {"exists": False}, "stars": 3}, ("alt.exists", "stars")),
        ([], ("filter",)),
        (None, ("filter",)),
    ],
)
def test_not_understood(content: Any, places: tuple[str, ...]) -> None:
    assert translated(content)[1] == places


@given(anything)
def test_anything_is_translated(content: Any) -> None:
    translated(content)


def test_a_filter_without_bottom_is_not_understood() -> None:
    content: dict[str, Any] = {}
    for _ in range(5_000):
        content = {"AND": [content]}
    assert translated(content) == (LibraryQuery(), ("filter",))
