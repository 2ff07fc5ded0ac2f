"""Texts of a review that were fixed: what the journal knows of them, and the review not yet.

A publication goes on while other tracks are judged, and the journal ends it even where trackman
was killed meanwhile. So the review asks the journal which of its tracks were replaced.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from trackman.domain.journal import Entry, Place, Stage
from trackman.domain.review.queue import QueueItem
from trackman.domain.review.records import (
    Decision,
    ReviewApplication,
    ReviewSnapshot,
    Verdict,
)
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.review.open_review import OpenReview
from trackman.services.review.present import PresentTracks, pages
from trackman.store.journal.journal import Journal


class ReviewFixes:
    """Writes into reviews that texts were fixed, each replacement once. To be used from one loop.

    Raises ReviewError where it could not be written, JournalError where it could not be read.
    """

    def __init__(
        self, ledger: JournalWriter, is_own: Callable[[Place], bool], present: PresentTracks
    ) -> None:
        self._ledger = ledger
        self._is_own = is_own
        self._present = present
        self._turn = asyncio.Lock()

    async def note(
        self, review: OpenReview, item: QueueItem, snapshot: ReviewSnapshot, entry_id: str
    ) -> Decision | None:
        """Write that a replacement fixed a text; None where that was written before."""
        async with self._turn:
            return await self._note(review, item, snapshot, entry_id)

    async def take_up(self, review: OpenReview, items: Sequence[QueueItem]) -> None:
        """Write which of these were replaced since the queue was made and have no decision.

        Many are gone through in turns, in which others get theirs.
        """
        for page in pages(items):
            await self._take_up(review, page)
            await asyncio.sleep(0)

    async def _take_up(self, review: OpenReview, items: Sequence[QueueItem]) -> None:
        open_ones = {
            track_id: one
            for one in items
            if _is_open(review, one)
            for track_id in self._present.ids(one)
        }
        if not open_ones:
            return
        async with self._turn:
            found = await self._ledger.run(partial(_replacements_of, list(open_ones)))
            for entry in found:
                item = open_ones[entry.track.id]
                is_fix = entry.stage is Stage.REPLACED and entry.origin is None
                is_since = entry.planned_at >= review.queue.created_at
                if is_fix and is_since and self._is_own(entry.place) and _is_open(review, item):
                    await self._note(review, item, ReviewSnapshot(item.track), entry.id)

    async def _note(
        self, review: OpenReview, item: QueueItem, snapshot: ReviewSnapshot, entry_id: str
    ) -> Decision | None:
        records = review.records_of(item)
        if any(isinstance(one, ReviewApplication) and one.entry == entry_id for one in records):
            return None
        state = review.state.of(item)
        decision = state.decision
        if decision is None or decision.verdict is not Verdict.FIX or state.applications:
            decision = await review.decide(item, Verdict.FIX, snapshot)
        await review.note_applied(decision, entry_id)
        return decision


def _is_open(review: OpenReview, item: QueueItem) -> bool:
    """Tell whether nothing is decided, or a fix that nothing is known of: a kill came between."""
    state = review.state.of(item)
    is_half = state.verdict is Verdict.FIX and not state.applications
    return not state.decisions or is_half


def _replacements_of(track_ids: Sequence[str], journal: Journal) -> list[Entry]:
    return journal.replacements_of(track_ids)
