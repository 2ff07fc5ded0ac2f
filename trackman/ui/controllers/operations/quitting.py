"""The end of the program while something runs: asked about first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest, QuestionUpdates
from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker

_MOMENT = 300  # milliseconds; one operation may begin another, as Undo does


class Quitting(QObject):
    """Lets the window close at once only when nothing runs.

    The question follows what runs behind it. When all has gone well the window closes by itself;
    what went wrong is to be seen first.
    """

    def __init__(
        self, context: SessionContext, operations: OperationTracker, close: Callable[[], object]
    ) -> None:
        super().__init__()
        self._context = context
        self._operations = operations
        self._close = close
        self.queued: Callable[[], int] = lambda: 0
        """Tracks that bulk work has not come to yet."""
        self._confirmation = Confirmation()
        self._is_confirmed = False
        self._updates: QuestionUpdates | None = None
        """The question that is open."""
        self._went_wrong = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT)
        self._soon.timeout.connect(self._settle)
        for happened in (operations.begun, operations.changed, operations.dropped):
            happened.connect(self._follow)
        operations.ended.connect(self._end)

    def may_close(self) -> bool:
        """Tell whether the window may close now; ask if not, and close it after a yes."""
        if self._is_confirmed or not self._operations.running():
            return True
        self._context.tasks.start(self._ask())
        return False

    async def _ask(self) -> None:
        if self._updates is not None:
            return
        if not self._operations.running():  # it has ended in the same moment
            self._close()
            return
        self._updates, self._went_wrong = QuestionUpdates(), False
        try:
            confirmed = await self._context.dialogs.confirm(self._request(), self._updates)
        finally:
            self._updates = None
            self._soon.stop()
        if confirmed:
            self._is_confirmed = True
            self._close()

    def _request(self) -> ConfirmationRequest:
        running = self._operations.running()
        sent = [one for one in running if not one.is_waiting]
        deleting = sum(one.is_deletion for one in sent)
        replacing = sum(one.is_replacement for one in sent)
        making = len(sent) - deleting - replacing
        waiting = len(running) - len(sent)
        return self._confirmation.quitting(
            deleting, making, replacing, waiting, queued=self.queued()
        )

    def _end(self, run: Operation) -> None:
        self._went_wrong = self._went_wrong or not run.is_good
        self._follow()

    def _follow(self) -> None:
        if self._updates is None:
            return
        if self._operations.running():
            self._soon.stop()
            request = self._request()
            self._updates.reworded.emit(request.title, request.text)
        else:
            self._soon.start()

    def _settle(self) -> None:
        if self._updates is not None:
            self._updates.settled.emit(not self._went_wrong)
