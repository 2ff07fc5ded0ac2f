"""Find and replace in the texts of many tracks: previewed in stored texts, made in fresh ones."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from trackman.domain.drafts import DraftPlace
from trackman.domain.errors import (
    ApiError,
    BackupError,
    BackupFault,
    ClosedError,
    DraftError,
    NotAVideoError,
    TrackmanError,
)
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.shown_text import ShownText
from trackman.domain.inventory.text_changes import (
    LeftOut,
    TextChanges,
    TrackLeftOut,
    changed_text,
    changes_in,
)
from trackman.domain.inventory.tracks import InventoryTrack, TracksQuery
from trackman.domain.journal import Backup
from trackman.domain.subtitles.editing.replacing import Wanted
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.domain.uploads import Video
from trackman.services.executors import Executors, Lane
from trackman.services.inventory.inventory import Inventory
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.video import Videos
from trackman.store.drafts import Drafts

_PART = 40
"""Tracks looked through between two reports."""
_AT_ONCE = 4
"""Videos whose texts are fetched at the same time."""


@dataclass(frozen=True, slots=True)
class ChangesPreview:
    """Changes that a replacement would make, by track, and the tracks it cannot change."""

    tracks: tuple[TextChanges, ...]
    left_out: tuple[TrackLeftOut, ...]


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A new text of a track, kept on this computer and ready to be published."""

    video: Video
    track: Track
    backup: Backup
    changes: int
    lost: int
    """Changes that do not fit the text any more."""
    known: InventoryTrack


