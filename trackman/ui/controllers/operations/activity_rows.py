"""Operations of this session as the rows of *Activity*."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.names import shown
from trackman.domain.restores import (
    Comparing,
    Creating,
    CreationAccepted,
    CreationPolled,
    Preparing,
    Queued,
    Restored,
    Uploading,
    VerifyingCreation,
)
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.activity.wording import ActivityWording
from trackman.ui.activity.work_model import ActivityRow, WorkKind
from trackman.ui.controllers.operations.progress import Progress
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.wording.problem import Problem

_OF_RESTORES = (
    Queued
    | Uploading
    | Creating
    | CreationAccepted
    | CreationPolled
    | VerifyingCreation
    | Preparing
    | Comparing
    | Restored
)


class ActivityRows(QObject):
    """Makes rows of runs."""

    def __init__(self, deletions: Progress, restores: RestoreProgressWording) -> None:
        super().__init__()
        self._deletions = deletions
        self._restores = restores
        self._words = ActivityWording(self)

    def row(self, run: Operation, *, restored: bool = False) -> ActivityRow:
        """Return the row of a run; `restored` says that its track is back, or on its way."""
        problem = self._problem(run)
        return ActivityRow(
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
            began=run.entry.planned_at,
            place=run.entry.place,
            track_id=_track_id(run),
            why_not_restored=self._why_not_restored(run, restored=restored),
        )

    def _why_not_restored(self, run: Operation, *, restored: bool) -> str:
        if not run.is_deletion:
            return self.tr("This entry is a restore. Nothing was deleted.")
        if not isinstance(run.state, Deleted | AlreadyGone):
            return self.tr("The track was not deleted.")
        if restored:
            return self.tr("The track has already been restored.")
        return "" if run.state.backup is not None else self.tr("There’s no backup.")

    def _state(self, run: Operation) -> str:
        if run.is_dropped:
            return self.tr("Cancelled")
        if not run.is_deletion:
            state = run.state
            if isinstance(state, _OF_RESTORES | Failed | Unknown):
                return self._restores.text(state, run.seconds)
            return ""
        if isinstance(run.state, Deleted):
            return self.tr("Deleted without a backup") if run.is_lost else self.tr("Deleted")
        if isinstance(run.state, AlreadyGone):
            if run.is_lost:
                return self.tr("Already removed, without a backup")
            return self.tr("Already removed")
        state_of_row = self._deletions.row(run)
        return state_of_row.text if state_of_row else ""

    def _problem(self, run: Operation) -> Problem | None:
        if run.is_deletion:
            return self._deletions.problem(run)
        return (
            self._restores.problem(run.state) if isinstance(run.state, Failed | Unknown) else None
        )

    def _share(self, run: Operation) -> float | None:
        state = run.state
        return self._restores.share(state) if isinstance(state, Uploading) else None


def _kind(run: Operation) -> WorkKind:
    if run.is_dropped:
        return "cancelled"
    if run.is_good:
        return "lost" if run.is_lost else "done"
    if not run.is_running:
        return "problem"
    return "waiting" if run.is_waiting and not run.settles else "running"


def _track_id(run: Operation) -> str:
    """Return the id of the track, which is another one once it is restored."""
    return run.state.track.id if isinstance(run.state, Restored) else run.track.id
