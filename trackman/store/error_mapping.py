"""Why a file could not be used, out of what SQLite and the system say: the one translation."""

from __future__ import annotations

import errno
from functools import cache
from typing import TYPE_CHECKING

from trackman.domain.errors import StoreFault

if TYPE_CHECKING:
    import sqlite3

_OF_THE_SYSTEM = {
    errno.ENOSPC: StoreFault.FULL,
    errno.EDQUOT: StoreFault.FULL,
    errno.EFBIG: StoreFault.FULL,
    errno.EACCES: StoreFault.READ_ONLY,
    errno.EPERM: StoreFault.READ_ONLY,
    errno.EROFS: StoreFault.READ_ONLY,
    errno.EBUSY: StoreFault.BUSY,
    errno.ENOLCK: StoreFault.NO_LOCKS,
    errno.ENOENT: StoreFault.MISSING,
    errno.ENAMETOOLONG: StoreFault.NAME_TOO_LONG,
}
_USED_ELSEWHERE = (32, 33)
"""Windows: another program holds the file, or a part of it, open."""


def store_fault(error: sqlite3.Error | OSError) -> StoreFault:
    """Return why, in one word."""
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in _USED_ELSEWHERE:
            return StoreFault.BUSY
        return _OF_THE_SYSTEM.get(error.errno or 0, StoreFault.OTHER)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python says so itself where a text in the file is no UTF-8
        import sqlite3

        is_text = isinstance(error, sqlite3.OperationalError)
        return StoreFault.DAMAGED if is_text else StoreFault.OTHER
    faults = _of_sqlite()
    return faults.get(code) or faults.get(code & 0xFF, StoreFault.OTHER)


@cache
def _of_sqlite() -> dict[int, StoreFault]:
    """Return the faults by SQLite's codes; it is loaded after the window, so not at import."""
    import sqlite3

    return {
        # What is asked is right, so the tables are not.
        sqlite3.SQLITE_ERROR: StoreFault.DAMAGED,
        sqlite3.SQLITE_CORRUPT: StoreFault.DAMAGED,
        sqlite3.SQLITE_NOTADB: StoreFault.DAMAGED,
        sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
        sqlite3.SQLITE_PERM: StoreFault.READ_ONLY,
        sqlite3.SQLITE_FULL: StoreFault.FULL,
        sqlite3.SQLITE_BUSY: StoreFault.BUSY,
        sqlite3.SQLITE_LOCKED: StoreFault.BUSY,
        sqlite3.SQLITE_PROTOCOL: StoreFault.NO_LOCKS,
        # The file is looked for first, so what cannot be opened is what SQLite writes beside it.
        sqlite3.SQLITE_CANTOPEN: StoreFault.READ_ONLY,
        # The last ones say more than their family, SQLITE_IOERR: room for the -shm file, and a
        # file cut off in the middle of a page.
        sqlite3.SQLITE_IOERR_SHMSIZE: StoreFault.FULL,
        sqlite3.SQLITE_IOERR_SHORT_READ: StoreFault.DAMAGED,
        # Network file systems without locks.
        sqlite3.SQLITE_IOERR_LOCK: StoreFault.NO_LOCKS,
        sqlite3.SQLITE_IOERR_RDLOCK: StoreFault.NO_LOCKS,
        sqlite3.SQLITE_IOERR_SHMLOCK: StoreFault.NO_LOCKS,
    }
