"""Tracks of a review that were deleted, restored or replaced: which stand for them now."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.services.review.conftest import item
from trackman.domain.journal import Entry, Place, Stage, planned_deletion, planned_replacement
from trackman.domain.tracks import Track, TrackDraft
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.review.present import PresentTracks
from trackman.store.journal.journal import Journal

FIRST = item(0).track


def place(environment: str | None = None) -> Place:
    return Place("64174", "Museum", environment, FIRST.upload_id, "film.mp4")


def deleted(track_id: str, **changed: Any) -> Entry:
    """Return a deletion of a track of the video that ended well."""
    where = changed.pop("place", place())
    entry = planned_deletion(where, named(track_id), "batch")
    return replace(entry, **{"stage": Stage.DELETED} | changed)


def replaced(track_id: str, by: str) -> Entry:
    """Return a replacement that ended well."""
    draft = TrackDraft.of(FIRST)
    entry = planned_replacement(place(), named(track_id), draft, "batch")
    return replace(entry, stage=Stage.REPLACED, returned=named(by))


def named(track_id: str) -> Track:
    return replace(FIRST, id=track_id)


def present(folder: Path, entries: Sequence[Entry]) -> PresentTracks:
    """Return what a journal of these entries tells about the first track."""

    async def work() -> PresentTracks:
        ledger = JournalWriter(Journal(folder / "journal.sqlite"))
        await ledger.put(*entries)
        tracks = PresentTracks(ledger, lambda one: one.environment is None)
        await tracks.take_up([item(0), item(1)])
        await ledger.close()
        return tracks

    return asyncio.run(work())


@pytest.mark.parametrize(
    ("entries", "ids", "is_deleted"),
    [
        ([], [FIRST.id], False),
        ([deleted(FIRST.id)], [FIRST.id], True),
        ([deleted(FIRST.id, stage=Stage.FAILED)], [FIRST.id], False),
        ([deleted(FIRST.id, restored_as="b")], [FIRST.id, "b"], False),
        ([deleted(FIRST.id, restored_as="b"), deleted("b")], [FIRST.id, "b"], True),
        (
            [deleted(FIRST.id, restored_as="b"), deleted("b", restored_as="c")],
            [FIRST.id, "b", "c"],
            False,
        ),
        ([replaced(FIRST.id, "b"), replaced("b", "c")], [FIRST.id, "b", "c"], False),
        ([replaced(FIRST.id, "b"), replaced("b", FIRST.id)], [FIRST.id, "b"], False),
        ([deleted(FIRST.id, restored_as="b", place=place("sandbox"))], [FIRST.id], False),
    ],
)
def test_the_last_of_a_chain_stands_for_the_track(
    tmp_path: Path, entries: Sequence[Entry], ids: list[str], is_deleted: bool
) -> None:
    tracks = present(tmp_path, entries)
    assert list(tracks.ids(item(0))) == ids
    assert tracks.of(item(0)).track.id == ids[-1]
    assert tracks.is_deleted(item(0)) is is_deleted
    assert tracks.of(item(1)) == item(1)
