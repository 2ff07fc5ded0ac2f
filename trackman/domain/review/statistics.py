"""Statistics of a review: what was decided, by whom, why, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from trackman.domain.review.pace import LONGEST
from trackman.domain.review.queue import QueueItem, ReviewQueue
from trackman.domain.review.records import Decision, Verdict
from trackman.domain.review.state import ReviewItemState, ReviewState
from trackman.domain.review.summary import Tally, tally_of

Breakdown = Mapping[str, Mapping[Verdict | None, int]]
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


def statistics_of(queue: ReviewQueue, state: ReviewState) -> ReviewStatistics:
    """Count a queue."""
    rows = [(item, state.of(item)) for item in queue.items]
    decisions = [one.decision for _, one in rows if one.decision is not None]
    names: dict[str, list[Decision]] = {}
    for decision in decisions:
        names.setdefault(decision.by.name, []).append(decision)
    return ReviewStatistics(
        rows=rows,
        tally=tally_of(queue, state),
        time=_time(decisions),
        people=_broken_down((one.by.name, one.verdict) for one in decisions),
        times={name: _time(made) for name, made in names.items()},
        languages=_broken_down((item.track.language_code, one.verdict) for item, one in rows),
        kinds=_broken_down((item.track.kind, one.verdict) for item, one in rows),
        reasons=dict(Counter(" ".join(one.reason.split()) for one in decisions).most_common()),
    )


def _time(decisions: Iterable[Decision]) -> DecidingTime:
    seconds = [min(one.seconds, LONGEST) for one in decisions if one.seconds is not None]
    return DecidingTime(len(seconds), sum(seconds), median(seconds) if seconds else None)


def _broken_down(pairs: Iterable[tuple[str, Verdict | None]]) -> Breakdown:
    found: dict[str, Counter[Verdict | None]] = {}
    for name, verdict in pairs:
        found.setdefault(name, Counter())[verdict] += 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1].total(), pair[0])))
