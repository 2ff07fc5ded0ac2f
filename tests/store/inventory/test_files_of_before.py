"""Inventories of earlier versions get the indexes they lack, beside what is read of them."""

from __future__ import annotations

import multiprocessing
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest

from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.library import Scope
from trackman.store.inventory.inventory import InventoryStore

SCOPE = Scope("1", None)
TRACKS = 30_000
ALL = TracksQuery(sort=())
_PATIENCE = 60.0  # seconds
_COLUMNS = "video, place, id, kind, name, language, status, first, last, title, label, words"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of an inventory as it was before tracks were found by an index of words."""
    store = InventoryStore(tmp_path / "inventory", SCOPE)
    store.state()
    store.close()
    (path,) = (tmp_path / "inventory").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP INDEX searched")
        connection.executemany(
            f"INSERT INTO tracks ({_COLUMNS}) VALUES ({', '.join('?' * 12)})", _rows()
        )
    return path


def _rows() -> Iterable[tuple[object, ...]]:
    for number in range(TRACKS):
        name, title = f"name {number}", f"a film of some length {number // 4}.mp4"
        words = f"{title} {name} id-{number:040} italian"
        row = (number // 4, number % 4, f"id-{number}", "subtitles", name, "it", "ready")
        yield (*row, 0, 0, title, name, words)


def indexes(path: Path) -> set[str]:
    """Return the names of the indexes there are."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
        return {name for (name,) in found}


def until_indexed(path: Path) -> None:
    """Wait until the file has all indexes."""
    give_up = time.monotonic() + _PATIENCE
    while "searched" not in indexes(path):
        assert time.monotonic() < give_up, "it never got its index"


def until_begun(path: Path) -> None:
    """Wait until an index is being made, or made."""
    log = path.with_name(f"{path.name}-wal")
    give_up, before = time.monotonic() + _PATIENCE, log.stat().st_size
    while log.stat().st_size == before and "searched" not in indexes(path):
        assert time.monotonic() < give_up, "it was never begun"


def test_a_file_of_before_has_the_index_soon_and_all_its_tracks(path: Path) -> None:
    store = InventoryStore(path.parent, SCOPE)
    assert len(store.keys(ALL, ())) == TRACKS
    until_indexed(path)
    assert len(store.keys(ALL, ())) == TRACKS
    store.forget_findings()  # and it can be written as before
    store.close()
    assert [one.name for one in path.parent.glob("*damaged*")] == []


def test_a_new_file_has_the_index_at_once(tmp_path: Path) -> None:
    store = InventoryStore(tmp_path, SCOPE)
    store.state()
    (path,) = tmp_path.glob("*.sqlite")
    assert "searched" in indexes(path)
    store.close()


def test_closing_does_not_wait_for_the_index_and_harms_nothing(path: Path) -> None:
    for is_making in (False, True, True):
        store = InventoryStore(path.parent, SCOPE)
        store.state()
        if is_making:
            until_begun(path)
        store.close()
        assert [one.name for one in path.parent.glob("*damaged*")] == []
    store = InventoryStore(path.parent, SCOPE)
    assert len(store.keys(ALL, ())) == TRACKS
    until_indexed(path)
    store.close()


def test_a_kill_while_the_index_is_made_harms_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")  # the one that every system has
    for _ in range(3):
        ours, theirs = context.Pipe()
        process = context.Process(target=_open, args=(path.parent, theirs))
        process.start()
        theirs.close()
        assert ours.recv() == TRACKS
        until_begun(path)
        process.kill()
        process.join()
        ours.close()
    store = InventoryStore(path.parent, SCOPE)
    assert len(store.keys(ALL, ())) == TRACKS
    until_indexed(path)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _open(folder: Path, pipe: Pipe) -> None:
    """Read an inventory, tell how many tracks it has, and wait to be killed."""
    store = InventoryStore(folder, SCOPE)
    pipe.send(len(store.keys(ALL, ())))
    pipe.poll(_PATIENCE)
