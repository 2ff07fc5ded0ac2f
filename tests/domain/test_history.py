"""Searching and ordering the history."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.history import HistoryQuery, HistoryRow, HistorySort, folded, ordered
from trackman.domain.journal import Act, Stage

PLAIN: dict[str, Any] = {
    "act": Act.DELETION,
    "stage": Stage.DELETED,
    "project_name": "Acme",
    "environment": None,
    "upload_id": "video7",
    "filename": "a.mp4",
    "kind": "subtitles",
    "name": "Italiano",
    "language_code": "it",
    "planned_at": datetime(2026, 6, 14, tzinfo=UTC),
    "seconds": 1.0,
    "account": None,
    "reason": "",
    "code": None,
    "has_backup": True,
    "restored_as": None,
}


def row(entry_id: str, **parts: Any) -> HistoryRow:
    """Return a row."""
    return HistoryRow(id=entry_id, **(PLAIN | parts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRASSE", "straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("ЁЖ", "ёж"),
        ("e\u0301te\u0301", "ÉTÉ"),
        ("ﬁn", "FIN"),
        ("ｆｕｌｌ", "FULL"),
    ],
)
def test_what_looks_alike_is_equal_whatever_the_case(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text(st.characters()))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("sort", "first", "second"),
    [
        (HistorySort.ACT, {"act": Act.DELETION}, {"act": Act.RESTORE}),
        (HistorySort.VIDEO, {"filename": "Éa.mp4"}, {"filename": "éb.mp4"}),
        (HistorySort.TRACK, {"name": "ab"}, {"name": "B"}),
        (HistorySort.LANGUAGE, {"language_code": "DE"}, {"language_code": "it"}),
        (HistorySort.REASON, {"reason": ""}, {"reason": "typos"}),
        (HistorySort.ACCOUNT, {"account": None}, {"account": "Editors"}),
        (HistorySort.OUTCOME, {"stage": Stage.DELETED}, {"stage": Stage.FAILED}),
        (HistorySort.DURATION, {"seconds": None}, {"seconds": 0.5}),
        (HistorySort.WHEN, {}, {}),
    ],
)
def test_rows_come_in_the_order_asked_for_with_the_newest_first_among_equals(
    sort: HistorySort, first: dict[str, Any], second: dict[str, Any]
) -> None:
    newest_first = [row("4", **second), row("3", **first), row("2", **second), row("1", **first)]

    def order(*, descending: bool) -> str:
        query = HistoryQuery(sort=sort, descending=descending)
        return "".join(row.id for row in ordered(newest_first, query))

    assert order(descending=False) == ("1234" if sort is HistorySort.WHEN else "3142")
    assert order(descending=True) == ("4321" if sort is HistorySort.WHEN else "4231")
