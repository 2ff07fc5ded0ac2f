"""One query's rows, read while a person scrolls through them.

What is on screen is read first, then some pages in the direction of scrolling while nobody needs
the allowance for requests. What was seen the last time is shown until DatoCMS answers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from trackman.dato.decoders.listing import UploadPage
from trackman.domain.errors import (
    ApiError,
    ClosedError,
    DatoError,
    RateLimitError,
    ServerFaultError,
)
from trackman.domain.library import LibraryQuery, TrackSummary
from trackman.domain.listings import (
    Counted,
    ListingEvent,
    ListingFailed,
    Loaded,
    LoadedFromCache,
    UpToDate,
)
from trackman.services.library.cached_listing import CachedListing
from trackman.services.library.sources import Source
from trackman.services.library.sparse_rows import BLOCK, SparseRows
from trackman.services.operations.backoff import Backoff, BackoffPauses

_MOST_ON_SCREEN = 1_000
_REPAIRS = 3
_READERS = 2
"""Tasks that read pages on screen, so that an answer that hangs does not hold up the rest."""
_PASSING = (RateLimitError, ServerFaultError)
_log = logging.getLogger(__name__)

Report = Callable[[ListingEvent], None]


class Listing:
    """The rows of one query. `run` reads them; the rest is to be called from the same thread."""

    def __init__(
        self,
        source: Source,
        report: Report,
        summaries: dict[str, TrackSummary],
        pauses: BackoffPauses | None = None,
    ) -> None:
        self.rows = SparseRows()
        self.seen_at: datetime | None = None
        """Time at which the rows on screen were read, unless it was just now."""
        self._failure: ListingFailed | None = None
        self._source = source
        self._report = report
        self._summaries = summaries
        self._patience = Backoff(pauses or BackoffPauses())
        self._first, self._last, self._backwards = 0, BLOCK - 1, False
        self._busy: set[int] = set()
        self._not_kept: set[int] = set()
        self._is_current = False
        self._repairs = _REPAIRS
        self._to_keep: asyncio.Queue[tuple[int, UploadPage]] = asyncio.Queue()
        self._moved: list[asyncio.Event] = []
        self._scrolled = asyncio.Event()

    @property
    def query(self) -> LibraryQuery:
        """Query of the listing."""
        return self._source.query

    @property
    def trouble(self) -> DatoError | None:
        """Why the rows on screen are not to be had."""
        return self._failure.error if self._failure else None

    def wanted(self, first: int, last: int) -> None:
        """Tell which rows are on screen."""
        if first != self._first:
            self._backwards = first < self._first
            self._scrolled.set()
        self._first, self._last = max(0, first), min(max(first, last), first + _MOST_ON_SCREEN)
        self.rows.touch(self._first, self._last)
        self._wake()

    def reread(self) -> None:
        """Read again what is on screen, and the rest when it comes there."""
        self._source.forget()
        self.rows.distrust()
        self._repairs = _REPAIRS
        self.retry()

    def retry(self) -> None:
        """Try again at once what failed."""
        self._is_current = False
        self._patience.end()
        self._wake()

    async def run(self) -> None:
        """Read until cancelled, or until the program ends."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._recall())
                for _ in range(_READERS):
                    group.create_task(self._read())
                group.create_task(self._read_ahead())
                group.create_task(self._keep())
        except* ClosedError:
            _log.info("reading the library ends with the connection")

    async def _recall(self) -> None:
        """Show what was seen the last time wherever nothing is known."""
        moved = self._new_event()
        while True:
            moved.clear()
            blocks = self.rows.next_unknown(self._first, self._last, self._not_kept)
            if blocks is None:
                await moved.wait()
                continue
            self._not_kept.update(blocks)
            recalled = await self._source.recall(blocks.start * BLOCK, len(blocks) * BLOCK)
            if recalled is not None:
                self._suggest(blocks, recalled)

    def _suggest(self, blocks: range, recalled: CachedListing) -> None:
        if recalled.uploads:
            self._not_kept.difference_update(blocks)  # they can be had again
        self._summaries |= recalled.summaries
        known = self.rows.total
        if self.rows.suggest(blocks, recalled.uploads, recalled.total):
            self.seen_at = recalled.seen_at
            self._tell(known, blocks)
            self._report(LoadedFromCache(recalled.seen_at))
            if self._failure is not None:
                self._report(self._failure)  # it still holds

    async def _read(self) -> None:
        """Read what is on screen, and try again after failures."""
        moved = self._new_event()
        while True:
            moved.clear()
            blocks = self.rows.next_gap(self._first, self._last, self._busy)
            if blocks is None or self._patience.is_resting:
                self._tell_if_current()
                await moved.wait()
                continue
            try:
                await self._take(blocks, ahead=False)
            except ClosedError:
                raise
            except DatoError as error:
                await self._failed(error, blocks)

    async def _read_ahead(self) -> None:
        """Read what may come on screen next."""
        moved = self._new_event()
        begins = True
        while True:
            moved.clear()
            blocks = self.rows.next_page(self._first, self._last, self._busy, self._backwards)
            if blocks is None:
                await moved.wait()
            elif begins:
                begins = False
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._patience.pauses.ahead):
                        await self._scrolled.wait()
            elif self._source.is_scarce():
                await asyncio.sleep(self._patience.pauses.scarce)
            else:
                try:
                    await self._take(blocks, ahead=True)
                except ClosedError:
                    raise
                except DatoError as error:
                    _log.info("not read ahead: %s", error)
                    await self._patience.rest(self._patience.pauses.failures[-1])

    async def _keep(self) -> None:
        """Keep what was read for the next time, and find out what is known of the tracks."""
        while True:
            first, page = await self._to_keep.get()
            known = await self._source.keep(first, page)
            if known:
                self._summaries |= known
                self._report(Loaded(first, first + len(page.uploads) - 1))

    async def _take(self, blocks: range, *, ahead: bool) -> None:
        """Read some blocks, with the row before them to see whether rows have moved."""
        before = self.rows.before(blocks)
        extra = 0 if before is None else 1
        first, count = blocks.start * BLOCK, len(blocks) * BLOCK
        self._busy.update(blocks)
        try:
            page = await self._source.read(first - extra, count + extra, ahead)
        finally:
            self._busy.difference_update(blocks)
            self._wake()
        if before is not None and [one.id for one in page.uploads[:1]] != [before.id]:
            self._moved_meanwhile()
        page = UploadPage(page.uploads[extra:], page.total)
        known = self.rows.total
        self.rows.place(blocks, page.uploads, page.total)
        self._to_keep.put_nowait((first, page))
        self._tell(known, blocks)

    def _moved_meanwhile(self) -> None:
        """Read all again, but not for ever where the order is never the same."""
        if self._repairs:
            self._repairs -= 1
            self.rows.distrust()

    async def _failed(self, error: DatoError, blocks: range) -> None:
        again = not isinstance(error, ApiError) or isinstance(error, _PASSING)
        first = blocks.start * BLOCK
        self._failure = ListingFailed(error, first, blocks.stop * BLOCK - 1, again)
        self._report(self._failure)
        await self._patience.after_failure(passes=again)
        self._wake()

    def _tell(self, known: int | None, blocks: range) -> None:
        total = self.rows.total
        if total is not None and total != known:
            self._report(Counted(total))
        first, last = blocks.start * BLOCK, min(blocks.stop * BLOCK, total or 0) - 1
        if first <= last:
            self._report(Loaded(first, last))

    def _tell_if_current(self) -> None:
        """Tell once that nothing on screen is outdated any more."""
        fresh = self.rows.is_fresh(self._first, self._last)
        if fresh and (self._failure or self.seen_at or not self._is_current):
            self._failure, self.seen_at, self._is_current = None, None, True
            self._patience.end()
            self._report(UpToDate())

    def _new_event(self) -> asyncio.Event:
        """Return what wakes one of those who read."""
        event = asyncio.Event()
        self._moved.append(event)
        return event

    def _wake(self) -> None:
        for moved in self._moved:
            moved.set()
