"""The table of all tracks: sorted by several columns, folded by groups, opened and dropped on."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QHeaderView, QStyleOptionViewItem

from trackman.domain.inventory.tracks import TrackField
from trackman.ui.all_tracks.model import FIELDS, AllTracksModel
from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled, text_scale
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.aging import EachMinute
from trackman.ui.widgets.dropped import dropped_files
from trackman.ui.widgets.row_delegate import PADDING, Index
from trackman.ui.widgets.rows_table import EntriesTable, RowsDelegate
from trackman.ui.widgets.table import Columns
from trackman.ui.wording.inserting import number

_RANGES = 100
_MARK = 12  # pixels of the arrow of a sorted column
_DOT = 18  # pixels of the dot before a status, and of the space behind it
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_FOLDING = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}


def _for_states() -> int:
    """Return the width for what stands longest in place of a status: a track's turn is to come."""
    words = QCoreApplication.translate("BulkWording", "Waiting to be deleted")
    width = QFontMetrics(QApplication.font()).horizontalAdvance(words) / text_scale()
    return ceil(width) + _DOT + 2 * PADDING


def _columns() -> Columns:
    at = {field: column for column, field in enumerate(FIELDS)}
    return Columns(
        fixed={at[TrackField.CLOSED_CAPTIONS]: 64, at[TrackField.USED]: 72},
        shares={
            at[TrackField.KIND]: 0.1,
            at[TrackField.LANGUAGE]: 0.14,
            at[TrackField.NAME]: 0.16,
            at[TrackField.STATUS]: 0.12,
            at[TrackField.FINDINGS]: 0.07,
            at[TrackField.FIRST_SEEN]: 0.1,
            at[TrackField.LAST_SEEN]: 0.1,
        },
        smallest={
            at[TrackField.KIND]: 108,
            at[TrackField.LANGUAGE]: 104,
            at[TrackField.NAME]: 104,
            at[TrackField.STATUS]: max(_for_states(), 108),
            at[TrackField.FINDINGS]: 88,
            at[TrackField.FIRST_SEEN]: 112,
            at[TrackField.LAST_SEEN]: 112,
        },
        least_for_rest=180,
        dispensable=tuple(
            at[field]
            for field in (
                TrackField.LAST_SEEN,
                TrackField.USED,
                TrackField.FIRST_SEEN,
                TrackField.CLOSED_CAPTIONS,
                TrackField.KIND,
                TrackField.FINDINGS,
                TrackField.STATUS,
                TrackField.NAME,
            )
        ),
    )


