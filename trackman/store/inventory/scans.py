"""The scan in the tables of an inventory: what it still has to read, and what it has done."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from trackman.domain.inventory.scanning import ScanStage
from trackman.domain.uploads import Upload
from trackman.store.cache.records import read_upload
from trackman.store.inventory import videos
from trackman.store.inventory.schema import UPLOAD_COLUMNS

_SCAN, _SCANNED, _BASELINE, VISITED = "scan", "scanned", "baseline", "visited"
PROJECT_NAME = "project"
_READY_TEXT = "kind = 'subtitles' AND status = 'ready' AND gone IS NULL"


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """A scan that was begun, as it is kept."""

    began: float
    texts: bool
    everything: bool
    stage: ScanStage = ScanStage.VIDEOS
    calls: int = 0
    looked: int = 0
    new_tracks: int = 0
    gone_tracks: int = 0
    texts_read: int = 0
    texts_failed: int = 0


@dataclass(frozen=True, slots=True)
class NotLooked:
    """Videos whose tracks a scan leaves as they were seen before."""

    videos: int
    not_looked: int
    since: float | None


def kept_scan(connection: sqlite3.Connection) -> ScanRecord | None:
    """Return the scan that was begun and not ended."""
    text = fact(connection, _SCAN)
    if text is None:
        return None
    document = json.loads(text)
    return ScanRecord(**(document | {"stage": ScanStage(document["stage"])}))


def keep_scan(connection: sqlite3.Connection, record: ScanRecord) -> None:
    """Keep how far a scan is."""
    put_fact(connection, _SCAN, json.dumps(asdict(record)))


def end_scan(connection: sqlite3.Connection, record: ScanRecord) -> None:
    """Note that a scan has come to its end."""
    connection.execute("DELETE FROM facts WHERE name = ?", (_SCAN,))
    put_fact(connection, _SCANNED, str(record.began))
    (lacking,) = connection.execute(
        "SELECT count(*) FROM videos WHERE looked IS NULL AND gone IS NULL"
    ).fetchone()
    if not lacking and fact(connection, _BASELINE) is None:
        (last,) = connection.execute("SELECT max(first) FROM tracks").fetchone()
        put_fact(connection, _BASELINE, str(last or record.began))


def scanned_at(connection: sqlite3.Connection) -> float | None:
    """Return when the last scan that came to its end began."""
    return _time(connection, _SCANNED)


def visited_at(connection: sqlite3.Connection) -> float | None:
    """Return when a person last visited the inventory."""
    return _time(connection, VISITED)


def new_since(connection: sqlite3.Connection) -> float | None:
    """Return the time after which a track that was first seen is new to a person.

    What the first whole scan finds is not new, however late it is found.
    """
    visited, baseline = visited_at(connection), _time(connection, _BASELINE)
    return None if visited is None or baseline is None else max(visited, baseline)


def lose_unlisted(connection: sqlite3.Connection, began: float, now: float) -> int:
    """Note that the videos a listing did not hold are gone; return how many tracks went, too."""
    unlisted = "SELECT key FROM videos WHERE gone IS NULL AND seen < ?"
    keys = [key for (key,) in connection.execute(unlisted, (began,))]
    return videos.lose_videos(connection, keys, now)


def plan_looks(connection: sqlite3.Connection, record: ScanRecord, budget: int) -> int:
    """Note whose tracks the scan has to read, and return how many videos that are.

    Of those that nothing speaks for, the ones looked at longest ago, as many as `budget` allows.
    """
    connection.execute("UPDATE videos SET due = 0 WHERE due <> 0")
    if record.everything:
        connection.execute(
            "UPDATE videos SET due = 1 WHERE gone IS NULL AND (looked IS NULL OR looked < ?)",
            (record.began,),
        )
    else:
        connection.execute(
            "UPDATE videos SET due = 1 WHERE gone IS NULL AND (looked IS NULL"
            " OR looked_at_version IS NOT updated_at OR key IN"
            " (SELECT video FROM tracks WHERE status = 'preparing' AND gone IS NULL))"
        )
        connection.execute(
            "UPDATE videos SET due = 1 WHERE key IN (SELECT key FROM videos"
            " WHERE due = 0 AND gone IS NULL AND looked < ? ORDER BY looked, key LIMIT ?)",
            (record.began, budget),
        )
    return due_count(connection)


def due_count(connection: sqlite3.Connection) -> int:
    """Count the videos whose tracks are to be read."""
    return int(connection.execute("SELECT count(*) FROM videos WHERE due = 1").fetchone()[0])


def due_looks(connection: sqlite3.Connection, after: int, count: int) -> list[tuple[int, str]]:
    """Return the next videos whose tracks are to be read: number and id."""
    return connection.execute(
        "SELECT key, id FROM videos WHERE due = 1 AND key > ? ORDER BY key LIMIT ?",
        (after, count),
    ).fetchall()


def plan_texts(connection: sqlite3.Connection, *, everything: bool) -> None:
    """Note which texts a scan has to read or check: those that never were, or all."""
    lacks = "" if everything else " AND (checksum IS NULL OR findings IS NULL)"
    connection.execute("UPDATE tracks SET due = 0 WHERE due <> 0")
    connection.execute(f"UPDATE tracks SET due = 1 WHERE {_READY_TEXT}{lacks}")


def due_text_count(connection: sqlite3.Connection) -> int:
    """Count the texts to be read."""
    return int(connection.execute("SELECT count(*) FROM tracks WHERE due = 1").fetchone()[0])


def due_texts(connection: sqlite3.Connection, after: int, count: int) -> list[tuple[int, Upload]]:
    """Return the next videos with texts to be read: number and upload."""
    rows = connection.execute(
        f"SELECT videos.key, {UPLOAD_COLUMNS} FROM videos WHERE key IN (SELECT DISTINCT video"
        " FROM tracks WHERE due = 1 AND video > ? ORDER BY video LIMIT ?) ORDER BY key",
        (after, count),
    )
    return [(row[0], read_upload(row[1:])) for row in rows]


def not_looked(connection: sqlite3.Connection, began: float) -> NotLooked:
    """Return what a scan that began at a time has left as it was."""
    count, left, since = connection.execute(
        "SELECT count(*), total(looked IS NULL OR looked < ?),"
        " min(CASE WHEN looked < ? THEN looked END) FROM videos WHERE gone IS NULL",
        (began, began),
    ).fetchone()
    return NotLooked(count, int(left), since)


def fact(connection: sqlite3.Connection, name: str) -> str | None:
    """Return what is kept by a name."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def put_fact(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep something by a name."""
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def _time(connection: sqlite3.Connection, name: str) -> float | None:
    value: Any = fact(connection, name)
    return None if value is None else float(value)
