"""Bugs: written to the log with everything, told on the screen in a sentence."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from trackman.domain.program_files import ProgramFiles

if TYPE_CHECKING:
    from trackman.ui.shell.main_window import MainWindow

_log = logging.getLogger(__name__)


class UnexpectedErrors(QObject):
    """Receives every error that nobody expected."""

    def __init__(
        self, window: MainWindow, folder: Path, program: ProgramFiles | None = None
    ) -> None:
        super().__init__(window)
        self._program = program or ProgramFiles.of_the_program()
        self._window = window
        self._folder = folder
        sys.excepthook = self._tell_of_slot

    def tell(self, error: BaseException) -> None:
        """Log an error and say that it happened."""
        _log.error("an error nobody expected", exc_info=error)
        if self._program.have_changed():
            self._window.notification.say(
                self.tr(
                    "trackman was updated while it was open, so not everything works any more. "
                    "Close it and start it again."
                ),
                "warning",
            )
            return
        self._window.notification.say(
            self.tr(
                "trackman ran into an unexpected error. Refresh to see the current "
                "state. Details are in {folder}."
            ).format(folder=self._folder / "trackman.log"),
            "error",
        )

    def tell_of_task(self, _loop: object, context: dict[str, Any]) -> None:
        """Take what the event loop could hand to nobody else."""
        error = context.get("exception")
        self.tell(error if isinstance(error, BaseException) else RuntimeError(context["message"]))

    def _tell_of_slot(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.tell(error)
