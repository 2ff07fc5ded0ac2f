"""The history as files for spreadsheets and programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import BACKUP, PLACE, PLANNED, TRACK, any_entry, sample
from tests.store.words import WORDS
from tests.store.workbooks import workbook_rows
from trackman.domain.errors import ExportError, StoreFault
from trackman.domain.history import HistoryField
from trackman.domain.journal import Consent, Entry, Stage
from trackman.store.exports import write_history, write_json_lines
from trackman.store.journal.entries import read_entry
from trackman.store.report import write_report

UNHURRIED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)


def cells(path: Path) -> list[list[str]]:
    """Return what a spreadsheet sees."""
    with path.open(encoding="utf-16", newline="") as file:
        return list(csv.reader(file, csv.excel_tab, strict=True))


def test_a_spreadsheet_sees_one_row_an_entry(tmp_path: Path) -> None:
    entry = sample(
        stage=Stage.DELETED,
        place=replace(PLACE, environment="redesign"),
        track=replace(TRACK, name='Ital, "iano"\r\n2'),
        account="Redação",
        reason="typos; 日本",
        backup=BACKUP,
        seconds=2.46,
        job_id="job9",
        code="CODE",
        fault="all gone",
        restored_as="new",
        consent=Consent("Zoë", PLANNED),
    )
    write_history(tmp_path / "a.csv", [entry, sample()], WORDS)
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xff\xfe")
    assert content.decode("utf-16").count("\r\n") == 4
    head, first, second = cells(tmp_path / "a.csv")
    assert head == [f"'-{field}" for field in HistoryField]
    values = dict(zip(HistoryField, first, strict=True))
    assert datetime.fromisoformat(values.pop(HistoryField.WHEN)) == PLANNED.replace(microsecond=0)
    assert datetime.fromisoformat(values.pop(HistoryField.APPROVED_AT)) == PLANNED.replace(
        microsecond=0
    )
    assert values == {
        HistoryField.ACT: "Akt deletion",
        HistoryField.OUTCOME: "Ende deleted",
        HistoryField.PROJECT: "Acme",
        HistoryField.ENVIRONMENT: "redesign",
        HistoryField.VIDEO: "Lançamento.mp4",
        HistoryField.UPLOAD_ID: "video7",
        HistoryField.TRACK: 'Ital, "iano"\r\n2',
        HistoryField.KIND: "subtitles",
        HistoryField.LANGUAGE: "it-IT",
        HistoryField.TRACK_ID: "trackItalian",
        HistoryField.RESTORED_AS: "new",
        HistoryField.REASON: "typos; 日本",
        HistoryField.ACCOUNT: "Redação",
        HistoryField.APPROVER: "Zoë",
        HistoryField.SECONDS: "2.5",
        HistoryField.JOB_ID: "job9",
        HistoryField.CODE: "CODE",
        HistoryField.FAULT: "all gone",
        HistoryField.BACKUP: "ab" * 32,
    }
    assert len(second) == len(head)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_name_is_calculated(tmp_path: Path, start: str) -> None:
    name = f"{start}HYPERLINK(A1)"
    write_history(tmp_path / "a.csv", [sample(track=replace(TRACK, name=name))], WORDS)
    assert f"'{name}" in cells(tmp_path / "a.csv")[1]


@given(entries=st.lists(any_entry, max_size=3))
@UNHURRIED
def test_any_entries_make_whole_rows_that_are_not_calculated(
    tmp_path: Path, entries: list[Entry]
) -> None:
    write_history(tmp_path / "a.csv", entries, WORDS)
    rows = cells(tmp_path / "a.csv")
    assert [len(row) for row in rows] == [len(HistoryField)] * (len(entries) + 1)
    assert not any(cell[:1] in {*"=+-@\t\r\n＝＋－＠"} - {""} for row in rows for cell in row)
    assert "\0" not in "".join(map("".join, rows))


@given(entries=st.lists(any_entry, max_size=3))
@UNHURRIED
def test_every_line_of_json_is_an_entry_as_it_was(tmp_path: Path, entries: list[Entry]) -> None:
    write_json_lines(tmp_path / "a.jsonl", entries)
    content = (tmp_path / "a.jsonl").read_text(encoding="ascii")
    assert [read_entry(line) for line in content.split("\n")[:-1]] == entries


def test_a_workbook_holds_moments_numbers_and_texts(tmp_path: Path) -> None:
    name = "=HYPERLINK(A1)"
    entry = sample(track=replace(TRACK, name=name), seconds=2.46)
    write_history(tmp_path / "a.xlsx", [entry], WORDS)
    head, row = workbook_rows(tmp_path / "a.xlsx")
    assert head == [("s", f"-{field}") for field in HistoryField]
    values = dict(zip(HistoryField, row, strict=True))
    assert values[HistoryField.TRACK] == ("s", name)
    assert values[HistoryField.SECONDS] == ("n", "2.5")
    kind, moment = values[HistoryField.WHEN]
    local = PLANNED.astimezone().replace(tzinfo=None, microsecond=0)
    assert (kind, round(float(moment) * 86400)) == (
        "n",
        round((local - datetime(1899, 12, 30)).total_seconds()),  # noqa: DTZ001 - as Excel counts
    )


@given(entries=st.lists(any_entry, max_size=3))
@UNHURRIED
def test_any_entries_make_a_whole_workbook(tmp_path: Path, entries: list[Entry]) -> None:
    write_history(tmp_path / "a.xlsx", entries, WORDS)
    rows = workbook_rows(tmp_path / "a.xlsx")
    assert [len(row) for row in rows] == [len(HistoryField)] * (len(entries) + 1)


WRITERS: list[Callable[[Path, list[Entry]], None]] = [
    lambda path, entries: write_history(path.with_suffix(".xlsx"), entries, WORDS),
    lambda path, entries: write_history(path, entries, WORDS),
    write_json_lines,
    lambda path, entries: write_report(path, entries, WORDS),
]


@pytest.mark.parametrize("write", WRITERS, ids=["xlsx", "csv", "json", "html"])
def test_a_file_that_cannot_be_written_is_left_as_it_was(
    tmp_path: Path, write: Callable[[Path, list[Entry]], None]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(ExportError):
        write(tmp_path / "folder", [sample()])
    with pytest.raises(ExportError) as caught:
        write(tmp_path / "nowhere" / "a", [sample()])
    assert caught.value.fault is StoreFault.MISSING
    assert [place.name for place in sorted(tmp_path.iterdir())] == ["folder", "folder.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts letters, not bytes")
def test_a_name_too_long_for_the_disk_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_history(tmp_path / ("夏" * 102 + ".csv"), [sample()], WORDS)
    assert caught.value.fault is StoreFault.NAME_TOO_LONG
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("write", WRITERS, ids=["xlsx", "csv", "json", "html"])
def test_a_file_takes_the_place_of_an_older_one(
    tmp_path: Path, write: Callable[[Path, list[Entry]], None]
) -> None:
    write(tmp_path / "a", [sample()])
    (written,) = tmp_path.iterdir()
    once = written.read_bytes()
    write(tmp_path / "a", [sample(), sample()])
    assert len(written.read_bytes()) > len(once)
    assert list(tmp_path.iterdir()) == [written]
