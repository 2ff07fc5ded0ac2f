"""Workbooks read without the library that wrote them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet_of(path: Path) -> str:
    """Return the XML of the only sheet."""
    with ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def workbook_rows(path: Path) -> list[list[tuple[str, str]]]:
    """Return type, `s` for a text and `n` for a number, and value of each cell."""
    with ZipFile(path) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
    texts = ["".join(one.itertext()) for one in shared.findall("x:si", _NAMES)]
    rows = []
    for row in ET.fromstring(sheet_of(path)).iterfind(".//x:row", _NAMES):
        cells = []
        for cell in row.iterfind("x:c", _NAMES):
            value = cell.findtext("x:v", "", _NAMES)
            kind = cell.get("t", "n")
            cells.append((kind, texts[int(value)] if kind == "s" else value))
        rows.append(cells)
    return rows
