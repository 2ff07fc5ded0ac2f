"""SQLite's write-ahead log, and what to do where the file system cannot have one.

The log needs memory that programs share through a file beside the database; network file systems
have none (https://www.sqlite.org/wal.html). There a rollback journal does the same, slower.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryFile

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


def with_write_ahead_log(
    connect: Callable[[], sqlite3.Connection], path: Path
) -> sqlite3.Connection:
    """Connect to the file at `path`, with a log where its file system can have one.

    Raises sqlite3.Error where that fails for another reason.
    """
    connection = connect()
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA schema_version").fetchone()  # the first look opens the log
    except sqlite3.Error as error:
        connection.close()
        if not lacks_shared_memory(error):
            raise
        _log.warning("no write-ahead log on this file system: %s", error)
        leave_write_ahead_log(path)
        return connect()
    return connection


def leave_write_ahead_log(path: Path) -> None:
    """Take into a database what its log holds, without the memory that is to be had nowhere.

    Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Who shares a log with nobody needs no shared memory for it.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        with suppress(OSError):
            path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def lacks_shared_memory(error: sqlite3.Error) -> bool:
    """Tell whether a log failed for what it needs beside the database."""
    return getattr(error, "sqlite_errorcode", 0) in _NO_SHARED_MEMORY


def can_lock(folder: Path) -> bool:
    """Tell whether files of a folder can be locked; SQLite takes a refusal for a busy file."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        file = TemporaryFile(dir=folder)  # noqa: SIM115 - two errors are told apart
    except OSError:
        return True  # something else is wrong with it
    with file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            _log.warning("files cannot be locked in %s: %s", folder, error)
            return False
    return True
