"""Videos and their tracks in the tables of an inventory: what is written about them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from trackman.domain.folding import fold
from trackman.domain.tracks import Track, TrackKind, TrackStatus, has_subtitle_file
from trackman.domain.uploads import Upload
from trackman.store.cache.records import UPLOAD, upload_record
from trackman.store.inventory import texts

_NAMES = [name.strip() for name in UPLOAD.split(",")]


@dataclass(frozen=True, slots=True)
class Look:
    """Difference that a look at a video's tracks has made."""

    new: int = 0
    gone: int = 0


def put_videos(connection: sqlite3.Connection, uploads: Sequence[Upload], now: float) -> None:
    """Keep videos as they are now; of those that were gone the tracks have to be read again."""
    known = dict(_titles(connection, [one.id for one in uploads]))
    updates = ", ".join(f"{name} = excluded.{name}" for name in (*_NAMES, "seen"))
    connection.executemany(
        f"INSERT INTO videos ({UPLOAD}, seen) VALUES ({', '.join('?' * (len(_NAMES) + 1))})"
        f" ON CONFLICT (id) DO UPDATE SET {updates}, gone = NULL,"
        " looked = CASE WHEN videos.gone IS NULL THEN videos.looked END",
        [(*upload_record(one), now) for one in uploads],
    )
    for upload in uploads:
        if known.get(upload.id, upload.filename) != upload.filename:
            _rename(connection, upload)


def put_tracks(
    connection: sqlite3.Connection, upload_id: str, tracks: Sequence[Track], now: float
) -> Look:
    """Keep the tracks of a video as they are now; the others it had are gone."""
    video = connection.execute(
        "SELECT key, filename, used FROM videos WHERE id = ?", (upload_id,)
    ).fetchone()
    if video is None:
        return Look()
    known = {
        one[0]: one[1:]
        for one in connection.execute(
            "SELECT id, key, gone, preparing, checksum FROM tracks WHERE video = ?", (video[0],)
        )
    }
    for place, track in enumerate(tracks):
        _put_track(connection, video, (place, track), known.get(track.id), now)
    there = {track.id for track in tracks}
    missed = [key for one, (key, gone, *_) in known.items() if one not in there and gone is None]
    _let_go(connection, missed, now)
    back = [known[one][0] for one in there & known.keys() if known[one][1] is not None]
    texts.put_back(connection, back)
    group(connection, video[0])
    connection.execute(
        "UPDATE videos SET looked = ?, looked_at_version = updated_at, due = 0 WHERE key = ?",
        (now, video[0]),
    )
    return Look(len(there - known.keys()), len(missed))


def lose_videos(connection: sqlite3.Connection, keys: Sequence[int], now: float) -> int:
    """Note that videos are not there any more; return how many tracks went with them."""
    lost = 0
    for key in keys:
        connection.execute("UPDATE videos SET gone = ?, due = 0 WHERE key = ?", (now, key))
        there = "SELECT key FROM tracks WHERE video = ? AND gone IS NULL"
        tracks = [one for (one,) in connection.execute(there, (key,))]
        _let_go(connection, tracks, now)
        lost += len(tracks)
    return lost


def count_vanished(connection: sqlite3.Connection, before: float) -> tuple[int, int]:
    """Count the tracks that are gone since before a time, and the texts there are of them."""
    tracks, read = connection.execute(
        "SELECT count(*), count(checksum) FROM tracks WHERE gone < ?", (before,)
    ).fetchone()
    return int(tracks), int(read)


def forget_vanished(connection: sqlite3.Connection, before: float) -> int:
    """Forget the tracks that are gone since before a time; return how many those were."""
    gone = "SELECT key FROM tracks WHERE gone < ?"
    connection.execute(f"DELETE FROM texts WHERE track IN ({gone})", (before,))
    forgotten = connection.execute("DELETE FROM tracks WHERE gone < ?", (before,)).rowcount
    connection.execute(
        "DELETE FROM videos WHERE gone < ? AND key NOT IN (SELECT video FROM tracks)", (before,)
    )
    connection.execute("PRAGMA incremental_vacuum").fetchall()
    return forgotten


def video_key(connection: sqlite3.Connection, upload_id: str) -> int | None:
    """Return the number of a video that is there."""
    statement = "SELECT key FROM videos WHERE id = ? AND gone IS NULL"
    found = connection.execute(statement, (upload_id,)).fetchone()
    return None if found is None else int(found[0])


def put_used(connection: sqlite3.Connection, used: Iterable[str]) -> None:
    """Keep which videos records use; no other one is used."""
    connection.execute(
        "UPDATE videos SET used = (id IN (SELECT value FROM json_each(?))) WHERE gone IS NULL",
        (json.dumps(list(used)),),
    )
    connection.execute(
        "UPDATE tracks SET used = videos.used FROM videos"
        " WHERE videos.key = tracks.video AND tracks.used IS NOT videos.used"
    )


