"""Card for a token that cannot be kept in the keyring."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.problem import Problem

_WIDEST = 440


class KeyringCard(QFrame):
    """Says why, and offers to keep it for this session, or to try the keyring again."""

    session_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keyringCard")
        self.setProperty("card", "warning")
        self._title = Paragraph("keyringTitle", size="strong", widest=_WIDEST)
        self._text = Paragraph("keyringText", widest=_WIDEST)
        self._session = Button("keepForSession", self.tr("Keep for this session only"))
        self._again = Button("keyringAgain", self.tr("Try again"), "refresh")
        self._build()
        self._session.clicked.connect(self.session_wanted)
        self._again.clicked.connect(self.again_wanted)

    def show_problem(self, problem: Problem) -> None:
        """Show why; Try again is offered where the problem has it."""
        self._title.setText(problem.title)
        self._text.setText(problem.text)
        self._again.setVisible(problem.retry is not None)

    def focus(self) -> None:
        """Take the keyboard."""
        first = self._again if self._again.isVisibleTo(self) else self._session
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("keyringIcon", "key", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._again, self._session):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(buttons)
