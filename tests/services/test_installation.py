"""Parts of an installation, each broken in turn."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest

from trackman.services import installation
from trackman.services.installation import (
    BrokenError,
    check_certificates,
    check_data_folder,
    check_database,
    check_keyring,
    check_resources,
    check_temporary_folder,
)


def test_a_whole_installation_is_good(tmp_path: Path) -> None:
    assert "Dutch" in check_resources()
    assert sqlite3.sqlite_version in check_database()
    assert "authorities" in check_certificates()
    assert check_temporary_folder() == tempfile.gettempdir()
    assert "GB free" in check_data_folder(tmp_path)


def test_folders_that_take_no_files_say_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    nowhere = tmp_path / "file" / "folder"
    with pytest.raises(BrokenError) as caught:
        check_data_folder(nowhere)
    assert "--data-dir" in caught.value.advice
    monkeypatch.setattr(tempfile, "tempdir", str(nowhere))
    with pytest.raises(BrokenError) as caught:
        check_temporary_folder()
    assert "TMPDIR" in caught.value.advice


def test_too_little_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "_NEEDED", sys.maxsize)
    with pytest.raises(BrokenError) as caught:
        check_data_folder(tmp_path)
    assert caught.value.advice == "Free up disk space"


async def test_without_a_keyring_it_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    said = await asyncio.to_thread(check_keyring)
    assert said.startswith("absent: ")
    assert "sign in for each session" in said
