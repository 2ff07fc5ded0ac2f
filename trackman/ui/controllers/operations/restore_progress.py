"""Wording of restores in the message bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from trackman.domain.creations import Created
from trackman.domain.deletions import Failed, Unknown
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.controllers.operations.batch import BatchMessage
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.wording.inserting import dotted, filled, quoted


class RestoreProgress(QObject):
    """Words for one restore and for many, with a way on where there is one."""

    def __init__(self, words: RestoreProgressWording, again: Callable[[Operation], None]) -> None:
        super().__init__()
        self._words = words
        self._again = again
        self._remarks: list[str] = []

    def note(self, remark: str) -> None:
        """Say a sentence more when all have ended; none if it is empty."""
        self._remarks += filter(None, [remark])

    def take_remarks(self) -> str:
        """Return what was noted, to be said without how they ended; empty if there is nothing."""
        remarks, self._remarks = self._remarks, []
        return dotted(remarks)

    def one_running(self, run: Operation) -> BatchMessage | None:
        """Say what is being restored."""
        return BatchMessage(
            filled(self.tr("Restoring {name}…"), name=quoted(run.track.name)), "info"
        )

    def many_running(self, done: int, total: int) -> str:
        """Say how many are done."""
        return filled(self.tr("Restoring tracks… {done} of {total}"), done=done, total=total)

    def sum_up(self, runs: list[Operation], dropped: int) -> BatchMessage:
        """Say how they ended."""
        told = self._one(runs[0]) if len(runs) == 1 and not dropped else self._all(runs, dropped)
        remarks = self.take_remarks()
        text = dotted([told.text, remarks])
        if remarks and told.kind == "success":  # a remark tells what cannot be restored
            return replace(told, text=text, kind="warning")
        return replace(told, text=text)

    def _all(self, runs: list[Operation], dropped: int) -> BatchMessage:
        good = [run for run in runs if run.is_good]
        doubtful = [run for run in good if run.is_lost]
        text = self.tr("%Ln of {total} tracks restored.", "", len(good))
        text = filled(text, total=len(runs))
        if len(good) == len(runs):
            text = self.tr("%Ln tracks restored.", "", len(good))
        parts = [text] if runs else []
        if doubtful:
            parts.append(
                self.tr("%Ln tracks couldn’t be verified. See Activity.", "", len(doubtful))
            )
        elif len(good) < len(runs):
            parts.append(self.tr("See Activity for the others."))
        if dropped:
            parts.append(self.tr("%Ln restores were cancelled before they started.", "", dropped))
        bad = len(good) < len(runs)
        return BatchMessage(
            " ".join(parts), "error" if bad else "warning" if doubtful else "success"
        )

    def _one(self, run: Operation) -> BatchMessage:
        state = run.state
        if not isinstance(state, Created | Failed | Unknown):
            return BatchMessage(self.tr("No tracks were restored."), "info")
        text = self._words.sentence(run.track.name, state)
        if isinstance(state, Created):
            return BatchMessage(text, "success" if state.is_proven else "warning")
        problem = self._words.problem(state)
        return BatchMessage(
            text, "error", problem.retry if problem else None, lambda: self._again(run)
        )
