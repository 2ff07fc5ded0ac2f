"""The history as an item model: a plain list, however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal

from trackman.domain.history import HistoryRow, HistorySort
from trackman.domain.journal import Act
from trackman.domain.names import shown
from trackman.ui.activity.deleted_model import PICTURES
from trackman.ui.activity.wording import ActivityWording
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import listed
from trackman.ui.wording.tracks import TrackWording


class HistoryColumn(IntEnum):
    """The columns, in their order on screen."""

    WHEN = 0
    WHAT = 1
    TRACK = 2
    LANGUAGE = 3
    VIDEO = 4
    PROJECT = 5
    REASON = 6
    BY = 7
    RESULT = 8


SORTS = {
    HistoryColumn.WHEN: HistorySort.WHEN,
    HistoryColumn.WHAT: HistorySort.ACT,
    HistoryColumn.TRACK: HistorySort.TRACK,
    HistoryColumn.LANGUAGE: HistorySort.LANGUAGE,
    HistoryColumn.VIDEO: HistorySort.VIDEO,
    HistoryColumn.PROJECT: HistorySort.PROJECT,
    HistoryColumn.REASON: HistorySort.REASON,
    HistoryColumn.BY: HistorySort.ACCOUNT,
    HistoryColumn.RESULT: HistorySort.OUTCOME,
}


class HistoryModel(RowsModel):
    """Rows in the order they were given. Sorting is asked for, not done here."""

    sort_wanted = Signal(int, bool)
    """By this `Column`; True is downwards."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = TrackWording(self)
        self._words = ActivityWording(self)
        self._moments = Moments(self)
        self._rows: list[HistoryRow] = []
        self._titles = {
            HistoryColumn.WHEN: self.tr("When"),
            HistoryColumn.WHAT: self.tr("What"),
            HistoryColumn.TRACK: self.tr("Track"),
            HistoryColumn.LANGUAGE: self.tr("Language"),
            HistoryColumn.VIDEO: self.tr("Video"),
            HistoryColumn.PROJECT: self.tr("Project"),
            HistoryColumn.REASON: self.tr("Reason"),
            #: Title of a column: who deleted or restored the track.
            HistoryColumn.BY: self.tr("By"),
            HistoryColumn.RESULT: self.tr("Result"),
        }

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows_with(self, ids: set[str]) -> list[int]:
        """Return where entries are."""
        return [place for place, row in enumerate(self._rows) if row.id in ids] if ids else []

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order."""
        if column >= 0:
            self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return tuple(self._titles.values())

    def item(self, row: int) -> HistoryRow:
        """Return what a row shows."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        one = self._rows[row]
        match HistoryColumn(column):
            case HistoryColumn.WHEN:
                return self._moments.short(one.planned_at)
            case HistoryColumn.WHAT:
                return self._words.act(one.act)
            case HistoryColumn.LANGUAGE:
                return self._tracks.language_of(one.language_code)
            case HistoryColumn.RESULT:
                return self._words.result(one)
        return shown(_plain(one, HistoryColumn(column)))

    def acts(self) -> list[str]:
        """Return all that the column of acts may show."""
        return [self._words.act(act) for act in Act]

    def moments(self) -> list[str]:
        """Return a long moment of each month, as the column of moments shows it."""
        days = (datetime(2028, month, 28, 22, 58).astimezone() for month in range(1, 13))
        return [self._moments.short(day) for day in days]

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        return listed(self.text(row, column) for column in HistoryColumn)

    def tooltip(self, row: int, column: int) -> str:
        """Return the text of a cell, and of a moment the exact one."""
        if column == HistoryColumn.WHEN:
            return self._moments.exact(self._rows[row].planned_at)
        return self.text(row, column)

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of the kind of track."""
        return PICTURES.get(self._rows[row].kind, "film") if column == HistoryColumn.TRACK else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of the result."""
        return self._words.tone(self._rows[row]) if column == HistoryColumn.RESULT else None


def _plain(row: HistoryRow, column: HistoryColumn) -> str:
    """Return a text that needs no words of ours."""
    return {
        HistoryColumn.TRACK: row.name,
        HistoryColumn.VIDEO: row.filename,
        HistoryColumn.PROJECT: row.project_name,
        HistoryColumn.REASON: row.reason,
        HistoryColumn.BY: row.account or "",
    }[column]
