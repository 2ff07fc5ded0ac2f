"""Recently deleted tracks, to be restored where they were or into another video."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.journal import Entry
from trackman.ui.activity.deleted_model import DeletedColumn, DeletedModel
from trackman.ui.activity.elsewhere import Elsewhere
from trackman.ui.activity.entry_details import EntryDetails
from trackman.ui.activity.rows_table import RowsTable, WithDetails
from trackman.ui.activity.wording import RestoreChoice
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.table import Columns
from trackman.ui.wording.problem import Problem

_MINUTE_MS = 60_000
_COLUMNS = Columns(
    fixed={},
    shares={
        DeletedColumn.NAME: 0.16,
        DeletedColumn.KIND: 0.09,
        DeletedColumn.LANGUAGE: 0.13,
        DeletedColumn.VIDEO: 0.17,
        DeletedColumn.WHEN: 0.11,
        DeletedColumn.REASON: 0.12,
        DeletedColumn.BY: 0.1,
    },
    smallest={
        DeletedColumn.NAME: 130,
        DeletedColumn.KIND: 90,
        DeletedColumn.LANGUAGE: 104,
        DeletedColumn.VIDEO: 110,
        DeletedColumn.WHEN: 112,
        DeletedColumn.REASON: 100,
        DeletedColumn.BY: 90,
    },
    least_for_rest=180,
    dispensable=(
        DeletedColumn.BY,
        DeletedColumn.KIND,
        DeletedColumn.REASON,
        DeletedColumn.LANGUAGE,
    ),
)


class DeletedTab(QWidget):
    """The second tab of the page."""

    restore_requested = Signal(list)
    """Into the video they were in: `list[Entry]`."""
    restore_elsewhere_requested = Signal(list, str)
    """Into another video: `list[Entry]`, and the link or id a person gave."""
    retry_requested = Signal()
    """Try again was pressed where the list should be."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("deletedTab")
        self.model = DeletedModel(self)
        self.table = RowsTable("deletedTable", self.tr("Recently deleted"), self.model, _COLUMNS)
        self.details = EntryDetails(
            self.tr("Details of the deleted track"),
            self.tr("Select a deleted track to see its details."),
        )
        self._choice = RestoreChoice(self)
        self._summary = ElidedText("deletedSummary", tone="muted")
        self._restore = Button("deletedRestore", self.tr("Restore"), "restore")
        self._elsewhere = Button("deletedElsewhere", self.tr("Restore into another video…"))
        self._nothing = PlaceholderPage("deletedNothing")
        self._problem = PlaceholderPage("deletedProblem")
        self._list = QWidget()
        self._stack = QStackedWidget()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._build()
        self._connect()
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry], restoring: Collection[str] = ()) -> None:
        """Show these, the latest first; selected ones stay selected.

        `restoring` are the ids of those being restored.
        """
        chosen = {entry.id for entry in self.selected_entries()}
        if self.model.show_entries(entries, restoring):
            self._select(chosen)
        count = len(entries)
        self._summary.setText(self.tr("%Ln deleted tracks", "", count) if count else "")
        self._summary.updateGeometry()
        self._stack.setCurrentWidget(self._list if entries else self._nothing)
        self._show_selected()

    def show_problem(self, problem: Problem) -> None:
        """Say in place of the list why it cannot be read."""
        self._problem.show_problem(problem)
        self._stack.setCurrentWidget(self._problem)

    def selected_entries(self) -> list[Entry]:
        """Return the selected entries, from top to bottom."""
        return [self.model.item(row) for row in self.table.selected_rows()]

    def showEvent(self, event: QShowEvent) -> None:
        """Let moments grow old while they are on screen."""
        super().showEvent(event)
        self.model.tell_time_passed()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._minute.stop()

    def _select(self, ids: set[str]) -> None:
        chosen = QItemSelection()
        for row in range(self.model.count()):
            if self.model.item(row).id in ids:
                index = self.model.index(row, 0)
                chosen.select(index, index)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(chosen, how | QItemSelectionModel.SelectionFlag.Rows)

    def _restorable(self) -> list[Entry]:
        return [entry for entry in self.selected_entries() if self._why_not(entry) is None]

    def _movable(self) -> list[Entry]:
        chosen = self.selected_entries()
        return [entry for entry in chosen if self._choice.why_nowhere(entry) is None]

    def _why_not(self, entry: Entry) -> str | None:
        return self._choice.why_not(entry, running=self.model.is_restoring(entry))

    def _show_selected(self) -> None:
        chosen = self.selected_entries()
        if not chosen:
            self.details.show_nothing()
        elif len(chosen) > 1:
            self.details.show_many([entry.track for entry in chosen])
        else:
            running = self.model.is_restoring(chosen[0])
            self.details.show_entry(chosen[0], running=running)
        self._show_buttons(chosen)

    def _show_buttons(self, chosen: list[Entry]) -> None:
        first = self.tr("Select a deleted track first.")
        self._restore.setEnabled(bool(self._restorable()))
        self._elsewhere.setEnabled(bool(self._movable()))
        why = why_nowhere = first
        if len(chosen) == 1:
            why = self._why_not(chosen[0]) or ""
            why_nowhere = self._choice.why_nowhere(chosen[0]) or ""
        elif chosen:
            why = why_nowhere = self.tr("None of the selected tracks can be restored.")
        words = self.tr("Recreate the track from its backup. It gets a new ID.")
        explain(self._restore, words if self._restore.isEnabled() else why)
        words = self.tr("Recreate the track in another video. It gets a new ID.")
        explain(self._elsewhere, words if self._elsewhere.isEnabled() else why_nowhere)

    def _ask_where(self) -> None:
        chosen = self._movable()
        dialog = Elsewhere(self.window(), [entry.track.name for entry in chosen])
        dialog.chosen.connect(partial(self.restore_elsewhere_requested.emit, chosen))
        dialog.open()

    def _connect(self) -> None:
        self.table.rows_chosen.connect(self._show_selected)
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._restorable()))
        self._elsewhere.clicked.connect(self._ask_where)
        self._problem.pressed.connect(self.retry_requested)
        self._minute.timeout.connect(self.model.tell_time_passed)

    def _build(self) -> None:
        self._nothing.show_message(
            "delete",
            "faint",
            self.tr("No deleted tracks"),
            self.tr(
                "Tracks you delete in trackman appear here and can be restored from their backup."
            ),
        )
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self._elsewhere)
        row.addWidget(self._restore)
        left = QWidget()
        left.setObjectName("deletedList")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(row)
        inside.addWidget(self.table, 1)
        self._list = WithDetails("deletedSplit", left, self.details)
        self._stack.setObjectName("deletedStack")
        for page in (self._list, self._nothing, self._problem):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
