"""The history: which entries of the journal are asked for, and the rows of a table of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from trackman.domain.journal import Act, Entry, Place, Stage


class HistorySort(StrEnum):
    """Columns by which the history can be sorted."""

    WHEN = "when"
    """The order in which it was asked for, which a clock set back cannot upset."""
    ACT = "act"
    PROJECT = "project"
    VIDEO = "video"
    TRACK = "track"
    LANGUAGE = "language"
    REASON = "reason"
    ACCOUNT = "account"
    OUTCOME = "outcome"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Query of the history. The plain one asks for all entries, the newest first."""

    text: str = ""
    """Words that must all occur in what can be searched, see `searchable`."""
    act: Act | None = None
    stages: frozenset[Stage] = frozenset()
    """Only entries at one of these; none asks for all."""
    project: str | None = None
    """The project's id; None asks for all."""
    since: datetime | None = None
    """Asked for at this moment or later, with time zone."""
    until: datetime | None = None
    """Asked for before this moment, with time zone."""
    sort: HistorySort = HistorySort.WHEN
    descending: bool = True


class HistoryRow(NamedTuple):
    """Row of an entry in a table. Names are fit to be shown, not to be sent anywhere.

    A tuple, for ten thousand are made at once and a dataclass takes five times as long.
    """

    id: str
    act: Act
    stage: Stage
    project_name: str
    environment: str | None
    upload_id: str
    filename: str
    kind: str
    name: str
    language_code: str
    planned_at: datetime
    seconds: float | None
    account: str | None
    reason: str
    code: str | None
    has_backup: bool
    restored_as: str | None
    project: str = ""
    """The project's id."""
    track_id: str = ""
    is_proven: bool = True
    """False of a restore whose text is not certainly that of the backup."""
    approver: str | None = None
    """Second person who approved a deletion of a review."""
    approved_at: datetime | None = None
    was_left: bool = False
    """True of what trackman's end kept from being done."""


class HistoryField(StrEnum):
    """A column of a file made of the history."""

    WHEN = "when"
    ACT = "act"
    OUTCOME = "outcome"
    PROJECT = "project"
    ENVIRONMENT = "environment"
    VIDEO = "video"
    UPLOAD_ID = "upload_id"
    TRACK = "track"
    KIND = "kind"
    LANGUAGE = "language"
    TRACK_ID = "track_id"
    RESTORED_AS = "restored_as"
    REASON = "reason"
    ACCOUNT = "account"
    APPROVER = "approver"
    APPROVED_AT = "approved_at"
    SECONDS = "seconds"
    JOB_ID = "job_id"
    CODE = "code"
    FAULT = "fault"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class HistoryWording:
    """The words of a file made of the history, in the language of whoever asked for it."""

    language: str
    """BCP 47, of these words."""
    title: str
    summary: str
    """Stands above the counts."""
    nothing: str
    """Stands instead of a table without rows."""
    headings: Mapping[HistoryField, str]
    acts: Mapping[Act, str]
    outcomes: Mapping[Stage, str]
    moment: Callable[[datetime], str]
    """Says a moment as people here do."""
    environment: Callable[[Place], str] = lambda place: place.environment or "primary"
    """Says in which environment something was done."""
    right_to_left: bool = False


def folded(text: str) -> str:
    """Return `text` so that what looks alike is equal in any script, whatever the case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def searchable(entry: Entry) -> str:
    """Return all that the text of a query is looked for in, folded, one line each."""
    track, returned = entry.track, entry.returned
    texts = (
        entry.place.filename,
        track.name,
        track.language_code,
        entry.reason,
        entry.account,
        track.id,
        returned.id if returned else None,
        entry.restored_as,
        entry.place.upload_id,
        entry.job_id,
        entry.code,
        entry.consent.by if entry.consent else None,
    )
    return "\n".join(folded(text) for text in texts if text)


def ordered(rows: list[HistoryRow], query: HistoryQuery) -> list[HistoryRow]:
    """Return rows, given newest first, in the order asked for; among equals the newest is first."""
    if query.sort is HistorySort.WHEN:
        return rows if query.descending else rows[::-1]
    return sorted(rows, key=_KEYS[query.sort], reverse=query.descending)


_KEYS: Mapping[HistorySort, Callable[[HistoryRow], str | float]] = {
    HistorySort.ACT: lambda row: row.act,
    HistorySort.PROJECT: lambda row: row.project_name.casefold(),
    HistorySort.VIDEO: lambda row: row.filename.casefold(),
    HistorySort.TRACK: lambda row: row.name.casefold(),
    HistorySort.LANGUAGE: lambda row: row.language_code.casefold(),
    HistorySort.REASON: lambda row: row.reason.casefold(),
    HistorySort.ACCOUNT: lambda row: (row.account or "").casefold(),
    HistorySort.OUTCOME: lambda row: row.stage,
    HistorySort.DURATION: lambda row: -1.0 if row.seconds is None else row.seconds,
}
