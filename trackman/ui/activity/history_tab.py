"""All that was ever done: searched, filtered, sorted, exported, and restored from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.history import HistoryQuery, HistoryRow
from trackman.domain.journal import Entry, Place
from trackman.ui.activity.entry_details import EntryDetails
from trackman.ui.activity.history_filters import HistoryFilters
from trackman.ui.activity.history_model import SORTS, HistoryColumn, HistoryModel
from trackman.ui.activity.row_actions import RowActions, VideoChoice
from trackman.ui.activity.with_details import WithDetails
from trackman.ui.activity.wording import RestoreChoice
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_menu import RowAction, open_row_menu
from trackman.ui.widgets.rows_table import RowsTable
from trackman.ui.widgets.table import Columns
from trackman.ui.wording.problem import Problem

_COLUMNS = Columns(
    fixed={},
    shares={
        HistoryColumn.WHEN: 0.14,
        HistoryColumn.WHAT: 0.07,
        HistoryColumn.TRACK: 0.14,
        HistoryColumn.LANGUAGE: 0.11,
        HistoryColumn.VIDEO: 0.14,
        HistoryColumn.PROJECT: 0.1,
        HistoryColumn.REASON: 0.1,
        HistoryColumn.BY: 0.08,
    },
    smallest={
        HistoryColumn.WHEN: 156,
        HistoryColumn.WHAT: 80,
        HistoryColumn.TRACK: 116,
        HistoryColumn.LANGUAGE: 104,
        HistoryColumn.VIDEO: 104,
        HistoryColumn.PROJECT: 100,
        HistoryColumn.REASON: 100,
        HistoryColumn.BY: 90,
    },
    least_for_rest=190,
    dispensable=(
        HistoryColumn.PROJECT,
        HistoryColumn.BY,
        HistoryColumn.REASON,
        HistoryColumn.LANGUAGE,
        HistoryColumn.VIDEO,
    ),
)


class HistoryTab(QWidget):
    """The third tab of the page."""

    history_wanted = Signal(object)
    """The rows of this `HistoryQuery`."""
    entry_wanted = Signal(str)
    """All that is known of the entry with this id."""
    restore_requested = Signal(list)
    """Of the deletions with these ids, `list[str]`."""
    export_requested = Signal(str)
    """Of what is asked for: `html`, `xlsx`, `csv` or `jsonl`."""
    report_requested = Signal()
    """Of a period, with figures."""
    video_wanted = Signal(str)
    """The upload id of a video to open."""

    def __init__(self, videos: VideoChoice | None = None, pause_ms: int | None = None) -> None:
        super().__init__()
        self._videos = videos or VideoChoice(self)
        self._sought = ""
        """The id of an entry to select as soon as it is listed."""
        self.setObjectName("historyTab")
        self.model = HistoryModel(self)
        self.filters = HistoryFilters() if pause_ms is None else HistoryFilters(pause_ms)
        self.table = RowsTable("historyTable", self.tr("History"), self.model, _COLUMNS)
        self.table.keep_whole(HistoryColumn.WHEN, self.model.moments())
        self.table.keep_whole(HistoryColumn.WHAT, self.model.acts())
        self.details = EntryDetails(
            self.tr("Details of the history"),
            self.tr("Select a row to see its details."),
        )
        self._actions = RowActions(self.table)
        self._choice = RestoreChoice(self)
        self._count = ElidedText("historyCount", tone="muted")
        self._restore = Button("historyRestore", self.tr("Restore"), "restore")
        self._export = Button("historyExport", self.tr("Export…"), "export")
        self._report = Button("historyReport", self.tr("Report…"), "report")
        self._nothing = PlaceholderPage("historyNothing", "close")
        self._problem = PlaceholderPage("historyProblem")
        self._menu: QMenu | None = None
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self._build()
        self._connect()
        self.show_rows(())

    def query(self) -> HistoryQuery:
        """Return what is asked for."""
        return self.filters.query()

    def ask(self) -> None:
        """Ask for the rows, once more."""
        self.history_wanted.emit(self.query())

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these in the order they are given; selected ones stay selected."""
        chosen = {row.id for row in self.selected_rows()}
        self.model.show_rows(rows)
        self._select(chosen)
        self._show_count(len(rows))
        self._whole.setCurrentIndex(0)
        if rows:
            self._stack.setCurrentWidget(self.table)
        else:
            self._show_nothing()
        self._show_selected()
        if found := self.model.rows_with({self._sought} - {""}):
            self._sought = ""
            self.table.select_row(found[0])

    def seek(self, entry_id: str) -> None:
        """Select an entry, among all others, as soon as it is listed."""
        self._sought = entry_id
        if self.filters.is_filtered():
            self.filters.clear()
        else:
            self.ask()

    def show_entry(self, entry: Entry) -> None:
        """Show an entry at the side, if its row is still the one that is selected."""
        if [row.id for row in self.selected_rows()] == [entry.id]:
            self.details.show_entry(entry)

    def show_problem(self, problem: Problem) -> None:
        """Say in place of all why the history cannot be read."""
        self.model.show_rows(())
        self._problem.show_problem(problem)
        self._whole.setCurrentWidget(self._problem)
        self._show_selected()

    def selected_rows(self) -> list[HistoryRow]:
        """Return what the selected rows show, from top to bottom."""
        return [self.model.item(row) for row in self.table.selected_rows()]

    def _select(self, ids: set[str]) -> None:
        chosen = QItemSelection()
        for row in self.model.rows_with(ids):
            index = self.model.index(row, 0)
            chosen.select(index, index)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(chosen, how | QItemSelectionModel.SelectionFlag.Rows)

    def _restorable(self) -> list[str]:
        return [row.id for row in self.selected_rows() if self._choice.why_not_row(row) is None]

    def _show_count(self, count: int) -> None:
        self._count.setText(self.tr("%Ln entries", "", count) if count else "")
        self._count.updateGeometry()

    def _show_nothing(self) -> None:
        if self.filters.is_filtered():
            self._nothing.show_message(
                "search",
                "faint",
                self.tr("No matches"),
                self.tr("Try fewer words or another period."),
                self.tr("Clear search and filters"),
            )
        else:
            self._nothing.show_message(
                "history",
                "faint",
                self.tr("No activity yet"),
                self.tr("Every deletion and restore is recorded here permanently."),
            )
        self._stack.setCurrentWidget(self._nothing)

    def _show_selected(self) -> None:
        chosen = self.selected_rows()
        if not chosen:
            self.details.show_nothing()
        elif len(chosen) > 1:
            self.details.show_count(len(chosen))
        else:
            self.entry_wanted.emit(chosen[0].id)
        self._show_buttons(chosen)

    def _show_buttons(self, chosen: list[HistoryRow]) -> None:
        why_not = self._why_not_restored(chosen)
        self._restore.setEnabled(not why_not)
        words = self.tr("Recreate the track from its backup. It gets a new ID.")
        explain(self._restore, why_not or words)
        some = self.model.count() > 0
        about = self.tr("Export the listed rows to a file, or as a page to print")
        self._export.setEnabled(some)
        explain(self._export, about if some else self.tr("The list is empty."))

    def _why_not_restored(self, chosen: list[HistoryRow]) -> str:
        if not chosen:
            return self.tr("Select a row first.")
        if self._restorable():
            return ""
        if len(chosen) == 1:
            return self._choice.why_not_row(chosen[0]) or ""
        return self.tr("None of the selected tracks can be restored.")

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.selected_rows()
        open_row_menu(
            self,
            "historyMenu",
            (
                (
                    RowAction(
                        "rowRestore",
                        self.tr("Restore"),
                        self._request_restore,
                        self._why_not_restored(chosen),
                    ),
                ),
                (
                    self._actions.open_video(
                        self._open_video, self._videos.why_not(list(map(_place, chosen)))
                    ),
                    self._actions.details(self.details.take_keyboard),
                ),
                self._actions.copies([row.track_id for row in chosen]),
            ),
            place,
        )

    def _open_video(self) -> None:
        chosen = self.selected_rows()
        if not self._videos.why_not(list(map(_place, chosen))):
            self.video_wanted.emit(chosen[0].upload_id)

    def _request_restore(self) -> None:
        self.restore_requested.emit(self._restorable())

    def _open_export(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self)
        menu.setObjectName("historyExportMenu")
        for kind, words in (
            ("xlsx", self.tr("Excel workbook")),
            ("csv", self.tr("Table (CSV)")),
            ("jsonl", self.tr("JSON Lines")),
            ("html", self.tr("Page to print (HTML)")),
        ):
            action = QAction(words, menu)
            action.setObjectName(f"export-{kind}")
            action.triggered.connect(lambda _=False, kind=kind: self.export_requested.emit(kind))
            menu.addAction(action)
        menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height() + 2)))

    def _sort(self, column: int, descending: bool) -> None:
        self.filters.order_by(SORTS[HistoryColumn(column)], descending)

    def _connect(self) -> None:
        self.model.sort_wanted.connect(self._sort)
        self.filters.changed.connect(self.ask)
        self.filters.search.left_down.connect(self.table.setFocus)
        self.table.rows_chosen.connect(self._show_selected)
        self.table.row_opened.connect(self.details.take_keyboard)
        self.table.menu_wanted.connect(self._open_menu)
        self._restore.clicked.connect(self._request_restore)
        self._export.clicked.connect(self._open_export)
        self._report.clicked.connect(self.report_requested)
        self._nothing.pressed.connect(self.filters.clear)
        self._problem.pressed.connect(self.ask)

    def _build(self) -> None:
        explain(self._report, self.tr("Count what was changed in a period, with plots"))
        header = self.table.horizontalHeader()
        header.setSortIndicator(HistoryColumn.WHEN, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        first = QHBoxLayout()
        first.setContentsMargins(16, 10, 16, 4)
        first.addWidget(self.filters)
        second = QHBoxLayout()
        second.setContentsMargins(16, 4, 16, 6)
        second.setSpacing(8)
        second.addWidget(self._count, 1)
        for button in (self._report, self._export, self._restore):
            second.addWidget(button)
        self._stack.setObjectName("historyStack")
        for page in (self.table, self._nothing):
            self._stack.addWidget(page)
        left = QWidget()
        left.setObjectName("historyList")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(first)
        inside.addLayout(second)
        inside.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._whole.setObjectName("historyPages")
        self._whole.addWidget(WithDetails("historySplit", left, self.details))
        self._whole.addWidget(self._problem)
        column.addWidget(self._whole)


def _place(row: HistoryRow) -> Place:
    return Place(row.project, row.project_name, row.environment, row.upload_id, row.filename)
