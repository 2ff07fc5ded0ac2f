"""Moderation: what was done to tracks in a period, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Stage


class Result(StrEnum):
    """End of an operation, as far as a report tells."""

    DONE = "done"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    CANCELLED = "cancelled"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """Days of this computer's calendar, both included; None where it has no such end."""

    first: date | None = None
    last: date | None = None

    @property
    def since(self) -> datetime | None:
        """The moment it begins, with time zone."""
        return None if self.first is None else _midnight(self.first)

    @property
    def until(self) -> datetime | None:
        """The moment after it, with time zone."""
        return None if self.last is None else _midnight(self.last + timedelta(1))


class NamedPeriod(StrEnum):
    """Periods that are offered by name."""

    WEEK = "week"
    """The last seven days."""
    MONTH = "month"
    """The month of today, from its first day."""
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    """The last three months, that of today included."""
    YEAR = "year"
    """The year of today."""
    ALL = "all"
    OWN = "own"
    """From a day to a day that a person names."""

    def on(self, today: date) -> ReportPeriod:
        """Return its days; those of a period of one's own are not known here."""
        first = today.replace(day=1)
        match self:
            case NamedPeriod.WEEK:
                return ReportPeriod(today - timedelta(6), today)
            case NamedPeriod.MONTH:
                return ReportPeriod(first, today)
            case NamedPeriod.LAST_MONTH:
                last = first - timedelta(1)
                return ReportPeriod(last.replace(day=1), last)
            case NamedPeriod.QUARTER:
                return ReportPeriod(_months_before(first, 2), today)
            case NamedPeriod.YEAR:
                return ReportPeriod(today.replace(month=1, day=1), today)
        return ReportPeriod()


@dataclass(frozen=True, slots=True)
class Moderation:
    """Counts of what was done. All but `results` count only what was done in the end."""

    rows: Sequence[HistoryRow]
    """All that was asked for in the period, the newest first."""
    results: Mapping[tuple[Act, Result], int]
    days: Mapping[date, int]
    reasons: Mapping[str, int]
    """Most first; the empty one is that no reason was given."""
    people: Mapping[str, int]
    kinds: Mapping[str, int]
    languages: Mapping[str, int]
    approvers: Mapping[str, int]
    """Second persons who approved; what needed nobody's approval is left out."""
    videos: int
    """Different videos."""

    @property
    def done(self) -> int:
        """Number of operations that were done."""
        return sum(count for (_, end), count in self.results.items() if end is Result.DONE)

    def count(self, act: Act, result: Result) -> int:
        """Count operations that ended so."""
        return self.results.get((act, result), 0)

    def total(self, result: Result) -> int:
        """Count operations of all kinds that ended so."""
        return sum(self.count(act, result) for act in Act)


def result_of(stage: Stage) -> Result:
    """Return how an operation at this stage ended."""
    return _RESULTS.get(stage, Result.DONE if stage.is_end else Result.RUNNING)


def moderation_of(rows: Iterable[HistoryRow]) -> Moderation:
    """Count rows of the history, given newest first."""
    everything = list(rows)
    done = [row for row in everything if result_of(row.stage) is Result.DONE]
    return Moderation(
        rows=everything,
        results=Counter((row.act, result_of(row.stage)) for row in everything),
        days=Counter(row.planned_at.astimezone().date() for row in done),
        reasons=_most_first(" ".join(row.reason.split()) for row in done),
        people=_most_first(row.account or "" for row in done),
        kinds=_most_first(row.kind for row in done),
        languages=_most_first(row.language_code for row in done),
        approvers=_most_first(row.approver for row in done if row.approver),
        videos=len({(row.project, row.upload_id) for row in done}),
    )


def by_week(days: Mapping[date, int]) -> list[tuple[date, int]]:
    """Return counts by week (ISO 8601, from Monday), with the weeks between that have none."""
    weeks: Counter[date] = Counter()
    for day, count in days.items():
        weeks[day - timedelta(day.weekday())] += count
    if not weeks:
        return []
    first, last = min(weeks), max(weeks)
    every = (first + timedelta(7 * number) for number in range((last - first).days // 7 + 1))
    return [(week, weeks[week]) for week in every]


def by_month(days: Mapping[date, int]) -> list[tuple[date, int]]:
    """Return counts by month, named by its first day, with the months between that have none."""
    months: Counter[date] = Counter()
    for day, count in days.items():
        months[day.replace(day=1)] += count
    if not months:
        return []
    found, month = [], min(months)
    while month <= max(months):
        found.append((month, months[month]))
        month = (month + timedelta(31)).replace(day=1)
    return found


def _most_first(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())


def _months_before(first: date, count: int) -> date:
    for _ in range(count):
        first = (first - timedelta(1)).replace(day=1)
    return first


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


_RESULTS = {
    Stage.FAILED: Result.FAILED,
    Stage.UNKNOWN: Result.UNCONFIRMED,
    Stage.DROPPED: Result.CANCELLED,
}
