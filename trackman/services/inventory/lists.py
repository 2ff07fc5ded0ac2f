"""Lists of tracks as files: read to choose tracks, written for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from trackman.domain.inventory.pasted import ListedLine, list_text, read_references
from trackman.services.executors import Executors, Lane
from trackman.store.tables import Cell, write_table

_LARGEST = 32_000_000
"""Bytes of a file that is read; a list of 100,000 ids has some six million."""


class TrackLists:
    """Files are read and written on the lane of the disk."""

    def __init__(self, executors: Executors) -> None:
        self._executors = executors

    async def read(self, paths: Sequence[Path]) -> list[ListedLine]:
        """Return the ids and links in files of text, CSV among them. Raises OSError."""
        return await self._executors.run(partial(_read, paths), Lane.DISK)

    async def parse(self, text: str) -> list[ListedLine]:
        """Return the ids and links in a text."""
        return await self._executors.run(partial(read_references, text), Lane.DISK)

    async def write(
        self,
        path: Path,
        headings: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        *,
        right_to_left: bool = False,
    ) -> None:
        """Write a table, as the ending of `path` says. Raises ExportError."""
        work = partial(write_table, path, headings, rows, right_to_left=right_to_left)
        await self._executors.run(work, Lane.DISK)


def _read(paths: Sequence[Path]) -> list[ListedLine]:
    found: dict[ListedLine, None] = {}
    for path in paths:
        with path.open("rb") as file:
            found |= dict.fromkeys(read_references(list_text(file.read(_LARGEST))))
    return list(found)
