"""Tables for spreadsheets: texts that any Excel opens in columns, and workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from trackman.domain.names import encodable
from trackman.store.files import exported

Cell = str | float | datetime
"""Moments have a zone, and are written in that of this computer."""
WORKBOOK = ".xlsx"
"""Ending of the files that are written as workbooks; all others are texts."""

_ASCII_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_FORMULA_STARTS = (*_ASCII_STARTS, *(chr(0xFEE0 + ord(sign)) for sign in "=+-@"))
"""Starts of a cell that a spreadsheet takes for a formula, the full-width forms too
(https://owasp.org/www-community/attacks/CSV_Injection)."""
_MARKS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
"""Visible marks for control characters, at which many a program ends the file."""
LONGEST_CELL = 32_767
"""Characters of a cell in Excel
(https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3)."""
_NARROWEST, _WIDEST = 8, 60  # characters of a column
_LOOKED_AT = 200
"""Rows that decide how wide columns are."""


def write_table(
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    right_to_left: bool = False,
) -> None:
    """Write rows as a workbook or as text, as the ending of `path` says.

    Raises ExportError; then nothing at `path` has changed.
    """
    if path.suffix.lower() == WORKBOOK:
        content = _workbook(headings, list(rows), right_to_left)
    else:
        content = _text(headings, rows)
    with exported(path) as file:
        file.write(content)


def _text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows parted by tabs, quoted as in RFC 4180, in UTF-16 with its mark.

    Excel parts cells at commas or semicolons, as the system's language wants it; only what is
    written like this it parts at tabs on every system, and reads no letter wrong.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, csv.excel_tab)
    for row in (headings, *rows):
        table.writerow(_guarded(_spelled(cell)) for cell in row)
    return b"\xff\xfe" + text.getvalue().encode("utf-16-le")


def _spelled(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.astimezone().isoformat(" ", "seconds")
    return f"{cell:.1f}" if isinstance(cell, float) else cell


def _guarded(text: str) -> str:
    """Return a text that a spreadsheet shows and does not calculate.

    The apostrophe is what OWASP recommends; Excel hides it in a cell typed by hand, here it shows.
    """
    whole = held(text)
    return f"'{whole}" if whole.startswith(_FORMULA_STARTS) else whole


def held(text: str) -> str:
    """Return a text without what a spreadsheet cannot hold."""
    return encodable(text.translate(_MARKS))


def _workbook(
    headings: Sequence[str], rows: Sequence[Sequence[Cell]], right_to_left: bool
) -> bytes:
    """Return a workbook: texts are texts, times are times, the head stays and filters."""
    from xlsxwriter import Workbook  # 40 ms, so not before one is wanted

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        if right_to_left:
            sheet.right_to_left()
        for column, words in enumerate(headings):
            sheet.write_string(0, column, held(words), bold)
            seen = [words, *(_spelled(row[column]) for row in rows[:_LOOKED_AT])]
            longest = max(len(line) for text in seen for line in (text.splitlines() or [""]))
            sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    local = cell.astimezone().replace(tzinfo=None, microsecond=0)
                    sheet.write_datetime(number, column, local, moment)
                elif isinstance(cell, float):
                    sheet.write_number(number, column, cell)
                else:
                    sheet.write_string(number, column, held(cell)[:LONGEST_CELL])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), max(len(headings) - 1, 0))
    return content.getvalue()
