"""Texts that were fixed, and of which the review does not know: the journal does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.services.review.conftest import MakeReviews, item, snapshot
from trackman.domain.journal import Entry, Place, Stage, planned_replacement
from trackman.domain.review.records import Decision, Verdict
from trackman.domain.tracks import TrackDraft
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.review.fixes import ReviewFixes
from trackman.services.review.open_review import OpenReview
from trackman.services.review.present import PresentTracks
from trackman.store.journal.journal import Journal


def replacement(number: int, **changed: Any) -> Entry:
    """Return a replacement of a track of the queue that ended well."""
    track = item(number).track
    place = Place("64174", "Museum", None, track.upload_id, "film.mp4")
    entry = planned_replacement(place, track, TrackDraft.of(track), "batch")
    return replace(entry, **{"stage": Stage.REPLACED} | changed)


def fixes_of(ledger: JournalWriter) -> ReviewFixes:
    def is_own(place: Place) -> bool:
        return place.project == "64174"

    return ReviewFixes(ledger, is_own, PresentTracks(ledger, is_own))


def verdicts(review: OpenReview) -> list[Verdict | None]:
    return [review.state.of(one).verdict for one in review.queue.items]


async def taken_up(reviews: Any, folder: Path, *entries: Entry, **changed: Any) -> OpenReview:
    """Return a review of four tracks that took up what is in the journal, twice."""
    queue = await reviews.add("Spring", [item(number) for number in range(4)])
    review: OpenReview = await reviews.open(queue.id)
    for number, verdict in changed.pop("decided", {}).items():
        await review.decide(review.queue.items[number], verdict, snapshot(item(number)))
    ledger = JournalWriter(Journal(folder / "journal.sqlite"))
    late = timedelta(minutes=1)
    await ledger.put(*(replace(one, planned_at=one.planned_at + late) for one in entries))
    fixes = fixes_of(ledger)
    for _ in range(2):
        await fixes.take_up(review, review.queue.items)
    await ledger.close()
    return review


def test_what_was_replaced_while_trackman_was_killed_counts_as_fixed_once(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    entry = replacement(1)
    review = asyncio.run(taken_up(make_reviews(), tmp_path, entry))
    assert verdicts(review) == [None, Verdict.FIX, None, None]
    (application,) = review.state.of(review.queue.items[1]).applications
    assert application.entry == entry.id
    assert len(review.records) == 2


def test_a_decision_that_is_in_force_stays_and_a_fix_gets_its_entry(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    entries = replacement(0), replacement(1)
    decided = {0: Verdict.KEEP, 1: Verdict.FIX}
    review = asyncio.run(taken_up(make_reviews(), tmp_path, *entries, decided=decided))
    assert verdicts(review) == [Verdict.KEEP, Verdict.FIX, None, None]
    assert [one.entry for one in review.state.of(review.queue.items[1]).applications] == [
        entries[1].id
    ]
    assert len(review.records) == 3


@pytest.mark.parametrize(
    "changed",
    [
        {"stage": Stage.FAILED},
        {"stage": Stage.SENT},
        {"origin": "a replacement that was undone"},
        {"place": Place("1", "Other", None, "video-0", "film.mp4")},
        {"planned_at": replacement(1).planned_at - timedelta(days=1)},
    ],
)
def test_other_entries_mean_no_decision(
    make_reviews: MakeReviews, tmp_path: Path, changed: dict[str, Any]
) -> None:
    review = asyncio.run(taken_up(make_reviews(), tmp_path, replacement(1, **changed)))
    assert verdicts(review) == [None] * 4


def test_a_fix_that_was_taken_back_is_not_written_again(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> OpenReview:
        review = await taken_up(make_reviews(), tmp_path, replacement(1))
        await review.undo()
        ledger = JournalWriter(Journal(tmp_path / "journal.sqlite"))
        await fixes_of(ledger).take_up(review, review.queue.items)
        await ledger.close()
        return review

    assert verdicts(asyncio.run(work())) == [None] * 4


def test_of_very_many_tracks_others_get_their_turn(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def turns_while(work: Awaitable[object]) -> int:
        """Return how many turns others got, beside those in which the journal was asked."""
        turns, task = 0, asyncio.ensure_future(work)
        while not task.done():
            turns += 1
            await asyncio.sleep(0)
        await task
        return turns

    async def work() -> None:
        reviews = make_reviews()
        review = await reviews.begin("Spring", [item(number) for number in range(3000)])
        by, when = review.reviewer, review.queue.created_at
        kept = [
            Decision(f"d-{one.key}", one.key, by, when, Verdict.KEEP, snapshot(one))
            for one in review.queue.items
        ]
        await review.take(review.queue, kept)
        ledger = JournalWriter(Journal(tmp_path / "journal.sqlite"))
        present = PresentTracks(ledger, lambda _: True)
        fixes = ReviewFixes(ledger, lambda _: True, present)
        assert await turns_while(fixes.take_up(review, review.queue.items)) >= 3
        assert await turns_while(present.carried_out(review.queue, review.state)) >= 3
        await ledger.close()

    asyncio.run(work())
