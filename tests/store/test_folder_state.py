"""Whether a data folder may be used at all."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from trackman import __version__
from trackman.domain.errors import StoreFault
from trackman.store.folder import DataFolder
from trackman.store.folder_state import (
    FORMAT,
    FolderFault,
    FolderProblem,
    folder_problem,
    mark_folder,
    why_not_writable,
)
from trackman.store.hold import FolderHold
from trackman.store.journal.journal import Journal
from trackman.store.journal.schema import MIGRATIONS


def test_one_that_is_not_there_yet_or_marked_by_this_trackman_is_good(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    assert folder_problem(folder) is None
    assert not folder.root.exists()
    mark_folder(folder)
    assert folder_problem(folder) is None
    written = json.loads((folder.root / "data-folder.json").read_text())
    assert written == {"format": FORMAT, "program": __version__}


@pytest.mark.parametrize("mark", ["", "[]", "{}", '{"format": "x", "program": 3}', "{"])
def test_a_damaged_mark_is_none(mark: str, tmp_path: Path) -> None:
    (tmp_path / "data-folder.json").write_text(mark)
    assert folder_problem(DataFolder(tmp_path)) is None


def test_a_newer_mark_names_its_trackman(tmp_path: Path) -> None:
    (tmp_path / "data-folder.json").write_text('{"format": 2, "program": "2.0.1"}')
    assert folder_problem(DataFolder(tmp_path)) == FolderProblem(FolderFault.NEWER, "2.0.1")


def test_a_newer_journal_without_a_mark_is_noticed(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    journal.totals()
    journal.close()
    assert folder_problem(DataFolder(tmp_path)) is None
    with closing(sqlite3.connect(tmp_path / "journal.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert folder_problem(DataFolder(tmp_path)) == FolderProblem(FolderFault.NEWER, "")


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a folder away"
)
def test_the_folder_of_another_person_is_noticed(tmp_path: Path) -> None:
    shutil.chown(tmp_path, "daemon")
    assert folder_problem(DataFolder(tmp_path)) == FolderProblem(FolderFault.FOREIGN, "daemon")
    os.chown(tmp_path, 4_000_000, -1)  # nobody of this computer, as on a network drive
    assert folder_problem(DataFolder(tmp_path)) is None


def test_a_locked_folder_is_no_reason_to_break_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    assert folder_problem(DataFolder(tmp_path)) is None  # what writes into it says so


def test_a_folder_that_takes_files_is_left_as_it_was(tmp_path: Path) -> None:
    assert why_not_writable(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is full")
def test_a_hold_without_room_for_a_name_is_one(tmp_path: Path) -> None:
    (tmp_path / "trackman.hold").symlink_to("/dev/full")
    hold = FolderHold(tmp_path)
    assert hold.take("window")
    hold.release()


def test_a_folder_that_takes_no_files_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert why_not_writable(tmp_path / "file" / "data") is StoreFault.OTHER
