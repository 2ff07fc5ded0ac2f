"""The videos of a query as an item model; a row is looked up when it is seen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trackman.domain.library import TrackSummary
from trackman.domain.names import shown
from trackman.domain.uploads import Upload
from trackman.ui.library.row_sources import ListingRows, NoRows
from trackman.ui.widgets.labels import plain_tooltip
from trackman.ui.wording.library import LibraryWording

Index = QModelIndex | QPersistentModelIndex
ItemRole = int(Qt.ItemDataRole.UserRole)
"""Returns the `Upload` of a row, or None while it is not known."""
LineRole = ItemRole + 1
"""Returns the second line of a row."""
WrongRole = ItemRole + 2
"""Tells whether the second line is about something wrong."""
_ROOT = QModelIndex()
NOTHING = ListingRows(NoRows(), lambda _: None)


class LibraryModel(QAbstractListModel):
    """As many rows as there are videos. What it costs does not depend on how many those are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = LibraryWording(self)
        self._shelf = NOTHING
        self._count = 0

    @property
    def shelf(self) -> ListingRows:
        """Source of the rows."""
        return self._shelf

    def show(self, shelf: ListingRows) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._shelf = shelf
        self._count = shelf.rows.total or 0
        self.endResetModel()

    def count_again(self) -> None:
        """Take up how many rows there are now; rows come and go at the end."""
        before, after = self._count, self._shelf.rows.total or 0
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._count = after
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(_ROOT, after, before - 1)
            self._count = after
            self.endRemoveRows()

    def tell_loaded(self, first: int, last: int) -> None:
        """Tell that these rows are known now, or have changed."""
        first, last = max(first, 0), min(last, self._count - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def tell_changed(self, upload_id: str) -> None:
        """Tell that more is known of a video."""
        row = self._shelf.rows.row_of(upload_id)
        if row is not None:
            self.tell_loaded(row, row)

    def upload(self, row: int) -> Upload | None:
        """Return the video in a row; None while it is not known."""
        return self._shelf.rows.get(row) if 0 <= row < self._count else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of videos."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a name, the sentence for screen readers, or the video itself."""
        if not index.isValid():
            return None
        upload = self.upload(index.row())
        if role == ItemRole:
            return upload
        if upload is None:
            return self._unknown(role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(upload.filename)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._words.tooltip(upload))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(upload)
        return self._second_line(upload, role)

    def _second_line(self, upload: Upload, role: int) -> str | bool | None:
        summary = self._shelf.summary(upload.id)
        if role == LineRole:
            return self._words.line(upload, summary)
        if role == WrongRole:
            return bool(summary and summary.errored)
        return None

    def _sentence(self, upload: Upload) -> str:
        summary: TrackSummary | None = self._shelf.summary(upload.id)
        return self._words.sentence(upload, summary)

    def _unknown(self, role: int) -> str | None:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Loading…")
        return "" if role in (Qt.ItemDataRole.DisplayRole, LineRole) else None
