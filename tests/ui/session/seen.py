"""What was seen of the tracks of a look-alike, in place of an inventory on the disk."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from trackman.domain.inventory.state import InventoryState, TrackBrief, VideoSummary
from trackman.domain.inventory.tracks import InventoryTrack, TracksQuery
from trackman.domain.languages import serves
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.inventory.inventory import Inventory

LONG_AGO = timedelta(days=2)


class Seen(Inventory):
    """Holds videos; a track's key is its place among all that were ever seen."""

    def __init__(self, videos: Sequence[Video], age: timedelta = LONG_AGO) -> None:
        self.changed: list[Callable[[], None]] = []
        self._changing = asyncio.Lock()
        self.locales = ("it", "en")
        self._videos = {video.id: video for video in videos}
        self._ids: list[str] = [one.id for video in videos for one in video.tracks]
        self._at = datetime.now(UTC) - age

    async def keys(self, query: TracksQuery) -> array[int]:
        kept = query.rule.other_languages
        return array(
            "q",
            (
                self._ids.index(one.id)
                for one in self._all()
                if (not query.track_ids or one.id in query.track_ids)
                and (not query.rule.kinds or one.kind in query.rule.kinds)
                and not any(serves(one.language_code, code) for code in kept)
            ),
        )

    async def tracks(self, keys: Sequence[int]) -> list[InventoryTrack]:
        known = {self._ids.index(one.id): one for one in self._all()}
        return [self._row(key, known[key]) for key in keys if key in known]

    async def state(self) -> InventoryState:
        return InventoryState(len(self._videos), len(self._all()), 0, 0, self._at)

    async def languages(self) -> list[tuple[str, int]]:
        codes = [one.language_code for one in self._all()]
        return sorted({(code, codes.count(code)) for code in codes}, key=lambda pair: -pair[1])

    async def videos(self) -> AsyncIterator[Sequence[VideoSummary]]:
        yield await self.summaries(list(self._videos))

    async def summaries(self, upload_ids: Sequence[str]) -> list[VideoSummary]:
        return [self._summary(self._videos[one]) for one in upload_ids]

    async def whole_videos(self, upload_ids: Sequence[str]) -> list[Video]:
        return [self._videos[one] for one in upload_ids if one in self._videos]

    async def note_video(self, video: Video) -> None:
        self._videos[video.id] = video
        self._ids += [one.id for one in video.tracks if one.id not in self._ids]

    def key(self, track_id: str) -> int:
        """Return the key of a track."""
        return self._ids.index(track_id)

    def forget_name(self, track_id: str, name: str) -> None:
        """Have seen a track with another name than it has."""
        for video in self._videos.values():
            tracks = tuple(
                replace(one, name=name) if one.id == track_id else one for one in video.tracks
            )
            self._videos[video.id] = replace(video, tracks=tracks)

    def _all(self) -> list[Track]:
        return [one for video in self._videos.values() for one in video.tracks]

    def _row(self, key: int, track: Track) -> InventoryTrack:
        upload = self._videos[track.upload_id].upload
        playback = upload.mux_playback_id
        return InventoryTrack(key, track, upload.filename, playback, None, None, self._at, self._at)

    def _summary(self, video: Video) -> VideoSummary:
        briefs = tuple(
            TrackBrief(
                self._ids.index(one.id),
                one.kind,
                one.language_code,
                one.closed_captions,
                one.status,
                None,
            )
            for one in video.tracks
        )
        upload = video.upload
        return VideoSummary(
            video.id, upload.filename, upload.duration, (), None, None, self._at, briefs
        )
