"""A damaged file of reviews: what can be read of it is kept, for it exists nowhere else."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from trackman.domain.review.summary import SalvagedReviews
from trackman.store.files import part_of, settle
from trackman.store.lasting_file import LastingFile
from trackman.store.review.documents import read_head, read_item, read_record

_BESIDE = ("", "-wal", "-shm")
_HEAD = 100
"""Bytes of the head of a file (https://sqlite.org/fileformat.html, 1.3)."""
_MOST = 1 << 32
_Row = tuple[Any, ...]
_log = logging.getLogger(__name__)


def salvage(path: Path, new: LastingFile) -> SalvagedReviews:
    """Put what can be read of a damaged file into a new one, which then takes its place.

    The damaged one is kept under another name. Where anything fails it stays where it was; raises
    OSError, or ReviewError where the new one cannot be written.
    """
    try:
        with _whole_copy(path) as copy:
            queues, records, is_whole = _copy(copy, new)
        new.close()
        damaged = _set_aside(path)
        new.path.rename(path)
        settle(path.parent)
    finally:
        new.close()
        _remove(new.path)
    _log.warning("%d queues and %d records salvaged of %s", queues, records, damaged.name)
    return SalvagedReviews(damaged, queues, records, is_whole)


def move_queues(old: LastingFile, new: LastingFile) -> None:
    """Put the queues of a file into another one that does not have them; raise ReviewError.

    A kill between both steps has them in both files, and the next time is the same as this one.
    """

    def read(connection: sqlite3.Connection) -> dict[str, list[_Row]]:
        return {
            table: connection.execute(
                f"SELECT {columns} FROM {table} ORDER BY {', '.join(_ORDER[table])}"
            ).fetchall()
            for table, columns in _COLUMNS.items()
        }

    rows = old.run(read)

    def work(connection: sqlite3.Connection) -> None:
        known = {one for (one,) in connection.execute("SELECT id FROM queues")}
        (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM queues").fetchone()
        keys = {
            row[0]: last + place
            for place, row in enumerate(rows["queues"], 1)
            if row[1] not in known
        }
        queues = [(keys[row[0]], *row[1:]) for row in rows["queues"] if row[0] in keys]
        _put(connection, "queues", queues)
        items = [(keys[row[0]], *row[1:]) for row in rows["items"] if row[0] in keys]
        _put(connection, "items", items)
        records = [(None, keys[row[1]], *row[2:]) for row in rows["records"] if row[1] in keys]
        _put(connection, "records", records)

    new.run(work, writes=True)
    old.run(lambda connection: connection.execute("DELETE FROM queues"), writes=True)


@contextmanager
def _whole_copy(path: Path) -> Iterator[Path]:
    """Make a copy to read, as long as its head says: SQLite looks into none that is shorter."""
    copy = part_of(path)
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(_beside(path, ending), _beside(copy, ending))
        with copy.open("r+b") as file:
            head = file.read(_HEAD)
            page = int.from_bytes(head[16:18], "big")
            wanted = min((65536 if page == 1 else page) * int.from_bytes(head[28:32], "big"), _MOST)
            if wanted > copy.stat().st_size:
                file.truncate(wanted)
        yield copy
    finally:
        _remove(copy)


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        with suppress(OSError):
            _beside(path, ending).unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _copy(path: Path, new: LastingFile) -> tuple[int, int, bool]:
    """Copy rows that can be read; return how many queues and records, and if these are all."""
    is_whole = True
    rows: dict[str, list[_Row]] = {}
    for table, columns in _COLUMNS.items():
        found, ended = _read(path, table, columns)
        rows[table] = [one for one in found if _makes_sense(table, one)]
        is_whole = is_whole and ended and len(rows[table]) == len(found)
    known = {one[0] for one in rows["queues"]}
    items = [one for one in rows["items"] if one[0] in known]
    records = [one for one in rows["records"] if one[1] in known]
    is_whole = is_whole and len(items + records) == len(rows["items"] + rows["records"])

    def work(connection: sqlite3.Connection) -> None:
        _put(connection, "queues", rows["queues"])
        _put(connection, "items", items)
        _put(connection, "records", records)

    new.run(work, writes=True)
    return len(known), len(records), is_whole


def _set_aside(path: Path) -> Path:
    """Rename a file, and what SQLite keeps beside it, and return its new place."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    number, aside = 1, path.with_name(f"{path.stem}.damaged-{moment}.sqlite")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.damaged-{moment}-{number}.sqlite")
    for ending in _BESIDE[::-1]:  # what belongs to it first, so that nothing is left of it alone
        with suppress(FileNotFoundError):
            _beside(path, ending).rename(_beside(aside, ending))
    return aside


_COLUMNS = {
    "queues": "key, id, head, tally, position, worked_at",
    "items": "queue, place, key, content",
    "records": "key, queue, id, content",
}
_READERS: dict[str, tuple[int, Callable[[Any], object]]] = {
    "queues": (2, read_head),
    "items": (3, read_item),
    "records": (3, read_record),
}
"""Of each table: which column holds the truth, and what reads it."""


def _put(connection: sqlite3.Connection, table: str, rows: list[_Row]) -> None:
    columns = _COLUMNS[table]
    marks = ", ".join("?" * len(columns.split(",")))
    connection.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", rows)


def _makes_sense(table: str, row: _Row) -> bool:
    column, read = _READERS[table]
    try:
        read(json.loads(row[column]))
    except (ValueError, TypeError):
        return False
    return True


def _read(path: Path, table: str, columns: str) -> tuple[list[_Row], bool]:
    """Return the rows of a table from both its ends up to where it is damaged, and if that is all.

    A file that is none any more has no rows.
    """
    found: dict[_Row, None] = {}
    for direction in ("", " DESC"):
        order = ", ".join(f"{one}{direction}" for one in _ORDER[table])
        try:
            with closing(_connected(path)) as connection:
                for row in _rows(connection, f"SELECT {columns} FROM {table} ORDER BY {order}"):
                    found[row] = None
            return list(found), True
        except sqlite3.Error as error:
            _log.warning("%s of %s: %s", table, path.name, error)
    return list(found), False


_ORDER = {"queues": ("key",), "items": ("queue", "place", "key"), "records": ("key",)}


def _rows(connection: sqlite3.Connection, statement: str) -> Iterator[_Row]:
    yield from connection.execute(statement)


def _connected(path: Path) -> sqlite3.Connection:
    name = quote(os.fsencode(path.absolute().as_posix()))
    address = f"file://{'' if name.startswith('/') else '/'}{name}?mode=ro"
    return sqlite3.connect(address, uri=True)
