"""Controller of staged decisions: looked over, checked, approved and carried out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trackman.domain.errors import ClosedError, TrackmanError
from trackman.domain.journal import Stage, new_id
from trackman.domain.names import shown
from trackman.domain.review.conflicts import DecisionConflict
from trackman.domain.review.queue import QueueItem
from trackman.domain.review.records import Decision, ReviewSnapshot, Verdict
from trackman.domain.review.staging import (
    StagedDecision,
    StagingRules,
    Standing,
    reason_of,
)
from trackman.domain.settings import Settings
from trackman.domain.tracks import can_be_backed_up
from trackman.services.inventory.inventory import Inventory
from trackman.services.review.applying import Applying
from trackman.services.review.open_review import OpenReview
from trackman.services.review.reviews import Reviews
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.applying_wording import ApplyingWording
from trackman.ui.controllers.operations.bulk import BulkController
from trackman.ui.controllers.operations.decision_watch import DecisionWatch, staging_rules
from trackman.ui.controllers.operations.tracker import OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.wording.file_names import review_name
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.ui.review.staged_dialog import StagedDialog

_Work = Callable[["StagedDialog", Applying], Coroutine[Any, Any, None]]
_FEW_VIDEOS = 40
"""Videos that are looked at without being asked for it."""
_MOMENT = 150  # milliseconds between two looks at what operations do


@dataclass(frozen=True, slots=True)
class ApplyingParts:
    """Controllers that delete, and that bring back what was deleted."""

    operations: OperationTracker
    bulk: BulkController
    undo: UndoController
    restore: Callable[[list[str]], None]
    """Brings back what the journal's entries of these ids deleted."""
    watch: DecisionWatch
    """Over the decisions of the batch under way."""


