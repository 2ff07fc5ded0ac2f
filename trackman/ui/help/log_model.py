"""The log as an item model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from trackman.domain.log_entries import LogEntry, LogLevel
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.inserting import listed

_PICTURES: Mapping[LogLevel, str] = {
    LogLevel.DAMAGED: "warning",
    LogLevel.WARNING: "warning",
    LogLevel.ERROR: "error",
    LogLevel.CRITICAL: "error",
}


class LogColumn(IntEnum):
    """The columns, in their order on screen."""

    AT = 0
    LEVEL = 1
    SOURCE = 2
    TEXT = 3


class LogModel(RowsModel):
    """Entries from the oldest to the latest; a level and words leave some of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[LogEntry] = ()
        self._rows: Sequence[LogEntry] = ()
        self._least = LogLevel.DAMAGED
        self._words: tuple[str, ...] = ()

    def show_entries(self, entries: Sequence[LogEntry]) -> None:
        """Show these entries."""
        self._all = entries
        self._refill()

    def show_only(self, least: LogLevel, text: str) -> None:
        """Show entries at least that grave that hold all words; damaged lines always count."""
        self._least, self._words = least, tuple(text.casefold().split())
        self._refill()

    def row_of(self, entry: LogEntry) -> int | None:
        """Return the last row of an entry; None where it is not shown."""
        rows = range(len(self._rows) - 1, -1, -1)
        return next((row for row in rows if self._rows[row] == entry), None)

    @property
    def has_entries(self) -> bool:
        """True if there is anything to leave out."""
        return bool(self._all)

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        #: Title of a column: the part of the program that wrote an entry of the log.
        source = self.tr("Source")
        return (self.tr("Time"), self.tr("Level"), source, self.tr("Entry"))

    def item(self, row: int) -> LogEntry:
        """Return an entry."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; of a long entry its first line."""
        entry = self._rows[row]
        match column:
            case LogColumn.AT:
                return entry.at
            case LogColumn.LEVEL:
                return self._level(entry.level)
            case LogColumn.SOURCE:
                return entry.source.removeprefix("trackman.")
        return entry.text.partition("\n")[0]

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon before the level of what went wrong."""
        return _PICTURES.get(self._rows[row].level) if column == LogColumn.LEVEL else None

    def sentence(self, row: int) -> str:
        """Return an entry as it is read out."""
        return listed(self.text(row, column) for column in LogColumn)

    def _level(self, level: LogLevel) -> str:
        return {
            LogLevel.DAMAGED: self.tr("Damaged"),
            LogLevel.DEBUG: self.tr("Debug"),
            LogLevel.INFO: self.tr("Info"),
            LogLevel.WARNING: self.tr("Warning"),
            LogLevel.ERROR: self.tr("Error"),
            LogLevel.CRITICAL: self.tr("Critical"),
        }[level]

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = [one for one in self._all if self._matches(one)]
        self.endResetModel()

    def _matches(self, entry: LogEntry) -> bool:
        if entry.level < self._least and entry.level is not LogLevel.DAMAGED:
            return False
        line = entry.line.casefold() if self._words else ""
        return all(word in line for word in self._words)
