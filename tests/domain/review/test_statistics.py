"""Statistics of a review: only what is in force counts, and nobody's lunch break."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.domain.review.people import People, queue_of, stories
from trackman.domain.reports.document import Document
from trackman.domain.reports.review_document import review_document
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import english
from trackman.domain.review.pace import LONGEST
from trackman.domain.review.records import Decision, Record, ReviewSnapshot, Verdict
from trackman.domain.review.state import state_of
from trackman.domain.review.statistics import Disagreement, ReviewStatistics, statistics_of

KEEP, DELETE, SKIP = 0, 1, 3


def found(people: People, records: list[Record] | None = None) -> ReviewStatistics:
    """Return the statistics of everything anybody knows."""
    known = people.records if records is None else records
    return statistics_of(people.queue, state_of(people.queue, known))


def document(statistics: ReviewStatistics) -> Document:
    """Return the document in English."""
    subject = Subject("Museum", None, statistics.rows[0][1].decisions[0].at)
    return review_document(statistics, "Summer", subject, english())


def table(of: Document, title: str) -> list[tuple[object, ...]]:
    """Return the rows of a table."""
    return [tuple(row) for one in of.tables if one.title == title for row in one.rows]


def some_work() -> People:
    """Return people of whom two decided differently on one track, and one changed her mind."""
    people = People(queue_of(5))
    people.act("Ada", "decide", 0, DELETE)
    people.act("Ada", "decide", 0, KEEP)
    people.act("Ada", "decide", 1, KEEP)
    people.act("Bob", "decide", 1, DELETE)
    people.act("Bob", "decide", 2, DELETE)
    people.act("Bob", "note", 2, 4)
    people.hand_over("Bob", "Cleo", 0, 1)
    people.act("Cleo", "approve", 2, 0)
    return people


def test_only_decisions_in_force_count_and_none_in_conflict() -> None:
    statistics = found(some_work())
    assert statistics.tally.conflicts == 1
    assert statistics.people == {"Ada": {Verdict.KEEP: 1}, "Bob": {Verdict.DELETE: 1}}
    differently = {Disagreement.CONFLICT: 1}
    of_all = {Verdict.KEEP: 1, Verdict.DELETE: 1, None: 2} | differently
    assert statistics.languages == {"it": of_all}
    assert statistics.kinds == {"subtitles": of_all}
    assert statistics.reasons == {"because": 2}
    assert (statistics.time.measured, statistics.time.middle) == (2, 1.5)


def test_who_was_away_for_hours_did_not_judge_a_track_all_the_while() -> None:
    people = some_work()
    records = [
        replace(one, seconds=9_000.0) if isinstance(one, Decision) else one
        for one in people.records
    ]
    assert found(people, records).time.middle == LONGEST


def test_a_document_has_the_notes_and_what_was_decided_on() -> None:
    made = document(found(some_work()))
    assert table(made, "Decisions")[-1][:2] == ("Decided differently", 1)
    assert [row[:3] for row in table(made, "By person")] == [
        ("Ada", 1, 0),
        ("Bob", 0, 1),
        ("Total", 1, 1),
    ]
    rows = [dict(zip(made.main.headings, row, strict=True)) for row in made.main.rows]
    assert [row["Decision"] for row in rows] == [
        "Kept",
        "Decided differently (Bob: To be deleted; Ada: Kept)",
        "To be deleted",
        "Undecided",
        "Undecided",
    ]
    assert rows[2]["Notes"] == "Bob: Nº 4"
    assert rows[2]["Released by"] == "Cleo"
    assert rows[2]["Name when decided"] == "Nº 2"
    assert rows[2]["Status when decided"] == "Ready"


def test_findings_are_named_in_words_and_those_of_a_newer_trackman_by_their_codes() -> None:
    people = some_work()
    snapshot = ReviewSnapshot(people.queue.items[0].track, None, ("too_fast", "of_tomorrow"))
    records = [
        replace(one, snapshot=snapshot) if isinstance(one, Decision) else one
        for one in people.records
    ]
    main = document(found(people, records)).main
    column = main.headings.index("Findings")
    assert main.rows[0][column] == "Too fast to read · of_tomorrow"
    assert main.rows[3][column] == ""


@given(people=stories())
def test_the_figures_of_any_review_add_up(people: People) -> None:
    statistics = found(people)
    total = len(people.queue.items)
    assert sum(statistics.tally.counts.values()) == total
    for counts in (statistics.languages, statistics.kinds):
        assert sum(sum(one.values()) for one in counts.values()) == total
    decided = total - statistics.tally.counts[None]
    assert sum(sum(one.values()) for one in statistics.people.values()) == decided
    assert sum(statistics.reasons.values()) == decided
