"""Projects that stood under another name until DatoCMS told it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trackman.store.folder import DataFolder
from trackman.store.review.projects import project_behind, remember_project
from trackman.store.review.reviewer import own_reviewer


def test_a_project_is_found_by_what_stood_for_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert project_behind(folder, "token") == "token"
    for number in range(150):
        remember_project(folder, f"token {number}", str(number))
    assert project_behind(folder, "token 149") == "149"
    assert project_behind(folder, "token 3") == "token 3", "the oldest are forgotten"
    remember_project(folder, "token 149", "7")
    assert project_behind(folder, "token 149") == "7"


@pytest.mark.parametrize("content", ["", "[]", '{"token": 3}', '{"id": ""}', "null"])
def test_files_that_make_no_sense_are_as_if_not_there(tmp_path: Path, content: str) -> None:
    for name in ("review-projects.json", "reviewer.json"):
        (tmp_path / name).write_text(content)
    folder = DataFolder(tmp_path)
    assert project_behind(folder, "token") == "token"
    assert own_reviewer(folder, "Ada").id


def test_a_person_keeps_the_id_under_another_name(tmp_path: Path) -> None:
    first = own_reviewer(DataFolder(tmp_path), "Ada")
    again = own_reviewer(DataFolder(tmp_path), "  Ada Lovelace ")
    assert first.id == again.id
    assert again.name == "Ada Lovelace"
    assert own_reviewer(DataFolder(tmp_path), "").name
