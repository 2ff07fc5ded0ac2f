"""A SQLite file that is never thrown away: what is wrong with it is said, and nothing else done."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from trackman.domain.errors import StoreFault, TrackmanError
from trackman.store.error_mapping import store_fault
from trackman.store.files import (
    keep_private,
    make_private_file,
    make_private_folder,
    part_of,
    settle,
)
from trackman.store.write_ahead import (
    can_lock,
    lacks_shared_memory,
    leave_write_ahead_log,
    with_write_ahead_log,
)

T = TypeVar("T")
Migration = Callable[[sqlite3.Connection], None]
"""Takes the tables from the version before to the next, inside a transaction it does not end."""

_CACHE_KIB = 512
"""Memory for pages; with SQLite's 2 MiB, programs grow for as long as people work."""
_log = logging.getLogger(__name__)


class LastingFile:
    """One connection to a file, opened at first use, safe from any thread.

    `application` tells it from other SQLite files, `patience` is how many seconds are waited for
    another program that writes, and `failure` makes what is raised of why and details.
    """

    def __init__(
        self,
        path: Path,
        application: int,
        migrations: Sequence[Migration],
        patience: float,
        failure: Callable[[StoreFault, str], TrackmanError],
    ) -> None:
        self.path = path
        self._application = application
        self._failure = failure
        self._migrations = migrations
        self._patience = patience
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened_as: os.stat_result | None = None
        self._closed = False

    def run(self, work: Callable[[sqlite3.Connection], T], *, writes: bool = False) -> T:
        """Do some work as one transaction, on the disk when this returns; raise the failure.

        Whatever is raised, nothing of the work is kept.
        """
        with self._lock:
            if self._closed:
                raise self._failure(StoreFault.OTHER, "closed")
            try:
                connection = self._connection = self._connection or self._opened()
                self._find()
                connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
                found = work(connection)
                connection.execute("COMMIT")
                return found
            except (sqlite3.Error, OSError) as error:
                self._drop()  # a fresh connection sees whether the trouble has passed
                fault = store_fault(error)
                if fault is StoreFault.BUSY and not can_lock(self.path.parent):
                    fault = StoreFault.NO_LOCKS
                raise self._failure(fault, str(error)) from error
            except BaseException:
                self._undo()
                raise

    def copy(self, target: Path) -> None:
        """Write all that is in it to a new file, as it is at this moment; raise the failure."""
        self.run(_nothing)
        try:
            _copy(self.path, target)
        except (sqlite3.Error, OSError) as error:
            raise self._failure(store_fault(error), str(error)) from error

    def close(self) -> None:
        """Put everything into the one file; what is asked later raises the failure."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                with suppress(sqlite3.Error):
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._drop()

    def _find(self) -> None:
        """Raise the failure if the file was moved away: what is put into it would be lost."""
        found = self.path.stat()
        if self._opened_as is None:
            self._opened_as = found
        if not os.path.samestat(found, self._opened_as):
            raise self._failure(StoreFault.MISSING, "another file is in its place")

    def _undo(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if not self.path.exists() and self._opened_as is None:
            self._make()
        keep_private(self.path)
        version = self._version()
        connection = with_write_ahead_log(
            partial(_connect, self.path, "rw", self._patience), self.path
        )
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = ON")  # without it macOS leaves it in the drive
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            if version < len(self._migrations):
                _copy(self.path, self.path.with_name(f"{self.path.name}.version-{version}"))
                self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _version(self) -> int:
        """Return the version of a whole file, also of one that came with a log it cannot have."""
        try:
            return self._checked()
        except sqlite3.OperationalError as error:
            if not lacks_shared_memory(error) or _application(self.path) != self._application:
                raise
        leave_write_ahead_log(self.path)
        return self._checked()

    def _make(self) -> None:
        """Make a new file beside its place and move it there, so that an empty one is damage."""
        if _beside(self.path, "-wal").exists():
            raise self._failure(StoreFault.MISSING, f"{self.path.name} is gone, its -wal is not")
        make_private_folder(self.path.parent)
        part = part_of(self.path)
        make_private_file(part)
        try:
            with closing(_connect(part, "rw", self._patience)) as connection:
                connection.execute(f"PRAGMA application_id = {self._application}")
                self._migrate(connection)
            _publish(part, self.path)
        finally:
            part.unlink(missing_ok=True)

    def _checked(self) -> int:
        """Return the version; raise the failure unless the file is whole and not a newer one.

        Looks through a connection that cannot write, for not even closing may change damage.
        """
        if not stat.S_ISREG((found := self.path.stat()).st_mode):
            raise self._failure(StoreFault.OTHER, "no file")
        if found.st_size == 0:
            raise self._failure(StoreFault.DAMAGED, "empty")
        with closing(_connect(self.path, "ro", self._patience)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != self._application:
                raise self._failure(StoreFault.DAMAGED, "another program’s file")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(self._migrations):
                raise self._failure(StoreFault.NEWER, f"version {version}")
            (page,) = connection.execute("PRAGMA page_size").fetchone()
            if found.st_size % page and not _has_content(_beside(self.path, "-wal")):
                raise self._failure(StoreFault.DAMAGED, "cut in a page")  # SQLite reads zeros
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise self._failure(StoreFault.DAMAGED, verdict)
        return int(version)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        for number, migration in enumerate(self._migrations, start=1):
            connection.execute("BEGIN IMMEDIATE")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < number:
                migration(connection)
                connection.execute(f"PRAGMA user_version = {number}")
                _log.info("%s is of version %d now", self.path.name, number)
            connection.execute("COMMIT")


def _connect(path: Path, mode: str, patience: float = 5.0) -> sqlite3.Connection:
    """Open a file that exists; `mode` is `rw` or `ro` (SQLite, URI filenames)."""
    name = quote(os.fsencode(path.absolute().as_posix()))
    address = f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"
    return sqlite3.connect(
        address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )


def _application(path: Path) -> int:
    """Return whose file it is without SQLite (https://sqlite.org/fileformat.html, 1.3)."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(72)[68:], "big")


def _copy(path: Path, target: Path) -> None:
    """Copy it into a whole file of its own that takes the place of `target`."""
    part = part_of(target)
    make_private_file(part)
    try:
        with closing(_connect(path, "ro")) as source, closing(_connect(part, "rw")) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        part.replace(target)
        settle(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _publish(part: Path, path: Path) -> None:
    """Move a file to a place where there is none; another trackman's there is left alone."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return
    except OSError:  # no hard links on this file system
        part.rename(path)
    settle(path.parent)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _nothing(_: sqlite3.Connection) -> None:
    """Only open the file."""
