"""The list of projects signed in to."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trackman.domain.projects import KeptProject
from trackman.store.folder import DataFolder
from trackman.store.preferences.projects import (
    forget_project,
    keep_project,
    load_projects,
    projects_of,
)

DATO = "https://site-api.datocms.com"
OLD = KeptProject("1", "Stories", DATO, "redesign", datetime(2026, 1, 2, tzinfo=UTC))
NEW = KeptProject("2", "Stories", DATO, None, datetime(2026, 3, 4, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return an empty folder."""
    return DataFolder(tmp_path)


def test_the_one_used_last_comes_first(folder: DataFolder) -> None:
    assert load_projects(folder) == []
    keep_project(folder, NEW)
    keep_project(folder, OLD)
    assert load_projects(folder) == [NEW, OLD]


def test_projects_of_one_name_or_one_id_stay_apart(folder: DataFolder) -> None:
    elsewhere = KeptProject("1", "日本語 \u202e\x00", "http://127.0.0.1:1")
    for project in (OLD, NEW, elsewhere, OLD):
        keep_project(folder, project)
    assert load_projects(folder) == [NEW, OLD, elsewhere]
    assert projects_of(folder, f"{DATO}/") == [NEW, OLD]
    forget_project(folder, "1", DATO)
    assert load_projects(folder) == [NEW, elsewhere]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"version": 2, "projects": []}', '{"projects": 1}']
)
def test_a_damaged_or_newer_file_is_set_aside(text: str, folder: DataFolder) -> None:
    (folder.root / "projects.json").write_text(text)
    assert load_projects(folder) == []
    assert (folder.root / "projects.json.damaged").read_text() == text
    keep_project(folder, NEW)
    assert load_projects(folder) == [NEW]


def test_entries_that_cannot_be_read_are_left_out(folder: DataFolder) -> None:
    good = {"id": "1", "name": "A", "api_url": DATO, "used_at": "yesterday", "environment": 3}
    entries = [None, {}, {"id": 1, "name": "A", "api_url": DATO}, good, {**good, "id": ""}]
    text = json.dumps({"version": 1, "projects": entries})
    (folder.root / "projects.json").write_text(text)
    assert load_projects(folder) == [KeptProject("1", "A", DATO)]
