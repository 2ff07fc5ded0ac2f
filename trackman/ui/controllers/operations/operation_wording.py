"""Wording of any operation: what its row says, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.creations import CreationState
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.generation import expected_seconds
from trackman.domain.journal import Act
from trackman.domain.replacements import Replaced, Replacing
from trackman.ui.activity.addition_wording import AdditionWording
from trackman.ui.activity.generation_wording import GenerationProgressWording
from trackman.ui.activity.replacement_wording import ReplacementWording
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.controllers.operations.progress import Progress
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.tracks.model import RowState
from trackman.ui.wording.messages import Messages
from trackman.ui.wording.problem import Problem


class OperationWording(QObject):
    """Words for every act, each from its own home."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.deletions = Progress(messages)
        self.restores = RestoreProgressWording(messages)
        self.additions = AdditionWording(messages)
        self.generations = GenerationProgressWording(messages)
        self.replacements = ReplacementWording(messages)

    def text(self, run: Operation) -> str:
        """Return what the row of an operation says."""
        state = run.state
        if run.is_deletion:
            row = self.deletions.row(run)
            return row.text if row else ""
        if run.is_replacement:
            if isinstance(state, Replacing | Replaced | Failed | Unknown):
                return self.replacements.text(state, run.seconds)
        elif run.entry.act is Act.GENERATION and isinstance(state, CreationState):
            expected = expected_seconds(run.entry.place.duration)
            return self.generations.text(state, run.seconds, expected)
        elif isinstance(state, CreationState):
            return self._creations(run).text(state, run.seconds)
        return ""

    def row(self, run: Operation) -> RowState | None:
        """Return what the row of its track says; None when it has nothing to say."""
        if run.is_deletion:
            return self.deletions.row(run)
        if run.is_good:
            return None
        if not run.is_running:
            return RowState(self.text(run), "problem")
        return RowState(self.text(run), "waiting" if run.is_waiting else "running")

    def problem(self, run: Operation) -> Problem | None:
        """Return what went wrong, in full."""
        state = run.state
        if run.is_deletion:
            return self.deletions.problem(run)
        if not isinstance(state, Failed | Unknown):
            return None
        if run.is_replacement:
            return self.replacements.problem(state)
        return self._creations(run).problem(state)

    def share(self, run: Operation) -> float | None:
        """Return how much is done, from 0 to 1, where that can be measured."""
        state = run.state
        if isinstance(state, Replacing):
            state = state.state
        if run.is_deletion or not isinstance(state, CreationState):
            return None
        return self._creations(run).share(state)

    def made(self, run: Operation) -> AdditionWording | GenerationProgressWording:
        """Return the words for a track that was not there before."""
        return self.generations if run.entry.act is Act.GENERATION else self.additions

    def _creations(
        self, run: Operation
    ) -> RestoreProgressWording | AdditionWording | GenerationProgressWording:
        return self.restores if run.entry.act is Act.RESTORE else self.made(run)
