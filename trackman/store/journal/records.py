"""Entries in the tables of the journal. Each function works on one connection."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from trackman.domain.history import HistoryQuery, HistoryRow, folded, searchable
from trackman.domain.journal import Act, Entry, Stage
from trackman.domain.names import encodable
from trackman.store.journal.entries import entry_text
from trackman.store.journal.schema import WAS_LEFT

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_COLUMNS = (
    "id, act, stage, batch, project, project_name, environment, upload_id, filename, track_id,"
    " kind, name, language_code, planned_at, changed_at, seconds, account, reason, code, job_id,"
    " backup, restored_as, parent, search, content, approver, approved_at"
)
_SHOWN = (  # as in HistoryRow
    "id, act, stage, project_name, environment, upload_id, filename, kind, name, language_code,"
    " planned_at, seconds, account, reason, code, backup IS NOT NULL, restored_as, project,"
    " track_id, stage IN ('restored', 'added', 'replaced')"
    ' AND instr(content, \'"difference": ""\') = 0, approver, approved_at,'
    f" {WAS_LEFT}"
)
_NAMES = [name.strip() for name in _COLUMNS.split(",")]
_PUT = (
    f"INSERT INTO entries (position, {_COLUMNS}) VALUES ({', '.join('?' * (len(_NAMES) + 1))})"
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _NAMES)}"
)
_NEXT = "SELECT coalesce(max(position), 0) + 1 FROM entries"
_KEY = "(SELECT key FROM entries WHERE id = ?)"
_PUT_STAGE = f"INSERT INTO stages (entry, stage, at) VALUES ({_KEY}, ?, ?)"


def put(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Add or replace entries; raise ValueError if one would go back or leave its end."""
    for entry in entries:
        stage = _stage(connection, entry.id)
        if stage is not None and not stage.may_become(entry.stage):
            raise ValueError(f"{entry.id} cannot become {entry.stage} after {stage}")
        overwrite(connection, entry)


