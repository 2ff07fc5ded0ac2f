"""Bulk work on the screen: the one question, the strip, the rows, Undo and its undoing."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trackman.domain.creations import Created
from trackman.domain.deletions import AlreadyGone, Deleted
from trackman.domain.inventory.time_left import TimeLeft
from trackman.domain.inventory.tracks import InventoryTrack, TracksQuery
from trackman.domain.journal import Entry, Place, new_id
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.inventory.aftermath import CountedAftermath, aftermath_of
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.bulk_batch import BulkBatch, BulkServices
from trackman.ui.controllers.operations.bulk_items import BulkCount, BulkItem, ItemState
from trackman.ui.controllers.operations.bulk_restores import BulkRestores
from trackman.ui.controllers.operations.bulk_wording import BulkWording
from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory
    from trackman.ui.rules.bulk_question import BulkQuestion
    from trackman.ui.rules.bulk_strip import BulkProgress

_MOMENT = 150  # milliseconds between two looks at what many operations do
_JUST_SEEN = timedelta(seconds=60)
"""Age of a look at a track that needs no other before it is deleted."""
_PAGE = 500


class _RowWords(Mapping[int, str]):
    """Words for the rows of a batch, made for those that somebody looks at; perhaps empty."""

    def __init__(self, items: Mapping[int, BulkItem], wording: BulkWording) -> None:
        self._items = items
        self._wording = wording

    def __getitem__(self, key: int) -> str:
        return self._wording.row(self._items[key])

    def __iter__(self) -> Iterator[int]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class BulkController(QObject):
    """Deletes many tracks of many videos as one batch; one batch at a time."""

    states_changed = Signal(object)
    """Words for the rows of all tracks of the batch, a `Mapping[int, str]` by their keys."""
    ended = Signal(str)
    """Bulk work has ended, in these words."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        operations: OperationTracker,
        undo: UndoController,
        inventory: Callable[[], Inventory],
    ) -> None:
        super().__init__()
        self._context = context
        self._workspace = workspace
        self._operations = operations
        self._undo = undo
        self.inventory = inventory
        """Returns the inventory of the project, made when it is first needed."""
        self.why_not: Callable[[], str | None] = lambda: None
        """Returns why nothing can be changed in this project now."""
        self.why_only_reviews: Callable[[], str | None] = lambda: None
        """Returns why only what a second person has approved can be deleted now."""
        self.plan_again: Callable[[Sequence[Entry]], Coroutine[Any, Any, list[Entry]]] = (
            context.planner.all_again
        )
        """Plans once more what may still be deleted, and says why other deletions may not."""
        self._wording = BulkWording(context.messages)
        self._confirmation = Confirmation()
        self._batch: BulkBatch | None = None
        self._restores = BulkRestores(context, operations, self._is_of_batch)
        """Operations that take the batch back."""
        self._restores.setParent(self)
        self._time_left = TimeLeft()
        self._is_asking = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT)
        self._soon.timeout.connect(self._show)
        self._services = BulkServices(
            operations,
            context.stores.ledger,
            context.planner,
            context.tasks,
            self._look,
            self._note_video,
        )
        undo.undone.connect(self._stop_undone)
        self._restores.began.connect(self._time_left.forget)
        self._restores.changed.connect(self._show_soon)
        self._connected = False

    @property
    def queued(self) -> int:
        """Tracks that are to be deleted and have not begun."""
        return self._batch.count().waiting if self._batch is not None else 0

    def delete(self, keys: Sequence[int]) -> None:
        """Delete tracks by their keys in the inventory, after one question about all of them."""

        async def work() -> None:
            await self.ask_and_delete(keys)

        self._context.start(work, About.DELETING)

    async def ask_and_delete(
        self, keys: Sequence[int], *, everything: bool = False, over: QWidget | None = None
    ) -> bool:
        """Ask, over a window or the main one, and begin after a yes; tell whether it was one."""
        obstacle = self._obstacle()
        if obstacle is not None:
            self._context.notification.remark(obstacle)
            return False
        if self._is_asking or not keys:
            return False
        self._is_asking = True
        try:
            counted = await aftermath_of(self.inventory(), keys)
            if not counted.keys:
                words = self.tr("These tracks are not there any more.")
                self._context.notification.say(words, "info")
                return False
            reason = await self._ask(counted, everything, over)
        finally:
            self._is_asking = False
        if reason is None:
            return False
        tracks = [
            one for page in _pages(counted.keys) for one in await self.inventory().tracks(page)
        ]
        await self._begin(await self._planned(tracks, reason))
        return True

    def why_not_delete(self, entries: Iterable[Entry]) -> str | None:
        """Return why planned deletions are not allowed now; None when they are."""
        return self.why_not() or self._why_only_reviews(entries)

    def why_not_begin(self, entries: Sequence[Entry]) -> str | None:
        """Return why planned deletions cannot be begun now; None when they can."""
        return self._obstacle(entries)

    async def begin(self, entries: Sequence[Entry]) -> str | None:
        """Delete what is planned, each track for its own reason, as one batch.

        Each video is looked at before: what is not as it was planned is left out. Return why
        nothing was begun, or None. Raises JournalError; then nothing is done.
        """
        if (obstacle := self._obstacle(entries)) is not None:
            return obstacle
        await self._begin(await self._items(entries))
        return None

    def withdraw(self, planned: Sequence[Entry]) -> None:
        """Delete these no more, as far as nothing was sent yet."""
        if self._batch is not None:
            self._batch.withdraw(planned)

    async def end(self) -> None:
        """Stop because the session ends; what was not sent is offered at the next start."""
        self._soon.stop()
        if self._batch is not None:
            await self._batch.leave()
        self._close_strip()

    def _obstacle(self, entries: Iterable[Entry] = ()) -> str | None:
        """Return why these cannot be deleted now; of none of them, why nothing new can be."""
        is_running = self._batch is not None and not self._batch.count().is_over
        if is_running or self._restores.is_running:
            return self.tr("Bulk work is running. Wait until it has ended, or cancel the rest.")
        return self.why_not_delete(entries)

    def _why_only_reviews(self, entries: Iterable[Entry]) -> str | None:
        consents = [entry.consent for entry in entries]
        return None if consents and all(consents) else self.why_only_reviews()

    async def _ask(
        self, counted: CountedAftermath, everything: bool, over: QWidget | None
    ) -> str | None:
        from trackman.ui.rules.bulk_question import BulkRequest

        settings = load_settings(self._context.stores.folder)
        request = BulkRequest(
            counted.keys,
            counted.after,
            everything,
            must_type=everything or counted.after.tracks > settings.type_count_above,
            reason_required=settings.reason_required,
            reasons=settings.reasons,
        )
        return await self._context.dialogs.confirm_bulk(request, self._serve, over)

    def _serve(self, question: BulkQuestion) -> None:
        """Fill the list of a question as far as somebody looks at it."""

        is_open = True

        async def read(keys: list[int]) -> None:
            tracks = await self.inventory().tracks(keys)
            if is_open:
                question.model.take_tracks(tracks)

        def close() -> None:
            nonlocal is_open
            is_open = False

        question.model.rows_wanted.connect(lambda keys: self._context.tasks.start(read(keys)))
        question.finished.connect(close)

    async def _planned(self, tracks: Sequence[InventoryTrack], reason: str) -> list[BulkItem]:
        """Plan to delete tracks as they were seen."""
        batch, before = new_id(), datetime.now(UTC) - _JUST_SEEN
        upload_ids = list(dict.fromkeys(one.track.upload_id for one in tracks))
        videos: dict[str, Video] = {}
        for page in _pages(upload_ids):
            videos |= {one.id: one for one in await self.inventory().whole_videos(page)}
        planner = self._context.planner
        return [
            BulkItem(
                planner.deletion(videos[one.track.upload_id], one.track, batch, reason),
                one.key,
                look=one.last_seen < before,
            )
            for one in tracks
            if one.track.upload_id in videos
        ]

    async def _items(self, entries: Sequence[Entry]) -> list[BulkItem]:
        """Return planned deletions with the keys of their tracks, where the inventory has them."""
        known: dict[str, int] = {}
        for page in _pages([entry.track.id for entry in entries]):
            keys = await self.inventory().keys(TracksQuery(track_ids=tuple(page)))
            known |= {one.track.id: one.key for one in await self.inventory().tracks(keys)}
        return [BulkItem(entry, known.get(entry.track.id)) for entry in entries]

    async def _begin(self, items: Sequence[BulkItem]) -> None:
        """Begin a batch. Raises JournalError; then nothing is done."""
        if not items:
            return
        batch = BulkBatch(items, self._services)
        batch.setParent(self)
        await batch.begin()
        self._connect_strip()
        self._forget_batch()
        self._batch = batch
        self._time_left.forget()
        self._time_left.note(time.monotonic(), 0)
        batch.changed.connect(self._show_soon)
        batch.ended.connect(self._end)
        self._show()

    def _connect_strip(self) -> None:
        if self._connected:
            return
        self._connected = True
        strip = self._workspace.bulk
        strip.pause_pressed.connect(self._pause)
        strip.resume_pressed.connect(self._resume)
        strip.cancel_pressed.connect(self._cancel)
        strip.retry_pressed.connect(self._retry)
        strip.without_backup_pressed.connect(self._begin_without_backup)
        strip.undo_pressed.connect(self._take_back)
        strip.close_pressed.connect(self._close)

    def _pause(self) -> None:
        if self._restores.runs:
            self._restores.pause()
        elif self._batch is not None:
            self._batch.pause()

    def _resume(self) -> None:
        self._time_left.forget()
        if self._restores.runs:
            self._restores.resume()
        elif self._batch is not None:
            self._batch.resume()

    def _cancel(self) -> None:
        self._restores.cancel()
        if self._batch is not None:
            self._batch.cancel()

    def _retry(self) -> None:
        self._context.start(self._retry_failed, About.DELETING)

    async def _retry_failed(self) -> None:
        if (batch := self._batch) is not None:
            await self._try_again(batch, batch.failed)

    async def _try_again(
        self, batch: BulkBatch, failed: Sequence[BulkItem], *, without_backup: bool = False
    ) -> None:
        """Try once more what may still be deleted."""
        if self._is_asking or not failed:
            return
        self._is_asking = True
        try:
            planned = await self.plan_again([item.entry for item in failed])
        finally:
            self._is_asking = False
        if self._batch is batch and planned:
            self._time_left.forget()
            batch.try_again(planned, without_backup=without_backup)

    def _begin_without_backup(self) -> None:
        self._context.start(self._delete_without_backup, About.DELETING)

    async def _delete_without_backup(self) -> None:
        """Delete what could not be backed up, after a question that names it."""
        batch = self._batch
        if batch is None or not (unsaved := batch.unsaved):
            return
        failed = [
            (item.entry.place.filename, item.entry.track, self._wording.why(item))
            for item in unsaved
        ]
        request = self._confirmation.without_backups(failed)
        if await self._context.dialogs.confirm(request) and self._batch is batch:
            chosen = [item for item in unsaved if item.is_unsaved]  # and nothing else became of it
            await self._try_again(batch, chosen, without_backup=True)

    def _take_back(self) -> None:
        """Restore what was deleted, or delete again what was restored."""
        if self._batch is None:
            return
        if self._restores.runs:
            self._context.start(self._delete_again, About.DELETING)
        else:
            self._undo.take_back(self._batch.runs)

    async def _delete_again(self) -> None:
        """Undo the undoing: delete the tracks that were made for it, as a batch of its own."""
        if (obstacle := self._obstacle()) is not None:
            self._context.notification.remark(obstacle)
            return
        if self._is_asking:
            return
        self._is_asking = True
        try:
            items = await self._items(self._planned_again())
            reason = await self._ask_again(items)
        finally:
            self._is_asking = False
        if reason is None:
            return
        for item in items:
            item.entry = replace(item.entry, reason=reason or item.entry.reason)
        await self._begin(items)

    def _planned_again(self) -> list[Entry]:
        """Plan to delete what was restored, for the reason it was deleted for, and that text."""
        batch, planner = new_id(), self._context.planner
        before = {run.entry.id: run.entry for run in self._batch.runs} if self._batch else {}
        return [
            replace(
                planner.deletion_at(run.entry.place, run.state.track, batch, first.reason),
                decided_text=first.decided_text,
            )
            for run in self._restores.runs
            if isinstance(run.state, Created) and (first := before.get(run.entry.origin or ""))
        ]

    async def _ask_again(self, items: Sequence[BulkItem]) -> str | None:
        """Return a reason, perhaps empty; None after a no. A few are not asked about."""
        if len(items) <= load_settings(self._context.stores.folder).type_count_above:
            return ""
        keys = [item.key for item in items if item.key is not None]
        counted = await aftermath_of(self.inventory(), keys)
        # The inventory may not know them all: what is said is about what will be deleted.
        after, videos = counted.after, {item.entry.place.upload_id for item in items}
        after.tracks, after.videos, after.vanished = len(items), len(videos), 0
        return await self._ask(counted, everything=False, over=None)

    def _stop_undone(self, batch: str) -> None:
        """Send nothing more of a batch that is taken back."""
        if self._batch is not None and batch in self._batch.batches:
            self._batch.cancel()

    def tells_of(self, run: Operation) -> bool:
        """Tell whether the strip tells how this goes and ends, as it takes back many."""
        return self._is_of_batch(run) and self._batch is not None and len(self._batch.items) > 1

    def _is_of_batch(self, run: Operation) -> bool:
        if self._batch is None or not run.is_restore or run.settles:
            return False
        return run.entry.origin in {one.entry.id for one in self._batch.runs}

    def _close(self) -> None:
        self._forget_batch()
        self._close_strip()

    def _close_strip(self) -> None:
        if self._connected:
            self._workspace.bulk.hide()

    def _forget_batch(self) -> None:
        if self._batch is not None:
            self._batch.deleteLater()
            self._batch = None
        self._restores.forget()
        self.states_changed.emit({})

    def _end(self) -> None:
        self._soon.stop()
        self._show()
        if self._batch is not None and not self._restores.runs:
            self.ended.emit(self._wording.ended(self._batch.count()))

    def _show_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        """Show how far it is, in the strip and in the rows."""
        if (batch := self._batch) is None:
            return
        count = batch.count()
        if not self._restores.runs:
            self._time_left.note(time.monotonic(), count.over)
        if self._restores.runs:
            progress = self._restoring()
        elif count.is_over:
            progress = self._ended(batch, count)
        else:
            progress = self._running(batch, count)
        self._workspace.bulk.show_progress(progress)
        items = {item.key: item for item in batch.items if item.key is not None}
        self.states_changed.emit(_RowWords(items, self._wording))

    def _running(self, batch: BulkBatch, count: BulkCount) -> BulkProgress:
        from trackman.ui.rules.bulk_strip import BulkProgress

        if batch.is_paused:
            text, left = self._wording.paused(count), count.waiting
            return BulkProgress(
                text,
                count.over,
                count.total,
                "warning",
                "pause",
                is_paused=True,
                can_cancel=left > 0,
            )
        left = count.waiting + count.running
        text = self._wording.running(count, self._time_left.seconds(time.monotonic(), left))
        waiting = count.waiting or any(
            item.state is ItemState.RUNNING and (item.run is None or item.run.is_waiting)
            for item in batch.items
        )
        return BulkProgress(text, count.over, count.total, can_cancel=bool(waiting))

    def _ended(self, batch: BulkBatch, count: BulkCount) -> BulkProgress:
        from trackman.ui.rules.bulk_strip import BulkProgress

        tone, picture = ("danger", "error") if count.failed else ("success", "check")
        if not count.failed and count.done < count.total:
            tone, picture = "warning", "info"
        undo = self.tr("Undo") if any(map(_can_be_restored, batch.runs)) else ""
        return BulkProgress(
            self._wording.ended(count),
            count.over,
            count.total,
            tone,
            picture,
            is_running=False,
            failed=count.failed,
            unsaved=len(batch.unsaved),
            undo=undo,
        )

    def _restoring(self) -> BulkProgress:
        from trackman.ui.rules.bulk_strip import BulkProgress

        restores, count = self._restores, self._restores.count()
        now, done = time.monotonic(), count.good + count.failed
        if restores.is_paused:
            return BulkProgress(
                self._wording.restores_paused(count, restores.under_way()),
                done,
                count.total,
                "warning",
                "pause",
                is_paused=True,
            )
        self._time_left.note(now, done)
        text = self._wording.restoring(count, self._time_left.seconds(now, count.total - done))
        if not count.is_over:
            return BulkProgress(
                text,
                done,
                count.total,
                picture="restore",
                can_cancel=restores.can_cancel,
            )
        tone = "warning" if count.unproven or count.cancelled else "success"
        return BulkProgress(
            text,
            tone="danger" if count.failed else tone,
            picture="restore",
            is_running=False,
            undo=self.tr("Delete again") if count.good else "",
        )

    async def _look(self, place: Place) -> tuple[Track, ...]:
        return await self._context.connection.jobs.within(place.environment).tracks(place.upload_id)

    async def _note_video(
        self, upload_id: str, gone: set[str], seen: tuple[Track, ...] | None
    ) -> None:
        """Let the inventory know which tracks a video has left."""
        await self.inventory().note_change(upload_id, gone=gone, seen=seen)


def _can_be_restored(run: Operation) -> bool:
    return isinstance(run.state, Deleted | AlreadyGone) and run.state.backup is not None


def _pages(found: Sequence[int] | Sequence[str]) -> list[Sequence[Any]]:
    return [found[first : first + _PAGE] for first in range(0, len(found), _PAGE)]
