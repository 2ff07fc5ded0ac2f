"""Restores that take a batch of bulk work back: paused, gone on with and cancelled together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from trackman.domain.journal import Entry, Stage, new_id, now
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.bulk_wording import RestoreCount
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.wording.messages import About


class BulkRestores(QObject):
    """The restores of one batch. What is held stays planned in the journal, and is begun again."""

    began = Signal()
    """The first of them has begun; none was under way."""
    changed = Signal()
    """Something is at another state, or may be."""

    def __init__(
        self,
        context: SessionContext,
        operations: OperationTracker,
        is_of_batch: Callable[[Operation], bool],
    ) -> None:
        super().__init__()
        self.runs: list[Operation] = []
        """All of them, those that are held and those that ended included."""
        self.is_paused = False
        self._context = context
        self._ledger = context.stores.ledger
        self._operations = operations
        self._is_of_batch = is_of_batch
        self._held: list[Operation] = []
        self._cancelled = 0
        operations.begun.connect(self._note)
        for happened in (operations.ended, operations.dropped):
            happened.connect(self._follow)

    @property
    def is_running(self) -> bool:
        """Tell whether some are under way, or held."""
        return any(run.is_running for run in self.runs)

    @property
    def can_cancel(self) -> bool:
        """Tell whether something of them was not sent yet."""
        return any(run.is_running and run.is_waiting for run in self._last())

    def count(self) -> RestoreCount:
        """Count them by how they ended."""
        last = self._last()
        good = sum(run.is_good for run in last)
        failed = sum(not run.is_running and not run.is_good for run in last)
        unproven = sum(run.is_lost for run in last)
        return RestoreCount(len(last), good, failed, unproven, self._cancelled)

    def under_way(self) -> int:
        """Count those that were sent and have not ended."""
        return sum(run.is_running and not run.is_held for run in self._last())

    def pause(self) -> None:
        """Send nothing more for now."""
        if self.is_running and not self.is_paused:
            for run in tuple(self.runs):
                self._hold(run)
            self.is_paused = bool(self._held)  # else all is sent by now
            self.changed.emit()

    def resume(self) -> None:
        """Go on."""
        if self.is_paused:
            self.is_paused = False
            self._context.start(self._begin_again, About.RESTORING)
            self.changed.emit()

    def cancel(self) -> None:
        """Give up what was not sent yet."""
        self.is_paused = False
        held, self._held = self._held, []
        self._cancelled += len(held)
        self._give_up(held)
        for run in tuple(self.runs):
            self._operations.drop(run)
        self.changed.emit()

    def forget(self) -> None:
        """Tell of these no more, for another batch begins; what runs goes on."""
        self.is_paused = False
        self.runs, self._held, self._cancelled = [], [], 0

    def _last(self) -> Sequence[Operation]:
        """Return the last attempt for each track: a taken name leads to another one."""
        return list({run.entry.origin: run for run in self.runs}.values())

    def _note(self, run: Operation) -> None:
        if not self._is_of_batch(run):
            return
        if not self.is_running:
            self._cancelled = 0
            self.began.emit()
        self.runs.append(run)
        if self.is_paused:  # one that only began now
            same = [one for one in self._held if one.entry.origin == run.entry.origin]
            self._held = [one for one in self._held if one not in same]
            self._hold(run)
            self._give_up(same)
        self.changed.emit()

    def _follow(self, run: Operation) -> None:
        if run not in self.runs:
            return
        if run.is_dropped and not run.is_held:
            self.runs.remove(run)
            self._cancelled += 1
        self.changed.emit()

    def _hold(self, run: Operation) -> None:
        if self._operations.hold(run):
            self._held.append(run)

    async def _begin_again(self) -> None:
        """Begin what is held, unless it is cancelled or paused once more meanwhile."""
        try:
            entries = await self._written(self._held)
        except BaseException:
            self.is_paused = True
            raise
        for run in tuple(self._held):
            if self.is_paused or run not in self._held:
                continue
            self._held.remove(run)
            self._operations.create(_again(run.entry, entries.get(run.entry.id)))
            self.runs.remove(run)
        self.changed.emit()

    async def _written(self, held: Iterable[Operation]) -> dict[str, Entry | None]:
        """Return how the journal has these, once nothing of them is on its way any more."""
        stopped = tuple(held)
        await asyncio.gather(
            *(run.task for run in stopped if run.task is not None), return_exceptions=True
        )
        ids = [run.entry.id for run in stopped]
        return await self._ledger.run(lambda journal: {one: journal.entry(one) for one in ids})

    def _give_up(self, held: Sequence[Operation]) -> None:
        self.runs = [run for run in self.runs if run not in held]
        if held:
            self._context.start(partial(self._drop, held), About.KEEPING)

    async def _drop(self, held: Sequence[Operation]) -> None:
        """Write that what was held is given up. Raises JournalError."""
        entries = await self._written(held)
        planned = [one for one in entries.values() if one and one.stage is Stage.PLANNED]
        if planned:
            moment = now()
            await self._ledger.put(
                *(replace(one, stage=Stage.DROPPED, changed_at=moment) for one in planned)
            )


def _again(entry: Entry, written: Entry | None) -> Entry:
    """Return what to begin: the same entry as far as the journal lets it begin once more."""
    is_open = written is None or written.stage is Stage.PLANNED
    return entry if is_open else replace(entry, id=new_id())
