from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.store.workbooks import sheet_of, workbook_rows
from trackman.domain.errors import ExportError
from trackman.store.tables import write_table


def test_a_spreadsheet_reads_the_rows_and_calculates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "findings.csv"
    rows = [("=1+1", "a,b", "two\nlines"), ("日本語", '"quoted"', "")]
    write_table(path, ("@one", "two", "three"), rows)
    content = path.read_bytes()
    assert content.startswith(b"\xff\xfe")
    read = list(csv.reader(content.decode("utf-16").splitlines(keepends=True), csv.excel_tab))
    assert read == [
        ["'@one", "two", "three"],
        ["'=1+1", "a,b", "two\nlines"],
        ["日本語", '"quoted"', ""],
    ]


def test_where_it_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_table(tmp_path / "nowhere" / "findings.csv", ("one",), ())


def test_a_workbook_holds_the_same_and_calculates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "findings.XLSX"
    rows = [("=1+1", "a,b", "x" * 40_000), ("日本語", "\x00", "\ud800")]
    write_table(path, ("@one", "two", "three"), rows, right_to_left=True)
    assert workbook_rows(path) == [
        [("s", "@one"), ("s", "two"), ("s", "three")],
        [("s", "=1+1"), ("s", "a,b"), ("s", "x" * 32_767)],
        [("s", "日本語"), ("s", "␀"), ("s", "\ufffd")],
    ]
    sheet = sheet_of(path)
    assert 'rightToLeft="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:C3"/>' in sheet
