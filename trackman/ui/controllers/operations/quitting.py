"""The end of the program while something runs: asked about first."""

from __future__ import annotations

from collections.abc import Callable

from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.tracker import OperationTracker


class Quitting:
    """Lets the window close at once only when nothing runs."""

    def __init__(
        self, context: SessionContext, operations: OperationTracker, close: Callable[[], object]
    ) -> None:
        self._context = context
        self._operations = operations
        self._close = close
        self._confirmation = Confirmation()
        self._is_confirmed = False

    def may_close(self) -> bool:
        """Tell whether the window may close now; ask if not, and close it after a yes."""
        if self._is_confirmed or not self._operations.running():
            return True
        self._context.tasks.start(self._ask())
        return False

    async def _ask(self) -> None:
        running = self._operations.running()
        sent = [one for one in running if not one.is_waiting]
        deleting = sum(one.is_deletion for one in sent)
        request = self._confirmation.quitting(
            deleting, len(sent) - deleting, len(running) - len(sent)
        )
        if await self._context.dialogs.confirm(request):
            self._is_confirmed = True
            self._close()
