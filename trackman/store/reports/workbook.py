"""A document as a workbook: a sheet of what it says, and one with each table and its chart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from trackman.domain.reports.document import (
    Chart,
    Document,
    ReportSection,
    ReportShare,
    ReportTable,
    Value,
)
from trackman.domain.reports.words import ReportWords
from trackman.store.tables import LONGEST_CELL, held

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
"""Characters of a sheet's name in Excel, which xlsxwriter refuses to exceed."""
_NARROWEST, _WIDEST = 8, 60  # characters of a column
_LOOKED_AT = 200
"""Rows that decide how wide columns are."""
_MOST_ROWS = 1_048_575
"""Rows of a sheet below its head."""


def write_workbook(file: BinaryIO, document: Document, words: ReportWords) -> None:
    """Write a document: texts are texts, numbers are numbers, heads stay and filter."""
    from xlsxwriter import Workbook  # 40 ms, so not before one is wanted

    with Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book:
        forms = _Forms(book)
        taken: set[str] = set()
        _write_text(_sheet(book, document.title, taken, document), document, forms)
        for table in document.tables:
            sheet = _sheet(book, table.title, taken, document)
            _write_table(sheet, table, forms, words)
            _add_chart(book, sheet, table)


class _Forms:
    """Formats of cells."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.number = book.add_format({"num_format": "#,##0"})
        self.share = book.add_format({"num_format": "0%"})


def _sheet(book: Any, title: str, taken: set[str], document: Document) -> Any:
    sheet = book.add_worksheet(_sheet_name(title, taken))
    if document.right_to_left:
        sheet.right_to_left()
    return sheet


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel allows and that no other sheet has."""
    words = " ".join(_FORBIDDEN.sub(" ", held(title)).split())
    plain = words[:_LONGEST_TITLE].strip("' ") or "1"
    name, number = plain, 2
    while name.casefold() in taken:
        end = f" {number}"
        name, number = plain[: _LONGEST_TITLE - len(end)] + end, number + 1
    taken.add(name.casefold())
    return name


def _write_text(sheet: Any, document: Document, forms: _Forms) -> None:
    """Write title, facts, paragraphs and points."""
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, held(document.title), forms.title)
    row = 2
    for name, value in document.facts:
        sheet.write_string(row, 0, held(name), forms.bold)
        sheet.write_string(row, 1, held(value)[:LONGEST_CELL], forms.wrapped)
        row += 1
    for section in document.sections:
        row = _write_section(sheet, section, row + 1, forms)


def _write_section(sheet: Any, section: ReportSection, row: int, forms: _Forms) -> int:
    """Write the texts of a section from a row on; return the row after it."""
    texts = (*section.paragraphs, *(f"• {point}" for point in section.points))
    if not texts:
        return row - 1
    title = section.title or (section.table.title if section.table is not None else "")
    for place, text in enumerate(texts):
        sheet.write_string(row, 0, held(title) if not place else "", forms.bold)
        sheet.write_string(row, 1, held(text)[:LONGEST_CELL], forms.wrapped)
        row += 1
    return row


def _write_table(sheet: Any, table: ReportTable, forms: _Forms, words: ReportWords) -> None:
    for column, width in enumerate(_widths(table, words)):
        sheet.set_column(column, column, width)
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, held(heading), forms.bold)
    count = 0
    for count, row in enumerate(table.rows, 1):
        if count > _MOST_ROWS:
            break
        for column, value in enumerate(row):
            _write(sheet, count, column, value, forms)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, min(count, _MOST_ROWS), max(len(table.headings) - 1, 0))


def _write(sheet: Any, row: int, column: int, value: Value, forms: _Forms) -> None:
    match value:
        case "":
            pass
        case str():
            sheet.write_string(row, column, held(value)[:LONGEST_CELL])
        case datetime():
            local = value.astimezone().replace(tzinfo=None, microsecond=0)
            sheet.write_datetime(row, column, local, forms.moment)
        case ReportShare():
            sheet.write_number(row, column, float(value), forms.share)
        case _:
            sheet.write_number(row, column, value, forms.number)


def _widths(table: ReportTable, words: ReportWords) -> list[int]:
    """Return the widths of the columns in characters."""
    rows: Sequence[Sequence[Value]] = [
        row for row, _ in zip(table.rows, range(_LOOKED_AT), strict=False)
    ]
    widths = []
    for column, heading in enumerate(table.headings):
        seen = [heading, *(_said(row[column], words) for row in rows)]
        widths.append(min(max(max(map(len, seen)) + 2, _NARROWEST), _WIDEST))
    return widths


def _said(value: Value, words: ReportWords) -> str:
    if isinstance(value, str):
        return value
    return "2026-01-01 00:00:00" if isinstance(value, datetime) else words.number(int(value))


def _add_chart(book: Any, sheet: Any, table: ReportTable) -> None:
    """Put a chart of the second column beside a table."""
    count = len(table.rows)
    if table.chart is None or not count:
        return
    upright = table.chart is Chart.COLUMNS
    chart = book.add_chart({"type": "column" if upright else "bar"})
    name = sheet.get_name()
    chart.add_series(
        {
            "name": [name, 0, 1],
            "categories": [name, 1, 0, count, 0],
            "values": [name, 1, 1, count, 1],
            "fill": {"color": "#3B5BDB"},
            "gap": 40,
        }
    )
    chart.set_title({"name": held(table.title)})
    chart.set_legend({"none": True})
    if not upright:
        chart.set_y_axis({"reverse": True})  # the first row at the top, as in the table
    chart.set_size({"width": 720, "height": 360 if upright else max(240, 26 * count + 90)})
    sheet.insert_chart(1, len(table.headings) + 1, chart)
