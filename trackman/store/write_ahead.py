"""SQLite's write-ahead log, and what to do where the file system cannot have one.

The log needs memory that programs share through a file beside the database; network file systems
have none (https://www.sqlite.org/wal.html). There a rollback journal does the same, slower.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

_NO_SHARED_MEMORY = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMMAP,
        sqlite3.SQLITE_IOERR_SHMLOCK,
    }
)
_log = logging.getLogger(__name__)


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Keep a log where the file system can have one. Raises sqlite3.Error for other reasons."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA schema_version").fetchone()  # the first look opens it
    except sqlite3.OperationalError as error:
        if not lacks_shared_memory(error):
            raise
        _log.warning("no write-ahead log on this file system: %s", error)
        connection.execute("PRAGMA journal_mode = DELETE")


def leave_write_ahead_log(path: Path) -> None:
    """Take into a database what its log holds, without the memory that is to be had nowhere.

    The log can be read by one program that shares it with no other. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")


def lacks_shared_memory(error: sqlite3.Error) -> bool:
    """Tell whether a log failed for what it needs beside the database."""
    return getattr(error, "sqlite_errorcode", 0) in _NO_SHARED_MEMORY
