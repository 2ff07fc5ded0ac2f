"""Rows of reviews: what each is called, how far it is, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from trackman.domain.review.summary import QueueSummary
from trackman.ui.review.queue_wording import QueueWording
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, listed


class QueuesColumn(IntEnum):
    """The columns, in their order."""

    NAME = 0
    PROGRESS = 1
    DECISIONS = 2
    MADE = 3
    WORKED = 4


class QueuesModel(RowsModel):
    """Reviews on this computer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueSummary] = []
        self._words = QueueWording(self)
        self._moments = Moments(self)

    def show_rows(self, rows: Sequence[QueueSummary]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, queue_id: str) -> int | None:
        """Return where a review is."""
        ids = [one.queue.id for one in self._rows]
        return ids.index(queue_id) if queue_id in ids else None

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("Review"),
            self.tr("Progress"),
            self.tr("Decisions"),
            #: Title of a column: by whom and when a review was made.
            self.tr("Made"),
            #: Title of a column: when somebody last decided.
            self.tr("Last decision"),
        )

    def item(self, row: int) -> QueueSummary:
        """Return the review of a row."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        one = self._rows[row]
        match QueuesColumn(column):
            case QueuesColumn.NAME:
                return self._words.name(one.queue)
            case QueuesColumn.PROGRESS:
                return self._words.progress(one.tally)
            case QueuesColumn.DECISIONS:
                conflicts = self._words.conflicts(one.tally.conflicts)
                return dotted(filter(None, [conflicts, self._words.decisions(one.tally)]))
            case QueuesColumn.MADE:
                by, at = one.queue.created_by, one.queue.created_at
                # The day first: a long name may be cut.
                return dotted([self._moments.day(at), self._words.person(by)])
        return "" if one.worked_at is None else self._moments.ago(one.worked_at)

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        one = self._rows[row]
        parts = [
            self._words.name(one.queue),
            self._words.progress(one.tally),
            self._words.conflicts(one.tally.conflicts),
            self._words.decisions(one.tally),
        ]
        return listed(filter(None, parts))

    def tooltip(self, row: int, column: int) -> str:
        """Return the text of a cell, and of a moment the exact one."""
        one = self._rows[row]
        if column == QueuesColumn.MADE:
            by = self._words.person(one.queue.created_by)
            return dotted([self._moments.exact(one.queue.created_at), by])
        if column == QueuesColumn.WORKED and one.worked_at is not None:
            return self._moments.exact(one.worked_at)
        return self.text(row, column)

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of the progress: done, in conflict, or under way."""
        tally = self._rows[row].tally
        if column == QueuesColumn.DECISIONS:
            return "warning" if tally.conflicts else None
        if column != QueuesColumn.PROGRESS:
            return None
        if tally.open == 0:
            return "success"
        return "faint" if tally.open == tally.total else "accent"
