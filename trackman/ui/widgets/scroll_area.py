"""A column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea


class ScrollColumn(QScrollArea):
    """Scrolls up and down where its content is higher; its width is the same in either case.

    The bar has its room even where it has nothing to do, and is not seen then. One that comes and
    goes changes the width, with that the height of wrapped words, and with that whether it is
    needed: at some sizes Qt goes back and forth until the stack is full, and the program dies.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(self._note_range)

    def _note_range(self, first: int, last: int) -> None:
        # asked for anew: Qt tells of a last range while it deletes the bar that was kept
        self.verticalScrollBar().setEnabled(last > first)