class ApplyingController(QObject):
    """Serves the dialog of decisions, one at a time, and carries out single ones at once."""

    item_wanted = Signal(object, object, bool)
    """Of this `OpenReview` this `QueueItem` is to be shown; True if its text was changed."""

    def __init__(
        self,
        context: SessionContext,
        window: QWidget,
        reviews: Reviews,
        inventory: Inventory,
        parts: ApplyingParts,
    ) -> None:
        super().__init__()
        self._context = context
        self._window = window
        self._reviews = reviews
        self._inventory = inventory
        self._operations, self._bulk = parts.operations, parts.bulk
        self._undo, self._restore, self._watch = parts.undo, parts.restore, parts.watch
        self.why_not: Callable[[], str | None] = lambda: None
        """Returns why nothing can be changed in this project now."""
        self._words = ApplyingWording(context.messages)
        self._dialog: StagedDialog | None = None
        self._applying: Applying | None = None
        self._work: asyncio.Task[None] | None = None
        """A look at the videos, or what follows from it."""
        self._is_looking = False
        """True while that is nothing but a look, which gives way to whatever a person does."""
        self._counting: asyncio.Task[None] | None = None
        self._singles: set[str] = set()
        """Batches of one deletion each, that were carried out at once."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT)
        self._soon.timeout.connect(self._reload)
        tracker = parts.operations
        for happened in (tracker.begun, tracker.ended, tracker.dropped):
            happened.connect(lambda _: self._reload_soon())

    def open(self, review: OpenReview) -> None:
        """Open the dialog with the decisions of a review."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        from trackman.ui.review.staged_dialog import StagedDialog

        name, limit = shown(review.queue.name, 80), self._settings.type_count_above
        dialog = self._dialog = StagedDialog(self._window, name, review.reviewer.id, limit)
        self._applying = self._made(review)
        dialog.ticks_changed.connect(self._show_consequences)
        dialog.check_requested.connect(lambda: self._begin(self._dry_run, looks=True))
        dialog.apply_requested.connect(lambda: self._begin(self._apply))
        dialog.word_given.connect(lambda released: self._begin(partial(self._give, released)))
        dialog.anyway_requested.connect(lambda row: self._begin(partial(self._decide_anew, row)))
        dialog.withdrawal_requested.connect(lambda row: self._begin(partial(self._withdraw, row)))
        dialog.look_requested.connect(self._show_item)
        dialog.file_requested.connect(lambda: self._begin(self._save))
        dialog.finished.connect(self._forget)
        review.changed.append(self._reload_soon)
        dialog.open()
        self._begin(self._first_look, looks=True)

    def note_decided(self, review: OpenReview, item: QueueItem, decision: Decision) -> None:
        """Carry out a deletion that was just decided, if the settings say so."""
        at_once = self._settings.apply_decisions_at_once
        if decision.verdict is not Verdict.DELETE or not at_once:
            return
        if self._context.connection.holds_deletions:
            self._remark(self._words.held(item.track.name))
        else:
            work = partial(self._apply_one, review, item, decision)
            self._context.start(work, About.DELETING)

    async def take_back(self, review: OpenReview, decision: Decision) -> bool:
        """Undo what a decision led to; tell whether it can be taken back itself."""
        item = review.item(decision.item)
        if item is None:
            return True
        applied = review.state.of(item).applications
        noted = {one.entry for one in applied if one.decision == decision.id}
        tries = await self._context.stores.ledger.run(lambda journal: journal.tries_of(noted))
        ids = {one.id for one in tries}
        if ids & self._operations.queued:
            self._remark(self._words.about_to_go())
            return False
        for run in self._operations.running():
            if run.entry.id not in ids or self._operations.drop(run):
                continue
            if run.entry.batch not in self._singles:
                self._remark(self._words.going())
                return False
            self._undo.take_back([run])
        return await self._restored(ids)

    def stop(self) -> None:
        """Close what is open."""
        self._soon.stop()
        if self._dialog is not None:
            self._dialog.reject()

    @property
    def is_busy(self) -> bool:
        """True while something is looked up or done in the dialog."""
        return self._work is not None and not self._work.done()

    @property
    def _settings(self) -> Settings:
        return load_settings(self._context.stores.folder)

    @property
    def _rules(self) -> StagingRules:
        return staging_rules(self._context)

    def _made(self, review: OpenReview) -> Applying:
        context = self._context
        return context.connection.applying(review, self._inventory, context.stores, context.planner)

    def _begin(self, work: _Work, *, looks: bool = False) -> None:
        """Do something with what is open; its expected errors are said there."""
        dialog, applying = self._dialog, self._applying
        if dialog is None or applying is None:
            return
        if self.is_busy and not self._is_looking:
            return  # two quick presses must not do anything twice
        if self._work is not None:
            self._work.cancel()  # without a network a look may take long
        self._is_looking = looks
        dialog.show_progress("")
        self._work = self._context.tasks.start(self._guarded(work, dialog, applying))

    async def _guarded(self, work: _Work, dialog: StagedDialog, applying: Applying) -> None:
        try:
            await work(dialog, applying)
        except ClosedError:
            raise
        except TrackmanError as error:
            self._say_error(dialog, error)
        finally:
            if self._dialog is dialog and self._work is asyncio.current_task():
                dialog.show_progress("")

    def _say_error(self, dialog: StagedDialog, error: TrackmanError) -> None:
        problem = self._context.messages.problem(error, About.DELETING)
        if self._dialog is dialog:
            dialog.say(problem.sentences(), "danger")

    def _forget(self) -> None:
        if self._applying is not None and self._reload_soon in self._applying.review.changed:
            self._applying.review.changed.remove(self._reload_soon)
        for work in (self._work, self._counting):
            if work is not None:
                work.cancel()
        self._dialog = self._applying = None

    def _reload_soon(self) -> None:
        if self._dialog is not None and not self._soon.isActive():
            self._soon.start()

    def _reload(self) -> None:
        dialog, applying = self._dialog, self._applying
        if dialog is None or applying is None:
            return

        async def work() -> None:
            await self._show(dialog, applying)

        self._context.start(work, About.KEEPING)

    async def _show(self, dialog: StagedDialog, applying: Applying) -> list[StagedDecision]:
        rows = await applying.rows(self._rules)
        if self._dialog is dialog:
            dialog.refuse(self.why_not())
            dialog.show_rows(rows)
        return rows

    def _show_consequences(self) -> None:
        """Count what follows from what is ticked now; what was counted before is of no use."""
        if self._counting is not None:
            self._counting.cancel()
        if self._dialog is not None and self._applying is not None:
            work = partial(self._count, self._dialog, self._applying)
            self._counting = self._context.start(work, About.KEEPING)

    async def _count(self, dialog: StagedDialog, applying: Applying) -> None:
        found = await applying.consequences(dialog.ticked())
        if self._dialog is dialog:
            dialog.show_consequences(found)

    async def _first_look(self, dialog: StagedDialog, applying: Applying) -> None:
        """Show what is known, then look at the videos where they are few."""
        rows = await self._show(dialog, applying)
        if not any(row.standing is Standing.READY for row in rows) and any(
            row.standing is Standing.TO_APPROVE for row in rows
        ):
            dialog.show_what_waits()
        open_rows = [row for row in rows if _is_open(row)]
        if 0 < len({row.item.track.upload_id for row in open_rows}) <= _FEW_VIDEOS:
            await self._check(dialog, applying, open_rows)
            if self._dialog is dialog and applying.trouble is not None:
                dialog.say(self._words.not_checked(applying.trouble), "warning")

    async def _check(
        self, dialog: StagedDialog, applying: Applying, rows: Sequence[StagedDecision]
    ) -> list[StagedDecision]:
        """Look at the videos of rows, and return all rows as they are now."""

        def report(done: int, total: int) -> None:
            if self._dialog is dialog:
                dialog.show_progress(self._words.checking(done, total))

        await applying.check(rows, report)
        found = await self._show(dialog, applying)
        if self._dialog is dialog:
            dialog.show_progress("")
        return found

    async def _dry_run(self, dialog: StagedDialog, applying: Applying) -> None:
        rows = await self._show(dialog, applying)
        await self._check(dialog, applying, [row for row in rows if _is_open(row)])
        if self._dialog is not dialog:
            return
        if applying.trouble is not None:
            dialog.say(self._words.not_checked(applying.trouble), "warning")
        else:
            dialog.say_dry_run(applying.texts_of(dialog.model.all_rows()))

    async def _apply(self, dialog: StagedDialog, applying: Applying) -> None:
        """Look at every track once more, ask, and delete what is as it was decided on."""
        wanted = {row.item.key for row in dialog.model.ticked(Standing.READY)}
        if dialog.why_not():
            return
        await self._check(dialog, applying, dialog.model.ticked(Standing.READY))
        chosen = [one for one in dialog.model.ticked(Standing.READY) if one.item.key in wanted]
        left_out = len(wanted) - len(chosen)
        if not chosen:
            trouble = applying.trouble
            dialog.say(self._words.nothing_done(trouble), "warning")
            return
        if left_out:
            dialog.say(self._words.left_out(left_out), "warning")
        found = await applying.consequences(chosen)
        request = self._words.question(found.after, left_out)
        if not await self._context.dialogs.confirm(request, over=dialog):
            return
        await self._delete(dialog, applying, {one.item.key for one in chosen})

    async def _delete(self, dialog: StagedDialog, applying: Applying, wanted: set[str]) -> None:
        """Delete what is still ready, for a question may stand for long."""
        rows = await applying.rows(self._rules)
        chosen = [one for one in rows if one.item.key in wanted]
        planned = applying.plan(chosen, new_id())
        entries = [entry for _, entry in planned]
        refused = self.why_not() or self._bulk.why_not_begin(entries)
        if refused or not planned:
            dialog.say(refused or self._words.nothing_done(None), "warning")
            return

        async def carry_out() -> None:
            try:
                await applying.note(planned)  # before anything is sent: a kill may come any moment
                refused = await self._bulk.begin(entries)
                if refused is None:
                    self._watch.begin([(applying.review, planned)])
            except TrackmanError as error:
                self._say_error(dialog, error)
                return
            if self._dialog is dialog and refused is not None:
                dialog.say(refused, "warning")
            elif self._dialog is dialog:
                dialog.accept()

        # What has begun goes on, though the dialog is closed in this moment.
        await asyncio.shield(self._context.tasks.start(carry_out()))

    async def _give(self, released: bool, dialog: StagedDialog, applying: Applying) -> None:
        """Approve or refuse the ticked deletions of others."""
        rows = dialog.ticked_of_others()
        if not rows:
            return
        decisions = [one for row in rows for one in row.state.decisions]
        await applying.review.approve(decisions, released)
        await self._show(dialog, applying)
        if released:
            dialog.show_deletions()
        dialog.say(self._words.given(len(rows), released), "success" if released else "plain")

    async def _decide_anew(
        self, row: StagedDecision, dialog: StagedDialog, applying: Applying
    ) -> None:
        """Decide once more for deletion, on the track as it is now."""
        now = applying.now(row)
        if now is None:
            return
        snapshot = ReviewSnapshot(now, row.decision.snapshot.text_sha256)
        reason = reason_of(row.state)
        await applying.review.decide(row.item, Verdict.DELETE, snapshot, reason=reason)
        await self._show(dialog, applying)

    async def _withdraw(
        self, row: StagedDecision, dialog: StagedDialog, applying: Applying
    ) -> None:
        await applying.review.withdraw(row.decision)
        await self._show(dialog, applying)

    def _show_item(self, row: StagedDecision) -> None:
        if self._dialog is not None and self._applying is not None:
            review = self._applying.review
            self._dialog.reject()
            conflict = row.conflict
            changed = conflict is not None and conflict.what is DecisionConflict.TEXT_CHANGED
            self.item_wanted.emit(review, row.item, changed)

    async def _save(self, dialog: StagedDialog, applying: Applying) -> None:
        queue, part = applying.review.queue, applying.review.queue.part
        title, kinds = self.tr("Save review as file"), self.tr("Reviews") + " (*.trackman-review)"
        name = review_name(queue.name, *((part.number, part.of) if part is not None else ()))
        path = await self._context.dialogs.save_file(title, name, kinds, dialog)
        if path is not None:
            await self._reviews.write_file(queue.id, path)
            dialog.say(self._words.saved(path.name), "success")

    async def _apply_one(self, review: OpenReview, item: QueueItem, decision: Decision) -> None:
        """Delete one track that was just decided on, if it is as it was then."""
        if (obstacle := self.why_not()) is not None:
            self._remark(self._words.kept_for_later(item.track.name, obstacle))
            return
        applying = self._made(review)
        row = await applying.row(item, self._rules)
        if row is None or row.decision.id != decision.id:
            return  # taken back meanwhile, or decided otherwise
        planned = applying.plan([row], new_id())
        if not planned:
            self._remark(self._words.not_at_once(row))
            return
        ((_, entry),) = planned
        if not can_be_backed_up(entry.track, entry.place.playback_id):
            self._remark(self._words.not_without_question(entry.track.name))
            return
        await applying.note(planned)
        if review.state.of(item).decision != decision:
            return
        self._singles.add(entry.batch)
        self._operations.delete(entry, 0)

    async def _restored(self, ids: set[str]) -> bool:
        """Bring back what these deleted; tell whether nothing is lost by it."""
        gone = []
        for one in ids:
            entry = await self._context.stores.records.entry(one)
            if entry is None or entry.stage not in (Stage.DELETED, Stage.ALREADY_GONE):
                continue
            if entry.restored_as is not None:
                continue
            if entry.backup is None:
                self._remark(self._words.lost(entry.track.name))
                return False
            gone.append(entry.id)
        if gone:
            self._restore(gone)
        return True

    def _remark(self, words: str) -> None:
        self._context.notification.remark(words)


def _is_open(row: StagedDecision) -> bool:
    """Tell whether a look at the video may say something new about a decision."""
    settled = (Standing.DONE, Standing.UNDONE, Standing.UNDER_WAY, Standing.NO_DELETION)
    return row.standing not in settled
