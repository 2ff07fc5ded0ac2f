"""What was done in a period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Stage
from trackman.domain.reports.moderation import (
    NamedPeriod,
    ReportPeriod,
    Result,
    by_month,
    by_week,
    moderation_of,
    result_of,
)


def row(number: int, act: Act = Act.DELETION, stage: Stage = Stage.DELETED, **parts) -> HistoryRow:
    values = {
        "filename": "a.mp4",
        "kind": "subtitles",
        "language_code": "it",
        "account": "Ada",
        "reason": "typos",
    } | parts
    day = datetime(2026, 6, 1, 12, tzinfo=UTC) + timedelta(days=number)
    return HistoryRow(
        str(number), act, stage, "Acme", None, f"video{number % 3}", values["filename"],
        values["kind"], "Italiano", values["language_code"], day, 1.0, values["account"],
        values["reason"], None, False, None, "64174",
    )  # fmt: skip


def test_second_persons_are_counted_where_one_had_to_agree():
    moment = datetime(2026, 6, 2, tzinfo=UTC)
    agreed = row(1)._replace(approver="Zoë", approved_at=moment)
    assert moderation_of([row(2), agreed, row(3, stage=Stage.FAILED)]).approvers == {"Zoë": 1}
    assert moderation_of([row(2)]).approvers == {}


def test_only_what_was_done_is_counted_by_reason_person_kind_and_language():
    found = moderation_of(
        [
            row(1),
            row(2, reason=" typos\n"),
            row(3, reason="", account=None, kind="audio", language_code="de"),
            row(4, stage=Stage.ALREADY_GONE),
            row(5, act=Act.RESTORE, stage=Stage.RESTORED),
            row(6, stage=Stage.FAILED, reason="other"),
            row(7, stage=Stage.UNKNOWN),
            row(8, stage=Stage.DROPPED),
            row(9, stage=Stage.ACCEPTED),
        ]
    )
    assert found.done == 5
    assert found.count(Act.DELETION, Result.DONE) == 4
    assert [found.total(end) for end in Result] == [5, 1, 1, 1, 1]
    assert list(found.reasons.items()) == [("typos", 4), ("", 1)]
    assert found.people == {"Ada": 4, "": 1}
    assert found.kinds == {"subtitles": 4, "audio": 1}
    assert found.languages == {"it": 4, "de": 1}
    assert found.videos == 3
    assert sum(found.days.values()) == 5
    assert len(found.rows) == 9


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_result(stage):
    assert (result_of(stage) is Result.RUNNING) == (not stage.is_end)


def test_weeks_begin_on_monday_and_empty_ones_are_there():
    days = {date(2026, 6, 7): 2, date(2026, 6, 8): 1, date(2026, 6, 24): 4}
    assert by_week(days) == [
        (date(2026, 6, 1), 2),
        (date(2026, 6, 8), 1),
        (date(2026, 6, 15), 0),
        (date(2026, 6, 22), 4),
    ]
    assert by_week({}) == by_month({}) == []


def test_months_go_over_the_end_of_a_year():
    days = {date(2025, 11, 30): 1, date(2026, 1, 31): 2}
    assert by_month(days) == [
        (date(2025, 11, 1), 1),
        (date(2025, 12, 1), 0),
        (date(2026, 1, 1), 2),
    ]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (NamedPeriod.WEEK, date(2026, 2, 23), date(2026, 3, 1)),
        (NamedPeriod.MONTH, date(2026, 3, 1), date(2026, 3, 1)),
        (NamedPeriod.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (NamedPeriod.QUARTER, date(2026, 1, 1), date(2026, 3, 1)),
        (NamedPeriod.YEAR, date(2026, 1, 1), date(2026, 3, 1)),
        (NamedPeriod.ALL, None, None),
    ],
)
def test_periods_have_names(name, first, last):
    assert name.on(date(2026, 3, 1)) == ReportPeriod(first, last)


def test_the_last_day_of_a_period_belongs_to_it():
    period = ReportPeriod(date(2026, 3, 1), date(2026, 3, 1))
    assert period.since is not None
    assert period.until is not None
    assert period.until.astimezone().date() == date(2026, 3, 2)
    assert period.since.astimezone().date() == date(2026, 3, 1)
