"""Texts of a review: there before a person comes to them, as far as that can be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from weakref import WeakValueDictionary

from trackman.domain.errors import (
    ApiError,
    BackupFault,
    ClosedError,
    NotAVideoError,
    TrackmanError,
)
from trackman.domain.review.queue import QueueItem
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.domain.uploads import Upload, Video
from trackman.services.quality import QualityChecks
from trackman.services.review.ahead_pace import AheadPace
from trackman.services.review.shelf import LARGEST, ReviewedText, Shelf
from trackman.services.review.text_sources import TextSources

AHEAD = 6
"""Tracks behind the one on screen that are read before a person comes to them."""
MOST_BESIDE = 40
"""Other tracks of a video whose texts are read, at most."""
_RETRY_AFTER = 20.0  # seconds
_NOT_THERE = {"NOT_FOUND"}
_log = logging.getLogger(__name__)


class ReviewTexts:
    """Texts and findings of a queue's tracks. To be used from one loop; `run` it meanwhile.

    What was read, scanned or saved before is taken from this computer and costs no request.
    """

    def __init__(
        self,
        sources: TextSources,
        checks: QualityChecks,
        pace: AheadPace,
        *,
        largest: int = LARGEST,
        retry_after: float = _RETRY_AFTER,
    ) -> None:
        """`largest` is how many bytes of memory they may take, about."""
        self.arrived: list[Callable[[QueueItem], None]] = []
        """Called on the loop when more is known of an item that was read already."""
        self._sources = sources
        self._checks = checks
        self._pace = pace
        self._shelf = Shelf(largest)
        self._retry_after = retry_after
        self._ahead: list[QueueItem] = []
        self._begun: set[str] = set()
        self._completed: set[str] = set()
        """Items ahead whose text, or everything beside it, is not to be tried again."""
        self._retry_at: float | None = None
        """Time at which to ask the hosts again; None while they answer."""
        self._aimed = asyncio.Event()
        self._nobody_waits = asyncio.Event()
        self._nobody_waits.set()
        self._waiting = 0
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def is_offline(self) -> bool:
        """True while the hosts could not be reached the last time; nothing is read ahead then."""
        return self._retry_at is not None

    @property
    def memory(self) -> int:
        """Bytes that the texts take, about."""
        return self._shelf.size

    def of(self, item: QueueItem) -> ReviewedText | None:
        """Return what is in memory; None where the text has to be read."""
        return self._shelf.of(item.key)

    async def read(self, item: QueueItem, *, anew: bool = False) -> ReviewedText:
        """Return an item's text, before everything that is read ahead.

        Where it cannot be had, its text tells why, and the next time it is tried again. With `anew`
        it is fetched even if it is known.
        """
        self._waiting += 1
        self._nobody_waits.clear()
        try:
            async with self._lock(item):
                found = None if anew else self._shelf.of(item.key)
                if found is None:
                    text = None if anew else await self._known(item)
                    found = await self._judged(item, text or await self._fetched(item))
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._nobody_waits.set()
        self._aimed.set()  # what stands beside it may be due
        return found

    def look_ahead(self, items: Sequence[QueueItem], current: int) -> None:
        """Read what comes behind the current of some items, and what stands beside its text.

        `items` are those a person will come to, in this order.
        """
        self._ahead = list(items[current : current + 1 + AHEAD])
        wanted = {one.key for one in self._ahead}
        self._begun &= wanted
        self._completed &= wanted
        self._aimed.set()

    def forget(self) -> None:
        """Read and judge everything again, because other checks are in force."""
        self._shelf.clear()
        self._begun.clear()
        self._completed.clear()
        self._aimed.set()

    async def run(self) -> None:
        """Read ahead until cancelled, and never what a person waits for."""
        while True:
            self._aimed.clear()
            work = self._next()
            if work is None:
                await self._until_aimed()
                continue
            await self._nobody_waits.wait()
            read, item = work
            try:
                await read(item)
            except ClosedError:
                raise
            except TrackmanError as error:
                _log.info("nothing is read ahead for a while: %s", error)
                self._note_offline()

    def _next(self) -> tuple[_Read, QueueItem] | None:
        """Return what is to be read next: all texts before what stands beside them."""
        for item in self._ahead:
            if item.key not in self._begun and not self._shelf.has(item.key):
                return self._begin, item
        for item in self._ahead:
            if item.key not in self._completed and self._shelf.has(item.key):
                return self._complete, item
        return None

    async def _until_aimed(self) -> None:
        now = asyncio.get_running_loop().time()
        wait = None if self._retry_at is None else max(0.0, self._retry_at - now)
        try:
            async with asyncio.timeout(wait):
                await self._aimed.wait()
        except TimeoutError:
            self._retry_at = None
            self._begun.clear()
            self._completed.clear()

    async def _begin(self, item: QueueItem) -> None:
        """Read the text of an item that may be next."""
        self._begun.add(item.key)
        text = await self._known(item)
        if text is None and _has_text(item):
            if self.is_offline:
                return
            await self._pace.turn()  # without the lock, for a person need not wait for turns
        async with self._lock(item):
            if not self._shelf.has(item.key):
                await self._judged(item, text or await self._fetched(item, asked=False))

    async def _complete(self, item: QueueItem) -> None:
        """Read the other texts of the item's video."""
        self._completed.add(item.key)
        known = self._shelf.of(item.key)
        if known is None or known.is_whole:
            return
        video = known.video or await self._video(item)
        others: dict[str, ReadText] = {}
        for track in [] if video is None else _others(item, video):
            text = await self._beside(item, track)
            if text is not None:
                others[track.id] = text
            if item.key not in {one.key for one in self._ahead}:
                return  # nobody will look at it
        async with self._lock(item):
            if (latest := self._shelf.of(item.key)) is not None:
                found = replace(
                    latest, video=video, others=others, is_whole=_is_whole(item, video, others)
                )
                self._shelf.put(await self._with_findings(found))
                for listener in tuple(self.arrived):
                    listener(item)

    async def _video(self, item: QueueItem) -> Video | None:
        """Read a video that was never seen here, such as that of a queue made elsewhere."""
        if self.is_offline:
            return None
        await self._pace.turn()
        await self._pace.turn()  # the video, and its tracks
        try:
            return await self._sources.video(item.track.upload_id)
        except NotAVideoError:
            return None
        except ApiError as error:
            if error.fault.code not in _NOT_THERE:
                raise
            return None  # it is gone; others are not

    async def _beside(self, item: QueueItem, track: Track) -> ReadText | None:
        """Return the text of another track of an item's video; None while it is not to be had."""
        playback_id = item.playback_id or ""
        text = self._shelf.text(track.upload_id, track.id)
        text = text or await self._sources.known_text(playback_id, track)
        if text is not None or self.is_offline:
            return text
        await self._pace.turn()
        await self._nobody_waits.wait()
        text = await self._sources.text(playback_id, track.id, asked=False)
        self._note(text)
        return None if _is_out_of_reach(text) else text

    async def _known(self, item: QueueItem) -> ReadText | None:
        """Return the text of an item without asking any host; None if that cannot be."""
        if not _has_text(item):
            return None
        beside = self._shelf.text(item.track.upload_id, item.track.id)
        if beside is not None:
            return beside
        return await self._sources.known_text(item.playback_id or "", item.track)

    async def _fetched(self, item: QueueItem, *, asked: bool = True) -> ReadText | None:
        if not _has_text(item):
            return None
        text = await self._sources.text(item.playback_id or "", item.track.id, asked=asked)
        self._note(text)
        return text

    async def _judged(self, item: QueueItem, text: ReadText | None) -> ReviewedText:
        """Return a text with its findings, and keep it if it could be had."""
        video = await self._sources.known_video(item.track.upload_id)
        others = {
            one.id: beside
            for one in ([] if video is None else _others(item, video))
            if (beside := self._shelf.text(one.upload_id, one.id)) is not None
        }
        is_whole = _is_whole(item, video, others)
        found = ReviewedText(item, text, None, video, others, is_whole)
        found = await self._with_findings(found)
        if text is None or not _is_out_of_reach(text):
            self._shelf.put(found)
        return found

    async def _with_findings(self, found: ReviewedText) -> ReviewedText:
        item = found.item
        if found.text is None:
            return found
        video = found.video or _stand_in(item)
        texts = {item.track.id: found.text, **found.others}
        return replace(found, findings=await self._checks.findings(video, item.track, texts))

    def _note(self, text: ReadText) -> None:
        """Take in whether the host could be reached."""
        if _is_out_of_reach(text):
            self._note_offline()
        elif self._retry_at is not None:
            self._retry_at = None
            self._begun.clear()
            self._completed.clear()

    def _note_offline(self) -> None:
        self._retry_at = asyncio.get_running_loop().time() + self._retry_after

    def _lock(self, item: QueueItem) -> asyncio.Lock:
        """Return what lets an item be read once at a time."""
        lock = self._locks.get(item.key)
        if lock is None:
            lock = self._locks[item.key] = asyncio.Lock()
        return lock


class _Read(Protocol):
    async def __call__(self, item: QueueItem, /) -> None: ...


def _has_text(item: QueueItem) -> bool:
    return can_be_backed_up(item.track, item.playback_id)


def _others(item: QueueItem, video: Video) -> list[Track]:
    others = (one for one in video.tracks if one.id != item.track.id and video.can_back_up(one))
    return list(others)[:MOST_BESIDE]


def _is_whole(item: QueueItem, video: Video | None, others: Mapping[str, ReadText]) -> bool:
    return video is not None and len(others) == len(_others(item, video))


def _is_out_of_reach(text: ReadText) -> bool:
    return text.failure is not None and text.failure.fault is BackupFault.UNREACHABLE


def _stand_in(item: QueueItem) -> Video:
    """Return as much of a video as the queue knows."""
    upload = Upload(
        item.track.upload_id, item.filename, 0, None, None, None, None, item.playback_id, None, ()
    )
    return Video(upload, (item.track,), None)
