"""The inside of the message bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.labels import Paragraph

_BAR_WIDTH = 96
_WIDEST_TEXT = 1200  # pixels


class Message(QWidget):
    """An icon, words, and either a button or two, or the progress of many."""

    action_pressed = Signal()
    other_pressed = Signal()
    cancel_pressed = Signal()
    close_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.icon = IconLabel("messageIcon", "info", "accent")
        self._text = Paragraph("messageText", widest=_WIDEST_TEXT)
        self._bar = QProgressBar()
        self._action = Button("messageAction", tone="link")
        self._other = Button("messageOther", tone="link")
        self._cancel = Button("messageCancel", self.tr("Cancel"), tone="link")
        self._close = IconButton("messageClose", self.tr("Close message"), "close")
        self._build()
        self._action.clicked.connect(self.action_pressed)
        self._other.clicked.connect(self.other_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)
        self._close.clicked.connect(self.close_pressed)

    def show_text(self, text: str, action: str | None, other: str | None = None) -> None:
        """Show words and perhaps a button or two."""
        self._text.setText(text)
        for button, words in ((self._action, action), (self._other, other)):
            button.setText(words or "")
            button.setVisible(bool(words))
        self._cancel.hide()
        self._bar.hide()

    def show_progress(self, text: str, done: int, total: int, cancel: bool) -> None:
        """Show words and a bar."""
        self._text.setText(text)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.show()
        self._action.hide()
        self._other.hide()
        self._cancel.setVisible(cancel)

    def _build(self) -> None:
        self._bar.setObjectName("messageProgress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(scaled(_BAR_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._bar, self._action, self._other, self._cancel, self._close):
            row.addWidget(part)
