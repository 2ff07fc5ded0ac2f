"""Bugs: written to the log with everything, told on the screen in sentences, kept as a report."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from trackman.domain.program_files import ProgramFiles

if TYPE_CHECKING:
    from trackman.ui.help.error_dialog import ErrorDialog
    from trackman.ui.shell.main_window import MainWindow

_log = logging.getLogger(__name__)
_Place = tuple[type[BaseException], str, int]


class Reports(Protocol):
    """Makes reports of errors, and keeps them."""

    def compose(self, error: BaseException) -> str:
        """Return a report that may be passed on."""

    def save(self, text: str) -> str | None:
        """Keep a report and return its path; None where that is not possible."""


class UnexpectedErrors(QObject):
    """Receives every error that nobody expected."""

    def __init__(
        self, window: MainWindow, reports: Reports, program: ProgramFiles | None = None
    ) -> None:
        super().__init__(window)
        self._program = program or ProgramFiles.of_the_program()
        self.works: Callable[[], bool] = lambda: False
        """Tells whether changes are running."""
        self._window = window
        self._reports = reports
        self._dialog: ErrorDialog | None = None
        self._report = ""
        self._seen: Counter[_Place] = Counter()
        self._since_opened = 0
        self._is_telling = False
        sys.excepthook = self._tell_of_slot

    @property
    def count(self) -> int:
        """Number of errors so far."""
        return self._seen.total()

    def tell(self, error: BaseException) -> None:
        """Log an error and say that it happened. Raises nothing, whatever state the window is in.

        The window may be half gone, such as when the display was taken away.
        """
        with suppress(Exception):
            _log.error("an error nobody expected", exc_info=error)
        if self._is_telling:
            return  # what tells of errors made one itself
        self._is_telling = True
        try:
            self._take(error)
        except Exception:  # noqa: BLE001 - whatever it is, it must not come out of here
            with suppress(Exception):
                _log.exception("an error could not be told of")
        finally:
            self._is_telling = False

    def tell_of_task(self, _loop: object, context: dict[str, Any]) -> None:
        """Take what the event loop could hand to nobody else."""
        error = context.get("exception")
        self.tell(error if isinstance(error, BaseException) else RuntimeError(context["message"]))

    def _take(self, error: BaseException) -> None:
        place = _place(error)
        self._seen[place] += 1
        is_known = self._seen[place] > 1
        saved = None
        if not is_known:
            self._report = self._reports.compose(error)
            saved = self._reports.save(self._report)
        if not (isValid(self._window) and self._window.isVisible()):
            return
        if self._program.have_changed():
            self._window.notification.say(
                self.tr(
                    "trackman was updated while it was open, so not everything works any more. "
                    "Close it and start it again."
                ),
                "warning",
            )
            return
        dialog = self._dialog
        if dialog is not None and isValid(dialog) and dialog.isVisible():
            self._since_opened += 1
            dialog.show_times(self._since_opened)
        elif is_known:
            self._window.notification.say(
                self.tr("The unexpected error happened again."),
                "error",
                self.tr("Show report"),
                self._show_report,
            )
        else:
            self._open_dialog(saved)

    def _open_dialog(self, saved: str | None) -> None:
        from trackman.ui.help.error_dialog import ErrorDialog

        dialog = self._dialog
        if dialog is None or not isValid(dialog):
            dialog = self._dialog = ErrorDialog(self._window)
            dialog.copy_requested.connect(self._copy_report)
            dialog.report_requested.connect(self._show_report)
        self._since_opened = 1
        dialog.show_meaning(works=self.works())
        dialog.show_report(saved)
        dialog.show_times(1)
        dialog.show_copied(False)
        dialog.show()

    def _copy_report(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._report)
        if self._dialog is not None:
            self._dialog.show_copied(True)

    def _show_report(self) -> None:
        from trackman.ui.help.report_dialog import ReportDialog

        words = self.tr(
            "This report holds no token, no subtitle text and no file name. Copy it to pass it on."
        )
        dialog = ReportDialog(self._window, "errorReport", self.tr("Error report"), words)
        dialog.show_text(self._report)
        dialog.open()

    def _tell_of_slot(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.tell(error)


def _place(error: BaseException) -> _Place:
    """Return what tells an error from others: its kind, and where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error), "", 0
    return type(error), trace.tb_frame.f_code.co_filename, trace.tb_lineno
