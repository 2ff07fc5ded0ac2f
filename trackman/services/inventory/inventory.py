"""The inventory of one project and environment: what is known of all its tracks."""

from __future__ import annotations

import asyncio
import logging
from array import array
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from trackman.domain.errors import InventoryError
from trackman.domain.inventory.hits import SearchPage
from trackman.domain.inventory.state import InventoryState, VanishedTracks, VideoSummary
from trackman.domain.inventory.tracks import InventoryTrack, TrackField, TracksQuery, TrackView
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.executors import Executors, Lane
from trackman.store.inventory.inventory import InventoryStore

T = TypeVar("T")

_VIDEOS_AT_ONCE = 300
_QUIET = 1.0  # seconds
_log = logging.getLogger(__name__)


class Inventory:
    """All tracks of one project, as they were last seen. To be used from one loop.

    Nothing here asks DatoCMS, and nothing raises: where the file is of no use, nothing is known.
    """

    def __init__(
        self, store: InventoryStore, executors: Executors, locales: Sequence[str] = ()
    ) -> None:
        self.changed: list[Callable[[], None]] = []
        """Called on the loop after something changed, at most once a second."""
        self.locales = tuple(locales)
        """Locales of the project, for the view of foreign languages; empty if not known."""
        self.store = store
        self._executors = executors
        self._told = -_QUIET
        self._is_telling = False
        self._changing = asyncio.Lock()
        """Of two changes of one video, the second must see the first."""

    async def keys(self, query: TracksQuery) -> array[int]:
        """Return the keys ('q') of the tracks asked for, in the order asked for.

        Tracks that are gone are in the view VANISHED only.
        """
        return await self._run(partial(self.store.keys, query, self.locales))

    async def tracks(self, keys: Sequence[int]) -> list[InventoryTrack]:
        """Return tracks in this order; those that are unknown by now are left out."""
        return await self._run(partial(self.store.tracks, keys))

    async def counts(self) -> dict[TrackView, int]:
        """Count the tracks of each view."""
        return await self._run(partial(self.store.counts, self.locales))

    async def groups(self, query: TracksQuery, field: TrackField) -> list[tuple[str, int]]:
        """Count the tracks asked for by each value of a field, in the query's order.

        The value of VIDEO is the upload's id; of CLOSED_CAPTIONS and USED `1`, `0` or empty; of
        FINDINGS the number or empty; of times the day in UTC, such as `2026-05-31`.
        """
        return await self._run(partial(self.store.groups, query, field, self.locales))

    async def languages(self) -> list[tuple[str, int]]:
        """Count the tracks that are there by language code, the most frequent first."""
        return await self._run(self.store.languages)

    async def state(self) -> InventoryState:
        """Return how much is known, and how old it is."""
        return await self._run(self.store.state)

    async def videos(self) -> AsyncIterator[Sequence[VideoSummary]]:
        """Yield all videos that are there with their tracks in short, some hundred at a time."""
        last = 0
        while True:
            last, found = await self._run(
                partial(self.store.summaries_after, last, _VIDEOS_AT_ONCE)
            )
            if not found:
                return
            yield found

    async def summaries(self, upload_ids: Sequence[str]) -> list[VideoSummary]:
        """Return some videos with their tracks in short, in this order; unknown ones left out."""
        return await self._run(partial(self.store.summaries_of, upload_ids))

    async def whole_videos(self, upload_ids: Sequence[str]) -> list[Video]:
        """Return videos as they were last seen, for operations on their tracks."""
        return await self._run(partial(self.store.whole_videos, upload_ids))

    async def text(self, key: int) -> bytes | None:
        """Return the subtitle file of a track as it was last read, also of one that is gone."""
        return await self._run(partial(self.store.text, key))

    async def text_of(self, track: Track) -> bytes | None:
        """Return the subtitle file of a track that is there as it was last read."""

        def read() -> bytes | None:
            known = self.store.tracks_of(track.upload_id)
            key = next((one.key for one in known if one.track.id == track.id), None)
            return None if key is None else self.store.text(key)

        return await self._run(read)

    async def search(self, phrase: str, first: int, count: int) -> SearchPage:
        """Search all subtitles that were read, of tracks that are there.

        All words of `phrase` must stand in one cue; `"some words"` in this order; `wor*` begins
        so. Lines of `phrase` are alternatives. Letters are folded as in the search of a text, and
        of scripts without spaces any part is found. The tracks of all hits are those of
        `TrackRule.text`.
        """
        return await self._run(partial(self.store.search, phrase, first, count))

    async def new_hits(self, phrase: str, since: datetime) -> int:
        """Count the hits in texts that were first read, or read anew, after a moment; to 1,000."""
        return await self._run(partial(self.store.new_hits, phrase, since.timestamp()))

    async def note_video(self, video: Video) -> None:
        """Take in the tracks of a video that were just read or changed elsewhere in the program.

        What is not among them any more is gone.
        """
        if video.upload.is_video:
            await self._note(partial(self.store.note_video, video))

    async def note_change(
        self,
        upload_id: str,
        *,
        gone: Collection[str] = (),
        made: Sequence[Track] = (),
        seen: Sequence[Track] | None = None,
    ) -> None:
        """Take in that tracks of a video are gone, by their ids, or were made.

        `seen` are the tracks it had before, where they were just read. A video that is not known
        stays unknown.
        """
        async with self._changing:
            for video in await self.whole_videos([upload_id]):
                before = video.tracks if seen is None else seen
                tracks = {one.id: one for one in (*before, *made) if one.id not in gone}
                await self.note_video(replace(video, tracks=tuple(tracks.values())))

    async def note_gone(self, upload_id: str) -> None:
        """Take in that a video is not there any more."""
        await self._note(partial(self.store.note_gone, upload_id))

    async def vanished(self, before: datetime) -> VanishedTracks:
        """Count the tracks that are gone since before a moment."""
        return await self._run(partial(self.store.vanished, before.timestamp()))

    async def forget_vanished(self, before: datetime) -> None:
        """Forget the tracks that are gone since before a moment, with their texts."""
        await self._note(partial(self.store.forget_vanished, before.timestamp()))

    async def project_name(self) -> str:
        """Return what the project was called when it was last read; empty if nobody knows."""
        return await self._run(self.store.project_name)

    async def note_project_name(self, name: str) -> None:
        """Take in what the project is called."""
        await self._note(partial(self.store.note_project_name, name))

    async def note_visit(self) -> None:
        """Take in that a person has seen the inventory as it is now."""
        await self._note(self.store.note_visit)

    async def note_findings(self, findings: Sequence[tuple[int, int]]) -> None:
        """Take in how many findings tracks have: pairs of key and number."""
        await self._note(partial(self.store.put_findings, findings))

    async def forget_findings(self) -> None:
        """Forget all numbers of findings, because other limits are in force."""
        await self._note(self.store.forget_findings)

    def close(self) -> None:
        """Write everything out; to be called when nothing is asked any more."""
        self.store.close()

    def tell(self) -> None:
        """Tell those who listen that something changed, now or soon."""
        if self._is_telling:
            return
        loop = asyncio.get_running_loop()
        self._is_telling = True
        loop.call_later(max(0.0, self._told + _QUIET - loop.time()), self._tell_now, loop)

    def _tell_now(self, loop: asyncio.AbstractEventLoop) -> None:
        self._told, self._is_telling = loop.time(), False
        for listener in tuple(self.changed):
            listener()

    async def _note(self, work: Callable[[], object]) -> None:
        try:
            await self._run(work)
        except InventoryError as error:
            _log.warning("the inventory was not told: %s", error)
        else:
            self.tell()

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.INVENTORY)
