"""Work under way as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QObject

from trackman.domain.journal import Place
from trackman.domain.names import shown
from trackman.ui.widgets.rows_model import ROOT, RowsModel
from trackman.ui.wording.formats import Moments, elapsed_text
from trackman.ui.wording.inserting import filled, listed


class WorkColumn(IntEnum):
    """The columns, in their order on screen."""

    WHAT = 0
    WHERE = 1
    STATE = 2
    TIME = 3


class WorkModel(RowsModel):
    """Pieces of work in the order they were given; rows are found by id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: list[ActivityRow] = []
        self._rows: dict[str, int] = {}
        self._moments = Moments(self)
        #: Titles of columns: the action, its video, how far it is, since when.
        self._titles = (self.tr("What"), self.tr("Video"), self.tr("State"), self.tr("Time"))

    def show_work(self, work: Sequence[ActivityRow]) -> None:
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

    def count(self) -> int:
        """Return the number of pieces of work."""
        return len(self._work)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return self._titles

    def item(self, row: int) -> ActivityRow:
        """Return the work of a row."""
        return self._work[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        work = self._work[row]
        match WorkColumn(column):
            case WorkColumn.WHAT:
                return work.what
            case WorkColumn.WHERE:
                return shown(work.where)
            case WorkColumn.STATE:
                return work.state
        return self._time(work)

    def sentence(self, row: int) -> str:
        """Return "Delete “Italiano”, launch.mp4, Deleting… 4 s"."""
        work = self._work[row]
        return listed((work.what, shown(work.where), work.state, work.problem))

    def tooltip(self, row: int, column: int) -> str:
        """Return the text of a cell; of the state, with what went wrong."""
        work, text = self._work[row], self.text(row, column)
        if column == WorkColumn.TIME and work.began is not None:
            return self._moments.exact(work.began)
        problem = work.problem if column == WorkColumn.STATE else ""
        return "\n".join(filter(None, (text, problem)))

    def _time(self, work: ActivityRow) -> str:
        """Return "15:42 · 6 s": when it was asked for, and how long it takes or took."""
        elapsed = "" if work.kind == "waiting" else elapsed_text(work.seconds)
        if work.began is None:
            return elapsed
        time = self._moments.time(work.began)
        if not elapsed:
            return time
        #: A time of day and a duration, such as “15:42 · 6 s”.
        return filled(self.tr("{time} · {duration}"), time=time, duration=elapsed)

    def _remove_others(self, fresh: dict[str, ActivityRow]) -> None:
        last = len(self._work)
        while last:
            last -= 1
            if self._work[last].id in fresh:
                continue
            first = last
            while first and self._work[first - 1].id not in fresh:
                first -= 1
            self.beginRemoveRows(ROOT, first, last)
            del self._work[first : last + 1]
            self._number_rows()
            self.endRemoveRows()
            last = first

    def _append(self, added: list[ActivityRow]) -> None:
        if not added:
            return
        first = len(self._work)
        self.beginInsertRows(ROOT, first, first + len(added) - 1)
        self._work += added
        self._number_rows()
        self.endInsertRows()

    def _replace(self, fresh: dict[str, ActivityRow]) -> None:
        """Take up what changed, and tell it of neighbouring rows at once."""
        changed = []
        for row, before in enumerate(self._work):
            now = fresh[before.id]
            if now != before:
                self._work[row] = now
                changed.append(row)
        for first, last in _spans(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(WorkColumn) - 1))

    def _arrange(self, fresh: dict[str, ActivityRow]) -> None:
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


def _spans(rows: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring rows as first and last."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans


WorkKind = Literal["waiting", "running", "problem", "done", "lost", "cancelled"]
"""`lost` has ended as asked for, but with a loss: no backup, or another text."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One delete or restore, in words."""

    id: str
    what: str
    """Such as "Delete “Italiano”"."""
    where: str
    """The name of the video's file."""
    state: str
    """Such as "Deleting… 4 s"."""
    kind: WorkKind
    seconds: float = 0.0
    """Duration until now, or until the end."""
    progress: float | None = None
    """From 0 to 1, where it can be measured."""
    can_cancel: bool = False
    can_try_again: bool = False
    problem: str = ""
    """Problem in a sentence or two; empty without one."""
    began: datetime | None = None
    """Moment it was asked for, with time zone."""
    place: Place | None = None
    track_id: str = ""
    why_not_restored: str = ""
    """Why the track cannot be restored now; empty when it can."""
