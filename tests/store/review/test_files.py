"""Review files: what was written is read again, and a bad one says in one word what it is."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.review.people import People, queue_of, stories
from trackman.domain.errors import ExportError, ReviewFileError, ReviewFileFault, StoreFault
from trackman.domain.review.queue import Reviewer
from trackman.domain.review.records import Record, united
from trackman.domain.review.state import state_of
from trackman.store.review.documents import moment_of
from trackman.store.review.files import MOST_BYTES, read_review, write_review

ADA = Reviewer("id-of-Ada", "Ada")
VERSION_1 = Path(__file__).with_name("version_1.trackman-review")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a good file with two tracks, a decision, a note and an approval."""
    people = People(queue_of(2))
    people.act("Ada", "decide", 0, 1)
    people.act("Ada", "note", 0, 1)
    people.hand_over("Ada", "Bob", 0, 1)
    people.act("Bob", "approve", 0, 0)
    write_review(path := tmp_path / "review", people.queue, people.copies["Bob"].records, ADA)
    return path


@given(people=stories())
def test_what_was_written_is_read_again(
    people: People, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("files") / "review"
    records = united(people.records)
    write_review(path, people.queue, records.values(), ADA)
    found = read_review(path)
    assert found.queue == people.queue
    assert list(found.records) == list(records.values())
    assert found.written_by == ADA
    assert not found.is_altered


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return what changes a file as in an editor."""
    return lambda content: content.replace(old.encode(), new.encode())


def without_line(number: int) -> Callable[[bytes], bytes]:
    """Return what leaves a line out."""

    def change(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        del lines[number]
        return b"".join(lines)

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda _: b"", ReviewFileFault.FOREIGN),
        (lambda _: b"\x89PNG\r\n", ReviewFileFault.FOREIGN),
        (lambda _: b"[]", ReviewFileFault.FOREIGN),
        (lambda _: b'{"format": "trackman-rule", "version": 1}', ReviewFileFault.FOREIGN),
        (lambda _: b'{"name": "trackman-review"}', ReviewFileFault.FOREIGN),
        (lambda _: b'["trackman-review"]', ReviewFileFault.DAMAGED),
        (lambda _: b'{"format": "trackman-review"}', ReviewFileFault.DAMAGED),
        (lambda _: b'{"format": "trackman-review", "version": 1}', ReviewFileFault.DAMAGED),
        (replaced('"version": 1', '"version": 2'), ReviewFileFault.NEWER),
        (replaced('"version": 1', '"version": true'), ReviewFileFault.DAMAGED),
        (replaced('"version": 1', '"version": 0'), ReviewFileFault.DAMAGED),
        (replaced('"verdict":"delete"', '"verdict":"burn"'), ReviewFileFault.DAMAGED),
        (replaced('"seconds":1.5', '"seconds":-1'), ReviewFileFault.DAMAGED),
        (replaced('"seconds":1.5', '"seconds":NaN'), ReviewFileFault.DAMAGED),
        (replaced('"record":"note"', '"record":"poem"'), ReviewFileFault.DAMAGED),
        (replaced('"record":"note"', '"record":[]'), ReviewFileFault.DAMAGED),
        (replaced('"released":true', '"released":1'), ReviewFileFault.DAMAGED),
        (replaced('"decision":"', '"decision":"\\ud800'), ReviewFileFault.DAMAGED),
        (replaced("+00:00", ""), ReviewFileFault.DAMAGED),
        (replaced('"text":"', '"text":"' + "a" * 2_000_000), ReviewFileFault.DAMAGED),
        (lambda good: good.replace(b'{"at"', b"[" * 100_000), ReviewFileFault.DAMAGED),
        (lambda good: good[:1] + b"\xff" + good[1:], ReviewFileFault.DAMAGED),
        (lambda good: good + b'{"more": 1}', ReviewFileFault.DAMAGED),
        (lambda good: good + good, ReviewFileFault.DAMAGED),
        (lambda good: good[: len(good) // 2], ReviewFileFault.CUT),
        (without_line(-1), ReviewFileFault.CUT),
    ],
)
def test_a_file_that_gives_no_review_says_why(
    path: Path, change: Callable[[bytes], bytes], fault: ReviewFileFault
) -> None:
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(ReviewFileError) as caught:
        read_review(path)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    "change",
    [
        replaced('"verdict":"delete"', '"verdict":"keep"'),
        replaced('"released":true', '"released":false'),
        replaced('"name":"Bob"', '"name":"Ada"'),
        replaced('"name": "Summer"', '"name": "Winter"'),
        without_line(2),
        without_line(3),
    ],
)
def test_what_was_changed_in_an_editor_is_read_and_all_of_it_marked(
    path: Path, change: Callable[[bytes], bytes]
) -> None:
    good = path.read_bytes()
    path.write_bytes(change(good))
    assert path.read_bytes() != good
    found = read_review(path)
    assert found.is_altered
    assert found.records
    assert all(one.is_altered for one in (*found.records, *found.queue.items))


@pytest.mark.parametrize(
    "change",
    [
        lambda good: good.replace(b"\n", b"\r\n"),
        lambda good: b"\xef\xbb\xbf" + good,
        lambda good: good.rstrip(b"\n"),
        lambda good: good + b"\n\n",
        lambda good: good.replace(b"\n", b"\n\n"),
    ],
)
def test_a_file_that_went_through_mail_is_as_it_was(
    path: Path, change: Callable[[bytes], bytes]
) -> None:
    good = read_review(path)
    path.write_bytes(change(path.read_bytes()))
    assert read_review(path) == good


def test_a_mark_goes_on_to_the_next_person(path: Path, tmp_path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"released":true', b'"released":false'))
    found = read_review(path)
    write_review(tmp_path / "next", found.queue, found.records, ADA)
    again = read_review(tmp_path / "next")
    assert not again.is_altered
    assert again.records == found.records


def test_the_same_record_twice_is_one(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    decision = next(one for one in lines if b'"record":"decision"' in one)
    path.write_bytes(b"".join([*lines[:-1], decision, lines[-1]]))
    found = read_review(path)
    assert len(found.records) == 4
    assert len(united(found.records)) == 3
    queue = found.queue
    assert state_of(queue, found.records) == state_of(queue, united(found.records).values())


def test_a_file_larger_than_any_review_is_not_read(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)  # takes no room on the disk
    with pytest.raises(ReviewFileError) as caught:
        read_review(path)
    assert caught.value.fault is ReviewFileFault.TOO_LARGE


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReviewFileError) as caught:
        read_review(tmp_path / name)
    assert caught.value.fault is ReviewFileFault.UNREADABLE
    assert caught.value.detail


def test_a_file_that_cannot_be_written_leaves_the_one_before(path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_review(path.parent / "no such folder" / "review", queue_of(1), [], ADA)
    assert caught.value.fault is StoreFault.MISSING
    before = path.read_bytes()

    def cut_off() -> Iterator[Record]:
        yield from read_review(path).records
        raise OSError(errno.ENOSPC, "no room")

    with pytest.raises(ExportError) as caught:
        write_review(path, queue_of(1), cut_off(), ADA)
    assert caught.value.fault is StoreFault.FULL
    assert path.read_bytes() == before


def test_a_file_of_version_1_is_read_by_every_trackman_since() -> None:
    found = read_review(VERSION_1)
    assert not found.is_altered
    assert [type(one).__name__ for one in found.records] == [
        "Decision",
        "Note",
        "Approval",
        "ReviewApplication",
        "Withdrawal",
    ]
    assert len(found.queue.items) == 2
    assert found.queue.project_name == "Museum"


def test_every_cut_of_a_file_is_said_and_nothing_else_happens(path: Path) -> None:
    good = path.read_bytes().rstrip(b"\n")
    for length in range(0, len(good), 7):
        path.write_bytes(good[:length])
        with pytest.raises(ReviewFileError):
            read_review(path)


@given(data=st.data())
def test_a_byte_that_changed_is_said_or_marked(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("files") / "review"
    people = People(queue_of(2))
    people.act("Ada", "decide", 0, 1)
    write_review(path, people.queue, people.records, ADA)
    good = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(good) - 1))
    good[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != good[place]))
    before = read_review(path)
    path.write_bytes(good)
    try:
        found = read_review(path)
    except ReviewFileError:
        return
    assert found.is_altered or found == before


@pytest.mark.parametrize("year", ["0001", "1999", "2200", "9999"])
def test_a_time_that_not_every_time_zone_can_show_is_damage(year: str) -> None:
    with pytest.raises(ValueError, match="time"):
        moment_of(f"{year}-01-01T12:00:00+00:00")
    assert moment_of("2199-12-31T12:00:00+00:00").astimezone() is not None
