"""The moderation of a period as a document: figures, plots, and every change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from trackman.domain.journal import Act
from trackman.domain.reports.document import (
    Chart,
    Document,
    ReportSection,
    ReportShare,
    ReportTable,
    Value,
)
from trackman.domain.reports.moderation import (
    Moderation,
    ReportPeriod,
    Result,
    by_month,
    by_week,
    result_of,
)
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import Phrase, ReportWords

_MOST_WEEKS = 60
"""Columns that can be told apart on a page; a longer period is drawn by month."""
_MOST_REASONS = 12
"""Reasons with a line of their own; the others are put together."""


def moderation_document(
    found: Moderation, period: ReportPeriod, subject: Subject, words: ReportWords
) -> Document:
    """Return the document of what was done in a period."""
    changes = _changes(found, words)
    facts = (*subject.facts(words), (words(Phrase.PERIOD), period_words(period, words)))
    limits = ReportSection(
        words(Phrase.UNKNOWN_LIMITS),
        points=(words(Phrase.LIMIT_JOURNAL), words(Phrase.LIMIT_PERSON)),
    )
    sections = (
        _figures(found, words) if found.rows else (ReportSection(paragraphs=(_nothing(words),)),)
    )
    listed = (ReportSection(table=changes),) if found.rows else ()
    return Document(
        words(Phrase.MODERATION_TITLE),
        facts,
        (*sections, limits, *listed),
        changes,
        words.language,
        words.right_to_left,
    )


def period_words(period: ReportPeriod, words: ReportWords) -> str:
    """Return "1 Jun 2026 to 30 Jun 2026"; either end may be open."""
    first = "" if period.first is None else words.day(period.first)
    last = "" if period.last is None else words.day(period.last)
    if first and last:
        return words(Phrase.PERIOD_TEXT, first=first, last=last)
    if first:
        return words(Phrase.PERIOD_FROM, first=first)
    return words(Phrase.PERIOD_UNTIL, last=last) if last else words(Phrase.PERIOD_ALL)


def result_words(result: Result, words: ReportWords) -> str:
    """Return how operations ended."""
    return words(_RESULTS[result])


def _nothing(words: ReportWords) -> str:
    return words(Phrase.NOTHING_DONE)


def _figures(found: Moderation, words: ReportWords) -> tuple[ReportSection, ...]:
    sections = [ReportSection(table=_results(found, words))]
    if not found.done:
        return tuple(sections)
    tables: tuple[ReportTable, ...] = (
        _over_time(found, words),
        _shares(Phrase.BY_REASON, Phrase.REASON, _by_reason(found, words), words),
        _shares(Phrase.BY_PERSON, Phrase.PERSON, _by_person(found, words), words),
        _shares(Phrase.BY_KIND, Phrase.KIND, _named(found.kinds, words.kind), words),
        _shares(
            Phrase.BY_LANGUAGE,
            Phrase.LANGUAGE,
            _named(found.languages, words.language_of),
            words,
        ),
    )
    if found.approvers:
        approvers = _named(found.approvers, str)
        tables += (_shares(Phrase.BY_APPROVER, Phrase.APPROVER, approvers, words),)
    sections += [ReportSection(table=one) for one in tables]
    sections[1] = ReportSection(paragraphs=(words(Phrase.ONLY_DONE),), table=tables[0])
    return tuple(sections)


def _results(found: Moderation, words: ReportWords) -> ReportTable:
    ends = [end for end in Result if end is Result.DONE or found.total(end)]
    headings = (words(Phrase.WHAT), *(result_words(end, words) for end in ends))
    acts = [act for act in Act if any(found.count(act, end) for end in ends)]
    rows: list[tuple[Value, ...]] = [
        (words.acts[act], *(found.count(act, end) for end in ends)) for act in acts
    ]
    if len(acts) > 1:
        rows.append((words(Phrase.TOTAL), *(found.total(end) for end in ends)))
    return ReportTable(words(Phrase.CHANGES), headings, rows)


def _over_time(found: Moderation, words: ReportWords) -> ReportTable:
    weeks = by_week(found.days)
    if len(weeks) > _MOST_WEEKS:
        title, heading = Phrase.OVER_MONTHS, Phrase.MONTH
        rows = [(words.month(day), count) for day, count in by_month(found.days)]
    else:
        title, heading = Phrase.OVER_WEEKS, Phrase.WEEK_OF
        rows = [(words.day(day), count) for day, count in weeks]
    return ReportTable(words(title), (words(heading), words(Phrase.DONE)), rows, Chart.COLUMNS)


def _shares(
    title: Phrase, heading: Phrase, counts: Mapping[str, int], words: ReportWords
) -> ReportTable:
    total = sum(counts.values())
    rows = [(named, count, ReportShare(count / total)) for named, count in counts.items()]
    headings = (words(heading), words(Phrase.DONE), words(Phrase.SHARE))
    return ReportTable(words(title), headings, rows, Chart.BARS)


def _by_reason(found: Moderation, words: ReportWords) -> Mapping[str, int]:
    """Return counts of reasons; the rarest are put together where there are many."""
    counts = _named(found.reasons, lambda one: one or words(Phrase.NO_REASON))
    if len(counts) <= _MOST_REASONS:
        return counts
    most = list(counts.items())[: _MOST_REASONS - 1]
    rest = sum(counts.values()) - sum(count for _, count in most)
    return dict(most) | {words(Phrase.OTHERS): rest}


def _by_person(found: Moderation, words: ReportWords) -> Mapping[str, int]:
    return _named(found.people, lambda one: one or words(Phrase.NOT_KNOWN))


def _named(counts: Mapping[str, int], named: Callable[[str], str]) -> Mapping[str, int]:
    """Return counts by names; what has the same name is one."""
    found: Counter[str] = Counter()
    for one, count in counts.items():
        found[named(one)] += count
    return found


def _changes(found: Moderation, words: ReportWords) -> ReportTable:
    approved = any(row.approver for row in found.rows)
    headings = (
        words(Phrase.WHEN),
        words(Phrase.WHAT),
        words(Phrase.RESULT),
        words(Phrase.PROJECT),
        words(Phrase.VIDEO),
        words(Phrase.TRACK),
        words(Phrase.KIND),
        words(Phrase.LANGUAGE),
        words(Phrase.REASON),
        words(Phrase.PERSON),
        *((words(Phrase.APPROVER), words(Phrase.APPROVED_AT)) if approved else ()),
    )
    rows = [
        (
            row.planned_at,
            words.acts[row.act],
            result_words(result_of(row.stage), words),
            row.project_name,
            row.filename,
            row.name,
            words.kind(row.kind),
            row.language_code,
            row.reason,
            row.account or "",
            *((row.approver or "", row.approved_at or "") if approved else ()),
        )
        for row in found.rows
    ]
    return ReportTable(words(Phrase.ALL_CHANGES), headings, rows)


_RESULTS = {
    Result.DONE: Phrase.DONE,
    Result.FAILED: Phrase.FAILED,
    Result.UNCONFIRMED: Phrase.UNCONFIRMED,
    Result.CANCELLED: Phrase.CANCELLED,
    Result.RUNNING: Phrase.RUNNING,
}
