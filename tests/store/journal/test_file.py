"""The file of the journal: whatever is wrong with it is said, and it is left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.programs import PUTTING, ROOT, run, small_disk
from tests.store.samples import BACKUP, PLANNED, TRACK, sample
from trackman.domain.errors import JournalError, StoreFault
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Act, Stage
from trackman.store.journal.journal import Journal
from trackman.store.journal.schema import MIGRATIONS

VERSION_1 = Path(__file__).with_name("journal_version_1.sql")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the place of a journal with 300 entries, which nobody uses."""
    path = tmp_path / "data" / "journal.sqlite"
    journal = Journal(path)
    journal.put(*(sample(str(number), Stage.DELETED) for number in range(300)))
    journal.close()
    return path


@pytest.fixture
def no_mans_folder() -> Iterator[Path]:
    """Return a folder that belongs to whoever runs the tests without being root."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def fault_of(path: Path) -> StoreFault:
    """Return why neither reading nor putting works; check that nothing was changed by trying."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    journal = Journal(path, patience=0)
    faults = set()
    for call in (journal.unfinished, lambda: journal.put(sample("new")), journal.totals):
        with pytest.raises(JournalError) as caught:
            call()
        faults.add(caught.value.fault)
    journal.close()
    for file, content in before.items():
        assert file.read_bytes() == content
    (fault,) = faults
    return fault


def overwrite(path: Path, place: int, content: bytes) -> None:
    """Damage a file."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def put_another_database(path: Path) -> None:
    """Put the database of another program into its place."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "another file": lambda path: path.write_bytes(b"<html>not a database</html>" * 200),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "another database": put_another_database,
    "half of it": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut in a page": lambda path: os.truncate(path, path.stat().st_size - 1000),
    "one page": lambda path: os.truncate(path, 4096),
    "less than a head": lambda path: os.truncate(path, 50),
    "a head of zeros": lambda path: overwrite(path, 0, bytes(16)),
    "a page of nonsense": lambda path: overwrite(path, 4096 * 3, b"nonsense" * 512),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_journal_is_refused_and_left_as_it_is(
    path: Path, damage: Callable[[Path], object]
) -> None:
    damage(path)
    assert fault_of(path) is StoreFault.DAMAGED
    assert [file.name for file in path.parent.iterdir() if "part" in file.name] == []


