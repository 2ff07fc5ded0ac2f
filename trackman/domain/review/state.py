"""State of a queue: what its records amount to, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trackman.domain.review.queue import QueueItem, ReviewQueue
from trackman.domain.review.records import (
    Approval,
    Decision,
    Note,
    Record,
    ReviewApplication,
    Verdict,
    Withdrawal,
    by_item,
    united,
)


@dataclass(slots=True)
class ReviewItemState:
    """State of one track: what is decided, noted and done about it."""

    decisions: tuple[Decision, ...] = ()
    """Those in force, the oldest first: one, or several of people who did not know each other's."""
    notes: tuple[Note, ...] = ()
    approvals: tuple[Approval, ...] = ()
    """Words on the decision in force, the oldest first."""
    applications: tuple[ReviewApplication, ...] = ()
    """Of the decision in force: an undone or failed one can be begun anew."""
    is_altered: bool = False
    """True where what is in force depends on a record of a file that was changed by hand."""

    @property
    def is_in_conflict(self) -> bool:
        """Tell whether people decided differently; a decision that replaces theirs settles it."""
        return len(self.decisions) > 1 and len({one.verdict for one in self.decisions}) > 1

    @property
    def decision(self) -> Decision | None:
        """The one in force; None where there is none, or a conflict."""
        return None if self.is_in_conflict or not self.decisions else self.decisions[0]

    @property
    def verdict(self) -> Verdict | None:
        """The decision in a word; None where there is none, or people decided differently."""
        return None if self.decision is None else self.decision.verdict

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has still to decide on it."""
        return self.verdict in (None, Verdict.SKIP)

    @property
    def is_released(self) -> bool:
        """Tell whether somebody else than who decided has released the deletion, and nobody not.

        What was altered by hand can hold a deletion back, and cannot release one.
        """
        genuine = any(one.released and not one.is_altered for one in self.approvals_of_others)
        return genuine and not self.is_altered and not self.is_refused

    @property
    def is_refused(self) -> bool:
        """Tell whether somebody else refused the deletion."""
        others = self.approvals_of_others
        words = {one.by.id: one.released for one in others if not one.is_altered}
        return not all(words.values()) or any(one.is_altered and not one.released for one in others)

    @property
    def approvals_of_others(self) -> tuple[Approval, ...]:
        """Words on the decision in force of people who did not make it."""
        deciders = {one.by.id for one in self.decisions}
        return tuple(one for one in self.approvals if one.by.id not in deciders)


@dataclass(slots=True)
class ReviewState:
    """The records of a queue, by its items."""

    items: dict[str, ReviewItemState] = field(default_factory=dict)
    """By `QueueItem.key`; an item without records is not in it."""
    strangers: tuple[Record, ...] = ()
    """Records about tracks that the queue does not have."""

    def of(self, item: QueueItem) -> ReviewItemState:
        """Return the state of an item."""
        return self.items.get(item.key, ReviewItemState())


def state_of(queue: ReviewQueue, records: Iterable[Record]) -> ReviewState:
    """Return what these records amount to; their order and repetitions mean nothing."""
    about = by_item(united(records).values())
    keys = {item.key for item in queue.items}
    strangers = [one for key, found in about.items() if key not in keys for one in found]
    return ReviewState(
        {key: item_state(found) for key, found in about.items() if key in keys},
        tuple(sorted(strangers, key=in_time)),
    )


def item_state(records: Sequence[Record]) -> ReviewItemState:
    """Return what the records about one track amount to, each of which is given once."""
    first = records[0] if len(records) == 1 else None
    if isinstance(first, Decision) and not first.is_altered:
        return ReviewItemState((first,))  # as with nearly all tracks of a large queue
    decisions = _in_force(records, [one for one in records if isinstance(one, Withdrawal)])
    notes = [one for one in records if isinstance(one, Note)]
    old_notes = frozenset[str]().union(*(one.replaces for one in notes))
    ids = {one.id for one in decisions}
    return ReviewItemState(
        tuple(decisions),
        tuple(sorted((one for one in notes if one.id not in old_notes and one.text), key=in_time)),
        tuple(
            sorted(
                (one for one in records if isinstance(one, Approval) and one.decision in ids),
                key=in_time,
            )
        ),
        tuple(
            sorted(
                (
                    one
                    for one in records
                    if isinstance(one, ReviewApplication) and one.decision in ids
                ),
                key=in_time,
            )
        ),
        _depends_on_altered(records, decisions),
    )


def _in_force(records: Sequence[Record], withdrawals: Sequence[Withdrawal]) -> list[Decision]:
    """Return the decisions that nothing replaces, of those that were not taken back."""
    taken_back = {one.decision for one in withdrawals}
    made = [one for one in records if isinstance(one, Decision) and one.id not in taken_back]
    replaced = frozenset[str]().union(*(one.replaces for one in made))
    return sorted((one for one in made if one.id not in replaced), key=in_time)


def _depends_on_altered(records: Sequence[Record], decisions: Sequence[Decision]) -> bool:
    """Tell whether a decision in force was altered, or others would be without what was."""
    if not any(one.is_altered for one in records):
        return False
    genuine = [one for one in records if not one.is_altered]
    withdrawals = [one for one in genuine if isinstance(one, Withdrawal)]
    return list(decisions) != _in_force(genuine, withdrawals)


def next_open(queue: ReviewQueue, state: ReviewState, after: int = -1) -> int | None:
    """Return the position of the next item nobody has touched, around the end; None if none is.

    What was skipped comes up again once everything else is decided.
    """
    count = len(queue.items)
    around = [(after + step) % count for step in range(1, count + 1)] if count else []
    for wanted in ((None,), (Verdict.SKIP,)):
        for position in around:
            if state.of(queue.items[position]).verdict in wanted:
                return position
    return None


def counts(queue: ReviewQueue, state: ReviewState) -> Mapping[Verdict | None, int]:
    """Count the items by what was decided; None for those without a decision, or in conflict."""
    found: dict[Verdict | None, int] = dict.fromkeys([*Verdict, None], 0)
    for one in state.items.values():
        found[one.verdict] += 1
    found[None] += len(queue.items) - len(state.items)
    return found


def in_time(record: Record) -> tuple[float, str]:
    """Return the order in which records are shown and kept; clocks differ.

    Nothing else depends on it but which decision of one person is their last.
    """
    return record.at.timestamp(), record.id


def in_order(records: Iterable[Record]) -> list[Record]:
    """Return records in the order in which they are kept, so that it is told which came last."""
    return sorted(records, key=in_time)
