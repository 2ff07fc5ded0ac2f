"""The videos of a project: listed page by page while a person scrolls, searched and counted."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from trackman.dato import library as wire
from trackman.dato.client import Client
from trackman.domain.library import (
    Collection,
    LibraryQuery,
    SavedFilter,
    Scope,
    TrackSummary,
    summary_of,
)
from trackman.domain.listings import ListingEvent
from trackman.domain.uploads import Upload, Video
from trackman.services.executors import Executors, Lane
from trackman.services.library.listing import Listing, Report
from trackman.services.library.sources import KnownSource, ServerSource
from trackman.services.library.sparse_rows import SparseRows
from trackman.services.operations.backoff import BackoffPauses
from trackman.store.cache.cache import Cache, StoredVideo


class Library:
    """The videos of one project in one environment.

    `run` is to be running as long as the library is on screen. Whatever is no coroutine is to be
    called from its thread; `report` is called there too, and only about the query shown now.
    """

    def __init__(
        self,
        client: Client,
        executors: Executors,
        cache: Cache,
        scope: Scope,
        report: Report,
        pauses: BackoffPauses | None = None,
    ) -> None:
        self._client = client.within(scope.environment)
        self._executors = executors
        self._cache = cache
        self._scope = scope
        self._report = report
        self._pauses = pauses
        self._summaries: dict[str, TrackSummary] = {}
        self._changed = asyncio.Event()
        self.listing = self._listing_of(LibraryQuery())
        """The query shown, with its rows; `show` puts another in its place."""

    @property
    def rows(self) -> SparseRows:
        """The rows of the query shown."""
        return self.listing.rows

    def show(self, query: LibraryQuery) -> None:
        """List another query's videos; what was being read is given up."""
        self.listing = self._listing_of(query)
        self._changed.set()

    def summary(self, upload_id: str) -> TrackSummary | None:
        """Return what is known of the tracks of a video; None while nothing is."""
        return self._summaries.get(upload_id)

    async def run(self) -> None:
        """Read what is shown until cancelled."""
        while True:
            self._changed.clear()
            reading = asyncio.create_task(self.listing.run())
            changed = asyncio.create_task(self._changed.wait())
            try:
                await asyncio.wait({reading, changed}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (reading, changed):
                    task.cancel()
                await asyncio.gather(reading, changed, return_exceptions=True)
            if not reading.cancelled():
                reading.result()  # a bug is not to be hidden
                return

    async def count(self, query: LibraryQuery) -> int:
        """Count a query's videos without reading them. Raises DatoError."""
        if query.is_local:
            matching = partial(self._cache.matching, self._scope, query)
            return len(await self._executors.run(matching, Lane.DISK))
        return await self._executors.run(partial(wire.count_videos, self._client, query))

    async def collections(self) -> tuple[Collection, ...]:
        """Read the folders of the media area. Raises DatoError."""
        return await self._executors.run(partial(wire.read_collections, self._client))

    async def tags(self, text: str = "") -> tuple[str, ...]:
        """Read the tags with `text` in them, 500 at most. Raises DatoError."""
        return await self._executors.run(partial(wire.read_tags, self._client, text))

    async def filters(self) -> tuple[SavedFilter, ...]:
        """Read the filters saved at DatoCMS. Raises DatoError."""
        return await self._executors.run(partial(wire.read_filters, self._client))

    async def named(self, text: str, count: int) -> list[Upload]:
        """Return the videos seen here whose file name holds these words, `count` at most."""
        return await self._executors.run(
            partial(self._cache.named, self._scope, text, count), Lane.DISK
        )

    async def found(self, text: str, count: int) -> tuple[Upload, ...]:
        """Ask for the first videos that DatoCMS finds for a text. Raises DatoError."""
        page = await self._executors.run(
            partial(wire.read_page, self._client, LibraryQuery(text=text), 0, count)
        )
        return page.uploads

    async def remember(self, video: Video) -> None:
        """Keep a video and its tracks as they were just read."""
        self._summaries[video.id] = await self._executors.run(partial(self._kept, video), Lane.DISK)

    async def note_findings(self, upload_id: str, count: int) -> None:
        """Keep how many findings all tracks of a video have together."""
        if (summary := self._summaries.get(upload_id)) is not None:
            self._summaries[upload_id] = replace(summary, findings=count)
        await self._executors.run(
            partial(self._cache.keep_findings, self._scope, upload_id, count), Lane.DISK
        )

    async def forget_findings(self) -> None:
        """Forget how many findings there are, because other limits are in force."""
        for upload_id, summary in self._summaries.items():
            self._summaries[upload_id] = replace(summary, findings=None)
        await self._executors.run(self._cache.forget_findings, Lane.DISK)

    async def summaries(self, upload_ids: Sequence[str]) -> dict[str, TrackSummary]:
        """Return what is known of the tracks of some videos, without asking DatoCMS."""
        return await self._executors.run(
            partial(self._cache.summaries, self._scope, upload_ids), Lane.DISK
        )

    async def last_seen(self, upload_id: str) -> StoredVideo | None:
        """Return a video with its tracks as they were the last time, without asking DatoCMS."""
        return await self._executors.run(
            partial(self._cache.video, self._scope, upload_id), Lane.DISK
        )

    async def playing(self, playback_id: str) -> Upload | None:
        """Return the video with a Mux playback id if it was ever seen here."""
        return await self._executors.run(
            partial(self._cache.playing, self._scope, playback_id), Lane.DISK
        )

    async def known_tracks(self) -> int:
        """Count the videos whose tracks are known, among which queries about tracks search."""
        return await self._executors.run(partial(self._cache.known_tracks, self._scope), Lane.DISK)

    def _kept(self, video: Video) -> TrackSummary:
        self._cache.keep_video(self._scope, video)
        return self._cache.summaries(self._scope, [video.id]).get(video.id) or summary_of(
            video.tracks
        )

    def _listing_of(self, query: LibraryQuery) -> Listing:
        kind = KnownSource if query.is_local else ServerSource
        source = kind(self._client, self._executors, self._cache, self._scope, query)

        def report(event: ListingEvent) -> None:
            if self.listing is listing:
                self._report(event)

        listing = Listing(source, report, self._summaries, self._pauses)
        return listing
