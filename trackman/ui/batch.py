"""Several deletions told as one: how far they are, and how they ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from trackman.domain.deletions import AlreadyGone, Deleted, Planned
from trackman.ui.deleting import Run
from trackman.ui.notification import Notification
from trackman.ui.progress import Progress

_MOMENT = 100  # milliseconds


class Batch(QObject):
    """Everything that was started since nothing ran."""

    def __init__(self, notification: Notification, words: Progress) -> None:
        super().__init__(notification)
        self._notification = notification
        self._words = words
        self._runs: list[Run] = []
        self._dropped = 0
        self._changed = QTimer(self)
        self._changed.setSingleShot(True)
        self._changed.setInterval(_MOMENT)
        self._changed.timeout.connect(self._tell)

    def add(self, run: Run) -> None:
        """Take up a deletion."""
        if not any(other.is_running for other in self._runs):
            self._runs.clear()
            self._dropped = 0
            self._notification.clear()
        self._runs.append(run)
        self._tell_soon()

    def ended(self) -> None:
        """Tell that one has ended, soon; of many in a moment, all at once."""
        if any(run.is_running for run in self._runs):
            self._tell_soon()
        else:
            self._changed.stop()
            self._tell()

    def dropped(self, run: Run) -> None:
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
            self._sum_up()
        elif len(self._runs) > 1:
            done, total = len(self._runs) - len(running), len(self._runs)
            text = self.tr("Deleting tracks… {done} of {total}").format(done=done, total=total)
            waiting = any(isinstance(run.state, Planned) for run in running)
            self._notification.progress(text, done, total, cancel=waiting)

    def _sum_up(self) -> None:
        good = [run for run in self._runs if isinstance(run.state, Deleted | AlreadyGone)]
        all_good = len(good) == len(self._runs)
        if len(self._runs) == 1 and not self._dropped:
            self._notification.say(
                self._words.sentence(self._runs[0]), "success" if all_good else "error"
            )
            return
        parts = [self._counted(len(good), len(self._runs))] if self._runs else []
        if self._dropped:
            parts.append(self.tr("{count} not started, so they stay.").format(count=self._dropped))
        self._notification.say(" ".join(parts), "success" if all_good else "error")

    def _counted(self, good: int, total: int) -> str:
        if good == total:
            return self.tr("{count} tracks deleted.").format(count=good)
        return self.tr("{good} of {total} tracks deleted; the others say why they are not.").format(
            good=good, total=total
        )
