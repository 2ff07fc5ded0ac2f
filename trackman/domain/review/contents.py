"""A queue with all its records in memory, its state kept up as records are added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trackman.domain.review.queue import ReviewQueue
from trackman.domain.review.records import (
    Decision,
    Record,
    Withdrawal,
    by_item,
    stronger,
    united,
)
from trackman.domain.review.state import ReviewItemState, ReviewState, in_time, item_state, state_of
from trackman.domain.review.summary import Tally, tally_of


@dataclass(frozen=True, slots=True)
class Addition:
    """Records to add, and what comes of them."""

    records: tuple[Record, ...]
    states: dict[str, ReviewItemState]
    """By the items they are about, as far as the queue has these."""
    tally: Tally


class Contents:
    """Records by their tracks; to add some costs no more than looking at their tracks."""

    def __init__(self, queue: ReviewQueue, records: Iterable[Record], person: str) -> None:
        """Take up records in the order in which they came; `person` is the id of a reviewer."""
        self.queue = queue
        self.items = {item.key: item for item in queue.items}
        known = united(records)
        self.state: ReviewState = state_of(queue, known.values())
        self.tally = tally_of(queue, self.state)
        self._about: dict[str, dict[str, Record]] = {}
        self._person = person
        self._own: list[Decision] = []
        """Decisions of the person in the order made, those taken back among them."""
        self._taken_back: set[str] = set()
        self._keep(known.values())

    @property
    def records(self) -> list[Record]:
        """All of them, those about tracks that the queue does not have among them."""
        return [one for about in self._about.values() for one in about.values()]

    @property
    def last_own(self) -> Decision | None:
        """The last decision of the person that was not taken back."""
        for one in reversed(self._own):
            if one.id not in self._taken_back:
                return one
        return None

    def about(self, item: str) -> list[Record]:
        """Return the records about a track by its key, as they came."""
        return list(self._about.get(item, {}).values())

    def new_of(self, records: Iterable[Record]) -> list[Record]:
        """Return those that are not known, or known as something that must give way to them."""
        found = []
        for one in united(records).values():
            known = self._about.get(one.item, {}).get(one.id)
            if known is None or stronger(known, one) != known:
                found.append(one)
        return found

    def adding(self, records: Sequence[Record]) -> Addition:
        """Return what comes of adding records; nothing is added yet."""
        states: dict[str, ReviewItemState] = {}
        counts, conflicts = dict(self.tally.counts), self.tally.conflicts
        for key, new in by_item(records).items():
            if key not in self.items:
                continue
            before = self.state.items.get(key, ReviewItemState())
            after = states[key] = item_state(list(united(self.about(key), new).values()))
            counts[before.verdict] = counts.get(before.verdict, 0) - 1
            counts[after.verdict] = counts.get(after.verdict, 0) + 1
            conflicts += after.is_in_conflict - before.is_in_conflict
        return Addition(tuple(records), states, Tally(counts, conflicts))

    def add(self, addition: Addition) -> None:
        """Add what was looked at by `adding` since the last addition."""
        self.state.items.update(addition.states)
        self.tally = addition.tally
        self._keep(addition.records)
        unknown = {one.item for one in addition.records} - self.items.keys()
        if unknown:
            others = [one for one in self.state.strangers if one.item not in unknown]
            strangers = [*others, *(one for key in unknown for one in self.about(key))]
            self.state.strangers = tuple(sorted(strangers, key=in_time))

    def _keep(self, records: Iterable[Record]) -> None:
        for one in records:
            about = self._about.setdefault(one.item, {})
            known = about.get(one.id)
            about[one.id] = one if known is None else stronger(known, one)
            if isinstance(one, Decision) and known is None and one.by.id == self._person:
                self._own.append(one)
            elif isinstance(one, Withdrawal):
                self._taken_back.add(one.decision)
