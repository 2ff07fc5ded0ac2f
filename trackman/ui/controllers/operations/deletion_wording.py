"""Wording of deletions in the message bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from trackman.ui.controllers.operations.batch import BatchMessage
from trackman.ui.controllers.operations.progress import Progress
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.widgets.notification import Kind
from trackman.ui.wording.inserting import dotted, filled, quoted

_KEPT = 100


class DeletionWording(QObject):
    """Words for one deletion and for many, with Undo wherever it can help."""

    def __init__(self, progress: Progress, undo: Callable[[list[Operation]], None]) -> None:
        super().__init__()
        self._progress = progress
        self._undo = undo
        self._remarks: list[tuple[set[Operation], str]] = []
        """Consequences of deletions that belong together."""

    def note(self, runs: list[Operation], remark: str) -> None:
        """Say this beside Undo once all of these deletes are told of."""
        if remark:
            self._remarks = [*self._remarks, (set(runs), remark)][-_KEPT:]

    def one_running(self, run: Operation) -> BatchMessage | None:
        """Say what is being deleted; nobody was asked, so Undo must be at hand at once."""
        text = filled(self.tr("Deleting {name}…"), name=quoted(run.track.name))
        return self._undoable(self._with_remarks(text, [run]), "info", [run])

    def many_running(self, done: int, total: int) -> str:
        """Say how many are done."""
        return filled(self.tr("Deleting tracks… {done} of {total}"), done=done, total=total)

    def sum_up(self, runs: list[Operation], dropped: int) -> BatchMessage:
        """Say how they ended."""
        good = [run for run in runs if run.is_good]
        all_good = len(good) == len(runs)
        if len(runs) == 1 and not dropped:
            text = self._progress.sentence(runs[0])
        else:
            parts = [self._counted(len(good), len(runs))] if runs else []
            if dropped:
                parts.append(self._dropped(dropped, alone=not runs))
            text = " ".join(parts)
        fates = self._fates(good, len(runs))
        text = dotted([text, *fates]) if len(runs) == 1 else " ".join([text, *fates])
        remarked = self._with_remarks(text, good)
        kind: Kind = "success"
        if not all_good:
            kind = "error"
        elif fates or remarked != text:
            kind = "warning"
        elif not runs:
            kind = "info"
        if not all(run.is_lost for run in good):
            return self._undoable(remarked, kind, list(runs))
        return BatchMessage(remarked, kind)

    def _fates(self, good: list[Operation], total: int) -> list[str]:
        """Say what cannot be undone, or perhaps not."""
        lost = sum(run.is_lost for run in good)
        unproven = sum(run.is_unproven for run in good)
        return [
            *([self._lost(lost, total)] if lost else []),
            *([self._unproven(unproven, total)] if unproven else []),
        ]

    def _lost(self, lost: int, total: int) -> str:
        """Say what cannot be undone."""
        if total == 1:
            return self.tr("There’s no backup, so it can’t be restored.")
        return self.tr("%Ln tracks have no backup and can’t be restored.", "", lost)

    def _unproven(self, count: int, total: int) -> str:
        """Say of which texts nobody knows whether they can be restored."""
        if total == 1:
            return self.tr("It’s saved as it is, but trackman can’t prove that it can be restored.")
        return self.tr(
            "%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.",
            "",
            count,
        )

    def _with_remarks(self, text: str, runs: list[Operation]) -> str:
        remarks = [remark for needed, remark in self._remarks if needed <= set(runs)]
        return dotted([text, *remarks])

    def _undoable(self, text: str, kind: Kind, runs: list[Operation]) -> BatchMessage:
        return BatchMessage(text, kind, self.tr("Undo"), partial(self._undo, runs))

    def _dropped(self, count: int, *, alone: bool) -> str:
        if alone and count == 1:
            return self.tr("Cancelled. Nothing was deleted.")
        return self.tr("%Ln deletions were cancelled before they started.", "", count)

    def _counted(self, good: int, total: int) -> str:
        if good == total:
            return self.tr("%Ln tracks deleted.", "", good)
        text = self.tr("%Ln of {total} tracks deleted. The other rows show the reason.", "", good)
        return filled(text, total=total)
