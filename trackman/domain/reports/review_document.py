"""The statistics of a review as a document: figures, and every track with what was decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from trackman.domain.reports.document import (
    Chart,
    Document,
    ReportSection,
    ReportShare,
    ReportTable,
    Value,
)
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import Phrase, ReportWords
from trackman.domain.review.queue import QueueItem
from trackman.domain.review.records import Verdict
from trackman.domain.review.state import ReviewItemState
from trackman.domain.review.statistics import (
    Breakdown,
    CarriedOut,
    Disagreement,
    Outcome,
    ReviewStatistics,
    outcome_of,
)

VERDICTS: dict[Outcome, Phrase] = {
    Verdict.KEEP: Phrase.KEPT,
    Verdict.DELETE: Phrase.TO_BE_DELETED,
    CarriedOut.DELETED: Phrase.DELETED,
    Verdict.FIX: Phrase.FIXED,
    Verdict.SKIP: Phrase.SKIPPED,
    Disagreement.CONFLICT: Phrase.IN_CONFLICT,
    None: Phrase.UNDECIDED,
}
_MOST_REASONS = 12


def review_document(
    found: ReviewStatistics, name: str, subject: Subject, words: ReportWords
) -> Document:
    """Return the document of a review of this name."""
    tracks = _tracks(found, words)
    figures = [
        _decisions(found, words),
        _people(found, words),
        _reasons(found, words),
        _broken_down(
            Phrase.BY_LANGUAGE, Phrase.LANGUAGE, found.languages, words.language_of, words
        ),
        _broken_down(Phrase.BY_KIND, Phrase.KIND, found.kinds, words.kind, words),
    ]
    limits = ReportSection(
        words(Phrase.UNKNOWN_LIMITS),
        points=(words(Phrase.LIMIT_TIME), words(Phrase.LIMIT_DECISIONS)),
    )
    return Document(
        words(Phrase.REVIEW_TITLE),
        ((words(Phrase.REVIEW), name), *subject.facts(words)),
        (
            *(ReportSection(table=one) for one in figures if one.rows),
            limits,
            ReportSection(table=tracks),
        ),
        tracks,
        words.language,
        words.right_to_left,
    )


def _decisions(found: ReviewStatistics, words: ReportWords) -> ReportTable:
    tally = found.tally
    rows: list[tuple[Value, ...]] = [
        (words(phrase), count, ReportShare(count / tally.total))
        for outcome, phrase in VERDICTS.items()
        if (count := found.counts.get(outcome, 0))
    ]
    if tally.conflicts:
        share = ReportShare(tally.conflicts / tally.total)
        rows.append((words(Phrase.IN_CONFLICT), tally.conflicts, share))
    headings = (words(Phrase.DECISION), words(Phrase.TRACKS), words(Phrase.SHARE))
    return ReportTable(words(Phrase.DECISIONS), headings, rows, Chart.BARS)


def _people(found: ReviewStatistics, words: ReportWords) -> ReportTable:
    verdicts = _verdicts(found.people)
    rows: list[tuple[Value, ...]] = []
    for name, counts in found.people.items():
        time = found.times[name]
        rows.append(
            (
                name or words(Phrase.NOT_KNOWN),
                *(counts.get(one, 0) for one in verdicts),
                "" if time.middle is None else round(time.middle, 1),
                round(time.total / 60, 1) if time.measured else "",
            )
        )
    if len(rows) > 1:
        time = found.time
        rows.append(
            (
                words(Phrase.TOTAL),
                *(found.counts.get(one, 0) for one in verdicts),
                "" if time.middle is None else round(time.middle, 1),
                round(time.total / 60, 1) if time.measured else "",
            )
        )
    headings = (
        words(Phrase.PERSON),
        *(words(VERDICTS[one]) for one in verdicts),
        words(Phrase.SECONDS_EACH),
        words(Phrase.MINUTES),
    )
    return ReportTable(words(Phrase.BY_PERSON), headings, rows)


def _reasons(found: ReviewStatistics, words: ReportWords) -> ReportTable:
    """Return counts of reasons; the rarest are put together where there are many."""
    total = sum(found.reasons.values())
    counts = [(one or words(Phrase.NO_REASON), count) for one, count in found.reasons.items()]
    if len(counts) > _MOST_REASONS:
        rest = sum(count for _, count in counts[_MOST_REASONS - 1 :])
        counts = [*counts[: _MOST_REASONS - 1], (words(Phrase.OTHERS), rest)]
    rows = [(named, count, ReportShare(count / total)) for named, count in counts]
    headings = (words(Phrase.REASON), words(Phrase.TRACKS), words(Phrase.SHARE))
    return ReportTable(words(Phrase.BY_REASON), headings, rows, Chart.BARS)


def _broken_down(
    title: Phrase,
    heading: Phrase,
    counts: Breakdown,
    named: Callable[[str], str],
    words: ReportWords,
) -> ReportTable:
    verdicts = _verdicts(counts)
    rows: list[tuple[Value, ...]] = [
        (named(one), sum(found.values()), *(found.get(verdict, 0) for verdict in verdicts))
        for one, found in counts.items()
    ]
    headings = (
        words(heading),
        words(Phrase.TRACKS),
        *(words(VERDICTS[one]) for one in verdicts),
    )
    return ReportTable(words(title), headings, rows)


def _verdicts(counts: Breakdown) -> list[Outcome]:
    """Return the decisions that there are, so that no column is empty."""
    total = Counter[Outcome]()
    for one in counts.values():
        total.update(one)
    return [verdict for verdict in VERDICTS if total[verdict]]


def _tracks(found: ReviewStatistics, words: ReportWords) -> ReportTable:
    headings = (
        *(words(Phrase.VIDEO), words(Phrase.TRACK), words(Phrase.KIND), words(Phrase.LANGUAGE)),
        *(words(Phrase.DECISION), words(Phrase.PERSON), words(Phrase.WHEN), words(Phrase.REASON)),
        *(words(Phrase.NOTES), words(Phrase.FINDINGS), words(Phrase.SECONDS)),
        *(words(Phrase.APPROVED_BY), words(Phrase.CARRIED_OUT), words(Phrase.ALTERED)),
        *(words(Phrase.NAME_THEN), words(Phrase.STATUS_THEN), words(Phrase.TEXT_THEN)),
        *(words(Phrase.TRACK_ID), words(Phrase.VIDEO_ID)),
    )
    rows = [
        _track(item, state, outcome_of(item, state, found.deleted), words)
        for item, state in found.rows
    ]
    return ReportTable(words(Phrase.ALL_TRACKS), headings, rows)


def _track(
    item: QueueItem, state: ReviewItemState, outcome: Outcome, words: ReportWords
) -> tuple[Value, ...]:
    track, one = item.track, state.decision
    snapshot = None if one is None else one.snapshot
    return (
        *(item.filename, track.name, words.kind(track.kind), track.language_code),
        _decision(state, outcome, words),
        ", ".join(dict.fromkeys(each.by.name for each in state.decisions)),
        "" if one is None else one.at,
        "" if one is None else one.reason,
        "; ".join(f"{note.by.name}: {' '.join(note.text.split())}" for note in state.notes),
        "" if snapshot is None else " · ".join(map(words.finding, snapshot.findings)),
        "" if one is None or one.seconds is None else round(one.seconds, 1),
        _approved(state, words),
        words(Phrase.YES) if state.applications else "",
        words(Phrase.YES) if state.is_altered else "",
        "" if snapshot is None else snapshot.track.name,
        "" if snapshot is None else words.status(snapshot.track.status),
        "" if snapshot is None else snapshot.text_sha256 or "",
        *(track.id, track.upload_id),
    )


def _decision(state: ReviewItemState, outcome: Outcome, words: ReportWords) -> str:
    """Return what was decided; of people who decided differently, what each of them did."""
    if not state.is_in_conflict:
        return words(VERDICTS[outcome])
    said = "; ".join(f"{one.by.name}: {words(VERDICTS[one.verdict])}" for one in state.decisions)
    return f"{words(Phrase.IN_CONFLICT)} ({said})"


def _approved(state: ReviewItemState, words: ReportWords) -> str:
    """Return who released a deletion, or refused it."""
    return "; ".join(
        one.by.name if one.released else f"{one.by.name}: {words(Phrase.REFUSED)}"
        for one in state.approvals_of_others
    )
