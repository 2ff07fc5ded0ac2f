"""Recently deleted tracks, to be restored where they were or into another video."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.history import folded, searchable
from trackman.domain.journal import Entry
from trackman.ui.activity.deleted_model import DeletedColumn, DeletedModel
from trackman.ui.activity.entry_details import EntryDetails
from trackman.ui.activity.row_actions import RowActions, VideoChoice
from trackman.ui.activity.with_details import WithDetails
from trackman.ui.activity.wording import RestoreChoice
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_menu import RowAction, open_row_menu
from trackman.ui.widgets.rows_table import RowsTable
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.video_question import VideoQuestion
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.problem import Problem

_MINUTE_MS = 60_000
_PAUSE_MS = 150
_COLUMNS = Columns(
    fixed={},
    shares={
        DeletedColumn.NAME: 0.16,
        DeletedColumn.KIND: 0.09,
        DeletedColumn.LANGUAGE: 0.13,
        DeletedColumn.VIDEO: 0.14,
        DeletedColumn.WHEN: 0.14,
        DeletedColumn.REASON: 0.12,
        DeletedColumn.BY: 0.1,
    },
    smallest={
        DeletedColumn.NAME: 130,
        DeletedColumn.KIND: 90,
        DeletedColumn.LANGUAGE: 104,
        DeletedColumn.VIDEO: 110,
        DeletedColumn.WHEN: 164,
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
    video_wanted = Signal(str)
    """The upload id of a video to open."""

    def __init__(self, videos: VideoChoice | None = None, pause_ms: int = _PAUSE_MS) -> None:
        super().__init__()
        self._videos = videos or VideoChoice(self)
        self.setObjectName("deletedTab")
        self.model = DeletedModel(self)
        self.table = RowsTable("deletedTable", self.tr("Recently deleted"), self.model, _COLUMNS)
        self.table.keep_whole(DeletedColumn.KIND, self.model.kinds())
        header = self.table.horizontalHeader()
        header.setSortIndicator(DeletedColumn.WHEN, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        self.details = EntryDetails(
            self.tr("Details of the deleted track"),
            self.tr("Select a deleted track to see its details."),
        )
        self.search = SearchField(pause_ms, "searchDeleted", self.tr("Search deleted tracks"))
        self._actions = RowActions(self.table)
        self._choice = RestoreChoice(self)
        self._entries: tuple[Entry, ...] = ()
        self._restoring: frozenset[str] = frozenset()
        self._text = ""
        self._summary = ElidedText("deletedSummary", tone="muted")
        self._restore = Button("deletedRestore", self.tr("Restore"), "restore")
        self._open = Button("deletedOpen", self.tr("Open video"), "film")
        self._elsewhere = Button("deletedElsewhere", self.tr("Restore into another video…"))
        self._nothing = PlaceholderPage("deletedNothing")
        self._no_match = PlaceholderPage("deletedNoMatch", "close")
        self._problem = PlaceholderPage("deletedProblem")
        self._found = QStackedWidget()
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
        self._entries, self._restoring = tuple(entries), frozenset(restoring)
        self._stack.setCurrentWidget(self._list if entries else self._nothing)
        self._show_found()

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

    def _search(self, text: str) -> None:
        self._text = text
        self._show_found()

    def _clear_search(self) -> None:
        self.search.show_text("")
        self.search.clear()
        self._search("")

    def _show_found(self) -> None:
        """Show the entries that hold every word of the search; the selection stays."""
        words = folded(self._text).split()
        entries = self._entries
        if words:
            texts = ((entry, searchable(entry)) for entry in entries)
            entries = tuple(one for one, text in texts if all(word in text for word in words))
        chosen = {entry.id for entry in self.selected_entries()}
        if self.model.show_entries(entries, self._restoring):
            self._select(chosen)
        count = len(entries)
        self._summary.setText(self.tr("%Ln deleted tracks", "", count) if count else "")
        self._summary.updateGeometry()
        self._found.setCurrentWidget(self.table if entries else self._no_match)
        self._show_selected()

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
        for button, words, why_not in (
            (
                self._restore,
                self.tr("Recreate the track from its backup. It gets a new ID."),
                self._why_not_restored(chosen),
            ),
            (
                self._elsewhere,
                self.tr("Recreate the track in another video. It gets a new ID."),
                self._why_not_moved(chosen),
            ),
            (
                self._open,
                self.tr("Open the video that the track belonged to"),
                self._why_not_opened(chosen),
            ),
        ):
            button.setEnabled(not why_not)
            explain(button, why_not or words)

    def _why_not_restored(self, chosen: list[Entry]) -> str:
        return self._why_none(chosen, [self._why_not(entry) for entry in chosen])

    def _why_not_moved(self, chosen: list[Entry]) -> str:
        return self._why_none(chosen, [self._choice.why_nowhere(entry) for entry in chosen])

    def _why_not_opened(self, chosen: list[Entry]) -> str:
        if not chosen:
            return self.tr("Select a deleted track first.")
        return self._videos.why_not([entry.place for entry in chosen])

    def _why_none(self, chosen: list[Entry], reasons: list[str | None]) -> str:
        """Return why nothing can be done with any of the selected ones; empty when it can."""
        if not chosen:
            return self.tr("Select a deleted track first.")
        if None in reasons:
            return ""
        if len(chosen) == 1:
            return reasons[0] or ""
        return self.tr("None of the selected tracks can be restored.")

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.selected_entries()
        open_row_menu(
            self,
            "deletedMenu",
            (
                (
                    RowAction(
                        "rowRestore",
                        self.tr("Restore"),
                        self._request_restore,
                        self._why_not_restored(chosen),
                    ),
                    RowAction(
                        "rowRestoreElsewhere",
                        self.tr("Restore into another video…"),
                        self._ask_where,
                        self._why_not_moved(chosen),
                    ),
                ),
                (
                    self._actions.open_video(self._open_video, self._why_not_opened(chosen)),
                    self._actions.details(self.details.take_keyboard),
                ),
                self._actions.copies([entry.track.id for entry in chosen]),
            ),
            place,
        )

    def _open_video(self) -> None:
        chosen = self.selected_entries()
        if not self._why_not_opened(chosen):
            self.video_wanted.emit(chosen[0].place.upload_id)

    def _request_restore(self) -> None:
        self.restore_requested.emit(self._restorable())

    def _ask_where(self) -> None:
        chosen = self._movable()
        title = self.tr("Restore %Ln tracks into which video?", "", len(chosen))
        if len(chosen) == 1:
            name = quoted(chosen[0].track.name)
            title = filled(self.tr("Restore {name} into which video?"), name=name)
        dialog = VideoQuestion(self.window(), title, self.tr("Restore there"))
        dialog.chosen.connect(partial(self.restore_elsewhere_requested.emit, chosen))
        dialog.open()

    def _connect(self) -> None:
        self.table.rows_chosen.connect(self._show_selected)
        self.table.row_opened.connect(self.details.take_keyboard)
        self.table.menu_wanted.connect(self._open_menu)
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.table.setFocus)
        self._no_match.pressed.connect(self._clear_search)
        self._open.clicked.connect(self._open_video)
        self._restore.clicked.connect(self._request_restore)
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
        self._no_match.show_message(
            "search",
            "faint",
            self.tr("No matches"),
            self.tr("Try fewer words, or search the history."),
            self.tr("Clear search"),
        )
        self.search.setMaximumWidth(scaled(420))
        first = QHBoxLayout()
        first.setContentsMargins(16, 10, 16, 4)
        first.addWidget(self.search, 4)
        first.addStretch(1)
        first.addWidget(self._open)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self._elsewhere)
        row.addWidget(self._restore)
        left = QWidget()
        left.setObjectName("deletedList")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(first)
        inside.addLayout(row)
        self._found.setObjectName("deletedFound")
        self._found.addWidget(self.table)
        self._found.addWidget(self._no_match)
        inside.addWidget(self._found, 1)
        self._list = WithDetails("deletedSplit", left, self.details)
        self._stack.setObjectName("deletedStack")
        for page in (self._list, self._nothing, self._problem):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
