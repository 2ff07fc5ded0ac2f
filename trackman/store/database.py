"""A SQLite file of which nothing is lost when it has to be built anew."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import TypeVar

from trackman.store.files import make_private_folder
from trackman.store.write_ahead import with_write_ahead_log

T = TypeVar("T")

_BUSY_SECONDS = 2.0
_FIRST_READ = 1.0
"""Seconds after opening in which is read what a person waits for, before indexes are made."""
_BESIDE = ("-wal", "-shm")
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_INTERRUPT,
}
"""Errors that say nothing against the file itself."""
_log = logging.getLogger(__name__)


class Database:
    """Connections to a file, one to write and one to read, safe from any thread.

    A file that is broken, or of another version, is set aside and built anew. Where none can be
    written it lives in memory. Only `write` raises: nothing depends on the rest.
    """

    def __init__(
        self, path: Path, schema: str, version: int, later: Mapping[str, str] | None = None
    ) -> None:
        """`later` makes indexes, by their names, that files of before may lack.

        These are made while others read already; all that is slower without them still works.
        """
        self._path = path
        self._later = later or {}
        self._completing: threading.Timer | None = None
        self._schema = schema
        self._version = version
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._reading = threading.Lock()
        """Taken before `_lock` where both are."""
        self._reader: sqlite3.Connection | None = None
        self._read_file = 0
        """Number of the file that `_reader` reads."""
        self._files = 0
        """Number of files so far: a new one takes the place of one that is broken."""
        self._is_on_disk = False
        self._closed = False

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do some work as one transaction; return None where the file is of no use."""
        with suppress(sqlite3.Error):
            return self.write(work)
        return None

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work as one transaction. Raises sqlite3.Error; then nothing was written."""
        with self._lock:
            if self._closed:
                raise sqlite3.ProgrammingError("it is closed")
            try:
                connection = self._connection = self._connection or self._open()
                with connection:
                    return work(connection)
            except sqlite3.Error as error:
                self._note(error)
                raise

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Look something up beside what is being written; None where the file is of no use."""
        with self._reading:
            reader = self._ready_reader()
            if reader is None:
                return self.run(work)
            try:
                return _answer(reader, work)
            except sqlite3.Error as error:
                self._drop_reader()
                with self._lock:
                    self._note(error)
        return None

    def size(self) -> int:
        """Return how many bytes the file takes on disk."""
        files = (self._path, *(_beside(self._path, ending) for ending in _BESIDE))
        return sum(file.stat().st_size for file in files if file.is_file())

    def close(self) -> None:
        """Write everything out; what is asked later is answered with None."""
        with self._reading:
            self._drop_reader()
            completing, connection = self._completing, self._connection
            if completing is not None and connection is not None:
                completing.cancel()
                connection.interrupt()  # the next start makes them
            with self._lock:
                self._closed = True
                self._drop()
            if completing is not None:
                completing.join()

    def _note(self, error: sqlite3.Error) -> None:
        _log.warning("%s: %s", self._path.name, error)
        if not _passes(error):
            self._drop()
            _set_aside(self._path)

    def _ready_reader(self) -> sqlite3.Connection | None:
        """Return the connection to read with; None where only the other one will do."""
        if self._read_file != self._files:
            self._drop_reader()
        if self._reader is None:
            self.run(lambda _: None)  # the tables must be there
            if not self._is_on_disk or self._closed:
                return None
            try:
                self._reader, self._read_file = _connected(str(self._path)), self._files
                self._reader.execute("PRAGMA query_only = ON")
            except sqlite3.Error as error:
                _log.warning("%s cannot be read: %s", self._path.name, error)
                self._drop_reader()
        return self._reader

    def _drop_reader(self) -> None:
        if self._reader is not None:
            with suppress(sqlite3.Error):
                self._reader.close()
            self._reader = None

    def _drop(self) -> None:
        self._files += 1
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        for last in (False, True):
            try:
                make_private_folder(self._path.parent)
                self._is_on_disk = True
                return self._opened(str(self._path))
            except (OSError, sqlite3.Error) as error:
                _log.warning("%s cannot be opened: %s", self._path.name, error)
                if last or _passes(error):
                    break
                _set_aside(self._path)
        self._is_on_disk = False
        return self._opened(":memory:")

    def _opened(self, name: str) -> sqlite3.Connection:
        connection = with_write_ahead_log(partial(_connected, name), self._path)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, self._version):
                raise sqlite3.DatabaseError(f"it is of version {version}, not {self._version}")
            connection.execute("PRAGMA synchronous = NORMAL")  # the last may be lost, not the rest
            if version == 0:
                number = f"PRAGMA user_version = {self._version};"
                schema = "; ".join((self._schema, *self._later.values()))
                connection.executescript(f"BEGIN IMMEDIATE; {schema}; {number} COMMIT;")
            elif missing := self._missing(connection):
                make = partial(self._complete, missing)
                self._completing = threading.Timer(_FIRST_READ, make)
                self._completing.daemon = True
                self._completing.start()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _missing(self, connection: sqlite3.Connection) -> list[str]:
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        return [make for name, make in self._later.items() if name not in known]

    def _complete(self, missing: Sequence[str]) -> None:
        """Make the indexes of a file of before. Each is made whole or, after a kill, not at all."""
        for make in missing:
            self.run(methodcaller("execute", make))
        self._completing = None


def _connected(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # before there are tables
    except sqlite3.Error:
        connection.close()  # Windows sets no file aside that is open
        raise
    return connection


def _answer(reader: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """Look something up. What is much to sort is sorted in files, which take no memory."""
    try:
        return work(reader)
    except sqlite3.OperationalError as error:
        if not _passes(error):
            raise
        reader.execute("PRAGMA temp_store = MEMORY")  # there may be no room for files
        return work(reader)


def _passes(error: Exception) -> bool:
    """Tell whether it may be well again the next time."""
    if not isinstance(error, sqlite3.Error):
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING


def _set_aside(path: Path) -> None:
    """Rename a file, and what SQLite keeps beside it, so that a new one can take its place."""
    if not path.is_file():
        return
    _log.warning("%s is set aside and built anew", path.name)
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
        for ending in _BESIDE:
            _beside(path, ending).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s cannot be set aside: %s", path.name, error)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