@pytest.mark.parametrize(
    "column", ["content = 'no entry'", "content = x'ff'", "stage = 'elsewhere'", "planned_at = 'x'"]
)
def test_a_record_that_makes_no_sense_is_damage(path: Path, column: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE entries SET {column} WHERE id = '7'")
    journal = Journal(path)
    with pytest.raises(JournalError) as caught:
        journal.entries(HistoryQuery())
    assert caught.value.fault is StoreFault.DAMAGED
    assert journal.entry("8") is not None
    journal.close()


def test_a_journal_of_a_newer_trackman_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    assert fault_of(path) is StoreFault.NEWER


def test_a_folder_in_its_place_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").mkdir()
    assert fault_of(tmp_path / "journal.sqlite") is StoreFault.OTHER


def test_a_file_in_the_place_of_its_folder_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    journal = Journal(tmp_path / "data" / "journal.sqlite")
    with pytest.raises(JournalError):
        journal.put(sample())
    assert (tmp_path / "data").read_text(encoding="utf-8") == "a file"


def test_what_is_left_of_a_lost_journal_is_not_built_upon(path: Path) -> None:
    path.with_name("journal.sqlite-wal").write_bytes(b"entries that were not written out yet")
    path.unlink()
    assert fault_of(path) is StoreFault.MISSING


@pytest.mark.parametrize("another", [False, True])
def test_nothing_is_put_into_a_journal_that_was_moved_away(path: Path, *, another: bool) -> None:
    if os.name == "nt":
        pytest.skip("Windows moves no file that is in use")
    journal = Journal(path)
    journal.put(sample("before"))
    path.rename(path.with_name("moved.sqlite"))
    if another:
        shutil.copy(path.with_name("moved.sqlite"), path)
    for _ in range(2):
        with pytest.raises(JournalError) as caught:
            journal.put(sample("after"))
        assert caught.value.fault is StoreFault.MISSING
    assert path.exists() is another
    journal.close()


def test_another_program_that_writes_is_waited_for_and_then_named(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        journal = Journal(path, patience=0.05)
        with pytest.raises(JournalError) as caught:
            journal.put(sample("new"))
        assert caught.value.fault is StoreFault.BUSY
        assert len(journal.history(HistoryQuery())) == 300
        other.execute("ROLLBACK")
        journal.put(sample("new"))
        assert journal.entry("new") == sample("new")
        journal.close()


def test_two_journals_on_one_file_do_no_harm(tmp_path: Path) -> None:
    one, other = (Journal(tmp_path / "journal.sqlite") for _ in range(2))
    for number in range(20):
        one.put(sample(f"one {number}"))
        other.put(sample(f"other {number}"))
        other.put(sample(f"one {number}", Stage.SENT))
    assert one.totals() == other.totals() == {Stage.SENT: 20, Stage.PLANNED: 20}
    one.close()
    assert len(other.unfinished()) == 40
    other.close()


def test_a_closed_journal_takes_nothing_and_is_one_file(path: Path) -> None:
    journal = Journal(path)
    journal.put(sample("new"))
    journal.close()
    with pytest.raises(JournalError, match="closed"):
        journal.put(sample("newer"))
    assert list(path.parent.iterdir()) == [path]
    journal.close()


def test_only_its_owner_may_read_it(path: Path) -> None:
    if os.name != "posix":
        pytest.skip("permissions are POSIX's")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)  # as after copying it here
    journal = Journal(path)
    journal.put(sample("new"))
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    journal.close()


def test_a_place_with_odd_characters_is_a_place(tmp_path: Path) -> None:
    folder = "50% of #1 äöü 日本" if os.name == "nt" else "50% of #1? äöü 日本"
    path = tmp_path / folder / "journal.sqlite"
    journal = Journal(path)
    journal.put(sample())
    journal.close()
    assert list(path.parent.iterdir()) == [path]


READ_ONLY = """
import os
journal = Journal(Path(sys.argv[1]))
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
for call in (lambda: journal.put(sample("new")), lambda: journal.put(sample("newer"))):
    try:
        call()
    except JournalError as error:
        print(error.fault.name)
"""


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o500, 0o600), (0o700, 0o400), (0o500, 0o400), (0o500, None)]
)
def test_what_may_not_be_written_is_said_to_be_so(
    no_mans_folder: Path, path: Path, folder_mode: int, file_mode: int | None
) -> None:
    if os.name != "posix":
        pytest.skip("permissions are POSIX's")
    there = no_mans_folder / "journal.sqlite"
    if file_mode is not None:
        shutil.copy(path, there)
        there.chmod(file_mode)
    for place in (*no_mans_folder.iterdir(), no_mans_folder):
        if os.geteuid() == 0:
            os.chown(place, 65534, 65534)
    no_mans_folder.chmod(folder_mode)
    assert run(READ_ONLY, there).split() == ["READ_ONLY", "READ_ONLY"]
    if file_mode is not None:
        assert there.read_bytes() == path.read_bytes()


FULL = """
folder = Path(sys.argv[1])
ballast = folder / "ballast"
ballast.write_bytes(bytes(60_000))
journal = Journal(folder / "journal.sqlite")
put, faults = 0, []
while len(faults) < 3:
    try:
        journal.put(sample(f"entry {put}"))
        put += 1
    except JournalError as error:
        faults.append(error.fault.name)
assert len(journal.unfinished()) == put, "something is lost"
ballast.unlink()
journal.put(sample("there is room again"))
journal.close()
again = Journal(folder / "journal.sqlite")
assert len(again.unfinished()) == put + 1
print(put > 20, *faults)
"""


def test_a_full_disk_is_said_to_be_so_and_nothing_put_before_is_lost(tmp_path: Path) -> None:
    before = small_disk(tmp_path, "1m")
    assert run(FULL, tmp_path, before=before).split() == ["True", "FULL", "FULL", "FULL"]


@pytest.mark.parametrize("size", ["4k", "20k", "60k"])
def test_a_disk_too_full_for_a_new_journal_is_said_to_be_so(tmp_path: Path, size: str) -> None:
    script = """
try:
    Journal(Path(sys.argv[1]) / "journal.sqlite").put(sample())
except JournalError as error:
    print(error.fault.name, *(file.name for file in Path(sys.argv[1]).iterdir()))
"""
    before = small_disk(tmp_path, size)
    said, *left = run(script, tmp_path, before=before).split()
    assert said == "FULL"
    assert not any("part" in name for name in left)


