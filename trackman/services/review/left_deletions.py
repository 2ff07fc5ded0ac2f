"""Deletions that reviews had decided and that were not done, held against what they say by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from trackman.domain.journal import Entry
from trackman.domain.review.records import Decision, ReviewApplication
from trackman.domain.review.staging import (
    StagedDecision,
    StagingRules,
    Standing,
    decided_standing,
)
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.planner import Planner
from trackman.services.review.applying import Applying
from trackman.services.review.open_review import OpenReview
from trackman.services.review.reviews import Reviews
from trackman.store.journal.journal import Journal

_SETTLED = frozenset({Standing.UNDER_WAY, Standing.DONE, Standing.UNDONE, Standing.ELSEWHERE})
_WITHDRAWN = frozenset({Standing.NO_DELETION, Standing.DISPUTED})


@dataclass(slots=True)
class LeftDeletions:
    """Deletions planned anew, as far as nothing speaks against them now."""

    planned: list[Entry] = field(default_factory=list)
    noted: list[tuple[OpenReview, list[tuple[Decision, Entry]]]] = field(default_factory=list)
    """Decisions by their reviews, each with the deletion that carries it out now."""
    withdrawn: int = 0
    """Left out: the decision was taken back, or people decided otherwise."""
    held: int = 0
    """Left out: an approval or a reason is missing, or the deletion was refused."""
    settled: int = 0
    """Left out: the track is deleted, or being deleted, by other means."""

    async def note(self) -> None:
        """Write into the reviews what is about to be done, before it is. Raises ReviewError."""
        for review, applied in self.noted:
            await review.note_all_applied([(one, entry.id) for one, entry in applied])


class LeftDeletionsCheck:
    """Plans anew what was left; what comes from a review only as far as that one still wants it."""

    def __init__(
        self,
        reviews: Reviews,
        ledger: JournalWriter,
        planner: Planner,
        applying: Callable[[OpenReview], Applying],
    ) -> None:
        self._reviews = reviews
        self._ledger = ledger
        self._planner = planner
        self._applying = applying

    async def plan(self, left: Sequence[Entry], rules: StagingRules) -> LeftDeletions:
        """Return what to do of it. Raises JournalError, and ReviewError where none can be read."""
        found = LeftDeletions()
        once = {(one.track.id, one.batch): one for one in left}
        origins = await self._origins(once)
        rest = {one.id: one for one in once.values()}
        for summary in await self._reviews.queues() if origins else ():
            review = await self._reviews.open(summary.queue.id)
            asked = {
                origins[one.entry]: one.item
                for one in review.records
                if isinstance(one, ReviewApplication) and one.entry in origins
            }
            own = [(rest.pop(one), item) for one, item in asked.items() if one in rest]
            if own:
                await self._take(review, own, rules, found)
        found.planned += [self._planner.again(one) for one in rest.values()]
        return found

    async def _origins(self, left: Mapping[tuple[str, str], Entry]) -> dict[str, str]:
        """Return the ids of what was left, by those under which it was planned before, too.

        Another try, or a pause, plans the same track of the same batch under another id.
        """
        known = await self._ledger.run(partial(_deletions_of, [track_id for track_id, _ in left]))
        planned = {one.id: left.get((one.track.id, one.batch)) for one in known}
        return {one: entry.id for one, entry in planned.items() if entry is not None}

    async def _take(
        self,
        review: OpenReview,
        left: Sequence[tuple[Entry, str]],
        rules: StagingRules,
        found: LeftDeletions,
    ) -> None:
        rows = {row.item.key: row for row in await self._applying(review).rows(rules)}
        noted = []
        for entry, item in left:
            row = rows.get(item)
            standing = None if row is None else row.standing
            if row is not None and _is_own_doubt(row, entry):
                standing = decided_standing(row.state, review.reviewer.id, rules)
            if row is None or standing in _WITHDRAWN:
                found.withdrawn += 1
            elif standing in _SETTLED or row.track_id != entry.track.id:
                found.settled += 1
            elif standing is not Standing.READY:
                found.held += 1
            else:
                again = self._again(entry, row)
                found.planned.append(again)
                noted.append((row.decision, again))
        if noted:
            found.noted.append((review, noted))

    def _again(self, entry: Entry, row: StagedDecision) -> Entry:
        """Plan it once more, as it is decided now."""
        return self._planner.decided_deletion(entry.place, entry.track, entry.batch, row.state)


def _is_own_doubt(row: StagedDecision, entry: Entry) -> bool:
    """Tell whether all that is under way is the same deletion, of which nobody knows the end."""
    last = row.entry
    is_same = last is not None and (last.track.id, last.batch) == (entry.track.id, entry.batch)
    return is_same and row.standing is Standing.UNDER_WAY


def _deletions_of(track_ids: Sequence[str], journal: Journal) -> list[Entry]:
    return journal.deletions_of(track_ids)
