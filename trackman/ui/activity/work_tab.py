"""Running and waiting operations, with buttons to cancel or retry them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trackman.ui.activity.wording import ActivityWording
from trackman.ui.activity.work_model import ActivityRow, WorkModel
from trackman.ui.activity.work_table import WorkTable
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage


class WorkTab(QWidget):
    """The first tab of the page."""

    cancel_requested = Signal(list)
    """The ids (`list[str]`) of work to stop."""
    try_again_requested = Signal(list)
    """The ids (`list[str]`) of work to try again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activityTab")
        self.model = WorkModel(self)
        self.table = WorkTable(self.model)
        self._words = ActivityWording(self)
        self._summary = ElidedText("activitySummary", tone="muted")
        self._cancel = Button("activityCancel", self.tr("Cancel"), "stop")
        self._again = Button("activityTryAgain", self.tr("Try again"), "refresh")
        self._nothing = PlaceholderPage("activityNothing")
        self._stack = QStackedWidget()
        self._problems: set[str] = set()
        self._build()
        self._connect()
        self.show_work(())

    def show_work(self, work: Sequence[ActivityRow]) -> None:
        """Show this; the selection stays."""
        self.model.show_work(work)
        self._summary.setText(self._words.summary(work))
        self._summary.updateGeometry()
        self._stack.setCurrentWidget(self.table if work else self._nothing)
        self._show_buttons()
        self._announce_problems(work)

    def take_keyboard(self) -> None:
        """Let the keys go to the rows, where there are any."""
        if self.model.rowCount():
            self.table.setFocus()

    def _announce_problems(self, work: Sequence[ActivityRow]) -> None:
        problems = {one.id: one for one in work if one.kind == "problem"}
        for key in problems.keys() - self._problems:
            announce(self, f"{problems[key].what}: {problems[key].state}")
        self._problems = set(problems)

    def _show_buttons(self) -> None:
        chosen = self.table.selected_work()
        for button, possible, words, refused in (
            (
                self._cancel,
                any(one.can_cancel for one in chosen),
                self.tr("Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues."),
                self.tr("The selected items are finished or can no longer be cancelled."),
            ),
            (
                self._again,
                any(one.can_try_again for one in chosen),
                self.tr("Check the current state and finish what’s left"),
                self.tr("Trying again can’t help with the selected items."),
            ),
        ):
            button.setEnabled(possible)
            reason = refused if chosen else self.tr("Select a row first.")
            explain(button, words if possible else reason)

    def _request_cancel(self) -> None:
        self.cancel_requested.emit([one.id for one in self.table.selected_work() if one.can_cancel])

    def _request_again(self) -> None:
        self.try_again_requested.emit(
            [one.id for one in self.table.selected_work() if one.can_try_again]
        )

    def _connect(self) -> None:
        self.table.rows_chosen.connect(self._show_buttons)
        self._cancel.clicked.connect(self._request_cancel)
        self._again.clicked.connect(self._request_again)

    def _build(self) -> None:
        self._nothing.show_message(
            "activity",
            "faint",
            self.tr("Nothing is running"),
            self.tr("Deletions and restores appear here while they are waiting or running."),
        )
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._again)
        self._stack.setObjectName("activityStack")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
