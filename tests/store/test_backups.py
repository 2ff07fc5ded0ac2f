"""Saved texts: whole and on the disk, never overwritten, and every damage noticed."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import BackupError, BackupFault, StoreFault
from trackman.domain.journal import Backup
from trackman.store.backups import Backups, Check

TEXT = "WEBVTT\n\n00:01.000 --> 00:02.000\nQuest’estate\n".encode()


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """Return an empty folder of backups."""
    return Backups(tmp_path / "backups")


def the_file(folder: Path) -> Path:
    """Return the one text in a folder."""
    (path,) = folder.rglob("*.vtt")
    return path


def refusal(call: Callable[[], object]) -> BackupError:
    """Return the error a call ends with."""
    with pytest.raises(BackupError) as caught:
        call()
    return caught.value


def unheard(done: int, total: int) -> None:
    """Listen to no progress."""


def test_a_text_is_named_by_its_content_and_comes_back_as_it_was(
    backups: Backups, tmp_path: Path
) -> None:
    backup = backups.keep(TEXT, 1)
    checksum = hashlib.sha256(TEXT).hexdigest()
    assert backup == Backup(checksum, len(TEXT), 1)
    path = tmp_path / "backups" / checksum[:2] / f"{checksum}.vtt"
    assert path.read_bytes() == TEXT
    assert Backups(tmp_path / "backups").read(backup) == TEXT
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 - all names, hidden or not


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's files apart itself")
def test_a_text_is_readable_for_its_owner_alone(backups: Backups, tmp_path: Path) -> None:
    backups.keep(TEXT, 1)
    path = the_file(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_text_is_kept_once(backups: Backups, tmp_path: Path) -> None:
    first = backups.keep(TEXT, 1)
    written = the_file(tmp_path).stat()
    assert backups.keep(TEXT, 1) == first
    assert the_file(tmp_path).stat().st_mtime_ns == written.st_mtime_ns
    assert backups.total() == (1, len(TEXT))


def test_a_changed_file_is_set_aside_and_never_overwritten(
    backups: Backups, tmp_path: Path
) -> None:
    backup = backups.keep(TEXT, 1)
    path = the_file(tmp_path)
    for number, change in enumerate([b"changed by hand", b"", b"and again"], 1):
        path.write_bytes(change)
        assert refusal(lambda: backups.read(backup)).fault is BackupFault.CHANGED
        assert backups.keep(TEXT, 1) == backup
        assert backups.read(backup) == TEXT
        suffix = ".damaged" if number == 1 else f".damaged.{number}"
        assert path.with_name(path.name + suffix).read_bytes() == change
    assert backups.total() == (1, len(TEXT))


def test_a_folder_in_its_place_is_set_aside(backups: Backups, tmp_path: Path) -> None:
    backup = backups.keep(TEXT, 1)
    path = the_file(tmp_path)
    path.unlink()
    path.mkdir()
    assert refusal(lambda: backups.read(backup)).fault is BackupFault.UNREADABLE
    assert backups.keep(TEXT, 1) == backup
    assert backups.read(backup) == TEXT


def test_a_missing_text_is_said_to_be_missing(backups: Backups, tmp_path: Path) -> None:
    backup = backups.keep(TEXT, 1)
    the_file(tmp_path).unlink()
    assert refusal(lambda: backups.read(backup)).fault is BackupFault.MISSING


@pytest.mark.parametrize("checksum", ["", "../../etc/passwd", "A" * 64, "a" * 64 + "\n", "a" * 63])
def test_what_is_no_checksum_leads_nowhere(backups: Backups, checksum: str) -> None:
    error = refusal(lambda: backups.read(Backup(checksum, 1, 1)))
    assert (error.fault, error.detail) == (BackupFault.MISSING, "not a checksum")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    error = refusal(lambda: Backups(tmp_path / "file").keep(TEXT, 1))
    assert error.fault is BackupFault.NOT_WRITTEN
    assert error.store_fault is StoreFault.OTHER
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit that POSIX knows")
def test_a_write_that_fails_midway_leaves_nothing_behind(backups: Backups, tmp_path: Path) -> None:
    import resource

    kept = backups.keep(TEXT, 1)
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        error = refusal(lambda: backups.keep(TEXT * 100, 100))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (error.fault, error.store_fault) == (BackupFault.NOT_WRITTEN, StoreFault.FULL)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before
    assert backups.read(kept) == TEXT


def test_checking_finds_what_is_missing_changed_or_unreadable(
    backups: Backups, tmp_path: Path
) -> None:
    kept = [backups.keep(TEXT + b"x" * number, number) for number in range(5)]
    paths = {path.stem: path for path in tmp_path.rglob("*.vtt")}
    paths[kept[1].sha256].unlink()
    paths[kept[2].sha256].write_bytes(TEXT)
    paths[kept[3].sha256].unlink()
    paths[kept[3].sha256].mkdir()
    heard: list[tuple[int, int]] = []
    found = backups.check(
        [*kept, *kept], lambda done, total: heard.append((done, total)), threading.Event()
    )
    assert found.checked == 5
    assert {damage.backup: damage.error.fault for damage in found.damages} == {
        kept[1]: BackupFault.MISSING,
        kept[2]: BackupFault.CHANGED,
        kept[3]: BackupFault.UNREADABLE,
    }
    assert heard == [(done, 5) for done in range(1, 6)]


def test_checking_can_be_stopped(backups: Backups) -> None:
    kept = [backups.keep(TEXT + b"x" * number, number) for number in range(5)]
    stop = threading.Event()

    def stop_at_two(done: int, total: int) -> None:
        if done == 2:
            stop.set()

    assert backups.check(kept, stop_at_two, stop) == Check(2, ())


def test_only_what_is_asked_for_is_removed(backups: Backups, tmp_path: Path) -> None:
    kept = [backups.keep(TEXT + b"x" * number, number) for number in range(3)]
    gone = "0" * 64
    assert backups.remove([kept[0].sha256, gone]) == 1
    assert backups.total()[0] == 2
    assert backups.read(kept[1]) == TEXT + b"x"


def test_nothing_is_kept_at_first(backups: Backups, tmp_path: Path) -> None:
    assert backups.total() == (0, 0)
    assert backups.check([], unheard, threading.Event()) == Check(0, ())
    assert not list(tmp_path.iterdir())


def test_what_was_begun_and_not_ended_is_cleared_away(backups: Backups, tmp_path: Path) -> None:
    backups.keep(TEXT, 1)
    old, new = (the_file(tmp_path).with_name(name) for name in ("a.1.2.part", "b.3.4.part"))
    for part in (old, new):
        part.write_bytes(TEXT)
    os.utime(old, (0, 0))
    assert backups.total() == (1, len(TEXT))
    assert (old.exists(), new.exists()) == (False, True)


def test_many_threads_can_use_it(backups: Backups) -> None:
    contents = [TEXT + b"x" * number for number in range(10)]
    failed: list[object] = []

    def work() -> None:
        failed.extend(one for one in contents if backups.read(backups.keep(one, 1)) != one)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert backups.total() == (10, sum(len(content) for content in contents))


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_any_bytes_come_back_or_are_known_to_be_others(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, change: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    backups = Backups(folder)
    backup = backups.keep(content, 1)
    assert backups.read(backup) == content
    the_file(folder).write_bytes(change)
    if change == content:
        assert backups.read(backup) == content
    else:
        assert refusal(lambda: backups.read(backup)).fault is BackupFault.CHANGED
