"""Page that stands where there is nothing left to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph

_WIDEST = 460
_ICON = 40


class ReviewDonePage(QWidget):
    """End of the queue, and buttons for what comes next; the first has the keyboard."""

    chosen = Signal(str)
    """The command of a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewDone")
        self._icon = IconLabel("reviewDoneIcon", "check", "success", _ICON)
        self._title = Paragraph("reviewDoneTitle", size="large", widest=_WIDEST)
        self._text = Paragraph("reviewDoneText", tone="muted", widest=_WIDEST)
        self._buttons: list[Button] = []
        self._column = QVBoxLayout()
        self._build()

    def show_end(
        self,
        title: str,
        text: str,
        buttons: Sequence[tuple[str, str]],
        *,
        picture: str = "check",
        tone: str = "success",
    ) -> None:
        """Show this with a button for each pair of a command and its words."""
        self._icon.show_icon(picture, tone)
        self._title.setText(title)
        self._text.setText(text)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, (command, words) in enumerate(buttons):
            button = _EndButton(f"done-{command}", words, tone="plain" if place else "primary")
            button.clicked.connect(lambda _=False, name=command: self.chosen.emit(name))
            button.stepped.connect(partial(self._step, place))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            button.show()  # at once, for what is not shown yet cannot take the keyboard
            self._buttons.append(button)
        announce(self, f"{title} {text}")

    def offers(self, command: str) -> bool:
        """Tell whether a button for a command is there."""
        return any(one.objectName() == f"done-{command}" for one in self._buttons)

    def take_keyboard(self) -> None:
        """Let the keys go to the first button."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, place: int, step: int) -> None:
        """Take the keyboard from a button to the one below (1) or above (-1), if there is one."""
        if 0 <= place + step < len(self._buttons):
            self._buttons[place + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title.setAlignment(centre)
        self._text.setAlignment(centre)
        block = QWidget()
        block.setObjectName("reviewDoneBlock")
        block.setMaximumWidth(scaled(_WIDEST))
        block.setLayout(self._column)
        self._column.setSpacing(12)
        self._column.addWidget(self._icon, 0, centre)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        column = QVBoxLayout(self)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(block, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)


class _EndButton(Button):
    """Leaves the arrows that go from track to track to the page; Qt went on to any other button."""

    stepped = Signal(int)
    """To the button below (1) or above (-1)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
