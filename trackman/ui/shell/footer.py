"""The bar at the bottom of the window: running work, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import explain


class Footer(QFrame):
    """A bar with the quiet button that opens the activity page."""

    activity_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setFixedHeight(36)
        self._activity = Button("activity", self.tr("Activity"), "activity", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)  # the words of the button stand at 16
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self._activity)
        explain(self._activity, self.tr("Show running work and history (Ctrl+J)"))
        self._activity.clicked.connect(self.activity_pressed)

    def come_last(self) -> None:
        """Let the Tab key come here last: panes made later would come after it."""
        last = self.window().previousInFocusChain()
        while last is not None and last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None and last is not self._activity:
            QWidget.setTabOrder(last, self._activity)

    def show_activity(self, running: int) -> None:
        """Say on the button how many pieces of work run."""
        words = self.tr("Activity")
        if running:
            #: Words of a button: how many deletions and restores run.
            words = self.tr("Activity · {count} running").format(count=QLocale().toString(running))
        self._activity.setText(words)
