"""The history as files for others: a table, or JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from trackman.domain.history import HistoryField, HistoryWording
from trackman.domain.journal import Entry
from trackman.store.files import exported
from trackman.store.journal.entries import entry_text
from trackman.store.tables import Cell, write_table


def write_history(path: Path, entries: Sequence[Entry], words: HistoryWording) -> None:
    """Write entries as a table, one a row. Raises ExportError as `write_table` does."""
    write_table(
        path,
        [words.headings[field] for field in HistoryField],
        [[_VALUES[field](entry, words) for field in HistoryField] for entry in entries],
        right_to_left=words.right_to_left,
    )


def write_json_lines(path: Path, entries: Sequence[Entry]) -> None:
    """Write entries as they are in the journal, one JSON object a line, times in UTC.

    Raises ExportError; then nothing at `path` has changed.
    """
    with exported(path) as file:
        file.writelines(f"{entry_text(entry)}\n".encode("ascii") for entry in entries)


def _backup(entry: Entry) -> str:
    return entry.backup.sha256 if entry.backup else ""


_VALUES: Mapping[HistoryField, Callable[[Entry, HistoryWording], Cell]] = {
    HistoryField.WHEN: lambda entry, _: entry.planned_at,
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
    HistoryField.APPROVER: lambda entry, _: entry.consent.by if entry.consent else "",
    HistoryField.APPROVED_AT: lambda entry, _: entry.consent.at if entry.consent else "",
    HistoryField.SECONDS: lambda entry, _: "" if entry.seconds is None else round(entry.seconds, 1),
    HistoryField.JOB_ID: lambda entry, _: entry.job_id or "",
    HistoryField.CODE: lambda entry, _: entry.code or "",
    HistoryField.FAULT: lambda entry, _: entry.fault,
    HistoryField.BACKUP: lambda entry, _: _backup(entry),
}
