"""Carrying out what a review decided: looked over, held against what is there now, and planned.

Nothing is deleted here. What is planned is written into the review before it is handed on, and
whether it was done already is read from the journal, which has every deletion before it is sent:
so a kill at any moment neither loses a deletion nor does one twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from trackman.domain.errors import ApiError, BackupError, ClosedError, DatoError, NotAVideoError
from trackman.domain.journal import Entry, Place
from trackman.domain.review.queue import QueueItem
from trackman.domain.review.records import Decision
from trackman.domain.review.staging import (
    Evidence,
    JointConsequences,
    StagedDecision,
    StagingRules,
    Standing,
    TextComparison,
    VideoLook,
    by_video,
    decided_text_of,
    staged,
    staged_item,
    tracks_decided_on,
)
from trackman.domain.review.state import ReviewState
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.domain.uploads import Video
from trackman.services.inventory.inventory import Inventory
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.planner import Planner
from trackman.services.review.open_review import OpenReview
from trackman.services.video import Videos
from trackman.store.journal.journal import Journal

_AT_ONCE = 8
"""Videos or texts that are asked for side by side."""
_MOST_TEXTS = 200
"""Texts that are compared in one check; all are as they are backed up, each by itself."""
_PAGE, _FEW = 300, 50

Progress = Callable[[int, int], None]
"""Called on the loop with how many videos of how many were looked at."""


class Applying:
    """Deletions of one review. To be used from one loop."""

    def __init__(
        self,
        review: OpenReview,
        inventory: Inventory,
        videos: Videos,
        texts: SubtitleBackups,
        ledger: JournalWriter,
        planner: Planner,
        environment: str | None,
    ) -> None:
        self.review = review
        self.trouble: DatoError | None = None
        """The error that kept a video from being looked at, of the last that could not be."""
        self._environment = environment
        self._inventory = inventory
        self._videos = videos
        self._texts = texts
        self._ledger = ledger
        self._planner = planner
        self._looks: dict[str, VideoLook] = {}
        self._whole: dict[str, Video] = {}
        self._sums: dict[str, str] = {}
        self._known: set[str] = set()
        """Videos of which it was asked what is known here."""

    async def rows(self, rules: StagingRules) -> list[StagedDecision]:
        """Return every track that was decided on, and what can be done about it.

        Nothing is asked of DatoCMS. Raises JournalError.
        """
        review = self.review
        items = [
            item
            for item in review.queue.items
            if (about := review.state.items.get(item.key)) is not None and about.decisions
        ]
        await self._remember(item.track.upload_id for item in items)
        evidence = await self._evidence(items)
        rows = staged(review.queue, review.state, review.reviewer.id, rules, evidence)
        found: list[StagedDecision] = []
        while page := list(islice(rows, _PAGE)):
            found += page
            await asyncio.sleep(0)  # others get their turn
        return found

    async def row(self, item: QueueItem, rules: StagingRules) -> StagedDecision | None:
        """Return one track, looked at as it is now; None where nobody has decided on it.

        Raises JournalError.
        """
        review = self.review
        await self._remember([item.track.upload_id])
        await self._look(item.track.upload_id, item)
        evidence = await self._evidence([item])
        about = review.state.of(item)
        if not about.decisions:
            return None
        beside = {
            one.track.id
            for one in review.queue.items
            if one.track.upload_id == item.track.upload_id
        }
        row = staged_item(item, about, review.reviewer.id, rules, evidence, beside)
        if row.entry is None or row.entry.other_text is None:
            return row
        await self._sum(row)  # another text was there once, and may be there no more
        return staged_item(item, about, review.reviewer.id, rules, evidence, beside)

    async def consequences(self, rows: Iterable[StagedDecision]) -> JointConsequences:
        """Count what would be missing without the tracks of these rows, as far as is known."""
        found = JointConsequences()
        for place, (upload_id, of_video) in enumerate(by_video(rows).items(), start=1):
            found.add(of_video, self._looks.get(upload_id))
            if place % _FEW == 0:
                await asyncio.sleep(0)  # others get their turn
        return found

    async def check(self, rows: Sequence[StagedDecision], report: Progress) -> None:
        """Look at the videos of these rows as they are now, and at the texts of some.

        What was seen of them before counts no more.

        `rows` then tells what it found. A video that cannot be looked at is told there, too.
        """
        of_video = by_video(rows)
        total, done = len(of_video), 0
        self.trouble = None  # what was in the way before says nothing of now
        self._forget_looks(rows)

        async def look(upload_id: str, of_video: Sequence[StagedDecision]) -> None:
            nonlocal done
            await self._look(upload_id, of_video[0].item)
            done += 1
            report(done, total)

        report(0, total)
        await _side_by_side([partial(look, *one) for one in of_video.items()])
        with_text = [row for row in rows if decided_text_of(row.state)]
        with_text.sort(key=lambda row: row.entry is None)  # first what was tried before
        await _side_by_side([partial(self._sum, row) for row in with_text[:_MOST_TEXTS]])

    def texts_of(self, rows: Iterable[StagedDecision]) -> TextComparison:
        """Count what the last check knows of the texts of those that can be deleted."""
        ready = [row for row in rows if row.standing is Standing.READY]
        with_text = [row for row in ready if self._can_compare(row)]
        same = sum(row.track_id in self._sums for row in with_text)
        return TextComparison(same, len(with_text) - same, len(ready) - len(with_text))

    def _forget_looks(self, rows: Sequence[StagedDecision]) -> None:
        """Take nothing that was seen of these for fresh any more; of others it stays said."""
        for upload_id in {row.item.track.upload_id for row in rows}:
            look = self._looks.get(upload_id)
            if look is not None and look.tracks is not None:
                self._looks[upload_id] = replace(look, is_fresh=False, failed=False)
            else:
                self._looks.pop(upload_id, None)
        for row in rows:
            self._sums.pop(row.track_id, None)

    def plan(self, rows: Iterable[StagedDecision], batch: str) -> list[tuple[Decision, Entry]]:
        """Plan the deletions that can be carried out, with the reason and approval of each."""
        planned = []
        for row in rows:
            if row.standing is not Standing.READY:
                continue
            track = self._now(row) or replace(row.item.track, id=row.track_id)
            entry = self._planner.decided_deletion(self._place(row.item), track, batch, row.state)
            planned.append((row.decision, entry))
        return planned

    async def note(self, planned: Sequence[tuple[Decision, Entry]]) -> None:
        """Write into the review what is about to be done, before it is. Raises ReviewError."""
        await self.review.note_all_applied([(one, entry.id) for one, entry in planned])

    def now(self, row: StagedDecision) -> Track | None:
        """Return the track of a row as it was last seen; None where it is not there."""
        return self._now(row)

    def _now(self, row: StagedDecision) -> Track | None:
        look = self._looks.get(row.item.track.upload_id)
        tracks = () if look is None or look.tracks is None else look.tracks
        return next((one for one in tracks if one.id == row.track_id), None)

    def _place(self, item: QueueItem) -> Place:
        video = self._whole.get(item.track.upload_id)
        if video is not None:
            return self._planner.place(video)
        queue = self.review.queue
        upload_id, playback_id = item.track.upload_id, item.playback_id
        return Place(
            self._planner.project_id,
            self._planner.name or queue.project_name,
            self._environment,
            upload_id,
            item.filename,
            playback_id,
        )

    async def _evidence(self, items: Sequence[QueueItem]) -> Evidence:
        deletions: dict[str, list[Entry]] = {}
        state, asked = self.review.state, set[str]()
        ids = await self._ledger.run(lambda _: _decided_on(items, state))  # many, so not here
        while ids:
            asked.update(ids)
            for entry in await self._ledger.run(partial(_deletions_of, ids)):
                if self._planner.is_own(entry.place):
                    deletions.setdefault(entry.track.id, []).append(entry)
            restored = (one.restored_as for of in deletions.values() for one in of)
            ids = [one for one in dict.fromkeys(restored) if one and one not in asked]
        return Evidence(deletions, self._looks, self._sums)

    async def _remember(self, upload_ids: Iterable[str]) -> None:
        """Take up what is known of videos without asking DatoCMS."""
        wanted = [one for one in dict.fromkeys(upload_ids) if one not in self._known]
        self._known.update(wanted)
        for first in range(0, len(wanted), _PAGE):
            page = wanted[first : first + _PAGE]
            used = {one.upload_id: one.used for one in await self._inventory.summaries(page)}
            for video in await self._inventory.whole_videos(page):
                self._whole[video.id] = video
                if video.id not in self._looks:
                    self._looks[video.id] = VideoLook(
                        video.id, video.upload.filename, video.tracks, used.get(video.id)
                    )

    async def _look(self, upload_id: str, item: QueueItem) -> None:
        """Look at a video as it is now. Raises ClosedError."""
        before = self._looks.get(upload_id) or VideoLook(upload_id, item.filename, None)
        try:
            video = await self._videos.read(upload_id, self._environment)
        except ClosedError:
            raise
        except NotAVideoError:
            self._looks[upload_id] = replace(before, tracks=None, is_fresh=True, failed=False)
        except DatoError as error:
            if isinstance(error, ApiError) and error.fault.code == "NOT_FOUND":
                self._looks[upload_id] = replace(before, tracks=None, is_fresh=True, failed=False)
                return
            self.trouble = error
            self._looks[upload_id] = replace(before, is_fresh=False, failed=True)
        else:
            self._whole[upload_id] = video
            self._looks[upload_id] = VideoLook(
                upload_id, video.upload.filename, video.tracks, before.used, is_fresh=True
            )
            await self._inventory.note_video(video)

    async def _sum(self, row: StagedDecision) -> None:
        """Note which text a track has now, where that can be had. Raises ClosedError.

        One that shows the same as the one decided on counts as that.
        """
        video = self._whole.get(row.item.track.upload_id)
        look = self._looks.get(row.item.track.upload_id)
        if video is None or look is None or not look.is_fresh:
            return
        playback_id, now = video.upload.mux_playback_id, self._now(row)
        if now is None or playback_id is None or not can_be_backed_up(now, playback_id):
            return
        try:
            text = await self._texts.read(playback_id, now.id)
        except BackupError:
            return  # it is read once more before it is deleted, and without it nothing is
        decided = decided_text_of(row.state)
        is_same = decided is not None and await self._texts.is_the_one(text, decided)
        self._sums[now.id] = decided if decided is not None and is_same else text.checksum

    def _can_compare(self, row: StagedDecision) -> bool:
        playback_id = self._place(row.item).playback_id
        track = self._now(row) or row.item.track
        return bool(decided_text_of(row.state)) and can_be_backed_up(track, playback_id)


def _decided_on(items: Sequence[QueueItem], state: ReviewState) -> list[str]:
    """Return the ids of all tracks that may be meant."""
    found = (one for item in items for one in tracks_decided_on(item, state.of(item)))
    return list(dict.fromkeys(found))


def _deletions_of(track_ids: Sequence[str], journal: Journal) -> list[Entry]:
    return journal.deletions_of(track_ids)


async def _side_by_side(work: Sequence[Callable[[], Coroutine[Any, Any, None]]]) -> None:
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(do: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async with turns:
            await do()

    await asyncio.gather(*map(one, work))
