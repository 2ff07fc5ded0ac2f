"""The bar at the bottom of the window: the message, and how much work runs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.notification import Notification

_HEIGHT = 40


class Footer(QFrame):
    """A bar that is there whether or not there is a message, so that panes never move."""

    activity_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setMinimumHeight(scaled(_HEIGHT))
        self.notification = Notification()
        self._running = Button("running", tone="bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 8, 2)  # the icon of the message stands at 16
        row.setSpacing(8)
        row.addWidget(self.notification)
        row.addStretch(1)
        row.addWidget(self._running, 0, Qt.AlignmentFlag.AlignVCenter)
        explain_with_key(self._running, self.tr("Show running work"), "showActivity")
        self._running.clicked.connect(self.activity_pressed)
        self.show_running(0)

    def show_running(self, count: int) -> None:
        """Say how many deletions and restores run; nothing where none does."""
        self._running.setText(self.tr("%Ln running", "", count))
        self._running.setVisible(count > 0)
