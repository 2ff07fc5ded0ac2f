"""Statistics of a review: what was decided, by whom, why, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from trackman.domain.review.pace import LONGEST
from trackman.domain.review.queue import QueueItem, ReviewQueue
from trackman.domain.review.records import Decision, Verdict
from trackman.domain.review.state import ReviewItemState, ReviewState
from trackman.domain.review.summary import Tally, tally_of


class CarriedOut(StrEnum):
    """Decisions that were carried out, which count apart."""

    DELETED = "deleted"


class Disagreement(StrEnum):
    """Tracks on which people decided differently, which count apart from those undecided."""

    CONFLICT = "conflict"


Outcome = Verdict | CarriedOut | Disagreement | None
"""Decision on a track, or what was done; None where nothing is decided."""
Breakdown = Mapping[str, Mapping[Outcome, int]]
"""Numbers of tracks by something and by what was decided; most first."""


@dataclass(frozen=True, slots=True)
class DecidingTime:
    """Time that tracks were on screen until they were decided on."""

    measured: int
    """Decisions for which it is known."""
    total: float
    """Seconds."""
    middle: float | None
    """Seconds: half of the decisions took less. None where none was measured."""


@dataclass(frozen=True, slots=True)
class ReviewStatistics:
    """Counts of a queue. Only decisions in force count, and none of those in conflict."""

    rows: Sequence[tuple[QueueItem, ReviewItemState]]
    """Every track of the queue, in its order."""
    tally: Tally
    counts: Mapping[Outcome, int]
    """Tracks by what was decided; those in conflict are not among them."""
    deleted: Collection[str]
    """Keys of the tracks whose deletion was carried out."""
    time: DecidingTime
    people: Breakdown
    """By the names of those who decided; two of one name are one here."""
    times: Mapping[str, DecidingTime]
    """By the same names."""
    languages: Breakdown
    """By language code; tracks that are undecided count, too."""
    kinds: Breakdown
    reasons: Mapping[str, int]
    """Most first; the empty one is that no reason was given."""


def outcome_of(item: QueueItem, state: ReviewItemState, deleted: Collection[str]) -> Outcome:
    """Return what was decided on a track; `deleted` are the keys of those that are."""
    if state.is_in_conflict:
        return Disagreement.CONFLICT
    is_deleted = state.verdict is Verdict.DELETE and item.key in deleted
    return CarriedOut.DELETED if is_deleted else state.verdict


def statistics_of(
    queue: ReviewQueue, state: ReviewState, deleted: Collection[str] = ()
) -> ReviewStatistics:
    """Count a queue; `deleted` are the keys of the tracks that decisions have deleted."""
    rows = [(item, state.of(item)) for item in queue.items]
    outcomes = [(item, outcome_of(item, one, deleted), one) for item, one in rows]
    decisions = [one.decision for _, one in rows if one.decision is not None]
    names: dict[str, list[Decision]] = {}
    for decision in decisions:
        names.setdefault(decision.by.name, []).append(decision)
    return ReviewStatistics(
        rows=rows,
        tally=tally_of(queue, state),
        counts=Counter(outcome for _, outcome, one in outcomes if not one.is_in_conflict),
        deleted=deleted,
        time=_time(decisions),
        people=_broken_down(
            (one.decision.by.name, outcome)
            for _, outcome, one in outcomes
            if one.decision is not None
        ),
        times={name: _time(made) for name, made in names.items()},
        languages=_broken_down(
            (item.track.language_code, outcome) for item, outcome, _ in outcomes
        ),
        kinds=_broken_down((item.track.kind, outcome) for item, outcome, _ in outcomes),
        reasons=dict(Counter(" ".join(one.reason.split()) for one in decisions).most_common()),
    )


def _time(decisions: Iterable[Decision]) -> DecidingTime:
    seconds = [min(one.seconds, LONGEST) for one in decisions if one.seconds is not None]
    return DecidingTime(len(seconds), sum(seconds), median(seconds) if seconds else None)


def _broken_down(pairs: Iterable[tuple[str, Outcome]]) -> Breakdown:
    found: dict[str, Counter[Outcome]] = {}
    for name, verdict in pairs:
        found.setdefault(name, Counter())[verdict] += 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1].total(), pair[0])))
