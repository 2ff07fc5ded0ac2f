"""The table of tracks: whole rows, columns that share the room."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent

from trackman.domain.tracks import Track
from trackman.ui.tracks.busy_animation import BusyAnimation
from trackman.ui.tracks.delegate import TrackDelegate
from trackman.ui.tracks.model import ItemRole, TracksColumn, TracksModel
from trackman.ui.widgets.table import Columns, Table

_COLUMNS = Columns(
    fixed={TracksColumn.KIND: 44, TracksColumn.CC: 52, TracksColumn.FINDINGS: 62},
    shares={TracksColumn.LANGUAGE: 0.27, TracksColumn.CODE: 0.12, TracksColumn.NAME: 0.25},
    smallest={TracksColumn.LANGUAGE: 110, TracksColumn.CODE: 70, TracksColumn.NAME: 100},
    least_for_rest=110,
    dispensable=(TracksColumn.CODE, TracksColumn.CC, TracksColumn.FINDINGS),
)


class TracksTable(Table):
    """Shows a `TracksModel`; a person may change widths and order."""

    delete_pressed = Signal()
    """Del was pressed."""

    def __init__(self, model: TracksModel) -> None:
        super().__init__("tracks", _COLUMNS)
        self.setAccessibleName(self.tr("Tracks"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        delegate = TrackDelegate(self)
        self.set_up(model, delegate)
        self.pulse = BusyAnimation(self, delegate)
        self._sort_by_header()

    def selected_tracks(self) -> list[Track]:
        """Return the tracks of the selected rows, from top to bottom."""
        return [self.model().index(row, 0).data(ItemRole) for row in self.selected_rows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the delete on Del; all else moves about."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            if not event.isAutoRepeat():  # held down, it would go on with the next row
                self.delete_pressed.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the row whose language begins with what is typed.

        Rows are current at the column of icons, whose cells are read out as whole sentences.
        """
        stay = QItemSelectionModel.SelectionFlag.NoUpdate
        row = self.currentIndex().row()
        self.selectionModel().setCurrentIndex(self.model().index(row, TracksColumn.LANGUAGE), stay)
        super().keyboardSearch(search)
        if self.currentIndex().row() >= 0:
            self.select_row(self.currentIndex().row())

    def _sort_by_header(self) -> None:
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
