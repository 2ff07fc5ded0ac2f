"""Tables of reviews. A file holds one project in one environment.

`head`, `items.content` and `records.content` are the whole truth, as JSON; the rest is what is
searched or what can be counted again. What is written here never changes again.
"""

from __future__ import annotations

import sqlite3

from trackman.store.lasting_file import Migration

APPLICATION = 0x74726B72
"""Tells reviews from other SQLite files (`PRAGMA application_id`): "trkr"."""

_FIRST = (
    """
    CREATE TABLE queues (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, head TEXT NOT NULL,
        tally TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0, worked_at TEXT
    )
    """,
    """
    CREATE TABLE items (
        queue INTEGER NOT NULL REFERENCES queues (key) ON DELETE CASCADE,
        place INTEGER NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL,
        PRIMARY KEY (queue, place, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE records (
        key INTEGER PRIMARY KEY,
        queue INTEGER NOT NULL REFERENCES queues (key) ON DELETE CASCADE,
        id TEXT NOT NULL, content TEXT NOT NULL,
        UNIQUE (queue, id)
    )
    """,
)


def _create(connection: sqlite3.Connection) -> None:
    for statement in _FIRST:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_create,)