class SortHeader(QHeaderView):
    """Marks each column it is sorted by with an arrow and, where there are several, its level."""

    sort_wanted = Signal(int, bool)
    """By this column; True adds it to those before."""

    def __init__(self, model: AllTracksModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._model = model
        self._adds = False
        self.setSectionsClickable(True)
        self.sectionClicked.connect(self._tell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember whether Shift is held."""
        self._adds = bool(event.modifiers() & _SHIFT)
        super().mouseReleaseEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the title, and the mark at its end."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        keys = self._model.sort_keys
        level = next((at for at, key in enumerate(keys) if key.field is FIELDS[section]), None)
        if level is None:
            return
        picture = "chevron-down" if keys[level].descending else "chevron-up"
        side = scaled(_MARK)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.left() + 2 if mirrored else rect.right() - side - 1
        top = rect.center().y() - side // 2
        painter.drawPixmap(
            QPoint(left, top), pixmap(picture, "muted", side, self.devicePixelRatioF())
        )
        if len(keys) > 1:
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.75)
            painter.setFont(font)
            painter.setPen(QColor(current_look().faint))
            box = QRect(left, top - side // 2, side, side)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number(level + 1))

    def _tell(self, section: int) -> None:
        self.sort_wanted.emit(section, self._adds)


class AllTracksDelegate(RowsDelegate):
    """Draws headings of groups heavier than tracks."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if isinstance(model, AllTracksModel) and model.rows.heading(index.row()) is not None:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
        super().paint_cell(painter, box, option, index)

    def always_explains(self, index: Index) -> bool:
        """Tell more of moments, languages and errors than their cells do."""
        return FIELDS[index.column()] in (
            TrackField.LANGUAGE,
            TrackField.STATUS,
            TrackField.FIRST_SEEN,
            TrackField.LAST_SEEN,
            TrackField.FINDINGS,
            TrackField.USED,
        )


class AllTracksTable(EntriesTable):
    """Rows are opened by Return and double click; ids can be pasted and files dropped on it."""

    sort_wanted = Signal(int, bool)
    """By this column; True adds it to those before."""
    fold_wanted = Signal(int)
    """The heading in this row is to hide its tracks, or to show them."""
    delete_pressed = Signal()
    references_pasted = Signal(str)
    """Ids and links were pasted or dropped."""
    files_dropped = Signal(list)
    """Files with ids or links were dropped: their paths."""

    def __init__(self, model: AllTracksModel) -> None:
        super().__init__("allTracksTable", _columns())
        self._tracks = model
        self.setAccessibleName(self.tr("All tracks"))
        header = SortHeader(model)
        self.setHorizontalHeader(header)
        self.set_up(model, AllTracksDelegate(self))
        header.setSortIndicatorShown(False)
        # With that of the table each title asks all rows whether they are selected: 7 s of 100,000.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.sort_wanted.connect(self.sort_wanted)
        self.setAcceptDrops(True)
        self.clicked.connect(self._click)
        EachMinute(self, self.viewport().update)

    def choose_spans(self, spans: Iterable[tuple[int, int]]) -> None:
        """Select these rows, each from one to another, and no others; what is on screen stays."""
        # `index` would ask the model for its size each time.
        spot, last = self._tracks.createIndex, len(FIELDS) - 1
        chosen = QItemSelection()
        choose = chosen.select
        for first, end in spans:
            choose(spot(first, 0), spot(end, last))
        # Qt compares each range with each of those before, which takes seconds for thousands,
        # and looks at each of those that came for what is to be drawn.
        selected = self.selectionModel()
        selected.reset()
        selected.blockSignals(True)
        selected.select(chosen, QItemSelectionModel.SelectionFlag.Select)
        selected.blockSignals(False)
        self.viewport().update()
        self.rows_chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Draw what changed, or of very many ranges all: Qt would ask where each of them lies."""
        if max(selected.count(), deselected.count()) > _RANGES:
            self.viewport().update()
        else:
            super().selectionChanged(selected, deselected)

    def go_to_row(self, row: int) -> None:
        """Put the keyboard on a row, without selecting it."""
        none = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self._tracks.index(row, 0), none)

    def event(self, event: QEvent) -> bool:
        """Keep the keys for pasting and deleting from the menus, while the table has them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.matches(QKeySequence.StandardKey.Paste)
            if mine or event.matches(QKeySequence.StandardKey.Delete):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold groups with the arrows; take pasted ids; ask for a deletion."""
        row = self.currentIndex().row()
        heading = self._tracks.rows.heading(row) if row >= 0 else None
        if event.matches(QKeySequence.StandardKey.Paste):
            self.references_pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        elif heading is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.fold_wanted.emit(row)
        elif self._tracks.rows.is_grouped and event.key() in _FOLDING and row >= 0:
            self._fold(row, _FOLDING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts."""
        if event.mimeData().hasText() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the tracks that are named."""
        event.acceptProposedAction()
        if files := dropped_files(event.mimeData()):
            self.files_dropped.emit(files)
        else:
            self.references_pasted.emit(event.mimeData().text())

    def _fold(self, row: int, folds: bool) -> None:
        """Fold the group of a row, with the keyboard on its heading, or unfold it."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            folds = not folds
        above = self._tracks.rows.heading_row(row)
        heading = self._tracks.rows.heading(above)
        if heading is not None and heading.is_folded != folds:
            self.setCurrentIndex(self._tracks.index(above, 0))
            self.fold_wanted.emit(above)

    def _click(self, index: Index) -> None:
        if self._tracks.rows.heading(index.row()) is not None:
            self.fold_wanted.emit(index.row())
