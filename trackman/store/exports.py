"""Files for others: the history as CSV or JSON Lines, and findings as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from trackman.domain.errors import ExportError
from trackman.domain.history import HistoryField, HistoryWording
from trackman.domain.journal import Entry
from trackman.domain.names import encodable
from trackman.store.error_mapping import store_fault
from trackman.store.files import replacement
from trackman.store.journal.entries import entry_text

_ASCII_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_FORMULA_STARTS = (*_ASCII_STARTS, *(chr(0xFEE0 + ord(sign)) for sign in "=+-@"))
"""Starts of a cell that a spreadsheet takes for a formula, the full-width forms too
(https://owasp.org/www-community/attacks/CSV_Injection)."""
_MARKS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
"""Visible marks for control characters, at which many a program ends the file."""


def write_csv(path: Path, entries: Sequence[Entry], words: HistoryWording) -> None:
    """Write entries for a spreadsheet: RFC 4180, UTF-8 with the mark Excel wants to see.

    Times have the zone of this computer. Raises ExportError; then nothing at `path` has changed.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(cell(words.headings[field]) for field in HistoryField)
    for entry in entries:
        values = (_VALUES[field](entry, words) for field in HistoryField)
        table.writerow(cell(value) for value in values)
    with exported(path) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def write_json_lines(path: Path, entries: Sequence[Entry]) -> None:
    """Write entries as they are in the journal, one JSON object a line, times in UTC.

    Raises ExportError; then nothing at `path` has changed.
    """
    with exported(path) as file:
        file.writelines(f"{entry_text(entry)}\n".encode("ascii") for entry in entries)


@contextmanager
def exported(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` once it is whole; raise ExportError."""
    try:
        with replacement(path) as file:
            yield file
    except OSError as error:
        raise ExportError(store_fault(error), str(error)) from error


def cell(text: str) -> str:
    """Return a text that a spreadsheet shows and does not calculate, without what it cannot hold.

    The apostrophe is what OWASP recommends; Excel hides it in a cell typed by hand, here it shows.
    """
    whole = encodable(text.translate(_MARKS))
    return f"'{whole}" if whole.startswith(_FORMULA_STARTS) else whole


def _backup(entry: Entry) -> str:
    return entry.backup.sha256 if entry.backup else ""


_VALUES: Mapping[HistoryField, Callable[[Entry, HistoryWording], str]] = {
    HistoryField.WHEN: lambda entry, _: entry.planned_at.astimezone().isoformat(" ", "seconds"),
    HistoryField.ACT: lambda entry, words: words.acts[entry.act],
    HistoryField.OUTCOME: lambda entry, words: words.outcomes[entry.stage],
    HistoryField.PROJECT: lambda entry, _: entry.place.project_name,
    HistoryField.ENVIRONMENT: lambda entry, words: words.environment(entry.place),
    HistoryField.VIDEO: lambda entry, _: entry.place.filename,
    HistoryField.UPLOAD_ID: lambda entry, _: entry.place.upload_id,
    HistoryField.TRACK: lambda entry, _: entry.track.name,
    HistoryField.KIND: lambda entry, _: entry.track.kind,
    HistoryField.LANGUAGE: lambda entry, _: entry.track.language_code,
    HistoryField.TRACK_ID: lambda entry, _: entry.track.id,
    HistoryField.RESTORED_AS: lambda entry, _: entry.restored_as or "",
    HistoryField.REASON: lambda entry, _: entry.reason,
    HistoryField.ACCOUNT: lambda entry, _: entry.account or "",
    HistoryField.SECONDS: lambda entry, _: "" if entry.seconds is None else f"{entry.seconds:.1f}",
    HistoryField.JOB_ID: lambda entry, _: entry.job_id or "",
    HistoryField.CODE: lambda entry, _: entry.code or "",
    HistoryField.FAULT: lambda entry, _: entry.fault,
    HistoryField.BACKUP: lambda entry, _: _backup(entry),
}


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
