"""One project's inventory on disk, in one environment. It can all be read again from DatoCMS."""

from __future__ import annotations

import logging
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from trackman.domain.errors import InventoryError
from trackman.domain.inventory.hits import SearchPage
from trackman.domain.inventory.shown_text import ShownText
from trackman.domain.inventory.state import InventoryState, VanishedTracks, VideoSummary
from trackman.domain.inventory.tracks import (
    InventoryTrack,
    SortKey,
    TrackField,
    TracksQuery,
    TrackView,
)
from trackman.domain.inventory.words import asked
from trackman.domain.library import Scope
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.store.database import Database
from trackman.store.error_mapping import store_fault
from trackman.store.inventory import reading, scans, texts, videos
from trackman.store.inventory.conditions import Setting
from trackman.store.inventory.reading import KnownTrack
from trackman.store.inventory.scans import NotLooked, ScanRecord
from trackman.store.inventory.schema import LATER, SCHEMA, VERSION
from trackman.store.inventory.videos import Look

T = TypeVar("T")

MOST_COUNTED = 1_000
"""Hits that are counted; to count more would take longer than to show them."""
_PLAIN = TracksQuery(sort=())
_log = logging.getLogger(__name__)


class InventoryStore:
    """A SQLite file. Safe from any thread; what reads does not wait for what writes.

    What reads never raises; where the file is of no use, nothing is known. Writing raises
    InventoryError.
    """

    def __init__(self, folder: Path, scope: Scope) -> None:
        self.folder = folder
        self.scope = scope
        name = "\0".join((scope.project, scope.environment or ""))
        self._path = folder / f"{sha256(name.encode()).hexdigest()[:20]}.sqlite"
        self._database = Database(self._path, SCHEMA, VERSION, LATER)
        self._written = 0
        """Number of writes so far."""
        self._order = _Order(-1, (), array("q"))

    @property
    def is_kept(self) -> bool:
        """True if there is a file; else nothing was ever read of the project."""
        try:
            return self._path.is_file()
        except OSError:  # the folder may not be looked into
            return False

    def keys(self, query: TracksQuery, locales: tuple[str, ...]) -> array[int]:
        """Return the keys of the tracks asked for, in order."""
        written, order = self._written, self._order
        is_plain = replace(query, sort=()) == _PLAIN
        if order.written == written and order.sort == query.sort and _is_there(query):
            if is_plain:
                return order.keys
            unsorted = replace(query, sort=())
            found = self._read(
                lambda one: reading.keys(one, unsorted, _setting(one, locales), order.keys)
            )
            return array("q") if found is None else order.only(found)
        found = self._read(lambda one: reading.keys(one, query, _setting(one, locales)))
        if is_plain and found is not None:
            self._order = _Order(written, query.sort, found)
        return array("q") if found is None else found

    def tracks(self, keys: Sequence[int]) -> list[InventoryTrack]:
        """Return tracks in the order of their keys."""
        return self._read(lambda one: reading.tracks(one, keys)) or []

    def counts(self, locales: tuple[str, ...]) -> dict[TrackView, int]:
        """Count the tracks of each view."""
        found = self._read(lambda one: reading.counts(one, _setting(one, locales)))
        return dict.fromkeys(TrackView, 0) if found is None else found

    def groups(
        self, query: TracksQuery, field: TrackField, locales: tuple[str, ...]
    ) -> list[tuple[str, int]]:
        """Count the tracks asked for by the values of a field."""
        return (
            self._read(lambda one: reading.groups(one, query, field, _setting(one, locales))) or []
        )

    def languages(self) -> list[tuple[str, int]]:
        """Count the tracks that are there by language."""
        return self._read(reading.languages) or []

    def state(self) -> InventoryState:
        """Return how much is known, and how old it is."""
        return self._read(_state) or InventoryState(0, 0, 0, 0)

    def summaries_after(self, key: int, count: int) -> tuple[int, list[VideoSummary]]:
        """Return the next videos that are there, and the number of the last of them."""
        return self._read(lambda one: reading.summaries_after(one, key, count)) or (0, [])

    def summaries_of(self, ids: Sequence[str]) -> list[VideoSummary]:
        """Return some videos that are there, in this order."""
        return self._read(lambda one: reading.summaries_of(one, ids)) or []

    def whole_videos(self, ids: Sequence[str]) -> list[Video]:
        """Return videos with those of their tracks that are there, in this order."""

        def work(connection: sqlite3.Connection) -> list[Video]:
            known = reading.uploads(connection, ids)
            return [
                Video(known[one], self._tracks_of(connection, one), self.scope.environment)
                for one in ids
                if one in known
            ]

        return self._read(work) or []

    def tracks_of(self, upload_id: str) -> list[KnownTrack]:
        """Return the tracks of a video that are there."""
        return self._read(lambda one: reading.tracks_of(one, upload_id)) or []

    def text(self, key: int) -> bytes | None:
        """Return the subtitle file of a track as it was read last."""
        return self._read(lambda one: texts.content_of(one, key))

    def holds_texts(self) -> bool:
        """Tell whether any text was read, of tracks that are there or are gone."""
        held = "SELECT EXISTS (SELECT 1 FROM texts)"
        return bool(self._read(lambda one: one.execute(held).fetchone()[0]))

    def search(self, phrase: str, first: int, count: int) -> SearchPage:
        """Return some of the cues that hold a phrase."""
        if not asked(phrase):
            return SearchPage((), 0)

        def work(connection: sqlite3.Connection) -> SearchPage:
            hits = texts.hits(connection, phrase, first, count)
            if 0 < len(hits) < count and first + len(hits) < MOST_COUNTED:
                return SearchPage(hits, first + len(hits))
            total = texts.count_hits(connection, phrase, MOST_COUNTED + 1)
            return SearchPage(hits, min(total, MOST_COUNTED), total > MOST_COUNTED)

        return self._read(work) or SearchPage((), 0)

    def new_hits(self, phrase: str, since: float) -> int:
        """Count the hits in texts that changed after a time, to MOST_COUNTED."""
        if not asked(phrase):
            return 0
        return self._read(lambda one: texts.count_hits(one, phrase, MOST_COUNTED, since)) or 0

    def note_video(self, video: Video) -> None:
        """Keep a video and its tracks as they are now."""
        now = time.time()

        def work(connection: sqlite3.Connection) -> None:
            videos.put_videos(connection, [video.upload], now)
            videos.put_tracks(connection, video.id, video.tracks, now)

        self._write(work)

    def note_gone(self, upload_id: str) -> int:
        """Keep that a video is not there any more; return how many tracks went with it."""

        def work(connection: sqlite3.Connection) -> int:
            key = videos.video_key(connection, upload_id)
            return 0 if key is None else videos.lose_videos(connection, [key], time.time())

        return self._write(work)

    def vanished(self, before: float) -> VanishedTracks:
        """Count the tracks that are gone since before a time."""
        found = self._read(lambda one: videos.count_vanished(one, before)) or (0, 0)
        return VanishedTracks(*found)

    def forget_vanished(self, before: float) -> int:
        """Forget these, with their texts; return how many there were."""
        return self._write(lambda one: videos.forget_vanished(one, before))

    def project_name(self) -> str:
        """Return what the project was called when it was last read; empty if nobody knows."""
        return self._read(lambda one: scans.fact(one, scans.PROJECT_NAME)) or ""

    def note_project_name(self, name: str) -> None:
        """Keep what the project is called."""
        self._write(lambda one: scans.put_fact(one, scans.PROJECT_NAME, name))

    def note_visit(self) -> None:
        """Keep that a person has seen it."""
        self._write(lambda one: scans.put_fact(one, scans.VISITED, str(time.time())))

    def forget_findings(self) -> None:
        """Forget all numbers of findings."""
        self._write(lambda one: one.execute("UPDATE tracks SET findings = NULL"))

    def scan(self) -> ScanRecord | None:
        """Return the scan that was begun and not ended."""
        return self._read(scans.kept_scan)

    def keep_scan(self, record: ScanRecord) -> None:
        """Keep how far a scan is."""
        self._write(lambda one: scans.keep_scan(one, record))

    def end_scan(self, record: ScanRecord) -> None:
        """Keep that a scan has come to its end."""
        self._write(lambda one: scans.end_scan(one, record))

    def put_videos(self, uploads: Sequence[Upload]) -> None:
        """Keep a page of a listing of all videos."""
        now = time.time()
        self._write(lambda one: videos.put_videos(one, uploads, now))

    def put_used(self, used: Iterable[str]) -> None:
        """Keep which videos records use; no other one is used."""
        self._write(lambda one: videos.put_used(one, used))

    def lose_unlisted(self, began: float) -> int:
        """Keep that videos not listed since a time are gone; return how many tracks went, too."""
        return self._write(lambda one: scans.lose_unlisted(one, began, time.time()))

    def plan_looks(self, record: ScanRecord, budget: int) -> int:
        """Note whose tracks a scan has to read, and return how many videos that are."""
        return self._write(lambda one: scans.plan_looks(one, record, budget))

    def due_count(self) -> int:
        """Count the videos whose tracks are to be read."""
        return self._read(scans.due_count) or 0

    def due_looks(self, after: int, count: int) -> list[tuple[int, str]]:
        """Return the next videos whose tracks are to be read: number and id."""
        return self._read(lambda one: scans.due_looks(one, after, count)) or []

    def put_look(
        self, upload_id: str, tracks: Sequence[Track], note: Callable[[Look], ScanRecord]
    ) -> None:
        """Keep the tracks of a video, and in the same moment what `note` makes of the scan."""
        now = time.time()

        def work(connection: sqlite3.Connection) -> None:
            look = videos.put_tracks(connection, upload_id, tracks, now)
            scans.keep_scan(connection, note(look))

        self._write(work)

    def plan_texts(self, *, everything: bool) -> None:
        """Note which texts a scan has to read."""
        self._write(partial(scans.plan_texts, everything=everything))

    def due_text_count(self) -> int:
        """Count the texts to be read."""
        return self._read(scans.due_text_count) or 0

    def due_texts(self, after: int, count: int) -> list[tuple[int, Upload]]:
        """Return the next videos with texts to be read: number and upload."""
        return self._read(lambda one: scans.due_texts(one, after, count)) or []

    def put_texts(
        self,
        read: Sequence[tuple[int, ShownText, int | None]],
        record: ScanRecord | None = None,
    ) -> None:
        """Keep texts of a video: key of the track, text, and findings where it was checked.

        In the same moment, how far the scan is that read them.
        """
        now = time.time()

        def work(connection: sqlite3.Connection) -> None:
            changed = [key for key, text, _ in read if texts.put_text(connection, key, text, now)]
            counts = [(count, key) for key, _, count in read if count is not None]
            connection.executemany("UPDATE tracks SET findings = ? WHERE key = ?", counts)
            statement = "SELECT video FROM tracks WHERE key = ?"
            for key in changed[:1]:
                videos.group(connection, connection.execute(statement, (key,)).fetchone()[0])
            if record is not None:
                scans.keep_scan(connection, record)

        self._write(work)

    def put_findings(self, findings: Sequence[tuple[int, int]]) -> None:
        """Keep how many findings some tracks have, each by its key."""
        statement = "UPDATE tracks SET findings = ? WHERE key = ?"
        rows = [(count, key) for key, count in findings]
        self._write(lambda one: one.executemany(statement, rows))

    def not_looked(self, began: float) -> NotLooked:
        """Return what a scan that began at a time has left as it was."""
        return self._read(lambda one: scans.not_looked(one, began)) or NotLooked(0, 0, None)

    def size(self) -> int:
        """Return how many bytes it takes on disk."""
        return self._database.size()

    def close(self) -> None:
        """Write everything out."""
        self._database.close()

    def _tracks_of(self, connection: sqlite3.Connection, upload_id: str) -> tuple[Track, ...]:
        return tuple(one.track for one in reading.tracks_of(connection, upload_id))

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        return self._database.read(work)

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            self._written += 1
            return self._database.write(work)
        except sqlite3.Error as error:
            raise InventoryError(store_fault(error), str(error)) from error


