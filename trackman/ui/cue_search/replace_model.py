"""Changes in the texts of many tracks, each ticked or not, as an item model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal

from trackman.domain.inventory.text_changes import TextChange, TextChanges
from trackman.domain.names import shown
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.widgets.wrapping import Mark, MarksRole
from trackman.ui.wording.inserting import listed
from trackman.ui.wording.subtitles import TextWording
from trackman.ui.wording.tracks import TrackWording

_MOST_MARKS = 50  # in one cue
_CHECK = Qt.ItemDataRole.CheckStateRole


class ChangeColumn(IntEnum):
    """The columns."""

    VIDEO = 0
    TRACK = 1
    TIME = 2
    BEFORE = 3
    AFTER = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of what is ticked."""

    changes: int
    tracks: int
    videos: int


class ReplaceModel(RowsModel):
    """One row for each cue that would change; all are ticked in the beginning."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TrackWording(self)
        self._times = TextWording(self)
        self._tracks: Sequence[TextChanges] = ()
        self._rows: list[tuple[int, TextChange]] = []
        """Place of the track, and the change."""
        self._unticked: set[int] = set()

    def show_changes(self, tracks: Sequence[TextChanges]) -> None:
        """Show the changes of these tracks, all of them ticked."""
        self.beginResetModel()
        self._tracks = tracks
        self._rows = [(place, one) for place, of in enumerate(tracks) for one in of.changes]
        self._unticked.clear()
        self.endResetModel()
        self.ticks_changed.emit()

    def ticked(self) -> list[TextChanges]:
        """Return the tracks with what is ticked of each; those without are left out."""
        chosen: dict[int, list[TextChange]] = {}
        for row, (place, change) in enumerate(self._rows):
            if row not in self._unticked:
                chosen.setdefault(place, []).append(change)
        return [TextChanges(self._tracks[place].track, tuple(of)) for place, of in chosen.items()]

    def counts(self) -> Counts:
        """Count what is ticked."""
        places = {place for row, (place, _) in enumerate(self._rows) if row not in self._unticked}
        videos = {self._tracks[place].track.track.upload_id for place in places}
        return Counts(len(self._rows) - len(self._unticked), len(places), len(videos))

    def is_ticked(self, row: int) -> bool:
        """Tell whether a change is to be made."""
        return row not in self._unticked

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick some rows, or untick them."""
        if ticked:
            self._unticked.difference_update(rows)
        else:
            self._unticked.update(rows)
        last = self.count() - 1
        if last >= 0:
            ends = self.index(0, 0), self.index(last, ChangeColumn.AFTER)
            self.dataChanged.emit(*ends, [_CHECK])
        self.ticks_changed.emit()

    def tick_all(self, ticked: bool) -> None:
        """Tick all rows, or none."""
        self.tick(range(self.count()), ticked)

    def rows_of_track(self, row: int) -> list[int]:
        """Return the rows of the track that one row is of."""
        place = self._rows[row][0]
        return [other for other, (one, _) in enumerate(self._rows) if one == place]

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("Video"),
            self.tr("Track"),
            self.tr("Time"),
            #: Title of a column: the text of the cue as it is.
            self.tr("Found"),
            #: Title of a column: the text of the cue as it will be.
            self.tr("Replaced"),
        )

    def item(self, row: int) -> TextChange:
        """Return a change."""
        return self._rows[row][1]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        place, change = self._rows[row]
        known = self._tracks[place].track
        match column:
            case ChangeColumn.VIDEO:
                return shown(known.filename, 120) or known.track.upload_id
            case ChangeColumn.TRACK:
                name, language = shown(known.track.name, 60), self._words.language(known.track)
                return name if name == language else f"{name} · {language}"
            case ChangeColumn.TIME:
                return self._times.short_time(change.start)
            case ChangeColumn.BEFORE:
                return change.hit.before
        return change.hit.after

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        state = self.tr("ticked") if self.is_ticked(row) else self.tr("not ticked")
        return listed([*(self.text(row, column) for column in ChangeColumn), state])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a row can be ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the ticks and the marked places, too."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _CHECK and column == 0:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role == MarksRole:
            return self._marks(row, column)
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or untick it."""
        if not index.isValid() or role != _CHECK:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _marks(self, row: int, column: int) -> list[Mark] | None:
        change = self._rows[row][1]
        match column:
            case ChangeColumn.BEFORE:
                return [(*place, "warning_soft") for place in change.hit.places[:_MOST_MARKS]]
            case ChangeColumn.AFTER:
                return [(*place, "success_soft") for place in change.places_after[:_MOST_MARKS]]
        return None
