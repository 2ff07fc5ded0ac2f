"""Reviews in short: what a list of queues shows, and what a file brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trackman.domain.review.queue import QueueItem, Reviewer, ReviewQueue
from trackman.domain.review.records import Decision, Record, Verdict
from trackman.domain.review.state import ReviewState, counts


@dataclass(frozen=True, slots=True)
class Tally:
    """Count of a queue's tracks: how far it is."""

    counts: Mapping[Verdict | None, int]
    """Tracks by what was decided; None for those without a decision, or in conflict."""
    conflicts: int = 0
    """Tracks on which people decided differently."""

    @property
    def total(self) -> int:
        """All tracks of the queue."""
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        """Tracks that somebody has still to decide on: those skipped are among them."""
        return self.counts.get(None, 0) + self.counts.get(Verdict.SKIP, 0)


def tally_of(queue: ReviewQueue, state: ReviewState) -> Tally:
    """Count a whole queue."""
    conflicts = sum(1 for one in state.items.values() if one.is_in_conflict)
    return Tally(counts(queue, state), conflicts)


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """A queue without its tracks."""

    queue: ReviewQueue
    """It has no items."""
    tally: Tally
    position: int = 0
    """The place at which it was left, from 0."""
    worked_at: datetime | None = None
    """Time of the last decision, by anybody; None where there was none."""


@dataclass(frozen=True, slots=True)
class ReviewConflict:
    """A track on which people decided differently."""

    item: QueueItem
    decisions: tuple[Decision, ...]
    """Those in force, the oldest first."""


@dataclass(frozen=True, slots=True)
class Received:
    """A review file that was read: what it holds, of which nothing is taken up yet."""

    path: Path
    queue: ReviewQueue
    records: tuple[Record, ...]
    """All of them, each marked where it was altered."""
    here: ReviewQueue | None
    """The same queue, or parts of it, as it is here already, without its tracks; None if it is new.
    """
    is_altered: bool
    """The file was changed after trackman wrote it: what is new in it is kept with a mark."""
    new_items: int = 0
    """Tracks that the queue does not have here, such as those of another part."""
    new_records: tuple[Record, ...] = ()
    """Those that are not here yet, or only from a file that was changed by hand."""
    clashes: int = 0
    """Records that are here already with other content: what is not altered is taken."""
    conflicts: tuple[ReviewConflict, ...] = ()
    """Tracks on which people will have decided differently, and that are not in conflict yet."""
    strangers: int = 0
    """Records about tracks that the queue does not have; they are kept."""
    known_records: int = 0
    """Records that are here already, just so."""
    written_by: Reviewer | None = None
    written_at: datetime | None = None
    me: str = ""
    """Id of the person at this computer."""

    @property
    def is_known(self) -> bool:
        """True if the queue, or a part of it, is here already."""
        return self.here is not None


@dataclass(frozen=True, slots=True)
class SalvagedReviews:
    """A damaged file of reviews was set aside, and what could be read of it is in a new one."""

    damaged: Path
    """Place at which the damaged file is kept."""
    queues: int = 0
    records: int = 0
    is_whole: bool = False
    """True where all that was in it could be read."""
