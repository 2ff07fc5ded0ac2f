"""Strip that leads back to a review that was left for a while."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain

_HEIGHT = 40


class ReviewReturnStrip(QFrame):
    """Hidden while no review waits."""

    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewReturn")
        self._text = ElidedText("reviewReturnText")
        self._back = Button("reviewReturnBack", self.tr("Back to the review"), tone="link")
        explain(self._back, self.tr("Goes on with the review where it was left"))
        self.setMinimumHeight(scaled(_HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.setSpacing(8)
        row.addWidget(IconLabel("reviewReturnIcon", "fix", "accent", 16))
        row.addWidget(self._text)
        row.addWidget(self._back)
        row.addStretch(1)
        self._back.clicked.connect(self.back_pressed)
        self.hide()

    def show_text(self, words: str) -> None:
        """Say which review waits; no words hide the strip."""
        self._text.setText(words)
        self._text.updateGeometry()
        self.setVisible(bool(words))
