"""Answers to queries in the tables of the cache: which upload stood in which row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from trackman.domain.library import Scope
from trackman.domain.uploads import Upload
from trackman.store.cache.records import SCOPE, UPLOAD, read_upload


def put_listing(
    connection: sqlite3.Connection, scope: int, query: str, total: int, now: float
) -> int:
    """Keep how many videos a query finds now, and return the listing's number."""
    connection.execute(
        "INSERT INTO listings (scope, query, total, seen) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (scope, query) DO UPDATE SET total = excluded.total, seen = excluded.seen",
        (scope, query, total, now),
    )
    statement = "SELECT key FROM listings WHERE scope = ? AND query = ?"
    return int(connection.execute(statement, (scope, query)).fetchone()[0])


def put_places(
    connection: sqlite3.Connection, scope: int, listing: int, first: int, ids: Sequence[str]
) -> None:
    """Keep which uploads stand in some rows; they must be kept already."""
    connection.executemany(
        "INSERT OR REPLACE INTO places SELECT ?, ?, key FROM uploads WHERE scope = ? AND id = ?",
        [(listing, row, scope, one) for row, one in enumerate(ids, first)],
    )


def cut_places(connection: sqlite3.Connection, listing: int, total: int) -> None:
    """Forget the rows that are not there any more."""
    connection.execute("DELETE FROM places WHERE listing = ? AND row >= ?", (listing, total))


def listing(connection: sqlite3.Connection, scope: Scope, query: str) -> tuple[int, float] | None:
    """Return how many videos a query found, and when that was."""
    found: tuple[int, float] | None = connection.execute(
        f"SELECT total, seen FROM listings WHERE scope = {SCOPE} AND query = ?",
        (scope.project, scope.environment or "", query),
    ).fetchone()
    return found


def rows(
    connection: sqlite3.Connection, scope: Scope, query: str, first: int, last: int
) -> list[tuple[int, Upload]]:
    """Return the kept ones of some rows, in order."""
    records = connection.execute(
        f"SELECT row, {UPLOAD} FROM places JOIN uploads ON uploads.key = places.upload"
        f" WHERE listing = (SELECT key FROM listings WHERE scope = {SCOPE} AND query = ?)"
        " AND row BETWEEN ? AND ? ORDER BY row",
        (scope.project, scope.environment or "", query, first, last),
    )
    return [(record[0], read_upload(record[1:])) for record in records]


def forget_listings(connection: sqlite3.Connection, kept: int) -> None:
    """Forget all but the newest answers; while somebody types, each letter is a query."""
    old = "SELECT key FROM listings ORDER BY seen DESC LIMIT -1 OFFSET ?"
    connection.execute(f"DELETE FROM places WHERE listing IN ({old})", (kept,))
    connection.execute(f"DELETE FROM listings WHERE key IN ({old})", (kept,))
