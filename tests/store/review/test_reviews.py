"""The file of reviews: what was decided outlives a kill, a full disk and damage."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.domain.review.people import People, queue_of
from tests.store.programs import ROOT, small_disk
from trackman.domain.errors import ReviewError, StoreFault
from trackman.domain.library import Scope
from trackman.domain.review.contents import Contents
from trackman.domain.review.queue import QueueItem, ReviewQueue
from trackman.domain.review.records import Decision, Note
from trackman.store.review.reviews import ReviewStore
from trackman.store.review.schema import MIGRATIONS

SCOPE = Scope("64174", None)
PROGRAM = """
import sys
from pathlib import Path
from tests.domain.review.people import People, queue_of
from trackman.domain.errors import ReviewError
from trackman.domain.library import Scope
from trackman.store.review.reviews import ReviewStore
store = ReviewStore(Path(sys.argv[1]), Scope("64174", None))
people = People(queue_of(300))
copy = people.copies["Ada"]
def decide(number):
    people.act("Ada", "decide", number, number)
    record = copy.records[-1] if number == 0 else copy.about(people.queue.items[number].key)[-1]
    return record
"""


def program(script: str, *arguments: str | Path, before: tuple[str, ...] = ()) -> list[str]:
    """Return the words a program prints that may use reviews."""
    command = [*before, sys.executable, "-c", PROGRAM + script, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8", timeout=60
    ).stdout.split()


@pytest.fixture
def people() -> People:
    """Return people who have decided on some of 60 tracks."""
    people = People(queue_of(60))
    for number in range(40):
        people.act("Ada", "decide", number, number)
    return people


@pytest.fixture
def store(tmp_path: Path, people: People) -> Iterator[ReviewStore]:
    """Return a store that has their queue and another one."""
    store = ReviewStore(tmp_path / "reviews", SCOPE)
    for queue in (replace(people.queue, id="other", name="Other"), people.queue):
        copy = people.copies["Ada"]
        store.put(queue, copy.records, copy.tally)
    yield store
    store.close()


def reopened(store: ReviewStore) -> ReviewStore:
    """Return the store as after a restart."""
    store.close()
    return ReviewStore(store.path.parent, SCOPE)


def overwrite(path: Path, place: int, content: bytes) -> None:
    """Damage a file."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def test_what_was_put_is_read_again(store: ReviewStore, people: People) -> None:
    again = reopened(store)
    stored = again.queue(people.queue.id)
    assert stored is not None
    assert stored.queue == people.queue
    assert list(stored.records) == people.copies["Ada"].records
    assert [one.queue.name for one in again.summaries()] == ["Summer", "Other"]
    assert [one.tally for one in again.summaries()] == [people.copies["Ada"].tally] * 2
    assert again.salvage is None
    again.close()


def test_other_projects_and_environments_have_files_of_their_own(tmp_path: Path) -> None:
    scopes = [Scope("1", None), Scope("1", "sandbox"), Scope("2", None)]
    assert len({ReviewStore(tmp_path, scope).path for scope in scopes}) == 3


def test_queues_made_before_a_project_was_known_are_taken_over_once(
    store: ReviewStore, people: People
) -> None:
    store.close()
    folder, known = store.path.parent, Scope("9", None)
    new = ReviewStore(folder, known)
    copy = people.copies["Ada"]
    new.put(replace(people.queue, name="Here already"), [], copy.tally)
    new.close()
    for _ in range(2):
        new = ReviewStore(folder, known, SCOPE)
        assert sorted(one.queue.name for one in new.summaries()) == ["Here already", "Other"]
        other = new.queue("other")
        assert other is not None
        assert list(other.records) == copy.records
        assert other.queue.items == people.queue.items
        new.close()
    new = ReviewStore(folder, known, SCOPE)
    new.forget("other")
    new.close()
    new = ReviewStore(folder, known, SCOPE)
    assert len(new.summaries()) == 1
    new.close()


def test_damage_of_the_file_from_before_keeps_nobody_from_the_other(store: ReviewStore) -> None:
    store.close()
    leave_behind(store.path)
    before = store.path.read_bytes()
    new = ReviewStore(store.path.parent, Scope("9", None), SCOPE)
    assert new.summaries() == []
    assert store.path.read_bytes() == before
    new.close()


def leave_behind(path: Path) -> None:
    """Damage the head, so that it is no database any more."""
    overwrite(path, 0, b"no database at all")


def put_another(path: Path) -> None:
    """Put the database of another program into its place."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")


def spoil_words(path: Path) -> None:
    """Have one decision say what makes no sense."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE records SET content = '{}' WHERE key = 3")
        connection.commit()


