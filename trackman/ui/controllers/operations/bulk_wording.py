"""Words for bulk work: how far it is, how it ended, and what each row says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from trackman.domain.inventory.fresh_look import TrackChange
from trackman.ui.controllers.operations.bulk_items import BulkCount, BulkItem, ItemState
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.wording.inserting import dotted, filled, listed
from trackman.ui.wording.messages import About, Messages

_A_MINUTE = 60
_NEARLY_TWO = 90


@dataclass(frozen=True, slots=True)
class RestoreCount:
    """Progress of taking back a batch."""

    total: int
    good: int
    failed: int
    unproven: int
    """Those of the good ones whose text could not be compared with what was deleted."""
    cancelled: int
    """Given up before they were sent, and not among the total."""

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is under way any more."""
        return self.good + self.failed >= self.total


class BulkWording(QObject):
    """Sentences and phrases of the strip and the table."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._operations = OperationWording(messages)

    def running(self, count: BulkCount, seconds_left: float | None) -> str:
        """Return "Deleting: 212 of 300, 3 failed, 2 min left"."""
        #: {progress} is such as “212 of 300, 3 failed, 2 min left”.
        text = self.tr("Deleting: {progress}")
        return filled(text, progress=listed([*self._far(count), self._left(seconds_left)]))

    def paused(self, count: BulkCount) -> str:
        """Return how far it was when it was paused."""
        #: {progress} is such as “212 of 300, 3 failed”.
        text = self.tr("Paused: {progress}")
        running = self.tr("%Ln still being deleted", "", count.running) if count.running else ""
        return filled(text, progress=listed([*self._far(count), running]))

    def ended(self, count: BulkCount) -> str:
        """Return how it ended, in one line."""
        parts = (
            (True, self.tr("%Ln tracks deleted", "", count.done)),
            (count.failed, self.tr("%Ln failed", "", count.failed)),
            (count.vanished, self.tr("%Ln had vanished already", "", count.vanished)),
            (
                count.changed,
                self.tr("%Ln changed since the scan and were left out", "", count.changed),
            ),
            (count.cancelled, self.tr("%Ln cancelled", "", count.cancelled)),
        )
        return dotted(words for holds, words in parts if holds)

    def restoring(self, count: RestoreCount, seconds_left: float | None) -> str:
        """Return how far it is to take a batch back, or how that ended."""
        failed = self.tr("%Ln could not be restored", "", count.failed) if count.failed else ""
        if count.is_over:
            unproven, cancelled, good = count.unproven, count.cancelled, count.good
            parts = (
                self.tr("%Ln tracks restored", "", good),
                self.tr("%Ln couldn’t be verified", "", unproven) if unproven else "",
                failed,
                self.tr("%Ln cancelled", "", cancelled) if cancelled else "",
                self.tr("see Activity") if unproven or failed else "",
            )
            return dotted(parts)
        text = self.tr("Restoring: {progress}")
        return filled(text, progress=listed([*self._restored(count), self._left(seconds_left)]))

    def restores_paused(self, count: RestoreCount, running: int) -> str:
        """Return how far it was to take a batch back when that was paused; `running` go on."""
        #: {progress} is such as “212 of 300, 3 could not be restored”.
        text = self.tr("Restoring is paused: {progress}")
        under_way = self.tr("%Ln still being restored", "", running) if running else ""
        return filled(text, progress=listed([*self._restored(count), under_way]))

    def _restored(self, count: RestoreCount) -> Iterator[str]:
        yield filled(
            self.tr("{done} of {total}"), done=count.good + count.failed, total=count.total
        )
        yield self.tr("%Ln could not be restored", "", count.failed) if count.failed else ""

    def row(self, item: BulkItem) -> str:
        """Return what stands in the row of a track; empty where its status may stand."""
        match item.state:
            case ItemState.WAITING:
                return self.tr("Waiting to be deleted")
            case ItemState.RUNNING:
                return self._operations.text(item.run) if item.run else self.tr("Checking…")
            case ItemState.FAILED:
                return self._failed(item)
            case ItemState.LEFT_OUT:
                return self._left_out(item)
        return ""

    def why(self, item: BulkItem) -> str:
        """Return in a few words why a track was not deleted; empty where that is not known."""
        problem = item.problem()
        return "" if problem is None else self._messages.problem(problem, About.DELETING).title

    def _failed(self, item: BulkItem) -> str:
        if item.run is not None:
            return self._operations.text(item.run)
        if item.error is None:
            return ""
        title = self._messages.problem(item.error, About.DELETING).title
        return filled(self.tr("Not deleted: {reason}"), reason=title)

    def _left_out(self, item: BulkItem) -> str:
        return {
            TrackChange.VANISHED: self.tr("Vanished meanwhile"),
            TrackChange.CHANGED: self.tr("Left out: changed since the scan"),
            TrackChange.LOST_ITS_TEXT: self.tr("Left out: it can’t be backed up any more"),
            None: self.tr("Left out: something else is being done with it"),
        }[item.change]

    def _far(self, count: BulkCount) -> list[str]:
        done = filled(self.tr("{done} of {total}"), done=count.over, total=count.total)
        failed = self.tr("%Ln failed", "", count.failed) if count.failed else ""
        return [done, failed]

    def _left(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds < _NEARLY_TWO:
            return self.tr("%Ln s left", "", max(round(seconds), 1))
        return self.tr("%Ln min left", "", round(seconds / _A_MINUTE))
