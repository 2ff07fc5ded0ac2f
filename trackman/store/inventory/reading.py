"""Questions to the tables of an inventory: which tracks, in what order, and what they are."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from trackman.domain.inventory.state import TrackBrief, VideoSummary
from trackman.domain.inventory.tracks import InventoryTrack, TrackField, TracksQuery, TrackView
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload
from trackman.store.cache.records import read_upload
from trackman.store.inventory.conditions import (
    VALUES,
    Setting,
    conditions_of,
    foreign_languages,
    group_order,
    order_of,
    view_sql,
)
from trackman.store.inventory.schema import UPLOAD_COLUMNS

_TRACK = (
    "tracks.id, videos.id, tracks.kind, tracks.name, tracks.language, tracks.captions,"
    " tracks.status, tracks.error"
)
_BRIEF = "tracks.video, tracks.key, kind, language, captions, status, findings"
_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """A track of a video, and what is known of its text."""

    key: int
    track: Track
    checksum: str | None
    """Of its text; None if that was not read."""
    findings: int | None
    is_due: bool
    """True if a scan has to read its text."""


def keys(
    connection: sqlite3.Connection,
    query: TracksQuery,
    setting: Setting,
    most: array[int] | None = None,
) -> array[int]:
    """Return the keys of the tracks asked for, in order; without a sort in that of the table.

    `most` are keys among which they are: the same is returned where none of them is missing.
    """
    conditions = conditions_of(connection, query, setting)
    order = f" ORDER BY {order_of(query.sort)}" if query.sort else ""
    # As rows they would take and let go Python's lock one by one, while the window waits for it.
    count, found = connection.execute(
        "SELECT count(*), json_group_array(key)"
        f" FROM (SELECT key FROM tracks WHERE {conditions.sql}{order})",
        conditions.values,
    ).fetchone()
    if most is not None and count == len(most):
        return most
    return array("q", json.loads(found))


def tracks(connection: sqlite3.Connection, keys: Sequence[int]) -> list[InventoryTrack]:
    """Return tracks in the order of their keys."""
    rows = connection.execute(
        f"SELECT {_TRACK}, tracks.key, videos.filename, videos.mux_playback_id, tracks.used,"
        " tracks.findings, tracks.first, tracks.last, tracks.gone"
        f" FROM tracks JOIN videos ON videos.key = tracks.video WHERE tracks.key {_AMONG}",
        (json.dumps(list(keys)),),
    )
    found = {row[8]: _track(row) for row in rows}
    return [found[key] for key in keys if key in found]


def counts(connection: sqlite3.Connection, setting: Setting) -> dict[TrackView, int]:
    """Count the tracks of each view, in one go."""
    foreign = foreign_languages(connection, setting)
    views = {view: view_sql(view, setting, foreign) for view in TrackView}
    sums = ", ".join(f"total({sql})" for sql, _ in views.values())
    values = [value for _, some in views.values() for value in some]
    row = connection.execute(f"SELECT {sums} FROM tracks", values).fetchone()
    return {view: int(count) for view, count in zip(views, row, strict=True)}


def groups(
    connection: sqlite3.Connection, query: TracksQuery, field: TrackField, setting: Setting
) -> list[tuple[str, int]]:
    """Count the tracks asked for by the values of a field."""
    conditions = conditions_of(connection, query, setting)
    value = VALUES[field]
    by = "video" if field is TrackField.VIDEO else value
    rows = connection.execute(
        f"SELECT coalesce({value}, ''), count(*) FROM tracks WHERE {conditions.sql}"
        f" GROUP BY {by} ORDER BY {group_order(query.sort, field)}",
        conditions.values,
    )
    return [(str(one), count) for one, count in rows]


def languages(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Count the tracks that are there by language."""
    return connection.execute(
        "SELECT language, count(*) FROM tracks WHERE gone IS NULL"
        " GROUP BY language ORDER BY 2 DESC, 1"
    ).fetchall()


def uploads(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Upload]:
    """Return those of some videos that are known, by their ids."""
    rows = connection.execute(
        f"SELECT {UPLOAD_COLUMNS} FROM videos WHERE id {_AMONG}", (json.dumps(list(ids)),)
    )
    return {row[0]: read_upload(row) for row in rows}


def tracks_of(connection: sqlite3.Connection, upload_id: str) -> list[KnownTrack]:
    """Return the tracks of a video that are there."""
    rows = connection.execute(
        f"SELECT {_TRACK}, tracks.key, tracks.checksum, tracks.findings, tracks.due"
        " FROM tracks JOIN videos ON videos.key = tracks.video"
        " WHERE videos.id = ? AND tracks.gone IS NULL ORDER BY place",
        (upload_id,),
    )
    return [
        KnownTrack(key, read_track(row), checksum, findings, bool(due))
        for row in rows
        for key, checksum, findings, due in [row[8:]]
    ]


def summaries_after(
    connection: sqlite3.Connection, key: int, count: int
) -> tuple[int, list[VideoSummary]]:
    """Return the next videos that are there, and the number of the last of them."""
    return _summaries(connection, "videos.key > ? ORDER BY videos.key LIMIT ?", (key, count))


def summaries_of(connection: sqlite3.Connection, ids: Sequence[str]) -> list[VideoSummary]:
    """Return some videos that are there, in the order of their ids given."""
    _, found = _summaries(connection, f"id {_AMONG}", (json.dumps(list(ids)),))
    known = {one.upload_id: one for one in found}
    return [known[one] for one in ids if one in known]


def read_track(row: Sequence[Any]) -> Track:
    """Return the track in a row that begins with its columns."""
    captions = None if row[5] is None else bool(row[5])
    return Track(row[0], row[1], row[2], row[3], row[4], captions, row[6], row[7])


def moment(seconds: float | None) -> datetime | None:
    """Return a time as a moment."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _summaries(
    connection: sqlite3.Connection, where: str, values: Sequence[Any]
) -> tuple[int, list[VideoSummary]]:
    videos = connection.execute(
        "SELECT key, id, filename, duration, tags, collection_id, used, looked FROM videos"
        f" WHERE gone IS NULL AND {where}",
        values,
    ).fetchall()
    briefs: dict[int, list[TrackBrief]] = {}
    rows = connection.execute(
        f"SELECT {_BRIEF} FROM tracks WHERE gone IS NULL AND video {_AMONG} ORDER BY video, place",
        (json.dumps([video[0] for video in videos]),),
    )
    for video, key, kind, language, captions, status, findings in rows:
        flag = None if captions is None else bool(captions)
        brief = TrackBrief(key, kind, language, flag, status, findings)
        briefs.setdefault(video, []).append(brief)
    found = [_summary(video, briefs.get(video[0], ())) for video in videos]
    return (videos[-1][0] if videos else 0), found


def _summary(video: Sequence[Any], briefs: Iterable[TrackBrief]) -> VideoSummary:
    _, upload_id, filename, duration, tags, collection_id, used, looked = video
    return VideoSummary(
        upload_id,
        filename,
        duration,
        tuple(json.loads(tags)),
        collection_id,
        None if used is None else bool(used),
        moment(looked),
        tuple(briefs),
    )


def _track(row: Sequence[Any]) -> InventoryTrack:
    key, filename, playback_id, used, findings, first, last, gone = row[8:]
    return InventoryTrack(
        key=key,
        track=read_track(row),
        filename=filename,
        playback_id=playback_id,
        used=None if used is None else bool(used),
        findings=findings,
        first_seen=datetime.fromtimestamp(first, UTC),
        last_seen=datetime.fromtimestamp(last, UTC),
        gone_at=moment(gone),
    )
