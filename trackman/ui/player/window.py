"""A window of its own for the player, to see more of it beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.ui.player.screen import Screen
from trackman.ui.theme.scale import resize_within_screen

_SIZE = (960, 700)


class PlayerWindow(QWidget):
    """Holds the player until it is closed; the rest of the program can be used meanwhile."""

    closed = Signal()

    def __init__(self, parent: QWidget, screen: Screen, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("playerWindow")
        self.setWindowTitle(title)
        resize_within_screen(self, _SIZE)
        self._screen = screen
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(screen)
        screen.show_enlarged(True)
        screen.show()
        screen.setFocus()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or not any more."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the full screen, then the window."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.toggle_full_screen()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the player back."""
        super().closeEvent(event)
        self.closed.emit()
