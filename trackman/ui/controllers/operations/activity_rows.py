"""Operations of this session as the rows of *Activity*."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.names import shown
from trackman.ui.activity.wording import ActivityWording
from trackman.ui.activity.work_model import ActivityRow, WorkKind
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.controllers.operations.tracker import Operation


class ActivityRows(QObject):
    """Makes rows of runs."""

    def __init__(self, states: OperationWording) -> None:
        super().__init__()
        self._states = states
        self._words = ActivityWording(self)

    def row(self, run: Operation, *, restored: bool = False) -> ActivityRow:
        """Return the row of a run; `restored` says that its track is back, or on its way."""
        problem = self._states.problem(run)
        return ActivityRow(
            id=run.entry.id,
            what=self._words.what(run.entry.act, run.track.name),
            where=shown(run.entry.place.filename),
            state=self._state(run),
            kind=_kind(run),
            seconds=run.seconds,
            progress=self._states.share(run),
            can_cancel=run.is_running and run.is_waiting and not run.settles and not run.is_dropped,
            can_try_again=isinstance(run.state, Failed | Unknown),
            problem=problem.sentences() if problem else "",
            began=run.entry.planned_at,
            place=run.entry.place,
            track_id=_track_id(run),
            why_not_restored=self._why_not_restored(run, restored=restored),
        )

    def _why_not_restored(self, run: Operation, *, restored: bool) -> str:
        if not run.is_deletion:
            return self.tr("This entry is no deletion.")
        if not isinstance(run.state, Deleted | AlreadyGone):
            return self.tr("The track was not deleted.")
        if restored:
            return self.tr("The track has already been restored.")
        return "" if run.state.backup is not None else self.tr("There’s no backup.")

    def _state(self, run: Operation) -> str:
        if run.is_dropped and not run.is_held:
            return self.tr("Cancelled")
        if isinstance(run.state, Deleted):
            return self.tr("Deleted without a backup") if run.is_lost else self.tr("Deleted")
        if isinstance(run.state, AlreadyGone):
            if run.is_lost:
                return self.tr("Already removed, without a backup")
            return self.tr("Already removed")
        return self._states.text(run)


def _kind(run: Operation) -> WorkKind:
    if run.is_dropped and not run.is_held:
        return "cancelled"
    if run.is_good:
        return "lost" if run.is_lost else "done"
    if not run.is_running:
        return "problem"
    return "waiting" if run.is_waiting and not run.settles else "running"


def _track_id(run: Operation) -> str:
    """Return the id of the track, which is another one once it is restored or replaced."""
    return run.new_track.id if run.new_track is not None else run.track.id
