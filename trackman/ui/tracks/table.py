"""The table of tracks: whole rows, columns that share the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from trackman.domain.tracks import Track
from trackman.ui.theme import theme
from trackman.ui.tracks.delegate import ROW_HEIGHT, TrackDelegate
from trackman.ui.tracks.model import Column, ItemRole, TracksModel
from trackman.ui.tracks.pulse import Pulse

_FIXED = {Column.KIND: 44, Column.CC: 52}
_SHARES = {Column.LANGUAGE: 0.27, Column.CODE: 0.12, Column.NAME: 0.25}
_SMALLEST = {Column.LANGUAGE: 110, Column.CODE: 70, Column.NAME: 100}


class TracksTable(QTableView):
    """Shows a `TracksModel`; a person may change widths and order."""

    delete_pressed = Signal()
    """Del was pressed."""
    rows_chosen = Signal()
    """Other rows are selected."""

    def __init__(self, model: TracksModel) -> None:
        super().__init__()
        self.setObjectName("tracks")
        self.setAccessibleName(self.tr("Tracks"))
        self._shares = dict(_SHARES)
        self._sharing = False
        self._delegate = TrackDelegate(self)
        self.pulse = Pulse(self, self._delegate)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._behave()
        self._dress()
        self.horizontalHeader().sectionResized.connect(self._remember_share)
        self.selectionModel().selectionChanged.connect(self.rows_chosen)
        theme().changed.connect(self.viewport().update)

    def selected_tracks(self) -> list[Track]:
        """Return the tracks of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model().index(row, 0).data(ItemRole) for row in rows]

    def select_row(self, row: int) -> None:
        """Select one row, as if it had been clicked."""
        index = self.model().index(row, Column.KIND)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, how | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index)

    def begin_at_top(self) -> None:
        """Go to the first row without selecting it."""
        self.clearSelection()
        none = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.model().index(0, Column.KIND), none)
        self.scrollToTop()

    def saved_columns(self) -> bytes:
        """Return widths and order of the columns."""
        return bytes(self.horizontalHeader().saveState().data())

    def restore_columns(self, columns: bytes) -> None:
        """Take up what `saved_columns` returned; anything else is ignored."""
        header = self.horizontalHeader()
        if columns and header.restoreState(columns) and self._room() > 0:
            for column in self._shares:
                self._shares[column] = header.sectionSize(column) / self._room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the delete on Del; all else moves about."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_pressed.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the row whose language begins with what is typed.

        Rows are current at the column of icons, whose cells are read out as whole sentences.
        """
        stay = QItemSelectionModel.SelectionFlag.NoUpdate
        row = self.currentIndex().row()
        self.selectionModel().setCurrentIndex(self.model().index(row, Column.LANGUAGE), stay)
        super().keyboardSearch(search)
        if self.currentIndex().row() >= 0:
            self.select_row(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns keep their shares of the room."""
        super().resizeEvent(event)
        self._share_room()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no row any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if self._delegate.hovered_row != row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setObjectName("tracksHeader")
        header.setFixedHeight(34)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(40)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column, width in _FIXED.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def _share_room(self) -> None:
        room = self._room()
        self._sharing = True
        for column, share in self._shares.items():
            self.horizontalHeader().resizeSection(
                column, max(_SMALLEST[column], round(room * share))
            )
        self._sharing = False

    def _remember_share(self, column: int, before: int, width: int) -> None:
        if not self._sharing and column in self._shares and self._room() > 0:
            self._shares[Column(column)] = width / self._room()

    def _room(self) -> int:
        return self.viewport().width() - sum(_FIXED.values())
