"""The tables of the journal, one migration a version. What is written here never changes again.

`entries.content` is the whole entry and the only truth; the other columns are what is searched,
sorted and shown of it, made fit for SQLite. `position` is the order in which things were asked for.
"""

from __future__ import annotations

import sqlite3

from trackman.domain.journal import ANSWERED, LEFT
from trackman.store.lasting_file import Migration

APPLICATION = 0x74726B6D
"""Tells a journal from other SQLite files (`PRAGMA application_id`): "trkm"."""

UNPROVEN = """stage = 'deleted' AND instr(content, '"unproven": true')"""
"""Tells deletions that nothing but an event told of. SQLite needs these very words to find them."""

LEFT_UNDONE = f"""stage = 'failed' AND instr(content, '"fault": "{LEFT}') > 0"""
"""Tells deletions that trackman's end kept from being done, and of which nobody has said more."""

WAS_LEFT = f"""({LEFT_UNDONE} OR stage = 'failed' AND instr(content, '"fault": "{ANSWERED}') > 0)"""
"""Tells these, and those of which somebody has."""

_FIRST = (
    """
    CREATE TABLE entries (
        key INTEGER PRIMARY KEY, position INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
        act TEXT NOT NULL, stage TEXT NOT NULL, batch TEXT NOT NULL,
        project TEXT NOT NULL, project_name TEXT NOT NULL, environment TEXT,
        upload_id TEXT NOT NULL, filename TEXT NOT NULL,
        track_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        language_code TEXT NOT NULL,
        planned_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, seconds REAL,
        account TEXT, reason TEXT NOT NULL, code TEXT, job_id TEXT, backup TEXT,
        restored_as TEXT, search TEXT NOT NULL, content TEXT NOT NULL
    )
    """,
    "CREATE INDEX in_order ON entries (position)",
    "CREATE INDEX at_stage ON entries (stage, position)",
    "CREATE INDEX in_batch ON entries (batch, position)",
    """
    CREATE TABLE stages (
        key INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entries (key),
        stage TEXT NOT NULL, at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX of_entry ON stages (entry)",
)


def _make_first_tables(connection: sqlite3.Connection) -> None:
    for statement in _FIRST:
        connection.execute(statement)


def _add_steps(connection: sqlite3.Connection) -> None:
    """Let an entry be a step of another one."""
    connection.execute("ALTER TABLE entries ADD COLUMN parent TEXT")
    connection.execute("CREATE INDEX in_parent ON entries (parent) WHERE parent IS NOT NULL")


def _add_consent(connection: sqlite3.Connection) -> None:
    """Let an entry say who approved it, and when."""
    connection.execute("ALTER TABLE entries ADD COLUMN approver TEXT")
    connection.execute("ALTER TABLE entries ADD COLUMN approved_at INTEGER")
    # Reviews ask what became of their tracks.
    connection.execute("CREATE INDEX of_track ON entries (track_id)")


def _find_unproven(connection: sqlite3.Connection) -> None:
    """Have deletions found at once that nothing but an event told of."""
    connection.execute(f"CREATE INDEX unproven ON entries (position) WHERE {UNPROVEN}")


def _keep_decided_texts(_: sqlite3.Connection) -> None:
    """Let an entry say on which text it was decided; it stands in the content alone.

    A trackman that doesn't know that would delete another text, and must not read it.
    """


MIGRATIONS: tuple[Migration, ...] = (
    _make_first_tables,
    _add_steps,
    _add_consent,
    _find_unproven,
    _keep_decided_texts,
)
