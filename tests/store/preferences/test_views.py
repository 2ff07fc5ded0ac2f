"""Saved views."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.library import LibraryQuery, SavedView, Sort
from trackman.store.cache.queries import as_document, as_key, read_query
from trackman.store.folder import DataFolder
from trackman.store.preferences.views import load_views, save_views


def test_views_come_back_in_order(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    views = [
        SavedView("Senza italiano", LibraryQuery(lacks_language="it", sort=Sort.LARGEST)),
        SavedView("All", LibraryQuery()),
        SavedView("May", LibraryQuery(created_from=date(2026, 5, 1), used=False)),
    ]
    assert load_views(folder) == []
    save_views(folder, views)
    assert load_views(folder) == views


@given(st.from_type(LibraryQuery))
def test_every_query_survives_being_written_down(query: LibraryQuery) -> None:
    assert read_query(json.loads(json.dumps(as_document(query)))) == query


def test_every_part_of_a_query_makes_another_key() -> None:
    changed = [
        replace(LibraryQuery(), **cast("Any", {one.name: value}))
        for one in fields(LibraryQuery)
        for value in ("2", False, True, date(2026, 1, 1), Sort.NAME)
    ]
    keys = {as_key(query) for query in (LibraryQuery(), *changed)}
    assert len(keys) >= 1 + len(fields(LibraryQuery))


@pytest.mark.parametrize(
    "entry",
    [
        None,
        {},
        {"name": 3, "query": {}},
        {"name": "a"},
        {"name": "a", "query": {"colour": "red"}},
        {"name": "a", "query": {"sort": "colour"}},
        {"name": "a", "query": {"used": "yes"}},
        {"name": "a", "query": {"tag": 3}},
        {"name": "a", "query": {"created_from": "soon"}},
    ],
)
def test_entries_of_another_form_are_left_out(entry: object, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.write("saved-views.json", [entry, {"name": "b", "query": {}}])
    assert load_views(folder) == [SavedView("b", LibraryQuery())]
