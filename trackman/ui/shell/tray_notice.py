"""A notice of the system where it comes with an icon in the tray: on Windows and macOS."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

_STAYS_MS = 20_000


class TrayNotice(QObject):
    """The icon is there as long as the notice."""

    clicked = Signal()
    """A person wants to see more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self._icon.setToolTip("trackman")
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(_STAYS_MS)
        self._leave.timeout.connect(self._icon.hide)
        self._icon.messageClicked.connect(self._follow)
        self._icon.activated.connect(self._follow)

    def show_notice(self, title: str, text: str) -> bool:
        """Show a notice; tell whether the system has a place for it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon())
        self._leave.start()
        return True

    def _follow(self) -> None:
        self._icon.hide()
        self.clicked.emit()