def spoil_page(path: Path) -> None:
    """Overwrite pages in the middle."""
    size = path.stat().st_size
    overwrite(path, size // 2 // 4096 * 4096, b"\xff" * 4096)


def cut(path: Path) -> None:
    """Cut the end off."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 // 4096 * 4096)


@pytest.mark.parametrize(
    ("damage", "least"),
    [
        (leave_behind, 0),
        (put_another, 0),
        (Path.write_bytes, 0),
        (spoil_words, 79),
        (spoil_page, 1),
        (cut, 1),
    ],
    ids=["head", "another", "empty", "words", "page", "cut"],
)
def test_a_damaged_file_is_kept_and_what_can_be_read_of_it_is_in_a_new_one(
    store: ReviewStore, people: People, damage: Callable[..., object], least: int
) -> None:
    store.close()
    damage(store.path, *([b""] if damage is Path.write_bytes else []))
    content = store.path.read_bytes()
    again = ReviewStore(store.path.parent, SCOPE)
    found = [again.queue(one.queue.id) for one in again.summaries()]
    kept = sum(len(one.records) for one in found if one is not None)
    assert again.salvage is not None
    assert again.salvage.damaged.read_bytes() == content
    assert not again.salvage.is_whole
    assert again.salvage.records == kept
    assert least <= kept < 80
    copy = people.copies["Ada"]
    again.put(people.queue, copy.records, copy.tally)
    new = reopened(again)
    stored = new.queue(people.queue.id)
    assert stored is not None
    assert set(stored.records) == set(copy.records)
    assert new.salvage is None, "the new file is whole"
    assert not [one for one in store.path.parent.iterdir() if ".part" in one.name]
    new.close()


def test_what_a_newer_trackman_wrote_is_left_as_it_is(store: ReviewStore) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = store.path.read_bytes()
    with pytest.raises(ReviewError) as caught:
        ReviewStore(store.path.parent, SCOPE).summaries()
    assert caught.value.fault is StoreFault.NEWER
    assert store.path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_a_file_that_was_moved_away_is_missed(store: ReviewStore, people: People) -> None:
    store.path.rename(store.path.with_name("elsewhere"))
    with pytest.raises(ReviewError) as caught:
        store.note_position(people.queue.id, 3)
    assert caught.value.fault is StoreFault.MISSING


def worked_at(store: ReviewStore, queue: ReviewQueue) -> datetime | None:
    return next(one.worked_at for one in store.summaries() if one.queue.id == queue.id)


def test_the_last_decision_is_that_of_anybody(store: ReviewStore, people: People) -> None:
    queue, copy = people.queue, people.copies["Ada"]
    decided = [one for one in copy.records if isinstance(one, Decision)]
    newest = max(one.at for one in decided)
    assert worked_at(store, queue) == newest, "they came in a file"

    earlier = replace(decided[0], id="earlier", at=newest - timedelta(days=1))
    note = Note("note", decided[0].item, decided[0].by, newest + timedelta(days=1), "no decision")
    store.add(queue.id, [earlier, note], copy.tally, 0)
    assert worked_at(store, queue) == newest

    later = replace(decided[0], id="later", at=newest + timedelta(days=1))
    store.add(queue.id, [later], copy.tally)
    assert worked_at(store, queue) == later.at

    ahead = replace(decided[0], id="ahead", at=datetime.now(UTC) + timedelta(days=900))
    store.put(queue, [ahead], copy.tally)
    found = worked_at(store, queue)
    assert found is not None
    assert later.at < found <= datetime.now(UTC), "a clock that is ahead"


def test_it_is_told_who_did_anything_at_all(store: ReviewStore, people: People) -> None:
    contents = people.copies["Ada"]
    store.put(people.queue, contents.records, contents.tally)
    assert store.has_records_of("id-of-Ada")
    assert not store.has_records_of("id-of-Bob")
    assert not store.has_records_of("id-of")
    people.act("Bob", "note", 1, 3)
    store.add(people.queue.id, people.copies["Bob"].records, contents.tally)
    assert store.has_records_of("id-of-Bob")


def test_a_queue_without_decisions_has_no_last_one(store: ReviewStore, people: People) -> None:
    new = replace(people.queue, id="new")
    store.put(new, [], people.copies["Ada"].tally)
    assert worked_at(store, new) is None


def test_records_for_a_queue_that_is_gone_are_refused(store: ReviewStore, people: People) -> None:
    store.forget(people.queue.id)
    copy = people.copies["Ada"]
    record = copy.records[0]
    with pytest.raises(ReviewError) as caught:
        store.add(people.queue.id, [record], copy.tally, 0)
    assert caught.value.fault is StoreFault.MISSING
    assert [one.queue.name for one in store.summaries()] == ["Other"]


FULL = """
folder = Path(sys.argv[1])
ballast = folder / "ballast"
ballast.write_bytes(bytes(60_000))
store.put(people.queue, [], copy.tally)
put, faults = 0, []
while len(faults) < 3:
    record = decide(put)
    try:
        store.add(people.queue.id, [record], copy.tally, put)
        put += 1
    except ReviewError as error:
        faults.append(error.fault.name)
assert len(store.queue(people.queue.id).records) == put, "something is lost"
ballast.unlink()
store.add(people.queue.id, [record], copy.tally, put)
store.close()
again = ReviewStore(folder, Scope("64174", None))
assert len(again.queue(people.queue.id).records) == put + 1
assert again.salvage is None
print(put > 20, *faults)
"""


def test_a_full_disk_is_said_to_be_so_and_nothing_decided_before_is_lost(tmp_path: Path) -> None:
    before = small_disk(tmp_path, "1m")
    assert program(FULL, tmp_path, before=before) == ["True", "FULL", "FULL", "FULL"]


def test_a_disk_too_full_to_salvage_leaves_the_damaged_file_where_it_was(tmp_path: Path) -> None:
    script = """
folder = Path(sys.argv[1])
store.put(people.queue, [decide(number) for number in range(100)], copy.tally)
store.close()
with store.path.open("r+b") as file:
    file.truncate(store.path.stat().st_size - 4096)
content = store.path.read_bytes()
ballast = folder / "ballast"
with ballast.open("wb", buffering=0) as file:
    try:
        while file.write(bytes(4096)) == 4096:
            pass
    except OSError:
        pass
again = ReviewStore(folder, Scope("64174", None))
try:
    again.summaries()
except ReviewError as error:
    print(error.fault.name, store.path.read_bytes() == content)
ballast.unlink()
print(len(again.summaries()), again.salvage.damaged.read_bytes() == content)
print(*(one.name for one in folder.iterdir() if "part" in one.name))
"""
    before = small_disk(tmp_path, "1m")
    assert program(script, tmp_path, before=before) == ["FULL", "True", "1", "True"]


READ_ONLY = """
import os
folder = Path(sys.argv[1])
store = ReviewStore(folder, Scope("64174", None))
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
for work in (lambda: store.note_position("other", 1), lambda: store.forget("other")):
    try:
        work()
    except ReviewError as error:
        print(error.fault.name)
"""


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o600), (0o500, 0o400)])
def test_what_may_not_be_written_is_said_to_be_so_and_stays(
    store: ReviewStore, folder_mode: int, file_mode: int
) -> None:
    if os.name != "posix":
        pytest.skip("permissions are POSIX's")
    store.close()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        there = folder / store.path.name
        shutil.copy(store.path, there)
        there.chmod(file_mode)
        if os.geteuid() == 0:
            os.chown(there, 65534, 65534)
            os.chown(folder, 65534, 65534)
        folder.chmod(folder_mode)
        try:
            assert program(READ_ONLY, folder) == ["READ_ONLY", "READ_ONLY"]
            assert there.read_bytes() == store.path.read_bytes()
        finally:
            folder.chmod(0o700)


KILLED = """
if store.queue("q") is None:
    from dataclasses import replace
    store.put(replace(people.queue, id="q"), [], copy.tally)
from trackman.domain.journal import new_id
from dataclasses import replace
for number in range(300):
    record = replace(decide(number), id=new_id())
    store.add("q", [record], copy.tally, number)
    print(record.id, flush=True)
"""


def test_a_decision_is_there_after_a_kill_whenever_it_comes(tmp_path: Path) -> None:
    said: list[str] = []
    for life in range(8):
        command = [sys.executable, "-c", PROGRAM + KILLED, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as started:
            assert started.stdout is not None
            said.extend(started.stdout.readline().strip() for _ in range(1 + 5 * life))
            started.kill()
            said.extend(line.strip() for line in started.stdout if line.endswith("\n"))
        store = ReviewStore(tmp_path, SCOPE)
        stored = store.queue("q")
        assert stored is not None
        ids = [one.id for one in stored.records]
        assert set(said) <= set(ids)
        assert len(set(ids)) == len(ids)
        assert store.salvage is None
        store.close()
    assert len(said) > 100


def test_a_hundred_thousand_tracks_are_kept(tmp_path: Path) -> None:
    track = queue_of(1).items[0].track
    items = tuple(
        QueueItem(replace(track, id=f"track-{number}"), "film.mp4", None, number)
        for number in range(100_000)
    )
    queue: ReviewQueue = replace(queue_of(1), items=items)
    store = ReviewStore(tmp_path, SCOPE)
    store.put(queue, [], Contents(queue, [], "").tally)
    stored = store.queue(queue.id)
    assert stored is not None
    assert stored.queue == queue
    store.close()
