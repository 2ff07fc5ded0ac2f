"""The table as an item model: keys of all tracks, and the tracks that are on screen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from trackman.domain.inventory.tracks import InventoryTrack, SortKey, TrackField
from trackman.ui.all_tracks.rows import Heading, TrackRows
from trackman.ui.all_tracks.wording import AllTracksWording
from trackman.ui.widgets.rows_model import ROOT, Index, RowsModel
from trackman.ui.wording.inserting import listed

FIELDS = tuple(TrackField)
"""Fields in the order of the columns."""
_COLUMNS = len(FIELDS)
_NO_KEYS = array("q")
_KEPT = 500
"""Tracks that are kept, some screens in both directions."""
_WAITING = "…"
# Views ask for them for each cell they draw.
_OF_HEADING = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OF_TRACK = _OF_HEADING | Qt.ItemFlag.ItemIsSelectable


class AllTracksModel(RowsModel):
    """Asks for tracks as their rows come on screen."""

    tracks_wanted = Signal(list)
    """The tracks with these keys, `list[int]`, are on screen and not known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = AllTracksWording(self)
        self.rows = TrackRows(_NO_KEYS)
        self.group_field: TrackField | None = None
        self.sort_keys: tuple[SortKey, ...] = ()
        self._names: dict[str, str] = {}
        """File names by upload id."""
        self._titles = tuple(self.words.fields()[one] for one in FIELDS)
        self._known: OrderedDict[int, InventoryTrack] = OrderedDict()
        self._old: Mapping[int, InventoryTrack] = {}
        """Tracks as they were before something changed; shown until they are read again."""
        self._states: Mapping[int, str] = {}
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def show_rows(
        self,
        rows: TrackRows,
        first: Iterable[InventoryTrack] = (),
        group_field: TrackField | None = None,
    ) -> None:
        """Show these; `first` are tracks of the first rows, so that they show at once."""
        self.beginResetModel()
        self.rows = rows
        self.group_field = group_field
        self._old = {**self._old, **self._known} if len(self._old) < _KEPT else dict(self._known)
        self._known = OrderedDict()
        self._asked.clear()
        self._wanted.clear()
        self._keep(first)
        self.endResetModel()

    def take(self, asked: Sequence[int], tracks: Iterable[InventoryTrack]) -> None:
        """Take in tracks that were asked for; those that are unknown by now stay as they are."""
        self._keep(tracks)
        self._asked.difference_update(key for key in asked if key in self._known)
        if rows := len(self.rows):
            # The view draws only what is on screen of it.
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(FIELDS) - 1))

    def show_sort(self, keys: tuple[SortKey, ...]) -> None:
        """Mark the columns it is sorted by."""
        self.sort_keys = keys
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FIELDS) - 1)

    def show_states(self, states: Mapping[int, str]) -> None:
        """Show what is being done with tracks in place of their status, by their keys.

        Where the words are empty, the status stands. They are asked for when a row is drawn.
        """
        self._states = states
        self.take((), ())

    def fold(self, row: int) -> None:
        """Hide or show the tracks under a heading."""
        heading = self.rows.heading(row)
        if heading is None:
            return
        first, last = row + 1, row + heading.count
        if heading.is_folded:
            self.beginInsertRows(ROOT, first, last)
            self.rows.fold(row)
            self.endInsertRows()
        else:
            self.beginRemoveRows(ROOT, first, last)
            self.rows.fold(row)
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(FIELDS) - 1))

    def fold_all(self, folded: bool) -> None:
        """Hide or show the tracks of all groups."""
        self.beginResetModel()
        self.rows.fold_all(folded)
        self.endResetModel()

    def keys_of(self, spans: Iterable[tuple[int, int]]) -> array[int]:
        """Return the keys of the tracks in ranges of rows, headings left out."""
        keys = array("q")
        for first, end in spans:
            keys += self.rows.keys_in(first, end)
        return keys

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns; Qt asks for it twice for each range of selected rows."""
        return 0 if parent.isValid() else _COLUMNS

    def count(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return self._titles

    def item(self, row: int) -> InventoryTrack | Heading | None:
        """Return what a row shows; None while it is not known."""
        return self.rows.heading(row) or self._track(row)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        if (heading := self.rows.heading(row)) is not None:
            return self._heading_cell(heading, FIELDS[column])
        track = self._track(row)
        if track is None:
            return _WAITING if column == 0 else ""
        state = self._states.get(track.key) if FIELDS[column] is TrackField.STATUS else None
        return state or self.words.cell(track, FIELDS[column])

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        if (heading := self.rows.heading(row)) is not None:
            fold = self.tr("folded") if heading.is_folded else self.tr("unfolded")
            return listed((self._heading(heading), self.words.tracks(heading.count), fold))
        track = self._track(row)
        return self.words.sentence(track, self._states.get(track.key)) if track else _WAITING

    def tooltip(self, row: int, column: int) -> str:
        """Return what a cell says when asked."""
        if self.rows.heading(row) is not None:
            return self.text(row, column)
        track = self._track(row)
        return self.words.details(track, FIELDS[column]) if track else ""

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of the kind of track, or whether a group is folded."""
        if (heading := self.rows.heading(row)) is not None:
            folded = "chevron-right" if heading.is_folded else "chevron-down"
            return folded if column == 0 else None
        track = self._track(row) if FIELDS[column] is TrackField.KIND else None
        return self.words.picture(track) if track else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of what needs attention."""
        if self.rows.heading(row) is not None:
            return None
        field, track = FIELDS[column], self._track(row)
        if track is None:
            return None
        if field is TrackField.STATUS and not self._states.get(track.key):
            return self.words.tone(track)
        return "warning" if field is TrackField.FINDINGS and track.findings else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings have the keyboard, but be no part of a selection."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OF_TRACK if self.rows.heading(index.row()) is None else _OF_HEADING

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, and in words how it is sorted."""
        if orientation is Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.words.sorted_by(FIELDS[section], self.sort_keys)
        return super().headerData(section, orientation, role)

    def _track(self, row: int) -> InventoryTrack | None:
        key = self.rows.key(row)
        if key is None:
            return None
        track = self._known.get(key)
        if track is None:
            if key not in self._asked:
                self._wanted[key] = None
                if not self._soon.isActive():
                    self._soon.start()
            return self._old.get(key)
        return track

    def _heading_cell(self, heading: Heading, field: TrackField) -> str:
        """Return the words of a group in the first column, and its size in one always there."""
        if field is TrackField.VIDEO:
            return self._heading(heading)
        return self.words.tracks(heading.count) if field is TrackField.LANGUAGE else ""

    def _heading(self, heading: Heading) -> str:
        field = self.group_field or TrackField.VIDEO
        name = self._name(heading) if field is TrackField.VIDEO else ""
        return self.words.heading(field, heading.value, name)

    def _name(self, heading: Heading) -> str:
        """Return the file name of a video, for which one of its tracks is asked."""
        if heading.value not in self._names:
            key = self.rows.keys[heading.first]
            track = self._known.get(key) or self._old.get(key)
            if track is None:
                if key not in self._asked:
                    self._wanted[key] = None
                    self._soon.start()
                return ""
            self._names[heading.value] = track.filename
        return self._names[heading.value]

    def _keep(self, tracks: Iterable[InventoryTrack]) -> None:
        for track in tracks:
            self._known[track.key] = track
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)

    def _ask(self) -> None:
        wanted, self._wanted = list(self._wanted), {}
        self._asked.update(wanted)
        if len(self._asked) > 2 * _KEPT:
            self._asked = set(wanted)
        if wanted:
            self.tracks_wanted.emit(wanted)
