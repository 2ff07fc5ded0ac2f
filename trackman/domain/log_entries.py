"""Entries of the log file, as it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

_HEAD = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),(\d{3}) "
    r"(DEBUG|INFO|WARNING|ERROR|CRITICAL) ([\w.]+): (.*)"
)


class LogLevel(IntEnum):
    """Levels of entries, the least grave first."""

    DAMAGED = 0
    """A line without a head: nobody knows what it was part of."""
    DEBUG = 10
    INFO = 20
    WARNING = 30
    ERROR = 40
    CRITICAL = 50


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry; its text has more lines where an error was logged."""

    at: str
    """Local time such as `2026-06-14 15:42:07`; empty where it is not known."""
    level: LogLevel
    source: str
    """The module it is from."""
    text: str

    @property
    def line(self) -> str:
        """The entry as it is copied."""
        head = f"{self.at} {self.level.name} {self.source}: " if self.at else ""
        return head + self.text


def log_entries(lines: Iterable[str]) -> Iterator[LogEntry]:
    """Return the entries that lines of a log make, the oldest first."""
    entry: LogEntry | None = None
    more: list[str] = []
    for line in lines:
        head = _HEAD.fullmatch(line)
        if head is None:
            more.append(line)
            continue
        yield from _whole(entry, more)
        at, _, level, source, text = head.groups()
        entry, more = LogEntry(at, LogLevel[level], source, text), []
    yield from _whole(entry, more)


def _whole(entry: LogEntry | None, more: list[str]) -> Iterator[LogEntry]:
    """Return an entry with its further lines, or those alone as what they are."""
    if entry is not None:
        yield replace(entry, text="\n".join((entry.text, *more)).rstrip())
    else:
        yield from (LogEntry("", LogLevel.DAMAGED, "", line) for line in more if line.strip())