def overwrite(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add or replace one entry, whatever stage it was at."""
    stage = _stage(connection, entry.id)
    (position,) = connection.execute(_NEXT).fetchone()
    connection.execute(_PUT, (position, *_record(entry)))
    if stage is not entry.stage:
        _put_stages(connection, entry.id, [(entry.stage, entry.changed_at)])


def merge(
    connection: sqlite3.Connection,
    others: Sequence[tuple[Entry, Sequence[tuple[Stage, datetime]]]],
) -> int:
    """Add the entries that are not known yet and return how many; put them where they belong."""
    known: list[tuple[int, str]] = connection.execute(
        "SELECT planned_at, id FROM entries ORDER BY position"
    ).fetchall()
    ids = {entry_id for _, entry_id in known}
    new = [(entry, stages) for entry, stages in others if encodable(entry.id) not in ids]
    for entry, stages in new:
        connection.execute(_PUT, (0, *_record(entry)))
        _put_stages(connection, entry.id, stages)
    # Neither side is sorted anew: a clock may have been wrong, the order of each is right.
    added = [(_number(entry.planned_at), encodable(entry.id)) for entry, _ in new]
    both = heapq.merge(known, added, key=lambda one: one[0])
    connection.executemany(
        "UPDATE entries SET position = ? WHERE id = ?",
        [(position, entry_id) for position, (_, entry_id) in enumerate(both, start=1)],
    )
    return len(new)


def contents(
    connection: sqlite3.Connection, condition: str, values: Sequence[str | None] = ()
) -> list[str]:
    """Return the texts of the entries that meet a condition, in the order planned."""
    found = connection.execute(
        f"SELECT content FROM entries WHERE {condition} ORDER BY position",
        [_encodable_or_none(value) for value in values],
    )
    return [text for (text,) in found]


def contents_by_id(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the texts of all entries by their ids."""
    return dict(connection.execute("SELECT id, content FROM entries").fetchall())


def stages(connection: sqlite3.Connection, entry_id: str) -> list[tuple[Stage, datetime]]:
    """Return the stages an entry went through, with the time it came to each."""
    found = connection.execute(
        f"SELECT stage, at FROM stages WHERE entry = {_KEY} ORDER BY key", (encodable(entry_id),)
    )
    return [(Stage(stage), _moment(at)) for stage, at in found]


def totals(connection: sqlite3.Connection) -> dict[Stage, int]:
    """Count the entries at each stage."""
    found = connection.execute("SELECT stage, count(*) FROM entries GROUP BY stage")
    return {Stage(stage): count for stage, count in found}


def projects(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return all projects by id and the name of the newest entry, in the order of their names."""
    found = connection.execute(
        "SELECT project, project_name, max(position) FROM entries GROUP BY project"
        " ORDER BY project_name, project"
    )
    return [(project, name) for project, name, _ in found]


def rows(connection: sqlite3.Connection, query: HistoryQuery) -> list[HistoryRow]:
    """Return the rows of the entries asked for, the newest first; steps of others are left out."""
    conditions, values = _conditions(query)
    found = connection.execute(
        f"SELECT {_SHOWN} FROM entries WHERE {' AND '.join(conditions)} ORDER BY position DESC",
        values,
    )
    return [_row(record) for record in found]


def marks(values: Iterable[object]) -> str:
    """Return a question mark for each value."""
    return ", ".join("?" for _ in values)


def _conditions(query: HistoryQuery) -> tuple[list[str], list[str | int]]:
    conditions, values = ["parent IS NULL"], list[str | int]()

    def add(condition: str, *parameters: str | int) -> None:
        conditions.append(condition)
        values.extend(parameters)

    for word in folded(query.text).split():
        add("instr(search, ?)", encodable(word))
    if query.act is not None:
        add("act = ?", query.act)
    if query.stages:
        add(f"stage IN ({marks(query.stages)})", *query.stages)
    if query.project is not None:
        add("project = ?", encodable(query.project))
    if query.since is not None:
        add("planned_at >= ?", _number(query.since))
    if query.until is not None:
        add("planned_at < ?", _number(query.until))
    return conditions, values


def _record(entry: Entry) -> tuple[Any, ...]:
    place, track = entry.place, entry.track
    texts = (
        *(entry.id, entry.act, entry.stage, entry.batch),
        *(place.project, place.project_name, place.environment, place.upload_id, place.filename),
        *(track.id, track.kind, track.name, track.language_code),
    )
    rest = (entry.account, entry.reason, entry.code, entry.job_id)
    checksum = entry.backup.sha256 if entry.backup else None
    last = (checksum, entry.restored_as, entry.parent, searchable(entry))
    return (
        *map(_encodable_or_none, texts),
        _number(entry.planned_at),
        _number(entry.changed_at),
        entry.seconds,
        *map(_encodable_or_none, rest + last),
        entry_text(entry),
        _encodable_or_none(entry.consent.by if entry.consent else None),
        _number(entry.consent.at) if entry.consent else None,
    )


def _row(record: tuple[Any, ...]) -> HistoryRow:
    return HistoryRow._make(
        (
            record[0],
            _ACTS[record[1]],
            _STAGES[record[2]],
            *record[3:10],
            _moment(record[10]),
            *record[11:15],
            record[15] == 1,
            *record[16:19],
            record[19] != 1,
            record[20],
            None if record[21] is None else _moment(record[21]),
            record[22] == 1,
        )
    )


def _stage(connection: sqlite3.Connection, entry_id: str) -> Stage | None:
    found = connection.execute(
        "SELECT stage FROM entries WHERE id = ?", (encodable(entry_id),)
    ).fetchone()
    return None if found is None else Stage(found[0])


def _put_stages(
    connection: sqlite3.Connection, entry_id: str, found: Sequence[tuple[Stage, datetime]]
) -> None:
    known = encodable(entry_id)
    connection.executemany(_PUT_STAGE, [(known, stage, _number(at)) for stage, at in found])


def _encodable_or_none(text: str | None) -> str | None:
    return None if text is None else encodable(text)


def _number(moment: datetime) -> int:
    """Return a moment in microseconds since 1970, UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def _moment(number: int) -> datetime:
    return _EPOCH + timedelta(0, 0, number)


_ACTS = {str(act): act for act in Act}
_STAGES = {str(stage): stage for stage in Stage}
