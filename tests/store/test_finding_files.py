from __future__ import annotations

import csv
from pathlib import Path

import pytest

from trackman.domain.errors import ExportError
from trackman.store.exports import write_table


def test_a_spreadsheet_reads_the_rows_and_calculates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "findings.csv"
    rows = [("=1+1", "a,b", "two\nlines"), ("日本語", '"quoted"', "")]
    write_table(path, ("@one", "two", "three"), rows)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(content.decode("utf-8-sig").splitlines(keepends=True)))
    assert read == [
        ["'@one", "two", "three"],
        ["'=1+1", "a,b", "two\nlines"],
        ["日本語", '"quoted"', ""],
    ]


def test_where_it_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_table(tmp_path / "nowhere" / "findings.csv", ("one",), ())
