"""Show long lists in the real window, and tell how long each change kept the GUI thread."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Stage
from trackman.ui.activity.activity_page import Tab
from trackman.ui.activity.work_model import ActivityRow, WorkModel
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.theme import apply_theme

_DAY = datetime(2026, 6, 14, tzinfo=UTC)


def _main() -> None:
    runs = int(sys.argv[1])
    app = QApplication(sys.argv[:1])
    apply_theme(app)
    window = MainWindow()
    window.show()
    window.workspace.show_activity()
    page, model = window.activity, WorkModel()
    work = [
        ActivityRow(str(number), "Delete “Italiano”", "launch.mp4", "Deleting… 0 s", "running", 0)
        for number in range(300)
    ]
    ticks = [
        [replace(row, state=f"Deleting… {second} s", seconds=second) for row in work]
        for second in range(runs + 1)
    ]
    page.show_work(work)
    page.work.table.selectAll()
    app.processEvents()
    history = [_row(number) for number in range(10_000)]
    report = {
        "model": [_time(lambda tick=tick: model.show_work(tick)) for tick in ticks],  # type: ignore[misc]
        "page": [_time(lambda tick=tick: page.show_work(tick)) for tick in ticks],  # type: ignore[misc]
    }

    def show_history() -> None:
        page.history.show_rows(history)
        app.processEvents()

    page.show_tab(Tab.HISTORY)
    show_history()
    page.history.table.select_row(5_000)
    report["history"] = [_time(show_history) for _ in range(runs)]
    print(json.dumps(report), flush=True)


def _time(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _row(number: int) -> HistoryRow:
    return HistoryRow(
        id=str(number),
        act=Act.DELETION,
        stage=Stage.DELETED,
        project_name="Northwind",
        environment=None,
        upload_id="video-1",
        filename="launch.mp4",
        kind="subtitles",
        name="Italiano",
        language_code="it-IT",
        planned_at=_DAY,
        seconds=6.2,
        account="Track moderation",
        reason="Wrong language",
        code=None,
        has_backup=True,
        restored_as=None,
    )


if __name__ == "__main__":
    _main()
