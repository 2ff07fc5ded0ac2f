"""Rows of chosen tracks: any number, read page by page, each ticked unless a person did not.

Only keys are held; what a row says is asked for when it comes on screen.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.names import shown
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.wording.inserting import dotted, listed
from trackman.ui.wording.tracks import TrackWording

_PAGE = 64
_MOST_KEPT = 4096
_CHECK = Qt.ItemDataRole.CheckStateRole


class ChosenColumn(IntEnum):
    """The columns, in their order."""

    VIDEO = 0
    TRACK = 1
    LANGUAGE = 2
    STATUS = 3


class ChosenModel(RowsModel):
    """Tracks that are chosen."""

    rows_wanted = Signal(list)
    """The tracks with these keys are on screen, and not known yet."""
    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, ticks: bool = True) -> None:
        """`ticks` is False where nothing is to be left out any more."""
        super().__init__(parent)
        self._ticks = ticks
        self._keys = array("q")
        self._rows: dict[int, InventoryTrack] = {}
        self._out: set[int] = set()
        """Keys that a person unticked; they stay so while the rule is changed."""
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._words = TrackWording()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def show_keys(self, keys: array[int]) -> None:
        """Show these tracks; what was unticked of them stays so."""
        self.beginResetModel()
        self._keys = keys
        self._asked.clear()
        self._wanted.clear()
        self.endResetModel()
        self.ticks_changed.emit()

    def take_tracks(self, tracks: Sequence[InventoryTrack]) -> None:
        """Show what was asked for."""
        if len(self._rows) > _MOST_KEPT:
            self._rows.clear()
            self._asked.clear()
        self._rows |= {track.key: track for track in tracks}
        if self._keys:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._keys) - 1, self.columnCount() - 1)
            )

    def chosen(self) -> array[int]:
        """Return the keys that are ticked, in order."""
        if not self._out:
            return self._keys[:]
        return array("q", (key for key in self._keys if key not in self._out))

    def chosen_count(self) -> int:
        """Return how many are ticked."""
        return len(self._keys) - sum(key in self._out for key in self._keys) * bool(self._out)

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick rows, or untick them."""
        keys = {self._keys[row] for row in rows}
        self._out = self._out - keys if ticked else self._out | keys
        self._renew()

    def tick_all(self, ticked: bool) -> None:
        """Tick every row, or none."""
        self._out = set() if ticked else set(self._keys)
        self._renew()

    def is_ticked(self, row: int) -> bool:
        """Tell whether a row is ticked."""
        return self._keys[row] not in self._out

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._keys)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Video"), self.tr("Track"), self.tr("Language"), self.tr("Status"))

    def item(self, row: int) -> InventoryTrack | None:
        """Return the track of a row; None while it is not known."""
        key = self._keys[row]
        if (known := self._rows.get(key)) is None and key not in self._asked:
            first = row // _PAGE * _PAGE
            page = [one for one in self._keys[first : first + _PAGE] if one not in self._rows]
            self._asked.update(page)
            self._wanted += page
            self._soon.start()  # views ask cell by cell while they paint
        return known

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        if (one := self.item(row)) is None:
            return "…" if column == 0 else ""
        match ChosenColumn(column):
            case ChosenColumn.VIDEO:
                return shown(one.filename) or one.track.upload_id
            case ChosenColumn.TRACK:
                parts = [shown(one.track.name, 120), self._words.kind(one.track)]
                return dotted([*parts, *(["CC"] if one.track.closed_captions else [])])
            case ChosenColumn.LANGUAGE:
                code = shown(one.track.language_code, 40)
                return dotted(dict.fromkeys([self._words.language(one.track), code]))
        return self._words.status(one.track)

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        if (one := self.item(row)) is None:
            return ""
        parts = [shown(one.filename, 120) or one.track.upload_id, self._words.sentence(one.track)]
        if self._ticks:
            parts.append(self.tr("ticked") if self.is_ticked(row) else self.tr("not ticked"))
        return listed(parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return also whether a row is ticked."""
        if role == _CHECK and self._ticks and index.isValid() and index.column() == 0:
            ticked = self.is_ticked(index.row())
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row or untick it."""
        if role != _CHECK or not self._ticks or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that the first column can be ticked."""
        flags = super().flags(index)
        if self._ticks and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _renew(self) -> None:
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, 0))
        self.ticks_changed.emit()

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        if wanted:
            self.rows_wanted.emit(wanted)
