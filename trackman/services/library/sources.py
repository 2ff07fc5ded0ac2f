"""Sources of a listing's rows: DatoCMS, or the tracks known on this computer.

DatoCMS cannot filter by tracks, so queries about them find only videos whose tracks were seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from trackman.dato.client import Client
from trackman.dato.decoders.listing import UploadPage
from trackman.dato.library import read_page
from trackman.dato.rate_limiter import Priority
from trackman.domain.library import LibraryQuery, Scope, TrackSummary
from trackman.services.executors import Executors, Lane
from trackman.services.library.cached_listing import CachedListing, recalled
from trackman.store.cache.cache import Cache

_IDS_A_REQUEST = 100  # an address must not grow without end


class Source(Protocol):
    """Answers one query."""

    @property
    def query(self) -> LibraryQuery:
        """Query that the rows answer."""

    async def read(self, first: int, count: int, ahead: bool, /) -> UploadPage:
        """Read rows. Raises DatoError. `ahead` tells that nobody waits for them."""

    async def recall(self, first: int, count: int, /) -> CachedListing | None:
        """Return rows as they were the last time, as far as known."""

    async def keep(self, first: int, page: UploadPage, /) -> dict[str, TrackSummary]:
        """Keep rows for the next time; return what is known of their tracks."""

    def forget(self) -> None:
        """Work everything out anew at the next reading."""

    def is_scarce(self) -> bool:
        """Tell whether reading ahead would take from others now."""


@dataclass(slots=True)
class ServerSource:
    """Rows from DatoCMS."""

    client: Client
    executors: Executors
    cache: Cache
    scope: Scope
    query: LibraryQuery

    async def read(self, first: int, count: int, ahead: bool, /) -> UploadPage:
        """Read rows from DatoCMS."""
        priority = Priority.BACKGROUND if ahead else Priority.PERSON
        lane = Lane.POLLING if ahead else Lane.REQUESTS
        call = partial(read_page, self.client, self.query, first, count, priority)
        return await self.executors.run(call, lane)

    async def recall(self, first: int, count: int) -> CachedListing | None:
        """Return rows from the cache."""
        return await self.executors.run(
            partial(recalled, self.cache, self.scope, self.query, first, count), Lane.DISK
        )

    async def keep(self, first: int, page: UploadPage) -> dict[str, TrackSummary]:
        """Keep rows in the cache."""
        return await self.executors.run(partial(self._kept, first, page), Lane.DISK)

    def forget(self) -> None:
        """Do nothing: DatoCMS is asked each time."""

    def is_scarce(self) -> bool:
        """Tell whether most of the requests allowed are taken."""
        free, limit = self.client.transport.pace.free()
        return free * 4 < limit

    def _kept(self, first: int, page: UploadPage) -> dict[str, TrackSummary]:
        self.cache.keep_page(self.scope, self.query, first, page.uploads, page.total)
        return self.cache.summaries(self.scope, [one.id for one in page.uploads])


@dataclass(slots=True)
class KnownSource:
    """Rows of videos whose tracks are known on this computer.

    Whether a video is used only DatoCMS knows, so it is asked about those found.
    """

    client: Client
    executors: Executors
    cache: Cache
    scope: Scope
    query: LibraryQuery
    _ids: list[str] | None = None

    async def read(self, first: int, count: int, *_: bool) -> UploadPage:
        """Look rows up in the cache."""
        if self._ids is None:
            ids = await self.executors.run(
                partial(self.cache.matching, self.scope, self.query), Lane.DISK
            )
            self._ids = ids if self.query.used is None else await self._confirmed(ids)
        wanted = self._ids[first : first + count]
        uploads = await self.executors.run(
            partial(self.cache.uploads, self.scope, wanted), Lane.DISK
        )
        return UploadPage(tuple(uploads), len(self._ids))

    async def recall(self, *_: int) -> CachedListing | None:
        """Recall nothing: reading is as quick."""
        return None

    async def keep(self, _: int, page: UploadPage, /) -> dict[str, TrackSummary]:
        """Return what is known of their tracks."""
        ids = [upload.id for upload in page.uploads]
        return await self.executors.run(partial(self.cache.summaries, self.scope, ids), Lane.DISK)

    def forget(self) -> None:
        """Search anew at the next reading."""
        self._ids = None

    def is_scarce(self) -> bool:
        """Tell that nothing is taken from anybody."""
        return False

    async def _confirmed(self, ids: list[str]) -> list[str]:
        query = LibraryQuery(used=self.query.used)
        found: set[str] = set()
        for start in range(0, len(ids), _IDS_A_REQUEST):
            part = ids[start : start + _IDS_A_REQUEST]
            page = await self.executors.run(
                partial(read_page, self.client, query, 0, len(part), Priority.PERSON, part)
            )
            found |= {upload.id for upload in page.uploads}
        return [one for one in ids if one in found]
