"""The tracks deleted lately as an item model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QCollator, QObject, Qt

from trackman.domain.journal import Entry
from trackman.domain.names import shown
from trackman.domain.tracks import TrackKind
from trackman.ui.activity.wording import ActivityWording, RestoreChoice, is_lost
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import listed
from trackman.ui.wording.tracks import TrackWording

PICTURES: dict[str, str] = {TrackKind.SUBTITLES: "subtitles", TrackKind.AUDIO: "audio"}
"""The icons of the kinds of track."""


class DeletedColumn(IntEnum):
    """The columns, in their order on screen."""

    NAME = 0
    KIND = 1
    LANGUAGE = 2
    VIDEO = 3
    WHEN = 4
    REASON = 5
    BY = 6
    STATE = 7


class DeletedModel(RowsModel):
    """Entries, the latest first unless a person sorts them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = TrackWording(self)
        self._words = ActivityWording(self)
        self._choice = RestoreChoice(self)
        self._moments = Moments(self)
        self._entries: list[Entry] = []
        self._restoring: frozenset[str] = frozenset()
        self._sorted_by: tuple[int, Qt.SortOrder] = (
            DeletedColumn.WHEN,
            Qt.SortOrder.DescendingOrder,
        )
        self._titles = {
            DeletedColumn.NAME: self.tr("Name"),
            DeletedColumn.KIND: self.tr("Kind"),
            DeletedColumn.LANGUAGE: self.tr("Language"),
            DeletedColumn.VIDEO: self.tr("Video"),
            #: Title of a column: the moment of the deletion.
            DeletedColumn.WHEN: self.tr("Deleted"),
            DeletedColumn.REASON: self.tr("Reason"),
            #: Title of a column: who deleted the track.
            DeletedColumn.BY: self.tr("By"),
            DeletedColumn.STATE: self.tr("State"),
        }

    def show_entries(self, entries: Sequence[Entry], restoring: Collection[str]) -> bool:
        """Show these; of the same entries only what changed is told. Tell whether all are new.

        `restoring` are the ids of those being restored.
        """
        before, old = self._entries, self._restoring
        entries = self._in_order(entries)
        if [entry.id for entry in before] != [entry.id for entry in entries]:
            self.beginResetModel()
            self._entries, self._restoring = entries, frozenset(restoring)
            self.endResetModel()
            return True
        self._entries, self._restoring = entries, frozenset(restoring)
        for row, (one, other) in enumerate(zip(before, entries, strict=True)):
            if one != other or (one.id in old) != (one.id in self._restoring):
                self.dataChanged.emit(self.index(row, 0), self.index(row, DeletedColumn.STATE))
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by what stands in a column; what is selected stays so."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before, self._entries = self._entries, self._in_order(self._entries)
        rows = {entry.id: row for row, entry in enumerate(self._entries)}
        old = self.persistentIndexList()
        new = [self.index(rows[before[one.row()].id], one.column()) for one in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _in_order(self, entries: Sequence[Entry]) -> list[Entry]:
        column, order = self._sorted_by
        latest = sorted(entries, key=lambda entry: entry.changed_at, reverse=True)
        backwards = order == Qt.SortOrder.DescendingOrder
        if column == DeletedColumn.WHEN:
            return latest if backwards else latest[::-1]
        key = QCollator().sortKey
        texts = {entry.id: key(self._cell(entry, column)) for entry in latest}
        return sorted(latest, key=lambda entry: texts[entry.id], reverse=backwards)

    def tell_time_passed(self) -> None:
        """Tell that what was "5 minutes ago" is so no longer."""
        if self._entries:
            first, last = (
                self.index(0, DeletedColumn.WHEN),
                self.index(self.count() - 1, DeletedColumn.WHEN),
            )
            self.dataChanged.emit(first, last)

    def is_restoring(self, entry: Entry) -> bool:
        """Tell whether a track is being restored."""
        return entry.id in self._restoring

    def count(self) -> int:
        """Return the number of entries."""
        return len(self._entries)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return tuple(self._titles[column] for column in DeletedColumn)

    def kinds(self) -> list[str]:
        """Return all that the column of kinds shows of tracks that are known."""
        return list(self._tracks.kinds().values())

    def item(self, row: int) -> Entry:
        """Return the entry of a row."""
        return self._entries[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        return self._cell(self._entries[row], column)

    def _cell(self, entry: Entry, column: int) -> str:
        match DeletedColumn(column):
            case DeletedColumn.NAME:
                return shown(entry.track.name)
            case DeletedColumn.KIND:
                return self._tracks.kind(entry.track)
            case DeletedColumn.LANGUAGE:
                return self._tracks.language(entry.track)
            case DeletedColumn.VIDEO:
                return shown(entry.place.filename)
            case DeletedColumn.WHEN:
                return self._moments.ago_at(entry.changed_at)
            case DeletedColumn.REASON:
                return shown(entry.reason)
            case DeletedColumn.BY:
                return shown(entry.account or "")
        return self._choice.state(entry, running=self.is_restoring(entry))

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        return listed(self.text(row, column) for column in DeletedColumn)

    def tooltip(self, row: int, column: int) -> str:
        """Return the text of a cell, and of a moment the exact one."""
        if column == DeletedColumn.WHEN:
            return self._moments.exact(self._entries[row].changed_at)
        return self.text(row, column)

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of the kind."""
        kind = self._entries[row].track.kind
        return PICTURES.get(kind, "film") if column == DeletedColumn.NAME else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of the state."""
        if column != DeletedColumn.STATE:
            return None
        entry = self._entries[row]
        if self.is_restoring(entry):
            return "accent"
        if self._choice.why_not(entry) is None:
            return "success"
        return "warning" if is_lost(entry) else "faint"
