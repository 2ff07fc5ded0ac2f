"""Undo for the last deletes: what was not sent is stopped, what was deleted is restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from trackman.domain.deletions import AlreadyGone, Deleted
from trackman.domain.names import quoted
from trackman.ui.runs import Run, Runs

_KEPT = 100


@dataclass(eq=False, slots=True)
class _Step:
    """What one click started, undone as one."""

    runs: list[Run]


class Undo(QObject):
    """Remembers the deletes of this sitting, the last one first."""

    changed = Signal()
    """`text()` may answer differently now."""

    def __init__(
        self,
        runs: Runs,
        restore: Callable[[list[str]], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._runs = runs
        self._restore = restore
        self._say = say
        self._steps: list[_Step] = []
        self._after: set[Run] = set()
        """Deletes on their way, to be restored as soon as they are certain."""
        runs.changed.connect(self._look)
        runs.ended.connect(self._end)

    def add(self, runs: list[Run]) -> None:
        """Remember what one click started."""
        self._steps = [*self._steps, _Step(runs)][-_KEPT:]
        self.changed.emit()

    def text(self) -> str:
        """Return what would be undone, in words; empty when there is nothing."""
        if (step := self._last()) is None:
            return ""
        runs = [run for run in step.runs if _can_undo(run)]
        if len(runs) == 1:
            return self.tr("Undo delete of {name}").format(name=quoted(runs[0].track.name))
        return self.tr("Undo delete of {count} tracks").format(count=len(runs))

    def undo(self) -> None:
        """Undo the last step that can be."""
        if (step := self._last()) is None:
            self._say(self.tr("There is nothing to undo."))
            return
        self._take_back([step])

    def take_back(self, runs: list[Run]) -> None:
        """Undo every step that began some of these: what one message told as one."""
        self._take_back([step for step in self._steps if not set(step.runs).isdisjoint(runs)])

    def _take_back(self, steps: list[_Step]) -> None:
        self._steps = [step for step in self._steps if step not in steps]
        runs = [run for step in steps for run in step.runs]
        left = [run for run in runs if not self._runs.drop(run)]
        self._after.update(run for run in left if run.is_running)
        if self._after:
            self._say(self.tr("It is being deleted just now; it is restored right after."))
        if restorable := [run.entry.id for run in left if _has_backup(run)]:
            self._restore(restorable)
        lost = sum(run.is_good and not _has_backup(run) for run in left)
        if lost:
            text = self.tr("{count} had no backup and cannot be brought back.")
            self._say(text.format(count=lost))
        self.changed.emit()

    def _last(self) -> _Step | None:
        """Return the last step of which anything can be undone."""
        for step in reversed(self._steps):
            if any(_can_undo(run) for run in step.runs):
                return step
        return None

    def _look(self, run: Run) -> None:
        if not run.is_running:
            self.changed.emit()

    def _end(self, run: Run) -> None:
        if run in self._after:
            self._after.discard(run)
            if _has_backup(run):
                self._restore([run.entry.id])
            elif run.is_good:
                self._say(self.tr("It had no backup and cannot be brought back."))


def _has_backup(run: Run) -> bool:
    return isinstance(run.state, Deleted | AlreadyGone) and run.state.backup is not None


def _can_undo(run: Run) -> bool:
    return (run.is_running and run.is_deletion) or _has_backup(run)
