"""Scan: read a whole project into its inventory, at the pace and in the turn nobody else needs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from trackman.dato.client import LARGEST_PAGE, Client
from trackman.dato.library import count_videos
from trackman.dato.usage import read_usage
from trackman.domain.errors import ClosedError, DatoError, InventoryError, TrackmanError
from trackman.domain.inventory.scanning import (
    CallUsage,
    ScanEnd,
    ScanEstimate,
    ScanOutcome,
    ScanProgress,
    ScanStage,
    ScanTrouble,
)
from trackman.domain.library import LibraryQuery
from trackman.services.executors import Executors, Lane
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.listing import VideoListing
from trackman.services.inventory.looks import Looks
from trackman.services.inventory.progress import ScanTally
from trackman.services.inventory.text_reading import TextReading
from trackman.services.inventory.troubles import passes, trouble_of
from trackman.services.operations.backoff import Backoff, BackoffPauses
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.quality import QualityChecks
from trackman.store.inventory.scans import ScanRecord

T = TypeVar("T")
Report = Callable[[ScanProgress], None]
"""Called on the loop, some times a second at most."""

_SHARE = 0.1
"""Part of a whole scan's calls that a scan for changes may take for what nothing speaks for."""
_LOOK_AT_PACE = 0.25
"""Seconds between looks at whether DatoCMS limits requests."""
_log = logging.getLogger(__name__)


