"""Keeps the tables of the cache small."""

from __future__ import annotations

import sqlite3


def used_bytes(connection: sqlite3.Connection) -> int:
    """Return how many bytes the tables take."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return int((pages - free) * size)


def forget_oldest(connection: sqlite3.Connection, share: float) -> None:
    """Forget the part of all videos that was seen longest ago, and what refers to them."""
    (count,) = connection.execute("SELECT count(*) FROM uploads").fetchone()
    oldest = "SELECT key FROM uploads ORDER BY seen LIMIT ?"
    many = (max(1, round(count * share)),)
    connection.execute(f"DELETE FROM uploads WHERE key IN ({oldest})", many)
    connection.execute("DELETE FROM places WHERE upload NOT IN (SELECT key FROM uploads)")
    connection.execute(
        "DELETE FROM tracks WHERE NOT EXISTS (SELECT 1 FROM uploads"
        " WHERE uploads.scope = tracks.scope AND uploads.id = tracks.upload_id)"
    )


def clear(connection: sqlite3.Connection) -> None:
    """Forget everything."""
    for table in ("places", "listings", "tracks", "uploads", "scopes"):
        connection.execute(f"DELETE FROM {table}")


def shrink(connection: sqlite3.Connection) -> None:
    """Give what is free back to the disk."""
    # As a script: `execute` would stop after the first page given back.
    connection.executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")
