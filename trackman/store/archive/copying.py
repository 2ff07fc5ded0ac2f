"""Bytes on their way from one file to another: counted, told, and stopped between two pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import IO

_PIECE = 1 << 20

Report = Callable[[int, int], None]
"""Takes the bytes done and the bytes in all."""


class CopyStoppedError(Exception):
    """Copying was cancelled. Never leaves the store."""


class Copying:
    """Tells how far it is after each piece, and raises CopyStoppedError once `stop` is set."""

    def __init__(self, total: int, report: Report, stop: Event) -> None:
        self._total = total
        self._report = report
        self._stop = stop
        self._done = 0

    def pieces(self, file: IO[bytes]) -> Iterator[bytes]:
        """Yield what is left of a file, a mebibyte at a time."""
        self.passed(0)
        while piece := file.read(_PIECE):
            yield piece
            self.passed(len(piece))

    def passed(self, size: int) -> None:
        """Count bytes."""
        if self._stop.is_set():
            raise CopyStoppedError
        self._done += size
        self._report(self._done, self._total)