@dataclass(frozen=True, slots=True)
class _Order:
    """All tracks that are there in an order, as long as nothing is written.

    While somebody types, what fits is only to be found, not sorted again.
    """

    written: int
    sort: tuple[SortKey, ...]
    keys: array[int]

    def only(self, some: array[int]) -> array[int]:
        """Return some of the keys in this order."""
        if some is self.keys:
            return some
        wanted = bytearray(1 + max(self.keys, default=0))
        last = len(wanted)
        for key in some:
            if key < last:
                wanted[key] = 1
        return array("q", filter(wanted.__getitem__, self.keys))


def _is_there(query: TracksQuery) -> bool:
    return query.view is not TrackView.VANISHED


def _setting(connection: sqlite3.Connection, locales: tuple[str, ...]) -> Setting:
    return Setting(locales, scans.new_since(connection))


def _state(connection: sqlite3.Connection) -> InventoryState:
    count, never, oldest = connection.execute(
        "SELECT count(*), total(looked IS NULL), min(looked) FROM videos WHERE gone IS NULL"
    ).fetchone()
    tracks, read = connection.execute(
        "SELECT count(*), count(checksum) FROM tracks WHERE gone IS NULL"
    ).fetchone()
    (cues,) = connection.execute("SELECT total(cues) FROM texts WHERE block IS NOT NULL").fetchone()
    scan = scans.kept_scan(connection)
    return InventoryState(
        videos=count,
        tracks=tracks,
        texts=read,
        cues=int(cues),
        scanned_at=reading.moment(scans.scanned_at(connection)),
        oldest_look=reading.moment(oldest),
        never_looked=int(never),
        visited_at=reading.moment(scans.visited_at(connection)),
        can_resume=scan is not None,
        resumes_texts=scan is not None and scan.texts,
    )
