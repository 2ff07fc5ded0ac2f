"""What checks noticed, as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from trackman.store.history_files import cell, exported


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows of texts: RFC 4180, UTF-8 with the mark Excel wants to see, no formulas.

    Raises ExportError; then nothing at `path` has changed.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    for row in (headings, *rows):
        table.writerow(map(cell, row))
    with exported(path) as file:
        file.write(text.getvalue().encode("utf-8-sig"))
