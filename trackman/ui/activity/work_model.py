"""Work under way as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trackman.domain.names import shown
from trackman.ui.activity.words import elapsed
from trackman.ui.activity.work import Work
from trackman.ui.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ItemRole = int(Qt.ItemDataRole.UserRole)
"""Returns the `Work` of a row."""
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, in their order on screen."""

    WHAT = 0
    WHERE = 1
    STATE = 2
    TIME = 3


class WorkModel(QAbstractTableModel):
    """Pieces of work in the order they were given; rows are found by id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: list[Work] = []
        self._rows: dict[str, int] = {}

    def show_work(self, work: Sequence[Work]) -> None:
        """Show this; rows that stay keep their selection, and only what changed is told."""
        fresh = {one.id: one for one in work}
        if fresh.keys() != self._rows.keys():
            self._remove_others(fresh)
            self._append([one for one in fresh.values() if one.id not in self._rows])
        self._replace(fresh)
        if list(fresh) != list(self._rows):
            self._arrange(fresh)

    def row_of(self, work_id: str) -> int | None:
        """Return where a piece of work is."""
        return self._rows.get(work_id)

    def work_at(self, row: int) -> Work:
        """Return the work of a row."""
        return self._work[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of pieces of work."""
        return 0 if parent.isValid() else len(self._work)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

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
            Column.WHAT: self.tr("What"),
            Column.WHERE: self.tr("Video"),
            Column.STATE: self.tr("State"),
            Column.TIME: self.tr("Time"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, the sentence of its row, or the work itself."""
        if not index.isValid():
            return None
        work, column = self._work[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(work, column)
            case Qt.ItemDataRole.AccessibleTextRole if column == Column.WHAT:
                texts = (work.what, shown(work.where), work.state, work.problem)
                return ", ".join(filter(None, texts))
            case Qt.ItemDataRole.ToolTipRole if column == Column.STATE:
                return plain_tooltip("\n".join(filter(None, (work.state, work.problem))))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_text(work, column))
        return work if role == ItemRole else None

    def _remove_others(self, fresh: dict[str, Work]) -> None:
        last = len(self._work)
        while last:
            last -= 1
            if self._work[last].id in fresh:
                continue
            first = last
            while first and self._work[first - 1].id not in fresh:
                first -= 1
            self.beginRemoveRows(_ROOT, first, last)
            del self._work[first : last + 1]
            self._number_rows()
            self.endRemoveRows()
            last = first

    def _append(self, added: list[Work]) -> None:
        if not added:
            return
        first = len(self._work)
        self.beginInsertRows(_ROOT, first, first + len(added) - 1)
        self._work += added
        self._number_rows()
        self.endInsertRows()

    def _replace(self, fresh: dict[str, Work]) -> None:
        """Take up what changed, and tell it of neighbouring rows at once."""
        changed = []
        for row, before in enumerate(self._work):
            now = fresh[before.id]
            if now != before:
                self._work[row] = now
                changed.append(row)
        for first, last in _spans(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _arrange(self, fresh: dict[str, Work]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._work[index.row()].id for index in before]
        self._work = list(fresh.values())
        self._number_rows()
        after = [
            self.index(self._rows[key], index.column())
            for key, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _number_rows(self) -> None:
        self._rows = {one.id: row for row, one in enumerate(self._work)}


def _text(work: Work, column: Column) -> str:
    match column:
        case Column.WHAT:
            return work.what
        case Column.WHERE:
            return shown(work.where)
        case Column.STATE:
            return work.state
    return "" if work.kind == "waiting" else elapsed(work.seconds)


def _spans(rows: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring rows as first and last."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans
