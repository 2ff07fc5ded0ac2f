"""Cache of the library, shown before DatoCMS answers and when it cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trackman.domain.folding import fold, fold_each
from trackman.domain.library import LibraryQuery, Scope, TrackSummary, matches
from trackman.domain.uploads import Upload, Video
from trackman.store.cache import eviction as upkeep
from trackman.store.cache import listings, records
from trackman.store.cache.queries import as_key
from trackman.store.database import Database

LARGEST = 256 * 1024 * 1024
_LISTINGS_KEPT = 40
_WRITES_BETWEEN_TRIMS = 200
_FORGOTTEN_AT_ONCE = 0.25


@dataclass(frozen=True, slots=True)
class StoredListing:
    """Size of a cached listing."""

    total: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredVideo:
    """A video with its tracks as they were the last time."""

    video: Video
    at: datetime


class Cache:
    """A SQLite file in the data folder. Safe from any thread; nothing here raises."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        self._database = Database(path, records.SCHEMA, records.VERSION)
        self.largest = largest
        """Bytes it may take on disk, about."""
        self._writes = 0

    def keep_page(
        self, scope: Scope, query: LibraryQuery, first: int, uploads: Sequence[Upload], total: int
    ) -> None:
        """Keep some rows of a query's answer, from row `first` on."""
        now = _now()

        def work(connection: sqlite3.Connection) -> None:
            key = records.scope_key(connection, scope)
            records.put_uploads(connection, key, uploads, now)
            listing = listings.put_listing(connection, key, as_key(query), total, now)
            listings.put_places(connection, key, listing, first, [one.id for one in uploads])
            listings.cut_places(connection, listing, total)
            listings.forget_listings(connection, _LISTINGS_KEPT)

        self._database.run(work)
        self._trim_sometimes()

    def keep_video(self, scope: Scope, video: Video) -> None:
        """Keep a video and its tracks."""
        now = _now()

        def work(connection: sqlite3.Connection) -> None:
            key = records.scope_key(connection, scope)
            records.put_uploads(connection, key, [video.upload], now)
            records.put_tracks(connection, key, video, now)

        self._database.run(work)
        self._trim_sometimes()

    def keep_findings(self, scope: Scope, upload_id: str, count: int) -> None:
        """Keep how many findings the tracks of a video have, until its tracks change."""
        self._database.run(
            lambda connection: records.put_findings(connection, scope, upload_id, count)
        )

    def forget_findings(self) -> None:
        """Forget all numbers of findings."""
        self._database.run(records.forget_findings)

    def listing(self, scope: Scope, query: LibraryQuery) -> StoredListing | None:
        """Return how many videos a query found the last time; None where it was never asked."""
        key = as_key(query)
        found = self._database.run(lambda connection: listings.listing(connection, scope, key))
        return None if found is None else StoredListing(found[0], _moment(found[1]))

    def rows(self, scope: Scope, query: LibraryQuery, first: int, count: int) -> list[Upload]:
        """Return the rows that were there the last time from `first` on, up to the first gap."""
        key, last = as_key(query), first + count - 1
        found = (
            self._database.run(
                lambda connection: listings.rows(connection, scope, key, first, last)
            )
            or []
        )
        return [upload for place, (row, upload) in enumerate(found, first) if place == row]

    def uploads(self, scope: Scope, ids: Sequence[str]) -> list[Upload]:
        """Return those of some uploads that are known, in the order asked for."""
        found = self._database.run(lambda connection: records.uploads(connection, scope, ids)) or {}
        return [found[one] for one in ids if one in found]

    def named(self, scope: Scope, text: str, count: int) -> list[Upload]:
        """Return the videos whose file name holds all words of a text, by name."""
        words = fold(text).split()
        names = self._database.run(lambda connection: records.names(connection, scope)) or []
        folded = fold_each(name for _, name in names)
        found = [
            one
            for (one, _), name in zip(names, folded, strict=True)
            if all(word in name for word in words)
        ]
        return self.uploads(scope, found[:count])

    def summaries(self, scope: Scope, ids: Sequence[str]) -> dict[str, TrackSummary]:
        """Return what is known of the tracks of some videos, by their ids."""
        return (
            self._database.run(lambda connection: records.summaries(connection, scope, ids)) or {}
        )

    def known_tracks(self, scope: Scope) -> int:
        """Count the videos whose tracks are known."""
        return self._database.run(lambda connection: records.known_tracks(connection, scope)) or 0

    def matching(self, scope: Scope, query: LibraryQuery) -> list[str]:
        """Return the ids of the videos that are known to be what is asked for, in its order."""
        found = (
            self._database.run(lambda connection: records.summed_up(connection, scope, query.sort))
            or []
        )
        return [upload.id for upload, summary in found if matches(query, upload, summary)]

    def video(self, scope: Scope, upload_id: str) -> StoredVideo | None:
        """Return a video with its tracks as they were the last time."""
        found = self._database.run(lambda connection: records.video(connection, scope, upload_id))
        return None if found is None else StoredVideo(found[0], _moment(found[1]))

    def playing(self, scope: Scope, playback_id: str) -> Upload | None:
        """Return the video with this playback id if it was ever seen."""
        return self._database.run(
            lambda connection: records.playing(connection, scope, playback_id)
        )

    def clear(self) -> None:
        """Forget everything."""
        self._database.run(upkeep.clear)
        self._database.run(upkeep.shrink)

    def size(self) -> int:
        """Return how many bytes it takes on disk."""
        return self._database.size()

    def trim(self) -> None:
        """Forget what was seen longest ago until it is small enough."""
        for _ in range(round(2 / _FORGOTTEN_AT_ONCE)):
            if (self._database.run(upkeep.used_bytes) or 0) <= self.largest:
                return
            self._database.run(
                lambda connection: upkeep.forget_oldest(connection, _FORGOTTEN_AT_ONCE)
            )
            self._database.run(upkeep.shrink)

    def close(self) -> None:
        """Write everything out."""
        self._database.close()

    def _trim_sometimes(self) -> None:
        self._writes += 1
        if self._writes % _WRITES_BETWEEN_TRIMS == 1:
            self.trim()


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
