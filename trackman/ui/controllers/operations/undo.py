"""Undo for the last deletions and replacements.

What was not sent is stopped, what was deleted is restored, and what was replaced is put back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.deletions import AlreadyGone, Deleted, Failed
from trackman.domain.errors import AlreadyRestoredError
from trackman.domain.replacements import Replaced
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.wording.inserting import filled, quoted

_KEPT = 100


@dataclass(eq=False, slots=True)
class _Step:
    """Deletions or replacements of one click, undone as one."""

    batch: str
    runs: list[Operation]


class UndoController(QObject):
    """Remembers the deletions and replacements of this sitting, the last one first."""

    changed = Signal()
    """`text()` may answer differently now."""
    undone = Signal(str)
    """All of this batch is taken back: nothing more of it shall begin."""

    def __init__(
        self,
        context: SessionContext,
        operations: OperationTracker,
        restore: Callable[[list[str], str], None],
        put_back: Callable[[Operation], None],
    ) -> None:
        super().__init__()
        self._notification = context.notification
        self._operations = operations
        self._restore = restore
        self._put_back = put_back
        self._steps: list[_Step] = []
        self._put_backs: list[_Step] = []
        """Steps that put replaced tracks back; undone where no step of a person's is left, or by a
        button that says so."""
        self._after: set[Operation] = set()
        """Deletes on their way, to be restored as soon as they are certain."""
        self._undoings: set[str] = set()
        """Entries that undo others; what takes them back is a step like the first one."""
        self._restored: set[tuple[str, str]] = set()
        """Entries that were or are being restored where they were, each with its video."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.changed)
        operations.begun.connect(self._begin)
        operations.changed.connect(self._look)
        operations.ended.connect(self._end)
        operations.dropped.connect(self._forget_restore)

    def take_over(self, before: UndoController) -> None:
        """Offer the steps of a session that ended; nothing of it runs any more."""
        self._steps, self._restored = before._steps, before._restored
        self._put_backs, self._undoings = before._put_backs, before._undoings
        self.changed.emit()

    def text(self) -> str:
        """Return what would be undone, in words; empty when there is nothing."""
        if (step := self._last()) is None:
            return ""
        runs = [run for run in step.runs if self._can_undo(run)]
        if step in self._put_backs and len(runs) == 1:
            return filled(self.tr("Redo replacement of {name}"), name=quoted(runs[0].track.name))
        if step in self._put_backs:
            return self.tr("Redo replacement of %Ln tracks", "", len(runs))
        if len(runs) == 1 and runs[0].is_replacement:
            return filled(self.tr("Undo replacement of {name}"), name=quoted(runs[0].track.name))
        if any(run.is_replacement for run in runs):
            return self.tr("Undo replacement of %Ln tracks", "", len(runs))
        if len(runs) == 1:
            return filled(self.tr("Undo deletion of {name}"), name=quoted(runs[0].track.name))
        return self.tr("Undo deletion of %Ln tracks", "", len(runs))

    def undo(self) -> None:
        """Undo the last step that can be."""
        if (step := self._last()) is None:
            self._say(self.tr("Nothing to undo."))
            return
        self._take_back([step])

    def take_back(self, runs: list[Operation]) -> None:
        """Undo every step that began some of these: what one message told as one."""
        self._take_back([step for step in self._steps if not set(step.runs).isdisjoint(runs)])

    def _take_back(self, steps: list[_Step]) -> None:
        self._steps = [step for step in self._steps if step not in steps]
        self._put_backs = [step for step in self._put_backs if step not in steps]
        for step in steps:
            self.undone.emit(step.batch)
        runs = [run for step in steps for run in step.runs]
        left = [run for run in runs if not self._operations.drop(run)]
        self._after.update(run for run in left if run.is_running)
        if self._after:
            self._say(self.tr("Still working. It will be undone as soon as that has finished."))
        undoable = [run for run in left if _has_backup(run) and self._can_undo(run)]
        for run in undoable:
            if run.is_replacement:
                self._put_back(run)
        restorable = [run.entry.id for run in undoable if run.is_deletion]
        lost = self._lost(sum(run.is_good and not _has_backup(run) for run in left))
        if restorable:
            self._restore(restorable, lost)
        elif lost:
            self._notification.say(lost, "warning")
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._notification.say(text, "info")

    def _lost(self, count: int) -> str:
        if not count:
            return ""
        return self.tr("%Ln tracks have no backup and can’t be restored.", "", count)

    def _last(self) -> _Step | None:
        """Return the last step of which anything can be undone; else the last undoing."""
        for step in (*reversed(self._steps), *reversed(self._put_backs)):
            if any(self._can_undo(run) for run in step.runs):
                return step
        return None

    def _can_undo(self, run: Operation) -> bool:
        if run.is_dropped or (run.entry.id, run.upload_id) in self._restored:
            return False
        return run.is_running or _has_backup(run)

    def _begin(self, run: Operation) -> None:
        """Remember a delete as a part of what one click started, and what is being restored."""
        is_undoing = run.entry.origin is not None and run.entry.origin not in self._undoings
        if run.entry.origin is not None:
            self._restored.add((run.entry.origin, run.upload_id))
        if is_undoing:
            self._undoings.add(run.entry.id)
        if (run.is_deletion or run.is_replacement) and not run.settles:
            steps = self._put_backs if is_undoing else self._steps
            _step_of(run.entry.batch, steps).runs.append(run)
        self._soon.start()

    def _forget_restore(self, run: Operation) -> None:
        """Offer again what was not restored after all."""
        if run.entry.origin is not None:
            self._restored.discard((run.entry.origin, run.upload_id))
        self._soon.start()

    def _look(self, run: Operation) -> None:
        if not run.is_running:
            self._soon.start()

    def _end(self, run: Operation) -> None:
        if isinstance(run.state, Failed) and not isinstance(run.state.error, AlreadyRestoredError):
            self._forget_restore(run)
        if run in self._after:
            self._after.discard(run)
            if _has_backup(run) and run.is_replacement:
                self._put_back(run)
            elif _has_backup(run):
                self._restore([run.entry.id], "")
            elif run.is_good:
                lost = self.tr("There’s no backup, so it can’t be restored.")
                self._notification.say(lost, "warning")


def _step_of(batch: str, steps: list[_Step]) -> _Step:
    """Return the step of a batch; bulk work goes on while other steps begin."""
    for step in reversed(steps):
        if step.batch == batch:
            return step
    steps.append(_Step(batch, []))
    del steps[:-_KEPT]
    return steps[-1]


def _has_backup(run: Operation) -> bool:
    if isinstance(run.state, Replaced):
        return run.state.old is not None
    return isinstance(run.state, Deleted | AlreadyGone) and run.state.backup is not None
