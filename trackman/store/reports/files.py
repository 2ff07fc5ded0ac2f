"""A document as a file of the kind that its ending says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from trackman.domain.reports.document import Document, ReportShare, Value
from trackman.domain.reports.words import ReportWords
from trackman.store.files import exported
from trackman.store.tables import WORKBOOK, Cell, write_table

PAGES = frozenset({".html", ".htm"})
"""Endings of the files that are written as pages; besides there are workbooks and tables."""


def write_document(path: Path, document: Document, words: ReportWords) -> None:
    """Write a document as a page, as a workbook, or its main table as text.

    Raises ExportError; then nothing at `path` has changed.
    """
    ending = path.suffix.lower()
    if ending in PAGES:
        from trackman.store.reports.page import write_page

        with exported(path) as file:
            write_page(file, document, words)
    elif ending == WORKBOOK:
        from trackman.store.reports.workbook import write_workbook

        with exported(path) as file:
            write_workbook(file, document, words)
    else:
        write_table(path, document.main.headings, _rows(document, words))


def _rows(document: Document, words: ReportWords) -> Iterator[Sequence[Cell]]:
    for row in document.main.rows:
        yield [_cell(value, words) for value in row]


def _cell(value: Value, words: ReportWords) -> Cell:
    if isinstance(value, ReportShare):
        return words.percent(value)
    if isinstance(value, str | datetime):
        return value
    return str(value) if isinstance(value, int) else value
