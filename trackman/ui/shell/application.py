"""The application object, which hears what the system asks the running program to open.

macOS sends links, and files dropped on the icon, as events; elsewhere they are arguments.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from trackman.domain.requests import OpenRequest


class Application(QApplication):
    """Keeps what is asked for until somebody takes it: the first event comes before the window."""

    request_arrived = Signal()
    """There is something to take."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting = OpenRequest()

    def take_request(self) -> OpenRequest:
        """Return what came since this was asked last."""
        waiting, self._waiting = self._waiting, OpenRequest()
        return waiting

    def event(self, event: QEvent) -> bool:
        """Take what is to be opened; several files come one by one."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        is_first = self._waiting == OpenRequest()
        self._waiting = self._waiting.with_later(_request(event.url()))
        if is_first:
            self.request_arrived.emit()
        return True


def _request(url: QUrl) -> OpenRequest:
    if url.isLocalFile():
        return OpenRequest(files=(Path(url.toLocalFile()).absolute(),))
    return OpenRequest(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
