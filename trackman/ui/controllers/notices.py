"""Notices of the system: how long work ended while another window was in front."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from trackman.domain.inventory.scanning import ScanEnd, ScanOutcome
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.context import SessionContext
from trackman.ui.wording.inserting import filled, listed

if TYPE_CHECKING:
    from trackman.ui.shell.tray_notice import TrayNotice


class NoticesController(QObject):
    """Tells nothing while a person sees the window, or has turned it off."""

    def __init__(self, context: SessionContext, window: QWidget) -> None:
        super().__init__()
        self._context = context
        self._window = window
        self._tray: TrayNotice | None = None

    def tell_bulk(self, words: str) -> None:
        """Tell how bulk work ended."""
        self.tell(filled(self.tr("Bulk work has ended: {result}"), result=words))

    def tell_scan(self, end: ScanEnd) -> None:
        """Tell how a scan ended, or that it paused by itself."""
        if end.outcome is ScanOutcome.DONE:
            videos = self.tr("%Ln videos read", "", end.looked)
            new = self.tr("%Ln new tracks", "", end.new_tracks)
            gone = self.tr("%Ln tracks gone", "", end.gone_tracks)
            self.tell(
                filled(self.tr("The scan has ended: {result}"), result=listed([videos, new, gone]))
            )
        elif end.trouble is not None:
            self.tell(self.tr("The scan has paused. Open trackman to see why."))

    def tell(self, text: str) -> None:
        """Tell how work ended, in numbers and without names: others may see the screen."""
        if _is_in_front() or not load_settings(self._context.stores.folder).notify_when_done:
            return
        if sys.platform.startswith("linux"):
            self._context.tasks.start(self._tell_desktop(text))
        else:
            self._tell_tray(text)

    async def _tell_desktop(self, text: str) -> None:
        if not await self._context.connection.tell_desktop("trackman", text):
            self._tell_tray(text)

    def _tell_tray(self, text: str) -> None:
        from trackman.ui.shell.tray_notice import TrayNotice

        if self._tray is None:
            self._tray = TrayNotice(self)
            self._tray.clicked.connect(self._come_to_front)
        self._tray.show_notice("trackman", text)

    def _come_to_front(self) -> None:
        window = self._window.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()


def _is_in_front() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
