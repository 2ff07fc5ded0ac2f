"""The end of the program while something runs: asked about first."""

from __future__ import annotations

from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.dialogs import Asking
from trackman.ui.controllers.operations.tracker import OperationTracker
from trackman.ui.shell.main_window import MainWindow


class Quitting:
    """Lets the window close at once only when nothing runs."""

    def __init__(self, window: MainWindow, runs: OperationTracker, asking: Asking) -> None:
        self._window = window
        self._runs = runs
        self._asking = asking
        self._confirmation = Confirmation()
        self._quits = False
        window.may_close = self._may_close

    def _may_close(self) -> bool:
        running = self._runs.running()
        if self._quits or not running:
            return True
        sent = [run for run in running if not run.is_waiting]
        deleting = sum(run.is_deletion for run in sent)
        asked = self._confirmation.quitting(
            deleting, len(sent) - deleting, len(running) - len(sent)
        )
        self._asking.ask(asked, self._quit)
        return False

    def _quit(self) -> None:
        self._quits = True
        self._window.close()
