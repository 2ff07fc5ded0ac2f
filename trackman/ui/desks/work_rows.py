"""What runs, waits and has ended in this sitting, as the rows of *Activity*."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.names import shown
from trackman.domain.restores import (
    CheckingCreation,
    Comparing,
    Creating,
    CreationAccepted,
    CreationPolled,
    Preparing,
    Queued,
    Restored,
    Uploading,
)
from trackman.ui.activity.restoring import RestoringWords
from trackman.ui.activity.words import ActivityWords
from trackman.ui.activity.work import Work, WorkKind
from trackman.ui.desks.progress import Progress
from trackman.ui.desks.runs import Run
from trackman.ui.words.problem import Problem

_OF_RESTORES = (
    Queued
    | Uploading
    | Creating
    | CreationAccepted
    | CreationPolled
    | CheckingCreation
    | Preparing
    | Comparing
    | Restored
)


class WorkRows(QObject):
    """Makes rows of runs."""

    def __init__(self, deletions: Progress, restores: RestoringWords) -> None:
        super().__init__()
        self._deletions = deletions
        self._restores = restores
        self._words = ActivityWords(self)

    def row(self, run: Run) -> Work:
        """Return the row of a run."""
        problem = self._problem(run)
        return Work(
            id=run.entry.id,
            what=self._words.what(run.entry.act, run.track.name),
            where=shown(run.entry.place.filename),
            state=self._state(run),
            kind=_kind(run),
            seconds=run.seconds,
            progress=self._share(run),
            can_cancel=run.is_running and run.is_waiting and not run.settles,
            can_try_again=isinstance(run.state, Failed | Unknown),
            problem=f"{problem.title}. {problem.text}" if problem else "",
        )

    def _state(self, run: Run) -> str:
        if run.is_dropped:
            return self.tr("Called off")
        if not run.is_deletion:
            state = run.state
            if isinstance(state, _OF_RESTORES | Failed | Unknown):
                return self._restores.text(state, run.seconds)
            return ""
        if isinstance(run.state, Deleted):
            return self.tr("Deleted")
        if isinstance(run.state, AlreadyGone):
            return self.tr("Was already gone")
        state_of_row = self._deletions.row(run)
        return state_of_row.text if state_of_row else ""

    def _problem(self, run: Run) -> Problem | None:
        if run.is_deletion:
            return self._deletions.problem(run)
        return (
            self._restores.problem(run.state) if isinstance(run.state, Failed | Unknown) else None
        )

    def _share(self, run: Run) -> float | None:
        state = run.state
        return self._restores.share(state) if isinstance(state, Uploading) else None


def _kind(run: Run) -> WorkKind:
    if run.is_dropped or run.is_good:
        return "done"
    if not run.is_running:
        return "problem"
    return "waiting" if run.is_waiting and not run.settles else "running"
