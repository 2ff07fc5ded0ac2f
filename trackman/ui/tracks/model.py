"""The tracks of a video as an item model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from trackman.domain.names import shown
from trackman.domain.quality.findings import Finding, Severity, worst
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.widgets.labels import plain_tooltip
from trackman.ui.wording.findings import FindingWording
from trackman.ui.wording.inserting import dotted, listed
from trackman.ui.wording.tracks import TrackWording

Index = QModelIndex | QPersistentModelIndex
ItemRole = int(Qt.ItemDataRole.UserRole)
"""Returns the `Track` of a row."""
StateRole = ItemRole + 1
"""Returns its `RowState`, or None."""
FindingsRole = ItemRole + 2
"""Returns its `Finding`s; None as long as its text was not judged."""
SEPARATOR = " · "
"""Stands between the parts of the second line."""
_ROOT = QModelIndex()


class TracksColumn(IntEnum):
    """The columns, in their order; all but track and findings are hidden until asked for."""

    TRACK = 0
    """Name over language and code, or over what happens to the track."""
    LANGUAGE = 1
    CODE = 2
    NAME = 3
    CC = 4
    FINDINGS = 5
    STATUS = 6


class TracksModel(QAbstractTableModel):
    """Tracks and what happens to each; rows are found by track id."""

    busy_changed = Signal()
    """A row became busy or is so no longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TrackWording(self)
        self._tracks: list[Track] = []
        self._rows: dict[str, int] = {}
        self._states: dict[str, RowState] = {}
        self._findings: dict[str, Sequence[Finding]] = {}
        self._finding_words = FindingWording(self)
        self._server_order: dict[str, int] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_tracks(self, tracks: Iterable[Track], states: dict[str, RowState]) -> None:
        """Show the tracks of another video."""
        self.beginResetModel()
        self._tracks = list(tracks)
        self._remember_order()
        self._states = {key: state for key, state in states.items() if key in self._server_order}
        self._tracks = self._in_order(self._tracks)
        self._number_rows()
        self.endResetModel()
        self.busy_changed.emit()

    def update_tracks(self, tracks: Iterable[Track], states: dict[str, RowState]) -> None:
        """Show the same video as it is now; rows that stay keep their selection."""
        fresh = {track.id: track for track in tracks}
        for track in list(self._tracks):
            if track.id not in fresh:
                self.remove(track.id)
        added = [track for track in fresh.values() if track.id not in self._rows]
        if added:
            first = len(self._tracks)
            self.beginInsertRows(_ROOT, first, first + len(added) - 1)
            self._tracks += added
            self._number_rows()
            self.endInsertRows()
        self._replace(fresh)
        self._server_order = {key: place for place, key in enumerate(fresh)}
        for key in {*self._states, *states}:
            self.set_state(key, states.get(key))
        if self._in_order(self._tracks) != self._tracks:
            self._sort_again()

    def set_state(self, track_id: str, state: RowState | None) -> None:
        """Show what happens to a track; None shows its status again."""
        row = self._rows.get(track_id)
        before = self._states.get(track_id)
        if row is None or before == state:
            return
        if state is None:
            del self._states[track_id]
        else:
            self._states[track_id] = state
        if _is_busy(before) == _is_busy(state):
            for column in (TracksColumn.TRACK, TracksColumn.STATUS):
                changed = self.index(row, column)
                self.dataChanged.emit(changed, changed)
        else:
            self._row_changed(row)
            self.busy_changed.emit()

    def set_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        """Show what checks noticed, by track; of the others nothing is known."""
        if findings == self._findings:
            return
        self._findings = dict(findings)
        if self._tracks:
            end = len(self._tracks) - 1
            for column, roles in (
                (TracksColumn.FINDINGS, []),
                (TracksColumn.TRACK, [int(Qt.ItemDataRole.AccessibleTextRole)]),
            ):
                self.dataChanged.emit(self.index(0, column), self.index(end, column), roles)

    def bad_rows(self) -> list[int]:
        """Return the rows of the tracks that are errored or have findings that are errors."""
        return [
            row
            for row, track in enumerate(self._tracks)
            if track.status == TrackStatus.ERRORED
            or worst(self._findings.get(track.id, ())) is Severity.ERROR
        ]

    def remove(self, track_id: str) -> None:
        """Take a row away."""
        row = self._rows.get(track_id)
        if row is None:
            return
        self.beginRemoveRows(_ROOT, row, row)
        del self._tracks[row]
        self._states.pop(track_id, None)
        self._number_rows()
        self.endRemoveRows()

    def track_at(self, row: int) -> Track:
        """Return the track of a row."""
        return self._tracks[row]

    def is_busy(self, track_id: str) -> bool:
        """Tell whether a track is being deleted, or waits to be."""
        return _is_busy(self._states.get(track_id))

    def state(self, track_id: str) -> RowState | None:
        """Return what happens to a track."""
        return self._states.get(track_id)

    def row_of(self, track_id: str) -> int | None:
        """Return where a track is."""
        return self._rows.get(track_id)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of tracks."""
        return 0 if parent.isValid() else len(self._tracks)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TracksColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            TracksColumn.TRACK: self.tr("Track"),
            TracksColumn.FINDINGS: self.tr("Findings"),
            TracksColumn.LANGUAGE: self.tr("Language"),
            TracksColumn.CODE: self.tr("Code"),
            TracksColumn.NAME: self.tr("Name"),
            TracksColumn.CC: self.tr("CC"),
            TracksColumn.STATUS: self.tr("Status"),
        }.get(TracksColumn(section), "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, the sentence of its row, the track or its state."""
        if not index.isValid():
            return None
        track = self._tracks[index.row()]
        column = TracksColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(track, column)
            case Qt.ItemDataRole.AccessibleTextRole if column == TracksColumn.TRACK:
                return self._sentence(track)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(track, column))
        if role == ItemRole:
            return track
        if role == FindingsRole:
            return self._findings.get(track.id)
        return self._states.get(track.id) if role == StateRole else None

    def _sentence(self, track: Track) -> str:
        """Return the row as it is read out, with what checks found."""
        state = self._states.get(track.id)
        sentence = self._words.sentence(track, state.text if state else None)
        findings = self._findings.get(track.id)
        return listed((sentence, self._finding_words.badge(findings))) if findings else sentence

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of DatoCMS."""
        self._sorted_by = (column, order)
        self._sort_again()

    def _sort_again(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._tracks[index.row()].id for index in before]
        self._tracks = self._in_order(self._tracks)
        self._number_rows()
        after = [
            self.index(self._rows[key], index.column())
            for key, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, tracks: list[Track]) -> list[Track]:
        column, order = self._sorted_by
        tracks = sorted(tracks, key=lambda track: self._server_order.get(track.id, 0))
        if column < 0:
            return tracks
        key = QCollator().sortKey
        texts = {track.id: key(self._sort_text(track, TracksColumn(column))) for track in tracks}
        backwards = order == Qt.SortOrder.DescendingOrder
        return sorted(tracks, key=lambda track: texts[track.id], reverse=backwards)

    def _sort_text(self, track: Track, column: TracksColumn) -> str:
        if column == TracksColumn.FINDINGS:
            return f"{'' if track.id in self._findings else 'unknown'}{self._rank(track)}"
        if column == TracksColumn.TRACK:
            return f"{track.kind == TrackKind.AUDIO}{track.kind} {track.name}"
        return self._text(track, column)

    def _rank(self, track: Track) -> str:
        """Return how good a text is, so that the worst comes first when sorted."""
        findings = self._findings.get(track.id, ())
        severity = worst(findings)
        if severity is None:
            return "9"
        count = sum(one.severity is severity for one in findings)
        return f"{list(Severity).index(severity)}{99_999 - count:05}"

    def _text(self, track: Track, column: TracksColumn) -> str:
        return {
            TracksColumn.TRACK: self._both_lines,
            TracksColumn.FINDINGS: self._badge,
            TracksColumn.LANGUAGE: self._words.language,
            TracksColumn.CODE: lambda one: shown(one.language_code, 40),
            TracksColumn.NAME: lambda one: shown(one.name),
            TracksColumn.CC: lambda one: self.tr("CC") if one.closed_captions else "",
            TracksColumn.STATUS: self._status,
        }[column](track)

    def _both_lines(self, track: Track) -> str:
        return f"{shown(track.name)}\n{self._line(track)}"

    def _badge(self, track: Track) -> str:
        found = self._findings.get(track.id)
        return self._finding_words.badge(found) if found is not None else ""

    def _status(self, track: Track) -> str:
        state = self._states.get(track.id)
        return state.text if state else self._words.status_with_error(track)

    def _line(self, track: Track) -> str:
        """Return what stands under the name: what happens to the track, else what it is."""
        if state := self._states.get(track.id):
            return state.text
        parts = [self._words.language(track), shown(track.language_code, 40)]
        if track.status != TrackStatus.READY:
            parts.append(self._words.status_with_error(track))
        return dotted(parts)

    def _replace(self, fresh: dict[str, Track]) -> None:
        for row, track in enumerate(self._tracks):
            if fresh[track.id] != track:
                self._tracks[row] = fresh[track.id]
                self._row_changed(row)

    def _row_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(TracksColumn) - 1))

    def _number_rows(self) -> None:
        self._rows = {track.id: row for row, track in enumerate(self._tracks)}

    def _remember_order(self) -> None:
        self._server_order = {track.id: place for place, track in enumerate(self._tracks)}


def _is_busy(state: RowState | None) -> bool:
    return state is not None and state.is_busy


@dataclass(frozen=True, slots=True)
class RowState:
    """Words that take the place of the status, such as "Deleting… 4 s"."""

    text: str
    kind: Literal["waiting", "running", "problem"]

    @property
    def is_busy(self) -> bool:
        """Tell whether the track is being deleted, or waits to be."""
        return self.kind != "problem"