def test_no_more_pages_is_no_room_on_the_disk(path: Path) -> None:
    def limit(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    journal = Journal(path, migrations=(*MIGRATIONS, limit))
    with pytest.raises(JournalError) as caught:
        journal.put(*(sample(f"new {number}") for number in range(300)))
    assert caught.value.fault is StoreFault.FULL
    assert journal.totals() == {Stage.DELETED: 300}
    journal.close()


KILLED = """
journal = Journal(Path(sys.argv[1]))
number = 0
while True:
    for stage in (Stage.PLANNED, Stage.SENT, Stage.DELETED):
        entry = sample(f"{sys.argv[2]}-{number}", stage)
        journal.put(entry, sample(f"twin of {entry.id}", stage))
        print(entry.id, stage, flush=True)
    number += 1
"""


def test_what_was_put_is_there_after_a_kill_whenever_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    reported: dict[str, Stage] = {}
    for life in range(12):
        command = [sys.executable, "-c", PUTTING + KILLED, str(path), str(life)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            for _ in range(1 + 7 * life):
                entry_id, stage = program.stdout.readline().split()
                reported[entry_id] = Stage(stage)
            program.kill()
            for line in program.stdout:  # what it said before it died
                entry_id, _, stage = line.removesuffix("\n").partition(" ")
                if line.endswith("\n"):
                    reported[entry_id] = Stage(stage)
        journal = Journal(path)
        for entry_id, stage in reported.items():
            entry, twin = journal.entry(entry_id), journal.entry(f"twin of {entry_id}")
            assert entry is not None
            assert twin is not None
            assert entry.stage is twin.stage
            assert stage.may_become(entry.stage)
        journal.close()
    assert len(reported) > 100


def test_a_journal_of_version_1_is_read_by_every_trackman_since(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    journal = Journal(path)
    deletion = sample(
        "deletion",
        Stage.DELETED,
        batch="b1",
        changed_at=PLANNED + timedelta(seconds=4),
        account="Redação",
        reason="falsche Sprache",
        backup=BACKUP,
        job_id="job9",
        request_ids=("request1",),
        returned=TRACK,
        seconds=2.5,
    )
    restore = sample(
        "restore",
        Stage.ACCEPTED,
        act=Act.RESTORE,
        batch="b2",
        track=replace(TRACK, name="It\ud800"),
        origin="deletion",
        job_id="job10",
    )
    assert [journal.entry("deletion"), journal.entry("restore")] == [deletion, restore]
    assert [row.id for row in journal.history(HistoryQuery(text="FALSCHE"))] == ["deletion"]
    assert [stage for stage, _ in journal.stages("deletion")] == [
        Stage.PLANNED,
        Stage.BACKED_UP,
        Stage.SENT,
        Stage.ACCEPTED,
        Stage.DELETED,
    ]
    journal.put(replace(restore, stage=Stage.RESTORED))
    journal.close()


def add_colours(connection: sqlite3.Connection) -> None:
    """Migrate in two steps, as a version to come may do."""
    connection.execute("ALTER TABLE entries ADD COLUMN colour TEXT")
    connection.execute("UPDATE entries SET colour = 'green ' || id")


def fail(connection: sqlite3.Connection) -> None:
    """Migrate half of the way."""
    add_colours(connection)
    connection.execute("SELECT nothing FROM nowhere")


def colours(path: Path) -> list[str]:
    """Return what the migration wrote."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT colour FROM entries").fetchall()
    return [colour for (colour,) in found]


def test_an_older_journal_is_migrated_and_a_copy_of_it_kept(path: Path) -> None:
    before = Journal(path)
    before.put(sample("only in the -wal yet"))
    migrated = Journal(path, migrations=(*MIGRATIONS, add_colours))
    assert len(migrated.history(HistoryQuery())) == 301
    migrated.close()
    before.close()
    assert colours(path)[:2] == ["green 0", "green 1"]
    kept = path.with_name(f"journal.sqlite.version-{len(MIGRATIONS)}")
    assert sorted(path.parent.iterdir()) == [path, kept]
    copy = Journal(kept)
    assert len(copy.history(HistoryQuery())) == 301
    copy.close()


def test_a_migration_that_fails_leaves_the_older_journal(path: Path) -> None:
    for _ in range(2):
        broken = Journal(path, migrations=(*MIGRATIONS, fail))
        with pytest.raises(JournalError):
            broken.unfinished()
        broken.close()
    journal = Journal(path)
    assert len(journal.history(HistoryQuery())) == 300
    journal.close()
    mended = Journal(path, migrations=(*MIGRATIONS, add_colours, lambda _: None))
    assert mended.totals() == {Stage.DELETED: 300}
    mended.close()
    assert len(colours(path)) == 300
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 2,)


def test_a_copy_holds_all_of_a_journal_in_use(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    journal.put(sample("new"))
    target = tmp_path / "copy.sqlite"
    journal.copy(target)
    journal.put(sample("newer"))
    copy = Journal(target)
    assert len(copy.history(HistoryQuery())) == 301
    copy.close()
    with pytest.raises(JournalError) as caught:
        journal.copy(tmp_path / "nowhere" / "copy.sqlite")
    assert caught.value.fault is StoreFault.MISSING
    journal.close()
