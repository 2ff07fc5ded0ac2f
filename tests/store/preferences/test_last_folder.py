"""The folder saved into last."""

from __future__ import annotations

from pathlib import Path

import pytest

from trackman.store.folder import DataFolder
from trackman.store.preferences.last_folder import load_last_folder, save_last_folder


def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    place = tmp_path / "Untertitel für März"
    place.mkdir()
    save_last_folder(DataFolder(tmp_path), place)
    assert load_last_folder(DataFolder(tmp_path)) == place


def test_a_folder_that_is_gone_is_none(tmp_path: Path) -> None:
    save_last_folder(DataFolder(tmp_path), tmp_path / "gone")
    assert load_last_folder(DataFolder(tmp_path)) is None


@pytest.mark.parametrize("text", ["", "3", "[]", '""', '"a\\u0000b"', "{"])
def test_anything_else_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "last-folder.json").write_text(text)
    assert load_last_folder(DataFolder(tmp_path)) is None
