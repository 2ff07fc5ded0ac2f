"""Bugs: written to the log with everything, told on the screen in a sentence."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from trackman.ui.wording.inserting import filled

if TYPE_CHECKING:
    from trackman.ui.shell.main_window import MainWindow

_log = logging.getLogger(__name__)


class UnexpectedErrors(QObject):
    """Receives every error that nobody expected."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        sys.excepthook = self._tell_of_slot

    def tell(self, error: BaseException) -> None:
        """Log an error and say that it happened."""
        _log.error("an error nobody expected", exc_info=error)
        self._window.notification.say(
            filled(
                self.tr(
                    "trackman ran into an unexpected error. Refresh to see the current "
                    "state. Details are in {folder}."
                ),
                folder=self._folder / "trackman.log",
            ),
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
