"""Staged decisions as rows; what can be carried out or approved has a box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum

from PySide6.QtCore import QObject, Qt, Signal

from trackman.domain.names import shown
from trackman.domain.review.staging import StagedDecision, Standing
from trackman.ui.review.staged_wording import StagedWording
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.wording.inserting import listed

_CHECK = Qt.ItemDataRole.CheckStateRole
_WITH_BOX = frozenset({Standing.READY, Standing.TO_APPROVE})


class StagedColumn(IntEnum):
    """The columns, in their order."""

    VIDEO = 0
    TRACK = 1
    LANGUAGE = 2
    DECISION = 3
    REASON = 4
    STATE = 5


class StagedFilter(StrEnum):
    """Rows that are listed."""

    DELETIONS = "deletions"
    APPROVAL = "approval"
    """Those that wait for the person at this computer."""
    ALL = "all"


class StagedModel(RowsModel):
    """Decisions of one review."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None, me: str = "") -> None:
        """`me` is the id of the person at this computer."""
        super().__init__(parent)
        self._all: list[StagedDecision] = []
        self._rows: list[StagedDecision] = []
        self._filter = StagedFilter.DELETIONS
        self._chosen: dict[str, bool] = {}
        """Boxes that a person ticked or unticked, by the keys of the items."""
        self._words = StagedWording(self)
        self._me = me

    def show_rows(self, rows: Sequence[StagedDecision]) -> None:
        """Show these; what a person ticked or unticked of them stays so."""
        self._all = list(rows)
        self._renew()

    def show_only(self, wanted: StagedFilter) -> None:
        """List only some of the rows."""
        self._filter = wanted
        self._renew()

    def all_rows(self) -> list[StagedDecision]:
        """Return all rows, whether they are listed or not."""
        return self._all

    def ticked(self, standing: Standing) -> list[StagedDecision]:
        """Return the listed rows that are ticked, of those at one standing."""
        return [row for row in self._rows if row.standing is standing and self._is_ticked(row)]

    def row_of(self, key: str) -> int | None:
        """Return where an item is listed."""
        places = (place for place, row in enumerate(self._rows) if row.item.key == key)
        return next(places, None)

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick rows, or untick them."""
        for place in rows:
            if self._rows[place].standing in _WITH_BOX:
                self._chosen[self._rows[place].item.key] = ticked
        self._tell()

    def tick_all(self, ticked: bool) -> None:
        """Tick every row that has a box, or none."""
        self.tick(range(len(self._rows)), ticked)

    def is_ticked(self, row: int) -> bool:
        """Tell whether a row is ticked."""
        return self._is_ticked(self._rows[row])

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("Video"),
            self.tr("Track"),
            self.tr("Language"),
            self.tr("Decision"),
            self.tr("Reason"),
            #: Title of a column: what can be done about a decision now.
            self.tr("Now"),
        )

    def item(self, row: int) -> StagedDecision:
        """Return the decision of a row."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        one = self._rows[row]
        match StagedColumn(column):
            case StagedColumn.VIDEO:
                return shown(one.item.filename)
            case StagedColumn.TRACK:
                return shown(one.item.track.name, 120)
            case StagedColumn.LANGUAGE:
                return self._words.languages(one)
            case StagedColumn.DECISION:
                return self._words.decision(one, self._me)
            case StagedColumn.REASON:
                return self._words.reason(one)
        return self._words.state(one)

    def tooltip(self, row: int, column: int) -> str:
        """Return the text of a cell, and of the last one what it means."""
        if column == StagedColumn.STATE:
            return self._words.explanation(self._rows[row])
        return self.text(row, column)

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of what can be done."""
        return self._words.tone(self._rows[row]) if column == StagedColumn.STATE else None

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        parts = [self.text(row, column) for column in StagedColumn]
        if self._rows[row].standing in _WITH_BOX:
            parts.append(self.tr("ticked") if self.is_ticked(row) else self.tr("not ticked"))
        return listed(filter(None, parts))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that the first column of some can be ticked."""
        flags = super().flags(index)
        if self.data(index, _CHECK) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return also whether a row is ticked; None where it has no box."""
        if role == _CHECK and index.isValid() and index.column() == 0:
            if self._rows[index.row()].standing not in _WITH_BOX:
                return None
            ticked = self.is_ticked(index.row())
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row or untick it."""
        if role != _CHECK or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _is_ticked(self, row: StagedDecision) -> bool:
        """Tell whether a row is ticked: of its own accord only what was decided here."""
        return self._chosen.get(row.item.key, row.standing is Standing.READY)

    def _renew(self) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._all if self._is_listed(row)]
        self.endResetModel()
        self.ticks_changed.emit()

    def _is_listed(self, row: StagedDecision) -> bool:
        match self._filter:
            case StagedFilter.DELETIONS:
                return row.is_deletion
            case StagedFilter.APPROVAL:
                return row.standing is Standing.TO_APPROVE
        return True

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticks_changed.emit()
