"""Journal and cache on file systems that can do less."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.file_systems import IS_KNOWN
from tests.store.programs import run
from tests.store.samples import sample
from trackman.domain.errors import JournalError, StoreFault
from trackman.domain.journal import Stage
from trackman.store.database import Database
from trackman.store.journal.journal import Journal
from trackman.store.write_ahead import can_lock

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN, reason="filters system calls of Linux"
)

WITHOUT_MEMORY = """
from tests.store.file_systems import refuse_shared_memory
refuse_shared_memory()
"""
WITHOUT_LOCKS = """
from tests.store.file_systems import refuse_locks
refuse_locks()
"""
PUT = """
journal = Journal(Path(sys.argv[1]))
journal.put(sample(sys.argv[2]))
journal.copy(Path(sys.argv[1]).with_name("copy"))
journal.close()
print(*sorted(one.name for one in Path(sys.argv[1]).parent.iterdir()))
"""
SAY_FAULT = """
journal = Journal(Path(sys.argv[1]), patience=0)
for call in (journal.unfinished, lambda: journal.put(sample("new"))):
    try:
        call()
    except JournalError as error:
        print(error.fault.name)
"""
USE_CACHE = """
from trackman.store.database import Database
database = Database(Path(sys.argv[1]), "CREATE TABLE seen (name TEXT);", 3)
database.run(lambda connection: connection.execute("INSERT INTO seen VALUES ('a')"))
print(database.run(lambda connection: connection.execute("SELECT name FROM seen").fetchall()))
database.close()
"""


def ids(path: Path) -> set[str]:
    """Return the entries of a journal."""
    journal = Journal(path)
    found = {entry.id for entry in journal.unfinished()}
    journal.close()
    return found


def has_log(path: Path) -> bool:
    """Tell by its header whether a file has a write-ahead log."""
    return path.read_bytes()[18:20] == b"\2\2"


@pytest.fixture(scope="module", autouse=True)
def _filters_can_be_set() -> None:
    try:
        run(WITHOUT_MEMORY)
    except subprocess.CalledProcessError:
        pytest.skip("system calls cannot be filtered here")


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Path]:
    """Return a journal as a killed trackman left it: the last entry is in the log alone."""
    path, folder = tmp_path / "live" / "journal.sqlite", tmp_path / "killed"
    journal = Journal(path)
    journal.put(sample("in the file"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.put(sample("in the log"))
    shutil.copytree(path.parent, folder)
    yield folder / "journal.sqlite"
    journal.close()


def test_a_journal_begins_where_no_memory_can_be_shared(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    for number in range(2):
        found = run(WITHOUT_MEMORY + PUT, path, str(number))
        assert found.split() == ["copy", "journal.sqlite"]
        assert not has_log(path)
    assert ids(path) == {"0", "1"}
    assert ids(tmp_path / "copy") == {"0", "1"}


def test_a_journal_that_comes_with_a_log_loses_nothing_there(killed: Path) -> None:
    assert has_log(killed)
    found = run(WITHOUT_MEMORY + PUT, killed, "new")
    assert found.split() == ["copy", "journal.sqlite"]
    assert ids(killed) == {"in the file", "in the log", "new"}
    assert ids(killed.with_name("copy")) == ids(killed)


def test_where_memory_can_be_shared_it_has_its_log_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    run(WITHOUT_MEMORY + PUT, path, "1")
    ids(path)
    assert has_log(path)


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE a (b)")
    before = path.read_bytes()
    assert set(run(WITHOUT_MEMORY + SAY_FAULT, path).split()) <= {"DAMAGED", "OTHER"}
    assert path.read_bytes() == before


def test_a_journal_that_cannot_be_locked_is_refused_with_the_reason(killed: Path) -> None:
    before = killed.read_bytes()
    assert run(WITHOUT_LOCKS + SAY_FAULT, killed).split() == ["NO_LOCKS", "NO_LOCKS"]
    assert killed.read_bytes() == before


def test_a_journal_that_another_program_writes_to_is_busy(killed: Path) -> None:
    journal = Journal(killed, patience=0)
    with closing(sqlite3.connect(killed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError) as caught:
            journal.put(sample("late", Stage.DELETED))
        other.execute("ROLLBACK")
    journal.close()
    assert caught.value.fault is StoreFault.BUSY
    assert can_lock(killed.parent)


def test_the_cache_is_kept_where_no_memory_can_be_shared(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    for count in (1, 2):
        assert run(WITHOUT_MEMORY + USE_CACHE, path).strip() == str([("a",)] * count)
    assert [one.name for one in tmp_path.iterdir()] == ["seen.sqlite"]


def test_the_cache_lives_in_memory_where_nothing_can_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    database = Database(path, "CREATE TABLE seen (name TEXT);", 3)
    database.run(lambda connection: connection.execute("INSERT INTO seen VALUES ('kept')"))
    database.close()
    assert run(WITHOUT_LOCKS + USE_CACHE, path).strip() == "[('a',)]"
