"""Journal and backups as one archive, and back into a data folder with a life of its own."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.programs import run, small_disk
from tests.store.samples import sample
from trackman.domain.errors import ArchiveError, JournalError, StoreFault
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Backup, Stage
from trackman.store.archive.exporter import Exported, export_archive
from trackman.store.archive.importer import Imported, import_archive
from trackman.store.archive.manifest import FORMAT, ArchiveLimits
from trackman.store.journal.journal import Journal
from trackman.store.journal.schema import MIGRATIONS

TEXTS = [f"WEBVTT\n\n00:01.000 --> 00:02.000\nCiao {number}\n".encode() for number in range(5)]


def sha256(content: bytes) -> str:
    """Return the checksum that names a backup."""
    return hashlib.sha256(content).hexdigest()


def nothing(_done: int, _total: int) -> None:
    """Report nothing."""


@dataclass
class Data:
    """A data folder in use."""

    root: Path
    journal: Journal

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.root / "backups"

    def save(self, content: bytes) -> Backup:
        """Keep a backup as trackman does."""
        name = sha256(content)
        path = self.place(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return Backup(name, len(content), 1)

    def place(self, content: bytes) -> Path:
        """Return where a backup lies."""
        name = sha256(content)
        return self.backups / name[:2] / f"{name}.vtt"

    def seen(self) -> tuple[Any, ...]:
        """Return all there is: entries, their stages and files."""
        files = {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and not path.name.startswith("journal.sqlite")
        }
        return self.journal.all_staged(), files

    def export(self, path: Path, stop: Event | None = None) -> Exported | None:
        """Write the archive."""
        return export_archive(path, self.journal, self.backups, nothing, stop or Event())

    def take(self, path: Path, stop: Event | None = None, **limits: int) -> Imported | None:
        """Import an archive."""
        return import_archive(
            path, self.journal, self.backups, nothing, stop or Event(), ArchiveLimits(**limits)
        )


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], Data]]:
    """Return what makes data folders."""
    made: list[Data] = []

    def make(name: str) -> Data:
        made.append(Data(tmp_path / name, Journal(tmp_path / name / "journal.sqlite")))
        return made[-1]

    yield make
    for data in made:
        data.journal.close()


@pytest.fixture
def data(make: Callable[[str], Data]) -> Data:
    """Return a data folder with deletions at all stages."""
    data = make("data")
    for number, stage in enumerate(Stage):
        backup = data.save(TEXTS[number % len(TEXTS)])
        data.journal.put(sample(f"{stage}"), sample("twin of " + stage))
        data.journal.put(sample(f"{stage}", stage, backup=backup))
    return data


@pytest.fixture
def archive(data: Data, tmp_path: Path) -> Path:
    """Return an archive of it."""
    data.export(tmp_path / "archive.zip")
    return tmp_path / "archive.zip"


def ids(data: Data) -> list[str]:
    """Return the ids of all entries in order."""
    return [row.id for row in data.journal.history(HistoryQuery(descending=False))]


def test_an_archive_brings_everything_to_another_computer(
    data: Data, make: Callable[[str], Data], tmp_path: Path
) -> None:
    assert data.export(tmp_path / "archive.zip") == Exported(len(TEXTS), ())
    there = make("there")
    entries = 2 * len(Stage)
    assert there.take(tmp_path / "archive.zip") == Imported(entries, 0, len(TEXTS))
    assert ids(there) == ids(data)
    assert there.seen()[1] == data.seen()[1]
    assert not list(there.root.rglob("*part*"))
    for stage in Stage:
        entry, stages = there.journal.entry(stage), there.journal.stages(stage)
        assert entry is not None
        if stage.is_end:
            assert entry == data.journal.entry(stage)
            assert stages == data.journal.stages(stage)
        else:
            assert entry.stage is Stage.UNKNOWN
            assert stages[:-1] == data.journal.stages(stage)
            assert stages[-1] == (Stage.UNKNOWN, entry.changed_at)
    assert there.journal.unfinished() == []
    assert there.take(tmp_path / "archive.zip") == Imported(0, entries, 0)


def test_what_is_known_here_stays_as_it_is(data: Data, archive: Path) -> None:
    data.journal.put(sample("sent", Stage.DELETED, restored_as="new"))
    data.journal.put(sample("only here"))
    before = data.seen()
    assert data.take(archive) == Imported(0, 2 * len(Stage), 0)
    assert data.seen() == before


def test_a_backup_damaged_here_is_mended_and_a_missing_one_comes_back(
    data: Data, archive: Path
) -> None:
    before = data.seen()
    data.place(TEXTS[0]).write_bytes(b"changed by hand")
    data.place(TEXTS[1]).unlink()
    taken = data.take(archive)
    assert taken is not None
    assert taken.backups == 2
    assert data.seen() == before


def test_damaged_backups_are_left_out_and_named(data: Data, tmp_path: Path) -> None:
    data.place(TEXTS[2]).write_bytes(b"changed by hand")
    (data.backups / "notes.txt").write_text("not ours", encoding="utf-8")
    (data.backups / "ab").mkdir(exist_ok=True)
    (data.backups / "ab" / "cd.vtt").write_text("no checksum", encoding="utf-8")
    exported = data.export(tmp_path / "archive.zip")
    assert exported == Exported(len(TEXTS) - 1, (sha256(TEXTS[2]),))
    with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
        assert len(archive.namelist()) == len(TEXTS) - 1 + 2


def test_an_archive_is_made_while_the_journal_is_used_and_takes_another_s_place(
    data: Data, make: Callable[[str], Data], tmp_path: Path
) -> None:
    path = tmp_path / "archive.zip"
    path.write_bytes(b"an older archive")

    def use(done: int, total: int) -> None:
        data.journal.put(sample(f"put at {done} of {total}"))

    export_archive(path, data.journal, data.backups, use, Event())
    there = make("there")
    there.take(path)
    assert len(ids(there)) == 2 * len(Stage) < len(ids(data))


def test_the_way_is_told_from_nothing_to_all(data: Data, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    export_archive(tmp_path / "a.zip", data.journal, data.backups, tell, Event())
    import_archive(tmp_path / "a.zip", data.journal, data.backups, tell, Event())
    (halves,) = (told.index(one) for one in told[1:] if one[0] == 0)
    for part in (told[:halves], told[halves:]):
        assert part == sorted(part)
        assert part[0][0] == 0
        assert part[-1][0] == part[-1][1] > 0


def test_what_is_stopped_leaves_everything_as_it_was(
    data: Data, make: Callable[[str], Data], archive: Path
) -> None:
    whole = archive.read_bytes()
    steps: list[int] = []
    there = make("there")
    import_archive(
        archive, there.journal, there.backups, lambda done, _: steps.append(done), Event()
    )
    for number, last in enumerate(steps[:-1]):
        stop = Event()

        def tell(done: int, _total: int, last: int = last, stop: Event = stop) -> None:
            if done >= last:
                stop.set()

        other = make(f"other {number}")
        before = other.seen()
        assert import_archive(archive, other.journal, other.backups, tell, stop) is None
        assert other.seen() == before
        assert export_archive(archive, data.journal, data.backups, tell, stop) is None
    assert archive.read_bytes() == whole
    assert list(archive.parent.glob("*.part")) == []


def packed(archive: Path, change: Callable[[dict[str, bytes]], object], **info: Any) -> None:
    """Pack an archive anew after a change to its members."""
    with zipfile.ZipFile(archive) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(archive, "w", **info) as new:
        for name, content in members.items():
            new.writestr(name, content)


def listed(members: dict[str, bytes]) -> None:
    """Make the manifest agree with the members again."""
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = {
        name: {"sha256": sha256(content), "size": len(content)}
        for name, content in members.items()
        if name != "manifest.json"
    }
    members["manifest.json"] = json.dumps(manifest).encode()


def relisted(change: Callable[[dict[str, bytes]], object]) -> Callable[[dict[str, bytes]], object]:
    """Return a change that is made as if by somebody who knows the manifest."""

    def both(members: dict[str, bytes]) -> None:
        change(members)
        listed(members)

    return both


def in_manifest(**parts: Any) -> Callable[[dict[str, bytes]], object]:
    """Return a change of the manifest."""

    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps(manifest | parts).encode()

    return change


def in_journal(*statements: str) -> Callable[[dict[str, bytes]], object]:
    """Return a change of the journal in the archive."""

    def change(members: dict[str, bytes]) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(members["journal.sqlite"])
            for statement in statements:
                connection.execute(statement)
            connection.commit()
            members["journal.sqlite"] = connection.serialize()

    return relisted(change)


BAD: dict[str, tuple[Callable[[dict[str, bytes]], object], StoreFault]] = {
    "no manifest": (lambda one: one.pop("manifest.json"), StoreFault.DAMAGED),
    "manifest is no JSON": (lambda one: one.update({"manifest.json": b"{"}), StoreFault.DAMAGED),
    "manifest is nested": (
        lambda one: one.update({"manifest.json": b"[" * 100_000}),
        StoreFault.DAMAGED,
    ),
    "manifest is a list": (lambda one: one.update({"manifest.json": b"[]"}), StoreFault.DAMAGED),
    "newer format": (in_manifest(format=FORMAT + 1), StoreFault.NEWER),
    "odd format": (in_manifest(format="x"), StoreFault.DAMAGED),
    "odd members": (in_manifest(members=[1]), StoreFault.DAMAGED),
    "odd time": (in_manifest(made_at="then"), StoreFault.DAMAGED),
    "no journal": (relisted(lambda one: one.pop("journal.sqlite")), StoreFault.DAMAGED),
    "journal not listed": (in_manifest(members={}), StoreFault.DAMAGED),
    "more than listed": (lambda one: one.update(more=b""), StoreFault.DAMAGED),
    "another program's file": (relisted(lambda one: one.update(more=b"")), StoreFault.DAMAGED),
    "less than listed": (lambda one: one.pop(min(one)), StoreFault.DAMAGED),
    "another text": (lambda one: one.update({min(one): TEXTS[0] * 2}), StoreFault.DAMAGED),
    "another text, listed": (
        relisted(lambda one: one.update({min(one): TEXTS[0] * 2})),
        StoreFault.DAMAGED,
    ),
    "a way out": (
        relisted(lambda one: one.update({"backups/../../evil.vtt": b"x"})),
        StoreFault.DAMAGED,
    ),
    "an absolute way out": (
        relisted(lambda one: one.update({"/evil.vtt": b"x"})),
        StoreFault.DAMAGED,
    ),
    "journal is none": (
        relisted(lambda one: one.update({"journal.sqlite": b"none" * 5000})),
        StoreFault.DAMAGED,
    ),
    "journal is newer": (
        in_journal(f"PRAGMA user_version = {len(MIGRATIONS) + 1}"),
        StoreFault.NEWER,
    ),
    "journal lacks a table": (in_journal("DROP TABLE entries"), StoreFault.DAMAGED),
    "an entry is none": (
        in_journal("UPDATE entries SET content = '{}' WHERE id = 'sent'"),
        StoreFault.DAMAGED,
    ),
    "an entry's backup leads elsewhere": (
        in_journal(
            "UPDATE entries SET content = json_set(content, '$.backup.sha256', '../../evil')"
            " WHERE id = 'sent'"
        ),
        StoreFault.DAMAGED,
    ),
}


@pytest.mark.parametrize(("change", "fault"), BAD.values(), ids=list(BAD))
def test_nothing_changes_here_when_anything_is_wrong_there(
    make: Callable[[str], Data],
    archive: Path,
    change: Callable[[dict[str, bytes]], object],
    fault: StoreFault,
) -> None:
    packed(archive, change)
    there = make("there")
    there.journal.put(sample("only here"))
    before = there.seen()
    with pytest.raises(ArchiveError) as caught:
        there.take(archive)
    assert caught.value.fault is fault
    assert there.seen() == before
    assert not list(archive.parent.rglob("*evil*"))
    assert not list(archive.parent.rglob("*part*"))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)], ids=len)
def test_another_file_is_no_archive(data: Data, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.zip").write_bytes(content)
    with pytest.raises(ArchiveError) as caught:
        data.take(tmp_path / "other.zip")
    assert caught.value.fault is StoreFault.DAMAGED


def test_an_archive_that_is_not_there_is_missing(data: Data, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        data.take(tmp_path / "nowhere.zip")
    assert caught.value.fault is StoreFault.MISSING


def test_a_name_that_stands_twice_is_refused(data: Data, archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as again, pytest.warns(UserWarning, match="Duplicate"):
        again.writestr("journal.sqlite", b"another")
    with pytest.raises(ArchiveError):
        data.take(archive)


def test_what_is_packed_another_way_is_refused(data: Data, archive: Path) -> None:
    packed(archive, len, compression=zipfile.ZIP_LZMA)
    with pytest.raises(ArchiveError, match="packed another way"):
        data.take(archive)


@pytest.mark.parametrize("limit", [{"members": 3}, {"manifest": 99}, {"backup": 9}, {"whole": 999}])
def test_more_than_the_limits_allow_is_refused(
    make: Callable[[str], Data], archive: Path, limit: dict[str, Any]
) -> None:
    there = make("there")
    before = there.seen()
    with pytest.raises(ArchiveError, match="too large"):
        there.take(archive, **limit)
    assert there.seen() == before


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(
    make: Callable[[str], Data], archive: Path
) -> None:
    packed(archive, relisted(lambda one: one.update({"journal.sqlite": bytes(10_000_000)})))
    content = archive.read_bytes().replace((10_000_000).to_bytes(4, "little"), b"\x10\0\0\0")
    small = content.replace(b'"size": 10000000', b'"size": 16')
    archive.write_bytes(small)
    with pytest.raises(ArchiveError):
        make("there").take(archive)


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
def test_a_damaged_archive_is_refused_or_of_no_less_worth(
    data: Data, archive: Path, place: float, bit: int, *, cut: bool
) -> None:
    content = bytearray(archive.read_bytes())
    at = int(place * len(content))
    content[at] ^= 1 << bit
    damaged = archive.with_name("damaged.zip")
    damaged.write_bytes(content[:at] if cut else content)
    root = archive.parent / "fresh"
    shutil.rmtree(root, ignore_errors=True)
    with closing(Journal(root / "journal.sqlite")) as journal:
        there = Data(root, journal)
        empty = there.seen()
        try:
            there.take(damaged)
        except ArchiveError:
            assert there.seen() == empty
        else:
            assert ids(there) == ids(data)
            assert there.seen()[1] == data.seen()[1]


def test_a_journal_here_that_is_no_good_is_said_to_be_so(
    make: Callable[[str], Data], archive: Path
) -> None:
    there = make("there")
    (there.root).mkdir()
    (there.root / "journal.sqlite").write_bytes(b"damaged")
    for call in (there.take, there.export):
        with pytest.raises(JournalError) as caught:
            call(archive)
        assert caught.value.fault is StoreFault.DAMAGED
    assert [path.name for path in there.root.rglob("*")] == ["journal.sqlite"]


def test_an_archive_that_cannot_be_written_is_no_archive(data: Data, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        data.export(tmp_path / "nowhere" / "archive.zip")
    assert caught.value.fault is StoreFault.MISSING


NO_ROOM = """
import os
from threading import Event
from trackman.domain.errors import ArchiveError
from trackman.store.archive.importer import import_archive

