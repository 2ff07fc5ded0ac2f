"""Wording of a deletion while it runs and when it has ended."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from trackman.domain.deletions import (
    AlreadyGone,
    BackingUp,
    Deleted,
    Failed,
    Planned,
    Polled,
    Unknown,
    Verifying,
)
from trackman.domain.errors import BackupError
from trackman.domain.names import shown
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.details.info import DeletedReport
from trackman.ui.tracks.model import RowState
from trackman.ui.wording.formats import Moments, elapsed_text
from trackman.ui.wording.inserting import dotted, filled, fixed, quoted
from trackman.ui.wording.messages import About, Messages
from trackman.ui.wording.problem import Problem

_SLOW = 10  # seconds; most jobs are done in 1 to 6 (API reference, section 3)
_VERY_SLOW = 60


class Progress(QObject):
    """Words for the states of a deletion."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._moments = Moments(self)

    def row(self, run: Operation) -> RowState | None:
        """Return what the row of the track says; None when it has nothing to say."""
        match run.state:
            case Planned():
                return RowState(self.tr("Waiting to be deleted"), "waiting")
            case BackingUp():
                return RowState(self.tr("Backing up…"), "running")
            case Verifying():
                text = filled(self.tr("Checking… {time}"), time=elapsed_text(run.seconds))
                return RowState(text, "running")
            case Failed():
                title = self._title(run)
                return RowState(filled(self.tr("Not deleted: {reason}"), reason=title), "problem")
            case Unknown():
                return RowState(self.tr("Deletion not confirmed"), "problem")
            case Deleted() | AlreadyGone():
                return None
        return RowState(self._deleting(run), "running")

    def problem(self, run: Operation) -> Problem | None:
        """Return what went wrong, in full."""
        match run.state:
            case Failed(error):
                problem = self._messages.problem(error, About.DELETING)
                if isinstance(error, BackupError):
                    return replace(problem, other=self.tr("Delete without backup"))
                return problem
            case Unknown(error):
                return self._messages.problem(error, About.UNKNOWN)
        return None

    def sentence(self, run: Operation) -> str:
        """Return how it ended, as one sentence."""
        name = quoted(run.track.name)
        match run.state:
            case Deleted():
                return filled(self.tr("{name} deleted"), name=name)
            case AlreadyGone():
                return filled(self.tr("{name} was already removed"), name=name)
            case Unknown():
                return filled(self.tr("Deletion of {name} not confirmed"), name=name)
        #: {reason} is a sentence that begins with a capital letter.
        return filled(
            self.tr("{name} was not deleted: {reason}"), name=name, reason=self._title(run)
        )

    def report(self, run: Operation) -> DeletedReport:
        """Return what is known of a track that is gone."""
        state = run.state
        track, raw, facts = run.track, None, []
        if isinstance(state, Deleted):
            when = self._moments.exact_time(state.at)
            headline = filled(self.tr("DatoCMS confirmed the deletion at {time}"), time=when)
            facts.append(filled(self.tr("{seconds} s"), seconds=fixed(state.seconds, 1)))
            if state.job_id:
                #: A fact in a list: the identifier of DatoCMS’s job.
                facts.append(filled(self.tr("job {id}"), id=shown(state.job_id, 60)))
            if state.polls:
                facts.append(self._polls(state.polls))
            if state.track is None:
                headline = filled(self.tr("Confirmed deleted at {time}"), time=when)
                facts.append(self._how_known(state))
            track, raw = state.track or track, state.raw
        else:
            headline = self.tr("The track was already removed")
            facts.append(self.tr("Somebody else removed it, or it was deleted earlier."))
        returned = isinstance(state, Deleted) and state.track is not None
        restorable = isinstance(state, Deleted | AlreadyGone) and state.backup is not None
        return DeletedReport(
            track,
            shown(run.entry.place.filename),
            headline,
            dotted(facts),
            returned,
            raw,
            restorable,
            unproven=run.is_unproven,
        )

    def _how_known(self, state: Deleted) -> str:
        """Say why the track counts as deleted although DatoCMS did not return it."""
        if state.by_list:
            return self.tr("one of many: the list of tracks no longer shows it")
        if state.reported is None:
            return self.tr("DatoCMS’s reply was lost, but the track is no longer listed")
        code = state.reported.fault.code
        if not code:
            return self.tr("DatoCMS’s job reported an error, but the track is no longer listed")
        text = self.tr(
            "DatoCMS’s job reported an error ({code}), but the track is no longer listed"
        )
        return filled(text, code=shown(code, 60))

    def _deleting(self, run: Operation) -> str:
        time = elapsed_text(run.seconds)
        if isinstance(run.state, Polled) and run.state.trouble is not None:
            return filled(
                self.tr("Deleting… {time}, DatoCMS isn’t responding right now"), time=time
            )
        if run.seconds >= _VERY_SLOW:
            return filled(self.tr("Deleting… {time}, much slower than usual"), time=time)
        if run.seconds >= _SLOW:
            return filled(self.tr("Deleting… {time}, slower than usual"), time=time)
        return filled(self.tr("Deleting… {time}"), time=time)

    def _polls(self, count: int) -> str:
        return self.tr("%Ln polls", "", count)

    def _title(self, run: Operation) -> str:
        problem = self.problem(run)
        return problem.title if problem else ""