def group(connection: sqlite3.Connection, video: int) -> None:
    """Find the tracks of a video that double each other, and whether it has captions."""
    rows = connection.execute(
        "SELECT key, kind, lower(language), coalesce(captions, 0), name, checksum, status,"
        " same_language, same_name, same_text, uncaptioned"
        " FROM tracks WHERE video = ? AND gone IS NULL ORDER BY place",
        (video,),
    ).fetchall()
    languages = _groups(rows, lambda row: (row[1], row[2], row[3]))
    names = _groups(rows, lambda row: (row[1], row[4].strip().casefold()))
    contents = _groups(rows, lambda row: None if row[5] is None else (row[1], row[5]))
    subtitles = [row for row in rows if row[1] == TrackKind.SUBTITLES]
    lacks = not any(row[3] and row[6] != TrackStatus.ERRORED for row in subtitles)
    changes = []
    for row in rows:
        key = row[0]
        found = (languages[key], names[key], contents[key], int(lacks and row in subtitles))
        if found != row[7:]:
            changes.append((*found, key))
    connection.executemany(
        "UPDATE tracks SET same_language = ?, same_name = ?, same_text = ?, uncaptioned = ?"
        " WHERE key = ?",
        changes,
    )


def _put_track(
    connection: sqlite3.Connection,
    video: tuple[int, str, int | None],
    listed: tuple[int, Track],
    known: tuple[Any, ...] | None,
    now: float,
) -> None:
    place, track = listed
    preparing = None
    if track.status == TrackStatus.PREPARING:
        preparing = now if known is None or known[2] is None else known[2]
    has_text = known is not None and known[3] is not None
    title, label = fold(video[1]), fold(track.name)
    captions = None if track.closed_captions is None else int(track.closed_captions)
    connection.execute(
        "INSERT INTO tracks (video, place, id, kind, name, language, captions, status, error,"
        " preparing, due, title, label, words, used, first, last)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id, video) DO UPDATE SET place = excluded.place, kind = excluded.kind,"
        " name = excluded.name, language = excluded.language, captions = excluded.captions,"
        " status = excluded.status, error = excluded.error, preparing = excluded.preparing,"
        " due = max(due, excluded.due), title = excluded.title, label = excluded.label,"
        " words = excluded.words, last = excluded.last, gone = NULL",
        (
            video[0],
            place,
            track.id,
            track.kind,
            track.name,
            track.language_code,
            captions,
            track.status,
            track.error,
            preparing,
            int(has_subtitle_file(track) and not has_text),
            title,
            label,
            _words(title, label, track.language_code, track.id, track.upload_id),
            video[2],
            now,
            now,
        ),
    )


def _words(title: str, label: str, language: str, track_id: str, upload_id: str) -> str:
    return "\n".join((title, label, fold(language), fold(track_id), fold(upload_id)))


def _rename(connection: sqlite3.Connection, upload: Upload) -> None:
    title = fold(upload.filename)
    rows = connection.execute(
        "SELECT tracks.key, label, language, tracks.id FROM tracks"
        " JOIN videos ON videos.key = tracks.video WHERE videos.id = ?",
        (upload.id,),
    ).fetchall()
    connection.executemany(
        "UPDATE tracks SET title = ?, words = ? WHERE key = ?",
        [
            (title, _words(title, label, language, track_id, upload.id), key)
            for key, label, language, track_id in rows
        ],
    )


def _let_go(connection: sqlite3.Connection, keys: Sequence[int], now: float) -> None:
    """Note that tracks are gone; their texts stay, but are not searched."""
    connection.executemany(
        "UPDATE tracks SET gone = ?, due = 0, same_language = NULL, same_name = NULL,"
        " same_text = NULL, uncaptioned = 0 WHERE key = ?",
        [(now, key) for key in keys],
    )
    texts.take_out(connection, keys)


def _groups(
    rows: Sequence[tuple[Any, ...]], alike: Callable[[tuple[Any, ...]], Hashable]
) -> dict[int, int | None]:
    """Return the number of each row's group by the row's key; None for those alone."""
    members: dict[Hashable, list[int]] = {}
    for row in rows:
        value = alike(row)
        members.setdefault(row[0] if value is None else value, []).append(row[0])
    return {
        key: number if len(keys) > 1 else None
        for number, keys in enumerate(members.values(), 1)
        for key in keys
    }


def _titles(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterable[tuple[str, str]]:
    return connection.execute(
        "SELECT id, filename FROM videos WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