folder = Path(sys.argv[1])
journal = Journal(folder / "journal.sqlite")
journal.put(sample("only here"))
before = sorted(folder.rglob("*"))
try:
    import_archive(Path(sys.argv[2]), journal, folder / "backups", lambda *_: None, Event())
except ArchiveError as error:
    print(error.fault.name, sorted(folder.rglob("*")) == before, len(journal.unfinished()))
"""


def test_a_disk_without_room_for_the_backups_stays_as_it_is(data: Data, tmp_path: Path) -> None:
    for number in range(30):
        data.save(os.urandom(40_000) + bytes([number]))
    data.export(tmp_path / "archive.zip")
    (tmp_path / "small").mkdir()
    before = small_disk(tmp_path / "small", "1m")
    said = run(NO_ROOM, tmp_path / "small", tmp_path / "archive.zip", before=before)
    assert said.split() == ["FULL", "True", "1"]


def test_a_killed_import_leaves_nothing_to_the_next(data: Data, archive: Path) -> None:
    staging = data.root / "import.part"
    staging.mkdir()
    (staging / "half a text").write_bytes(b"WEB")
    data.take(archive)
    assert not staging.exists()


def test_the_manifest_says_what_there_is(archive: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        assert manifest["format"] == 1
        assert set(manifest["members"]) == set(opened.namelist()) - {"manifest.json"}
        for name, member in manifest["members"].items():
            content = opened.read(name)
            assert member == {"sha256": sha256(content), "size": len(content)}
