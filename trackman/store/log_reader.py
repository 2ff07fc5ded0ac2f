"""Reading the log file, and those that were filled before it."""

from __future__ import annotations

from pathlib import Path

from trackman.domain.log_entries import LogEntry, log_entries
from trackman.domain.redaction import redacted
from trackman.store.log import KEPT, LOG_FILE, hidden_in_log

Mark = tuple[tuple[str, int, int], ...]
"""Names, sizes in bytes and times of the files; another one when something was written."""


def log_mark(folder: Path) -> Mark:
    """Return a mark of what is written."""
    mark = []
    for path in _files(folder):
        try:
            found = path.stat()
        except OSError:
            continue  # filled and renamed just now
        mark.append((path.name, found.st_size, found.st_mtime_ns))
    return tuple(mark)


class LogReader:
    """Reads the log again and again; files that were filled are read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark: Mark | None = None
        self._filled: dict[tuple[int, int], list[str]] = {}

    def news(self) -> list[LogEntry] | None:
        """Return all entries, the oldest first; None where nothing was written since.

        What cannot be read is left out. What an earlier trackman wrote, which redacted less, is
        redacted once more.
        """
        mark = log_mark(self._folder)
        if mark == self._mark:
            return None
        self._mark = mark
        return list(log_entries(line for path in _files(self._folder) for line in self._of(path)))

    def _of(self, path: Path) -> list[str]:
        try:
            found = path.stat()
            key = found.st_size, found.st_mtime_ns
            if (kept := self._filled.get(key)) is not None:
                return kept
            content = path.read_text("utf-8", errors="replace")
        except OSError:
            return []
        lines = redacted(content.replace("\0", "\ufffd"), hidden_in_log()).splitlines()
        if path.name != LOG_FILE:
            self._filled[key] = lines
        return lines


def read_log(folder: Path) -> list[LogEntry]:
    """Return all entries, the oldest first."""
    return LogReader(folder).news() or []


def _files(folder: Path) -> list[Path]:
    """Return the places of the files, the oldest first."""
    return [*(folder / f"{LOG_FILE}.{number}" for number in range(KEPT, 0, -1)), folder / LOG_FILE]
