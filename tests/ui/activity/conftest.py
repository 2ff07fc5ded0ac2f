"""Work and entries to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Backup, Entry, Place, Stage
from trackman.domain.tracks import Track
from trackman.ui.activity.work_model import ActivityRow


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say that there are no popups offscreen."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"), append=False)


@pytest.fixture
def make_work() -> Callable[..., ActivityRow]:
    """Return a maker of work that differs from a running delete as said."""
    ordinary = ActivityRow("1", "Delete “Italiano”", "launch.mp4", "Deleting… 4 s", "running", 4)

    def make(work_id: str, **changes: object) -> ActivityRow:
        return replace(ordinary, id=work_id, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_entry(make_track: Callable[..., Track]) -> Callable[..., Entry]:
    """Return a maker of entries that differ from a deletion with a backup as said."""
    ordinary = Entry(
        id="e1",
        act=Act.DELETION,
        stage=Stage.DELETED,
        batch="b1",
        place=Place("81", "Northwind", None, "video-1", "launch.mp4", "play"),
        track=make_track(),
        planned_at=datetime(2026, 6, 14, 12, tzinfo=UTC),
        changed_at=datetime(2026, 6, 14, 12, 0, 6, tzinfo=UTC),
        account="Track moderation",
        reason="Wrong language",
        backup=Backup("ab" * 32, 12_400, 214),
        job_id="job-1",
        request_ids=("request-1", "request-2"),
        seconds=6.2,
    )

    def make(**changes: object) -> Entry:
        return replace(ordinary, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_row(make_entry: Callable[..., Entry]) -> Callable[..., HistoryRow]:
    """Return a maker of rows of the history that differ from a deletion with a backup as said."""
    entry = make_entry()

    def make(row_id: str, **changes: object) -> HistoryRow:
        values = {
            "id": row_id,
            "act": Act.DELETION,
            "stage": Stage.DELETED,
            "project_name": "Northwind",
            "environment": None,
            "upload_id": "video-1",
            "filename": "launch.mp4",
            "kind": "subtitles",
            "name": "Italiano",
            "language_code": "it-IT",
            "planned_at": entry.planned_at,
            "seconds": 6.2,
            "account": "Track moderation",
            "reason": "Wrong language",
            "code": None,
            "has_backup": True,
            "restored_as": None,
            "project": "81",
            "track_id": "track-1",
        }
        return HistoryRow(**values | changes)  # type: ignore[arg-type]

    return make