class Scan:
    """Reads videos, their tracks, and where asked their texts. One scan runs at a time.

    What was read is kept at once: after a pause, a cancellation or a kill, `resume` goes on.
    """

    def __init__(
        self,
        client: Client,
        executors: Executors,
        inventory: Inventory,
        texts: SubtitleBackups,
        checks: QualityChecks,
        pauses: BackoffPauses | None = None,
    ) -> None:
        self._client = client.within(inventory.store.scope.environment)
        self._executors = executors
        self._inventory = inventory
        self._store = inventory.store
        self._texts = texts
        self._checks = checks
        self._pauses = pauses or BackoffPauses()
        self._running: asyncio.Task[None] | None = None
        self._is_pausing = False

    @property
    def is_running(self) -> bool:
        """Tell whether a scan is running."""
        return self._running is not None

    async def estimate(self, *, everything: bool) -> ScanEstimate:
        """Tell what a scan would take; that takes one call. Raises DatoError."""
        count = partial(count_videos, self._client, LibraryQuery())
        videos = await self._executors.run(count)
        pages = 2 * (1 + videos // (LARGEST_PAGE - 1))
        state = await self._inventory.state()
        fresh = everything or not state.videos
        new = max(0, videos - state.videos) + state.never_looked
        looks = videos if fresh else min(videos, new + _budget(videos, pages))
        pace = self._client.transport.pace
        seconds = (pages + looks) * pace.window / pace.free()[1]
        return ScanEstimate(videos, looks, pages + looks, seconds)

    async def usage(self) -> CallUsage:
        """Read how many calls the project has taken and may take in this month.

        What cannot be read is None.
        """
        try:
            return await self._executors.run(partial(read_usage, self._client))
        except ClosedError:
            raise
        except DatoError as error:
            _log.info("calls spent are not known: %s", error)
            return CallUsage(None, None)

    async def run(self, *, texts: bool, everything: bool, report: Report) -> ScanEnd:
        """Begin a new scan, and return when it has ended or paused.

        With `everything` the tracks of all videos are read; without, those of videos that are
        new or changed, have tracks in preparation, or were looked at longest ago, these within a
        tenth of the calls of a whole scan. `texts` says whether to read subtitles, too: those
        not read yet, or with `everything` all.
        """
        record = ScanRecord(time.time(), texts, everything)
        try:
            await self._disk(partial(self._store.keep_scan, record))
        except InventoryError as error:
            return await self._end(record, trouble_of(error), error)
        return await self._through(record, report)

    async def resume(self, report: Report) -> ScanEnd | None:
        """Go on with the scan that was not ended; None if there is none."""
        record = await self._disk(self._store.scan)
        return None if record is None else await self._through(record, report)

    def pause(self) -> None:
        """Have the running scan end soon, to be resumed."""
        if self._running is not None:
            self._is_pausing = True
            self._running.cancel()

    async def _through(self, record: ScanRecord, report: Report) -> ScanEnd:
        if self._running is not None:
            raise RuntimeError("a scan is running")
        progress = ScanTally(record, report)
        self._is_pausing = False
        self._running = asyncio.create_task(self._until_end(progress))
        try:
            end = replace(await self._ended(self._running, progress), unplayed=progress.unplayed)
        finally:
            self._running.cancel()  # where whoever waits was cancelled
            self._running = None
            self._inventory.tell()
        return end

    async def _ended(self, running: asyncio.Task[None], progress: ScanTally) -> ScanEnd:
        trouble: ScanTrouble | None = None
        error: TrackmanError | None = None
        try:
            await running
            return await self._done(progress.record)
        except asyncio.CancelledError:
            if not self._is_pausing:
                raise
        except ClosedError as closed:
            error = closed
        except TrackmanError as failed:
            trouble, error = trouble_of(failed), failed
            _log.info("the scan pauses: %s", failed)
        await self._keep(progress)
        return await self._end(progress.record, trouble, error)

    async def _until_end(self, progress: ScanTally) -> None:
        """Go through all stages, and wait out what passes."""
        patience, tries = Backoff(self._pauses), len(self._pauses.failures)
        while True:
            before = progress.successes
            try:
                await self._watched_stages(progress)
                return
            except TrackmanError as error:
                trouble = trouble_of(error)
                if progress.successes > before:
                    patience, tries = Backoff(self._pauses), len(self._pauses.failures)
                if not passes(trouble) or not tries:
                    raise
                tries -= 1
                _log.info("the scan waits: %s", error)
                progress.waits_for = trouble
                progress.tell(now=True)
                await patience.after_failure(passes=True)
                progress.waits_for = None

    async def _watched_stages(self, progress: ScanTally) -> None:
        """Go through all stages, and say when DatoCMS limits requests.

        That is waited out where they are sent, for minutes, and no answer tells of it here.
        """
        watching = asyncio.create_task(self._watch_pace(progress))
        try:
            await self._stages(progress)
        finally:
            watching.cancel()
            progress.waits_for = None

    async def _watch_pace(self, progress: ScanTally) -> None:
        pace = self._client.transport.pace
        while True:
            waits_for = ScanTrouble.TOO_FAST if pace.is_paused else None
            if progress.waits_for is not waits_for:
                progress.waits_for = waits_for
                progress.tell(now=True)
            await asyncio.sleep(_LOOK_AT_PACE)

    async def _stages(self, progress: ScanTally) -> None:
        record = progress.record
        if record.stage is ScanStage.VIDEOS:
            listing = VideoListing(self._client, self._executors, self._store, progress)
            await listing.read()
            progress.unplayed = len(listing.unplayed)
            left = _budget(listing.total, listing.calls)
            await self._disk(partial(self._store.plan_looks, progress.record, left))
            await self._enter(progress, ScanStage.TRACKS)
        if progress.record.stage is ScanStage.TRACKS:
            looks = Looks(self._client, self._executors, self._inventory, progress)
            await looks.read()
            if not record.texts:
                return
            plan = partial(self._store.plan_texts, everything=record.everything)
            await self._disk(plan)
            await self._enter(progress, ScanStage.TEXTS)
        reading = TextReading(self._texts, self._checks, self._inventory, progress)
        await reading.read()

    async def _enter(self, progress: ScanTally, stage: ScanStage) -> None:
        progress.enter(stage)
        await self._disk(partial(self._store.keep_scan, progress.record))

    async def _done(self, record: ScanRecord) -> ScanEnd:
        await self._disk(partial(self._store.end_scan, record))
        return replace(await self._end(record), outcome=ScanOutcome.DONE)

    async def _end(
        self,
        record: ScanRecord,
        trouble: ScanTrouble | None = None,
        error: TrackmanError | None = None,
    ) -> ScanEnd:
        left = await self._disk(partial(self._store.not_looked, record.began))
        return ScanEnd(
            ScanOutcome.PAUSED,
            record.calls,
            left.videos,
            record.looked,
            left.not_looked,
            None if left.since is None else datetime.fromtimestamp(left.since, UTC),
            record.new_tracks,
            record.gone_tracks,
            record.texts_read,
            record.texts_failed,
            trouble,
            error,
        )

    async def _keep(self, progress: ScanTally) -> None:
        def keep() -> None:
            with progress.keeping():  # after what is being kept on another thread
                self._store.keep_scan(progress.record)

        try:
            await self._disk(keep)
        except InventoryError as error:
            _log.warning("the scan is resumed from an earlier place: %s", error)

    async def _disk(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.INVENTORY)


def _budget(videos: int, spent: int) -> int:
    """Return how many calls a scan for changes has left for what nothing speaks for."""
    return max(0, int(_SHARE * (videos + spent)) - spent)
