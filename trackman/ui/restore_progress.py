"""How a restore is told while it runs and when it has ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject

from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import NameTakenError
from trackman.domain.names import quoted
from trackman.domain.restores import (
    CheckingCreation,
    Comparing,
    CreationPolled,
    Preparing,
    Queued,
    Restored,
    Uploading,
)
from trackman.domain.tracks import TrackStatus
from trackman.ui.batch import Told
from trackman.ui.messages import About, Messages
from trackman.ui.problem import Problem
from trackman.ui.progress import elapsed
from trackman.ui.runs import Run


class RestoreProgress(QObject):
    """Words for the states of a restore, for the message bar and for *Activity*."""

    def __init__(self, messages: Messages, again: Callable[[Run], None]) -> None:
        super().__init__()
        self._messages = messages
        self._again = again

    def state(self, run: Run) -> str:
        """Return what happens or happened, in a few words."""
        time = elapsed(run.seconds)
        match run.state:
            case Queued():
                return self.tr("Waiting to be restored")
            case Uploading(sent, total):
                percent = QLocale().toString(round(100 * sent / max(1, total)))
                return self.tr("Sending the text… {percent} %").format(percent=percent)
            case CreationPolled(trouble=trouble) if trouble is not None:
                return self.tr("Restoring… {time}, no answer at the moment").format(time=time)
            case CheckingCreation():
                return self.tr("Checking… {time}").format(time=time)
            case Preparing():
                return self.tr("DatoCMS is preparing it… {time}").format(time=time)
            case Comparing():
                return self.tr("Comparing the text…")
            case Restored() | Failed() | Unknown():
                return self.sentence(run)
        return self.tr("Restoring… {time}").format(time=time)

    def problem(self, run: Run) -> Problem | None:
        """Return what went wrong, in full."""
        match run.state:
            case Failed(error):
                return self._messages.problem(error, About.RESTORING)
            case Unknown(error):
                return self._messages.problem(error, About.RESTORE_UNKNOWN)
        return None

    def sentence(self, run: Run) -> str:
        """Return how it ended, as one sentence."""
        name = quoted(run.track.name)
        match run.state:
            case Restored():
                return self._restored(run, run.state)
            case Unknown():
                return self.tr("Not known whether {name} was restored").format(name=name)
        problem = self.problem(run)
        return self.tr("{name} was not restored: {reason}").format(
            name=name, reason=problem.title if problem else ""
        )

    def _restored(self, run: Run, state: Restored) -> str:
        name, comparison = quoted(run.track.name), state.comparison
        if state.track.status != TrackStatus.READY:
            return self.tr("{name} is back; DatoCMS is still preparing it").format(name=name)
        if comparison is None:
            text = self.tr("{name} is back; its text could not be read for comparison")
            return text.format(name=name)
        count = run.entry.backup.cues if run.entry.backup else 0
        if comparison.same:
            text = self.tr("{name} is back, with all {count} cues as before")
            return text.format(name=name, count=QLocale().toString(count))
        text = self.tr("{name} is back, but {differing} cues differ from the backup, from {first} on")
        return text.format(name=name, differing=comparison.differing, first=comparison.first)

    def one_running(self, run: Run) -> Told | None:
        """Say what is being restored."""
        return Told(self.tr("Restoring {name}…").format(name=quoted(run.track.name)), "info")

    def many_running(self, done: int, total: int) -> str:
        """Say how many are done."""
        return self.tr("Restoring tracks… {done} of {total}").format(done=done, total=total)

    def sum_up(self, runs: list[Run], dropped: int) -> Told:
        """Say how they ended."""
        good = [run for run in runs if run.is_good]
        doubtful = [run for run in good if isinstance(run.state, Restored) and not run.state.is_proven]
        if len(runs) == 1 and not dropped:
            return self._one(runs[0], doubtful=bool(doubtful))
        text = self.tr("{good} of {total} tracks restored.")
        if len(good) == len(runs):
            text = self.tr("{good} tracks restored.")
        parts = [text.format(good=len(good), total=len(runs))] if runs else []
        if doubtful:
            text = self.tr("The text of {count} could not be proven equal; see Activity.")
            parts.append(text.format(count=len(doubtful)))
        elif len(good) < len(runs):
            parts.append(self.tr("Activity says why the others are not."))
        if dropped:
            parts.append(self.tr("{count} not started.").format(count=dropped))
        bad = len(good) < len(runs)
        return Told(" ".join(parts), "error" if bad else "warning" if doubtful else "success")

    def _one(self, run: Run, *, doubtful: bool) -> Told:
        if run.is_good:
            return Told(self.sentence(run), "warning" if doubtful else "success")
        problem = self.problem(run)
        words = problem.retry if problem else None
        if isinstance(run.state, Failed) and isinstance(run.state.error, NameTakenError):
            words = self.tr("Choose…")
        return Told(self.sentence(run), "error", words, lambda: self._again(run))
