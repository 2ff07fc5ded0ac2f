"""Uploads and tracks in the tables of the cache. Each function works on one connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from trackman.domain.library import Scope, Sort, TrackSummary, summary_of
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video

VERSION = 2
SCHEMA = """
CREATE TABLE IF NOT EXISTS scopes (
    key INTEGER PRIMARY KEY, project TEXT NOT NULL, environment TEXT NOT NULL,
    UNIQUE (project, environment)
);
CREATE TABLE IF NOT EXISTS uploads (
    key INTEGER PRIMARY KEY, scope INTEGER NOT NULL, seen REAL NOT NULL,
    id TEXT NOT NULL, filename TEXT NOT NULL, size INTEGER NOT NULL, mime_type TEXT,
    duration REAL, width INTEGER, height INTEGER, mux_playback_id TEXT, created_at TEXT,
    tags TEXT NOT NULL, path TEXT NOT NULL, updated_at TEXT, thumbhash TEXT, collection_id TEXT,
    UNIQUE (scope, id)
);
CREATE INDEX IF NOT EXISTS playing ON uploads (scope, mux_playback_id);
CREATE TABLE IF NOT EXISTS listings (
    key INTEGER PRIMARY KEY, scope INTEGER NOT NULL, query TEXT NOT NULL,
    total INTEGER NOT NULL, seen REAL NOT NULL, UNIQUE (scope, query)
);
CREATE TABLE IF NOT EXISTS places (
    listing INTEGER NOT NULL, row INTEGER NOT NULL, upload INTEGER NOT NULL,
    PRIMARY KEY (listing, row)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tracks (
    scope INTEGER NOT NULL, upload_id TEXT NOT NULL, seen REAL NOT NULL, count INTEGER NOT NULL,
    errored INTEGER NOT NULL, preparing INTEGER NOT NULL, languages TEXT NOT NULL,
    content TEXT NOT NULL, findings INTEGER, PRIMARY KEY (scope, upload_id)
) WITHOUT ROWID;
"""
UPLOAD = (
    "id, filename, size, mime_type, duration, width, height, mux_playback_id, created_at, tags,"
    " path, updated_at, thumbhash, collection_id"
)
SUMMARY = "count, errored, preparing, languages, findings"
SCOPE = "(SELECT key FROM scopes WHERE project = ? AND environment = ?)"
_ORDERS = {
    Sort.NEWEST: "created_at DESC",
    Sort.OLDEST: "created_at",
    Sort.CHANGED: "updated_at DESC",
    Sort.NAME: "filename",
    Sort.NAME_BACKWARDS: "filename DESC",
    Sort.LARGEST: "size DESC",
    Sort.SMALLEST: "size",
    Sort.HIGHEST_RESOLUTION: "width * height DESC",
}
_MOST_PARAMETERS = 900  # SQLite allows no more than 999 in some builds


def scope_key(connection: sqlite3.Connection, scope: Scope) -> int:
    """Return the number of a scope, made if need be."""
    names = _names(scope)
    connection.execute("INSERT OR IGNORE INTO scopes (project, environment) VALUES (?, ?)", names)
    (key,) = connection.execute(f"SELECT {SCOPE}", names).fetchone()
    return int(key)


def put_uploads(
    connection: sqlite3.Connection, scope: int, uploads: Sequence[Upload], now: float
) -> None:
    """Keep uploads as they are now."""
    names = [name.strip() for name in UPLOAD.split(",")]
    updates = ", ".join(f"{name} = excluded.{name}" for name in ("seen", *names))
    connection.executemany(
        f"INSERT INTO uploads (scope, seen, {UPLOAD}) VALUES ({_marks(len(names) + 2)})"
        f" ON CONFLICT (scope, id) DO UPDATE SET {updates}",
        [(scope, now, *upload_record(upload)) for upload in uploads],
    )


def put_tracks(connection: sqlite3.Connection, scope: int, video: Video, now: float) -> None:
    """Keep the tracks of a video, and the number of findings as long as they are the same ones."""
    summary = summary_of(video.tracks)
    names = ("seen", "count", "errored", "preparing", "languages", "content")
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    connection.execute(
        f"INSERT INTO tracks (scope, upload_id, {', '.join(names)}) VALUES ({_marks(8)})"
        f" ON CONFLICT (scope, upload_id) DO UPDATE SET {updates},"
        " findings = CASE WHEN content = excluded.content THEN findings END",
        (
            scope,
            video.id,
            now,
            summary.count,
            summary.errored,
            summary.preparing,
            json.dumps(summary.languages),
            json.dumps([asdict(track) for track in video.tracks]),
        ),
    )


def put_findings(connection: sqlite3.Connection, scope: Scope, upload_id: str, count: int) -> None:
    """Keep how many findings the tracks of a video have, where they are kept."""
    connection.execute(
        f"UPDATE tracks SET findings = ? WHERE scope = {SCOPE} AND upload_id = ?",
        (count, *_names(scope), upload_id),
    )


def forget_findings(connection: sqlite3.Connection) -> None:
    """Forget all numbers of findings."""
    connection.execute("UPDATE tracks SET findings = NULL")


def uploads(connection: sqlite3.Connection, scope: Scope, ids: Sequence[str]) -> dict[str, Upload]:
    """Return those of some uploads that are kept, by their ids."""
    found: dict[str, Upload] = {}
    for part in _parts(ids):
        records = connection.execute(
            f"SELECT {UPLOAD} FROM uploads WHERE scope = {SCOPE} AND id IN ({_marks(len(part))})",
            (*_names(scope), *part),
        )
        found |= {record[0]: read_upload(record) for record in records}
    return found


def names(connection: sqlite3.Connection, scope: Scope) -> list[tuple[str, str]]:
    """Return ids and file names of all videos, by name."""
    return connection.execute(
        "SELECT id, filename FROM uploads WHERE mux_playback_id IS NOT NULL"
        f" AND scope = {SCOPE} ORDER BY filename",
        _names(scope),
    ).fetchall()


def summaries(
    connection: sqlite3.Connection, scope: Scope, ids: Sequence[str]
) -> dict[str, TrackSummary]:
    """Return the summaries of the tracks of some videos, by their ids."""
    found: dict[str, TrackSummary] = {}
    for part in _parts(ids):
        records = connection.execute(
            f"SELECT upload_id, {SUMMARY} FROM tracks"
            f" WHERE scope = {SCOPE} AND upload_id IN ({_marks(len(part))})",
            (*_names(scope), *part),
        )
        found |= {record[0]: _read_summary(record[1:]) for record in records}
    return found


def known_tracks(connection: sqlite3.Connection, scope: Scope) -> int:
    """Count the videos whose tracks are kept."""
    statement = f"SELECT count(*) FROM tracks WHERE scope = {SCOPE}"
    return int(connection.execute(statement, _names(scope)).fetchone()[0])


def summed_up(
    connection: sqlite3.Connection, scope: Scope, sort: Sort
) -> list[tuple[Upload, TrackSummary]]:
    """Return the videos whose tracks are kept, in order."""
    records = connection.execute(
        f"SELECT {UPLOAD}, {SUMMARY} FROM uploads"
        " JOIN tracks ON tracks.scope = uploads.scope AND tracks.upload_id = uploads.id"
        f" WHERE uploads.scope = {SCOPE} ORDER BY {_ORDERS[sort]}, id",
        _names(scope),
    )
    return [(read_upload(record[:-5]), _read_summary(record[-5:])) for record in records]


def video(
    connection: sqlite3.Connection, scope: Scope, upload_id: str
) -> tuple[Video, float] | None:
    """Return a video with its tracks, and when they were seen."""
    upload = uploads(connection, scope, [upload_id]).get(upload_id)
    record = connection.execute(
        f"SELECT content, seen FROM tracks WHERE scope = {SCOPE} AND upload_id = ?",
        (*_names(scope), upload_id),
    ).fetchone()
    if upload is None or record is None:
        return None
    tracks = tuple(Track(**content) for content in json.loads(record[0]))
    return Video(upload, tracks, scope.environment), record[1]


def playing(connection: sqlite3.Connection, scope: Scope, playback_id: str) -> Upload | None:
    """Return the upload with this playback id."""
    record = connection.execute(
        f"SELECT {UPLOAD} FROM uploads WHERE scope = {SCOPE} AND mux_playback_id = ?",
        (*_names(scope), playback_id),
    ).fetchone()
    return None if record is None else read_upload(record)


def read_upload(record: Sequence[Any]) -> Upload:
    """Return the upload in a record with the columns UPLOAD."""
    parts = list(record)
    parts[8] = _moment(parts[8])
    parts[9] = tuple(json.loads(parts[9])) if parts[9] != "[]" else ()
    parts[11] = _moment(parts[11])
    return Upload(*parts)


def upload_record(upload: Upload) -> tuple[Any, ...]:
    """Return what is kept of an upload, in the columns UPLOAD."""
    return (
        upload.id,
        upload.filename,
        upload.size,
        upload.mime_type,
        upload.duration,
        upload.width,
        upload.height,
        upload.mux_playback_id,
        _moment_text(upload.created_at),
        json.dumps(upload.tags),
        upload.path,
        _moment_text(upload.updated_at),
        upload.thumbhash,
        upload.collection_id,
    )


def _read_summary(record: Sequence[Any]) -> TrackSummary:
    count, errored, preparing, languages, findings = record
    return TrackSummary(count, errored, preparing, tuple(json.loads(languages)), findings)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _moment_text(moment: datetime | None) -> str | None:
    """Return a moment as text that sorts like it."""
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _names(scope: Scope) -> tuple[str, str]:
    return scope.project, scope.environment or ""


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), _MOST_PARAMETERS):
        yield ids[first : first + _MOST_PARAMETERS]
