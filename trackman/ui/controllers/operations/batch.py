"""Several deletions or restores told as one: how far they are, and how they ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.widgets.notification import Kind, Notification

_MOMENT = 100  # milliseconds


@dataclass(frozen=True, slots=True)
class BatchMessage:
    """A message, perhaps with a button."""

    text: str
    kind: Kind
    action: str | None = None
    on_action: Callable[[], None] | None = None


class BatchWording(Protocol):
    """Wording of a batch."""

    def one_running(self, run: Operation) -> BatchMessage | None:
        """Return what is said while a single one runs; None says nothing."""

    def many_running(self, done: int, total: int) -> str:
        """Return what is said beside the progress of many."""

    def sum_up(self, runs: list[Operation], dropped: int) -> BatchMessage:
        """Return what is said when all have ended."""


class Batch(QObject):
    """Operations of one kind that were started since none of that kind ran."""

    def __init__(self, notification: Notification, words: BatchWording) -> None:
        super().__init__(notification)
        self._notification = notification
        self._words = words
        self._runs: list[Operation] = []
        self._dropped = 0
        self._changed = QTimer(self)
        self._changed.setSingleShot(True)
        self._changed.setInterval(_MOMENT)
        self._changed.timeout.connect(self._tell)

    def add(self, run: Operation) -> None:
        """Take one up."""
        if not any(other.is_running for other in self._runs):
            self._runs.clear()
            self._dropped = 0
            self._notification.clear()
        # Another attempt takes the place of the first: the track is counted once.
        self._runs = [one for one in self._runs if not _is_before(one, run)]
        self._runs.append(run)
        self._tell_soon()

    def ended(self) -> None:
        """Tell that one has ended, soon; of many in a moment, all at once."""
        if any(run.is_running for run in self._runs):
            self._tell_soon()
        else:
            self._changed.stop()
            self._tell()

    def dropped(self, run: Operation) -> None:
        """Tell that one was called off before it was sent."""
        if run in self._runs:
            self._runs.remove(run)
            self._dropped += 1
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._changed.isActive():
            self._changed.start()

    def _tell(self) -> None:
        running = [run for run in self._runs if run.is_running]
        if not running:
            self._say(self._words.sum_up(self._runs, self._dropped))
        elif len(self._runs) > 1:
            done, total = len(self._runs) - len(running), len(self._runs)
            waiting = any(run.is_waiting for run in running)
            self._notification.progress(
                self._words.many_running(done, total), done, total, cancel=waiting
            )
        elif (told := self._words.one_running(running[0])) is not None:
            self._say(told)

    def _say(self, told: BatchMessage) -> None:
        self._notification.say(told.text, told.kind, told.action, told.on_action)


def _is_before(one: Operation, run: Operation) -> bool:
    """Tell whether one was an attempt at what another operation restores."""
    origin = run.entry.origin
    is_same = origin is not None and (one.entry.origin, one.upload_id) == (origin, run.upload_id)
    return is_same and not one.is_running
