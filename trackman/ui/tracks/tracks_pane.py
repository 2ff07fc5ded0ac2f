"""The tracks of one video to choose from, or why there are none to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.tracks.head import TracksHead
from trackman.ui.tracks.model import RowState, TracksModel
from trackman.ui.tracks.pages import TracksPages
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.row_menu import Groups, RowAction, offer_row_menu
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.tracks.table import TracksTable

__all__ = ["RowState", "TracksPane"]


class TracksPane(QFrame):
    """Shows a video's tracks and what happens to each."""

    selection_changed = Signal()
    delete_pressed = Signal()
    """Del was pressed among the rows."""
    next_pressed = Signal()
    """N was pressed among the rows."""
    touched = Signal()
    """A key or a button of the mouse was pressed among the rows."""
    activated = Signal(Track)
    """A row was double-clicked, or Return pressed on it."""
    findings_wanted = Signal()
    """The findings of the selected track were clicked."""
    delete_changed = Signal()
    """`why_not()` may answer differently now."""
    retry_requested = Signal()
    add_wanted = Signal()
    """Tracks are to be added to the video."""
    open_wanted = Signal()
    """The button of the page that shows before any video is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tracksPane")
        self.model = TracksModel(self)
        self._video: Video | None = None
        self._selection: tuple[Track, ...] = ()
        self._refused: str | None = None
        self._deletion_held: str | None = None
        self._generation_refused: str | None = None
        self._table: TracksTable | None = None
        self._table_actions: list[QAction] = []
        self._columns = b""
        self._head = TracksHead()
        self._pages = TracksPages()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._pages, 1)
        self._connect()
        self.show_empty()

    @property
    def selection(self) -> tuple[Track, ...]:
        """The selected tracks, from top to bottom."""
        return self._selection

    @property
    def table(self) -> TracksTable:
        """The table, made when it is first needed: the window opens faster without it."""
        if self._table is None:
            from trackman.ui.tracks.table import TracksTable

            self._table = TracksTable(self.model)
            self._table.addActions(self._table_actions)
            offer_row_menu(self._table, "tracksMenu", self._menu)
            self._table.restore_columns(self._columns)
            self._table.delete_pressed.connect(self.delete_pressed)
            self._table.next_pressed.connect(self.next_pressed)
            self._table.touched.connect(self.touched)
            self._table.findings_clicked.connect(self.findings_wanted)
            self._table.track_activated.connect(self.activated)
            self._table.rows_chosen.connect(self._take_selection)
        return self._table

    def set_table_actions(self, actions: list[QAction]) -> None:
        """Give the table the actions whose keys are its own."""
        self._table_actions = actions

    def _menu(self) -> Groups:
        """Return the groups of the menu over the rows."""
        none = "" if self._selection else self.tr("Select a track.")
        copy = RowAction("copyRows", self.tr("Copy rows as text"), self.table.copy_selection, none)
        return [self._table_actions, [copy]]

    def saved_columns(self) -> bytes:
        """Return widths and order of the columns."""
        return self._columns if self._table is None else self._table.saved_columns()

    def restore_columns(self, columns: bytes) -> None:
        """Take up what `saved_columns` returned; anything else is ignored."""
        self._columns = columns
        if self._table is not None:
            self._table.restore_columns(columns)

    def reset_columns(self) -> None:
        """Show the columns that are there at first, in the order of DatoCMS."""
        self._columns = b""
        if self._table is not None:
            self._table.reset_columns()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes to in here."""
        return [self._table] if self._table is not None and self._table.isVisibleTo(self) else []

    def current_row(self) -> int:
        """Return the row that has the keyboard's place; 0 without one."""
        return max(self.table.currentIndex().row(), 0)

    def take_keyboard(self) -> None:
        """Let the keys go to the rows, where there are any."""
        if self._table is not None and self._video is not None:
            self._table.setFocus()

    def show_empty(self) -> None:
        """Say how to begin."""
        self._leave_video()
        self._head.hide()
        self._pages.show_start()

    @property
    def is_at_start(self) -> bool:
        """True while no video is open, nor being opened."""
        return self._pages.shows_start

    def show_loading(self, name: str) -> None:
        """Show that the tracks of the video `name` are on their way."""
        self._leave_video()
        self._head.show_name(name, self.tr("Loading tracks…"))
        self._head.show()
        self._pages.show_loading()
        announce(self, self.tr("Loading tracks…"))

    def show_video(self, video: Video, states: dict[str, RowState]) -> None:
        """Show a video; of the same one, selection, scroll position and order stay."""
        again = self._video is not None and self._video.id == video.id
        self._video = video
        if again:
            self.model.update_tracks(video.tracks, states)
        else:
            self.model.set_tracks(video.tracks, states)
            self.table.begin_at_top()
        self._show_tracks()
        self._take_selection()

    def show_problem(self, problem: Problem) -> None:
        """Say in the middle of the pane what went wrong."""
        self._leave_video()
        self._head.hide()
        self._pages.show_problem(problem)
        announce(self, f"{problem.title} {problem.text}")

    def set_row_state(self, track_id: str, state: RowState | None) -> None:
        """Show what happens to a track; None shows its status again."""
        before = self.model.state(track_id)
        row = self.model.row_of(track_id)
        self.model.set_state(track_id, state)
        if row is not None and state and (before is None or before.kind != state.kind):
            name = shown(self.model.track_at(row).name, 80)
            announce(self, filled(self.tr("{name}: {state}"), name=name, state=state.text))

    def remove_track(self, track_id: str) -> None:
        """Take a row away; its neighbour gets the keyboard's place, but is not selected."""
        self.model.remove(track_id)
        self._take_selection()

    def deletable_tracks(self) -> list[Track]:
        """Return the selected tracks that are neither being deleted nor waiting to be."""
        return [track for track in self._selection if not self.model.is_busy(track.id)]

    def can_compare(self) -> bool:
        """Tell whether one or two tracks are selected whose subtitles can be compared."""
        return self._video is not None and self._video.can_compare(self._selection)

    def has_one_text(self) -> bool:
        """Tell whether a single track with subtitles is selected."""
        return len(self._selection) == 1 and self.selects_texts()

    def selects_texts(self) -> bool:
        """Tell whether tracks are selected, all with subtitles that can be fetched."""
        video = self._video
        return (
            video is not None
            and bool(self._selection)
            and all(map(video.can_back_up, self._selection))
        )

    def has_texts(self) -> bool:
        """Tell whether the video has subtitles that can be fetched."""
        return self._video is not None and any(map(self._video.can_back_up, self._video.tracks))

    def select_track(self, track_id: str) -> None:
        """Select one track, where it is shown."""
        row = self.model.row_of(track_id)
        if row is not None:
            self.table.select_row(row)

    def select_bad(self) -> None:
        """Select all tracks that are errored or have findings that are errors."""
        if rows := self.model.bad_rows():
            self.table.select_rows(rows)
            self.table.setFocus()

    def sort(self, column: int) -> None:
        """Sort by a column, upwards; -1 is the order of DatoCMS."""
        self.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    @property
    def refused(self) -> str | None:
        """Why no track of the video can be deleted; None where they can be."""
        return self._refused

    def set_delete_refused(self, reason: str | None) -> None:
        """Say why no track can be deleted here; None allows it."""
        self._refused = reason
        self._head.show_refusal(reason)
        self._head.allow_addition(self.why_no_addition())
        self.delete_changed.emit()

    def set_deletion_held(self, reason: str | None) -> None:
        """Say why tracks that can be changed are deleted only from a review; None if not so."""
        if reason != self._deletion_held:
            self._deletion_held = reason
            self.delete_changed.emit()

    def why_no_addition(self) -> str | None:
        """Return why no track can be added now; None when one can."""
        return self._refused or (self.tr("Open a video first.") if self._video is None else None)

    def set_generation_refused(self, reason: str | None) -> None:
        """Say why no subtitles can be generated for the video; None where that may be tried."""
        if reason != self._generation_refused:
            self._generation_refused = reason
            self.delete_changed.emit()

    def why_no_generation(self) -> str | None:
        """Return why no subtitles can be generated now; None when that may be tried."""
        return self.why_no_addition() or self._generation_refused

    def why_not(self) -> str | None:
        """Return why Delete is not possible now; None when it is."""
        if self._refused or self._deletion_held:
            return self._refused or self._deletion_held
        if not self._selection:
            return self.tr("Select a track.")
        if not self.deletable_tracks():
            return self.tr("The selected tracks are already being deleted.")
        return None

    def _connect(self) -> None:
        self._head.bad_wanted.connect(self.select_bad)
        self._head.add_wanted.connect(self.add_wanted)
        self._pages.open_wanted.connect(self.open_wanted)
        self._pages.retry_requested.connect(self.retry_requested)
        self.model.busy_changed.connect(self.delete_changed)
        self.model.rowsRemoved.connect(self._show_tracks)
        self.model.dataChanged.connect(self._show_bad)

    def _show_bad(self) -> None:
        self._head.show_bad(len(self.model.bad_rows()))

    def _leave_video(self) -> None:
        self._video = None
        self._head.show_bad(0)
        self.model.set_tracks((), {})
        self._take_selection()

    def _take_selection(self) -> None:
        """Look once what is selected; everything else goes by that."""
        before = self._selection
        self._selection = tuple(self._table.selected_tracks() if self._table is not None else ())
        self.delete_changed.emit()
        if self._selection != before:
            self.selection_changed.emit()

    def _show_tracks(self) -> None:
        if self._video is None:
            return
        count = self.model.rowCount()
        self._head.show_video(self._video, count)
        self._head.allow_addition(self.why_no_addition())
        self._show_bad()
        self._head.show()
        if count:
            self._pages.show_table(self.table)
        else:
            self._pages.show_none(self._video.upload.filename)
