"""The bar at the bottom: what runs, and how many calls are free."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from trackman.ui.icons import IconLabel
from trackman.ui.labels import Text


class Footer(QFrame):
    """Two quiet texts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setFixedHeight(36)
        self._icon = IconLabel("runningIcon", "clock")
        self._running = Text("runningText", tone="muted", size="small")
        self._calls = Text("callsText", tone="muted", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._running)
        row.addStretch()
        row.addWidget(self._calls)
        self._icon.hide()

    def show_running(self, text: str) -> None:
        """Say how much is running; nothing when nothing is."""
        self._running.setText(text)
        self._icon.setVisible(bool(text))

    def show_calls(self, text: str) -> None:
        """Say how many calls are free."""
        self._calls.setText(text)
