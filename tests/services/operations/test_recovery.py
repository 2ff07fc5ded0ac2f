"""What trackman's end kept from being done is left until a person, or the project, says more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.store.samples import PLACE, TRACK, sample
from trackman.domain.deletions import Deleted, Failed, Unknown
from trackman.domain.errors import (
    ApiError,
    ClosedError,
    DatoError,
    Fault,
    LostAnswerError,
    StillThereError,
)
from trackman.domain.journal import Act, Entry, Place, Stage, now
from trackman.domain.tracks import Track
from trackman.services.operations.journal_writer import EntryRecorder, JournalWriter, note_end
from trackman.services.operations.recovery import LeftUndone, left_over
from trackman.store.journal.journal import Journal


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[JournalWriter]:
    """Return the writer of a journal of nothing yet."""
    ledger = JournalWriter(Journal(tmp_path / "journal.sqlite"))
    yield ledger
    asyncio.run(ledger.close())


def undone(ledger: JournalWriter) -> LeftUndone:
    """Return what is left of the project of the samples."""
    return LeftUndone(ledger, lambda place: place.project == PLACE.project)


def planned(entry_id: str, stage: Stage = Stage.PLANNED, **others: Any) -> Entry:
    """Plan to delete a track of its own."""
    return sample(entry_id, stage, track=replace(TRACK, id=f"track {entry_id}"), **others)


def ids(ledger: JournalWriter) -> list[str]:
    """Return the ids of what is left."""
    return [entry.id for entry in asyncio.run(undone(ledger).entries())]


def taken_up(ledger: JournalWriter) -> tuple[Entry, ...]:
    """Take up what is unfinished, as a start does; return what is to be settled."""
    return asyncio.run(left_over(ledger, lambda _: True)).open


def test_what_was_not_sent_is_left_over_any_number_of_starts(ledger: JournalWriter) -> None:
    saved = planned("two", stage=Stage.BACKED_UP)
    restore = planned("three", act=Act.RESTORE)
    ledger.journal.put(planned("one"), saved, restore)
    for _ in range(3):
        assert taken_up(ledger) == ()
        assert ids(ledger) == ["one", "two"]
    stages = [ledger.journal.stages(one)[-1][0] for one in ("one", "two", "three")]
    assert stages == [Stage.FAILED, Stage.FAILED, Stage.DROPPED]


@pytest.mark.parametrize("first", [None, Unknown(LostAnswerError("no network"))])
def test_what_was_sent_is_left_if_it_did_not_happen(
    ledger: JournalWriter, first: Unknown | None
) -> None:
    sent, job = planned("one", stage=Stage.SENT), planned("two", stage=Stage.ACCEPTED)
    ledger.journal.put(sent, job)
    one, two = taken_up(ledger)
    if first is not None:
        asyncio.run(note_end(EntryRecorder(one, ledger), first))
        assert ids(ledger) == []
        (two, one) = taken_up(ledger)
    failure = Failed(StillThereError(LostAnswerError("trackman ended before the answer came")))
    asyncio.run(note_end(EntryRecorder(one, ledger), failure))
    asyncio.run(note_end(EntryRecorder(two, ledger), Deleted(now(), 1.0, None)))
    assert ids(ledger) == ["one"]
    written = ledger.journal.entry("one")
    assert written is not None
    assert str(failure.error) in written.fault
    gone = ledger.journal.entry("two")
    assert gone is not None
    assert gone.fault == ""


def test_what_fails_without_an_end_of_trackman_is_not_left(ledger: JournalWriter) -> None:
    sent = planned("one", stage=Stage.SENT)
    ledger.journal.put(sent)
    asyncio.run(note_end(EntryRecorder(sent, ledger), Failed(LostAnswerError("no answer"))))
    assert ids(ledger) == []


def test_an_answer_holds_over_all_starts_and_other_projects_are_left_alone(
    ledger: JournalWriter,
) -> None:
    elsewhere = replace(PLACE, project="another")
    ledger.journal.put(planned("one"), planned("two"), planned("three", place=elsewhere))
    taken_up(ledger)
    found = asyncio.run(undone(ledger).entries())
    assert [entry.id for entry in found] == ["one", "two"]
    asyncio.run(undone(ledger).answer(found[:1], "a person kept the track"))
    assert [entry.id for entry in asyncio.run(undone(ledger).still(found))] == ["two"]
    taken_up(ledger)
    assert ids(ledger) == ["two"]
    assert [entry.id for entry in ledger.journal.left()] == ["two", "three"]


def _refusal(code: str) -> ApiError:
    return ApiError(Fault(404, code, "{}"))


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ((replace(TRACK, id="track one"),), ["one"]),
        ((), []),
        (_refusal("NOT_FOUND"), []),
        (_refusal("INSUFFICIENT_PERMISSIONS"), ["one", "two"]),
        (LostAnswerError("no network"), ["one", "two"]),
    ],
    ids=["one is there", "none is there", "no video", "not allowed", "no answer"],
)
def test_what_is_gone_is_not_left_any_more(
    ledger: JournalWriter, answer: tuple[Track, ...] | DatoError, left: list[str]
) -> None:
    asked = []

    async def look(place: Place) -> tuple[Track, ...]:
        asked.append(place)
        if isinstance(answer, DatoError):
            raise answer
        return answer

    ledger.journal.put(planned("one"), planned("two"))
    taken_up(ledger)
    found = asyncio.run(undone(ledger).entries())
    told = asyncio.run(undone(ledger).leave_gone(found, look))
    assert told == (left != ["one", "two"])
    assert ids(ledger) == left
    assert asked == [PLACE], "each video once"


def test_of_very_many_videos_none_is_looked_at(ledger: JournalWriter) -> None:
    async def look(place: Place) -> tuple[Track, ...]:
        raise AssertionError(place)

    many = [
        planned(str(number), place=replace(PLACE, upload_id=str(number))) for number in range(41)
    ]
    ledger.journal.put(*many)
    taken_up(ledger)
    found = asyncio.run(undone(ledger).entries())
    assert not asyncio.run(undone(ledger).leave_gone(found, look))
    assert len(ids(ledger)) == 41


def test_a_look_that_the_end_of_the_session_stops_says_nothing(ledger: JournalWriter) -> None:
    async def look(_: Place) -> tuple[Track, ...]:
        raise ClosedError

    ledger.journal.put(planned("one"))
    taken_up(ledger)
    found = asyncio.run(undone(ledger).entries())
    with pytest.raises(ClosedError):
        asyncio.run(undone(ledger).leave_gone(found, look))
    assert ids(ledger) == ["one"]