class TextReplacing:
    """Finds and replaces in the texts of one project's tracks."""

    def __init__(
        self,
        inventory: Inventory,
        executors: Executors,
        texts: SubtitleBackups,
        drafts: Drafts,
        videos: Videos,
    ) -> None:
        self._inventory = inventory
        self._executors = executors
        self._texts = texts
        self._drafts = drafts
        self._videos = videos

    async def found(self, search: str) -> array[int]:
        """Return the keys of the tracks a search in all subtitles finds."""
        return await self._inventory.keys(TracksQuery(rule=TrackRule(text=search)))

    async def preview(
        self,
        keys: Sequence[int],
        wanted: Wanted,
        by: str,
        place: Callable[[str, str], DraftPlace],
        report: Callable[[int], None],
    ) -> ChangesPreview:
        """Find what would change in the texts as they were read last; nothing is fetched.

        `place` names the draft of an upload's track. `report` is told how many were looked at.
        """
        found: list[TextChanges] = []
        left_out: list[TrackLeftOut] = []
        for first in range(0, len(keys), _PART):
            for track in await self._inventory.tracks(keys[first : first + _PART]):
                one = await self._look(track, wanted, by, place)
                if isinstance(one, TextChanges):
                    found.append(one)
                elif one is not None:
                    left_out.append(one)
            report(min(first + _PART, len(keys)))
        return ChangesPreview(tuple(found), tuple(left_out))

    async def prepare(
        self,
        chosen: Sequence[TextChanges],
        wanted: Wanted,
        by: str,
        place: Callable[[str, str], DraftPlace],
        report: Callable[[int], None],
    ) -> tuple[list[ReadyText], list[TrackLeftOut]]:
        """Fetch each text as it is now, make the changes that still fit, and keep the new text.

        `report` is told how many tracks are done. Raises ClosedError.
        """
        by_video: dict[str, list[TextChanges]] = {}
        for one in chosen:
            by_video.setdefault(one.track.track.upload_id, []).append(one)
        turns, done = asyncio.Semaphore(_AT_ONCE), 0

        async def work(upload_id: str, tracks: list[TextChanges]) -> list[ReadyText | TrackLeftOut]:
            nonlocal done
            async with turns:
                ends = await self._video(upload_id, tracks, wanted, by, place)
            done += len(tracks)
            report(done)
            return ends

        ends = await asyncio.gather(*(work(*one) for one in by_video.items()))
        flat = [one for several in ends for one in several]
        return (
            [one for one in flat if isinstance(one, ReadyText)],
            [one for one in flat if isinstance(one, TrackLeftOut)],
        )

    async def note_published(self, upload_id: str, track_id: str, backup: Backup) -> None:
        """Take into the inventory that a text was published, so that searches find it."""
        try:
            await self._inventory.note_video(await self._read(upload_id))
            keys = await self._inventory.keys(TracksQuery(track_ids=(track_id,)))
            content = (await self._texts.kept(backup)).content
            shown = await self._executors.run(partial(ShownText.of, content), Lane.COMPUTING)
            put = partial(self._inventory.store.put_texts, [(key, shown, None) for key in keys])
            await self._executors.run(put, Lane.INVENTORY)
        except ClosedError:
            raise
        except TrackmanError:
            return  # the next scan finds out
        self._inventory.tell()

    async def _read(self, upload_id: str) -> Video:
        return await self._videos.read(upload_id, self._inventory.store.scope.environment)

    async def _look(
        self,
        track: InventoryTrack,
        wanted: Wanted,
        by: str,
        place: Callable[[str, str], DraftPlace],
    ) -> TextChanges | TrackLeftOut | None:
        content = await self._inventory.text(track.key)
        if content is None:
            return TrackLeftOut(track, LeftOut.NOT_READ)
        find = partial(changes_in, content, wanted, by)
        changes = await self._executors.run(find, Lane.COMPUTING)
        if not changes:
            return None
        if not can_be_backed_up(track.track, track.playback_id):
            return TrackLeftOut(track, LeftOut.NOT_READY)
        if await self._has_draft(track, place):
            return TrackLeftOut(track, LeftOut.DRAFT)
        return TextChanges(track, changes)

    async def _video(
        self,
        upload_id: str,
        tracks: Sequence[TextChanges],
        wanted: Wanted,
        by: str,
        place: Callable[[str, str], DraftPlace],
    ) -> list[ReadyText | TrackLeftOut]:
        try:
            video = await self._read(upload_id)
        except ClosedError:
            raise
        except TrackmanError as error:
            gone = isinstance(error, NotAVideoError) or (
                isinstance(error, ApiError) and error.fault.code == "NOT_FOUND"
            )
            why = LeftOut.GONE if gone else LeftOut.FAILED
            return [TrackLeftOut(one.track, why, error) for one in tracks]
        return [await self._track(video, one, wanted, by, place) for one in tracks]

    async def _track(
        self,
        video: Video,
        one: TextChanges,
        wanted: Wanted,
        by: str,
        place: Callable[[str, str], DraftPlace],
    ) -> ReadyText | TrackLeftOut:
        listed = {track.id: track for track in video.tracks}
        track = listed.get(one.track.track.id)
        if track is None:
            return TrackLeftOut(one.track, LeftOut.GONE)
        if not can_be_backed_up(track, video.upload.mux_playback_id):
            return TrackLeftOut(one.track, LeftOut.NOT_READY)
        try:
            if await self._has_draft(one.track, place):
                return TrackLeftOut(one.track, LeftOut.DRAFT)
            text = await self._texts.read(video.upload.mux_playback_id or "", track.id)
            if text.subtitles is None:
                raise BackupError(BackupFault.CUT, "no subtitles")
            make = partial(changed_text, text.content, wanted, by, one.changes)
            made = await self._executors.run(make, Lane.COMPUTING)
            if not made.changes:
                return TrackLeftOut(one.track, LeftOut.CHANGED)
            backup = await self._texts.keep(made.content)
        except ClosedError:
            raise
        except TrackmanError as error:
            return TrackLeftOut(one.track, LeftOut.FAILED, error)
        return ReadyText(video, track, backup, made.changes, made.lost, one.track)

    async def _has_draft(
        self, track: InventoryTrack, place: Callable[[str, str], DraftPlace]
    ) -> bool:
        read = partial(self._drafts.read, place(track.track.upload_id, track.track.id))
        try:
            return await self._executors.run(read, Lane.DISK) is not None
        except DraftError:
            return True  # one that cannot be read is left alone, too
