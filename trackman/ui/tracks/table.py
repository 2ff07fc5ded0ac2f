"""The list of tracks: two lines each, their findings, and more columns for who wants them."""

from __future__ import annotations

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from trackman.domain.key_bindings import KeyPlace
from trackman.domain.tracks import Track
from trackman.ui.theme.scale import scaled
from trackman.ui.tracks.busy_animation import BusyAnimation
from trackman.ui.tracks.delegate import TRACK_ROW_HEIGHT, TrackDelegate
from trackman.ui.tracks.model import FindingsRole, ItemRole, TracksColumn, TracksModel
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.table import Columns, Table

_COLUMNS = Columns(
    fixed={
        TracksColumn.FINDINGS: 84,
        TracksColumn.LANGUAGE: 150,
        TracksColumn.CODE: 80,
        TracksColumn.NAME: 150,
        TracksColumn.CC: 52,
        TracksColumn.STATUS: 120,
    },
    shares={},
    smallest={},
    optional=(
        *(TracksColumn.LANGUAGE, TracksColumn.CODE, TracksColumn.NAME),
        *(TracksColumn.CC, TracksColumn.STATUS),
    ),
)


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TracksTable(Table):
    """Shows a `TracksModel`; a person may change widths and order."""

    delete_pressed = Signal()
    """The key of Delete was pressed."""
    next_pressed = Signal()
    """The key of the next one was pressed, and not within a name that is typed."""
    touched = Signal()
    """A key or a button of the mouse was pressed."""
    findings_clicked = Signal()
    """The findings of a track were clicked."""
    track_activated = Signal(Track)
    """A row was double-clicked, or Return pressed on it."""

    def __init__(self, model: TracksModel) -> None:
        super().__init__("tracks", _COLUMNS)
        self.setAccessibleName(self.tr("Tracks"))
        delegate = TrackDelegate(self)
        self.set_up(model, delegate)
        self.verticalHeader().setDefaultSectionSize(scaled(TRACK_ROW_HEIGHT))
        self.pulse = BusyAnimation(self, delegate)
        self._typed = QElapsedTimer()
        """Since the last letter of a name that was typed to go there."""
        self.doubleClicked.connect(self._activate)
        self.clicked.connect(self._click)
        self._sort_by_header()

    def selected_tracks(self) -> list[Track]:
        """Return the tracks of the selected rows, from top to bottom."""
        return [self.model().index(row, 0).data(ItemRole) for row in self.selected_rows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the delete, and for the next track, on their keys; all else moves about."""
        self.touched.emit()
        command = keys().command(event, KeyPlace.TRACKS)
        if command == "deleteTrack":
            if not event.isAutoRepeat():  # held down, it would go on with the next row
                self.delete_pressed.emit()
        elif command == "nextTrack" and not self._types_name():
            if not event.isAutoRepeat():
                self.next_pressed.emit()
        elif event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that somebody chooses."""
        self.touched.emit()
        super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Select the row whose name begins with what is typed."""
        self._typed.start()
        super().keyboardSearch(search)
        if self.currentIndex().row() >= 0:
            self.select_row(self.currentIndex().row())

    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, first: int, last: int
    ) -> None:
        """Move the keyboard on without selecting: Qt would select the neighbour of a row that goes.

        What was not chosen must not be what the next Del deletes.
        """
        current = self.currentIndex().row()
        if first <= current <= last:
            after = last + 1 if last + 1 < self.model().rowCount() else first - 1
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.model().index(after, 0), none)
        super().rowsAboutToBeRemoved(parent, first, last)

    def _types_name(self) -> bool:
        """Tell whether a letter goes on with a name that was begun a moment ago."""
        limit = QApplication.keyboardInputInterval()
        return self._typed.isValid() and self._typed.elapsed() < limit

    def _click(self, index: QModelIndex) -> None:
        if index.column() == TracksColumn.FINDINGS and index.data(FindingsRole):
            self.findings_clicked.emit()

    def _activate(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.track_activated.emit(index.data(ItemRole))

    def _sort_by_header(self) -> None:
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
