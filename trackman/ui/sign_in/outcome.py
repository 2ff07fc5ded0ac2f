"""Outcome of signing in: access of the token, and the way into the library."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.sign_in.keyring_card import KeyringCard
from trackman.ui.sign_in.result import ResultCard, SignInResult
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.wording.problem import Problem


class Outcome(QWidget):
    """The result, what is to be decided about the keyring, and the buttons."""

    open_requested = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signInOutcome")
        self.keyring = KeyringCard()
        self._result = ResultCard()
        self._open = Button("openLibrary", self.tr("Open library"), tone="primary")
        self._another = Button("anotherToken", self.tr("Use another token"), tone="quiet")
        self._build()
        self._open.clicked.connect(self.open_requested)
        self._another.clicked.connect(self.another_wanted)

    def show_result(self, result: SignInResult) -> None:
        """Show what the token opens."""
        self._result.show_result(result)
        self.keyring.hide()
        self._open.show()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._open, self._result.summary())

    def show_keyring_problem(self, problem: Problem) -> None:
        """Ask what shall become of the token before the library can be opened."""
        self.keyring.show_problem(problem)
        self.keyring.show()
        self._open.hide()
        self.keyring.focus()
        announce(self.keyring, problem.sentences())

    def _build(self) -> None:
        self.keyring.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._open, self._another):
            button.setMinimumHeight(scaled(34))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._result)
        column.addWidget(self.keyring)
        column.addSpacing(4)
        column.addLayout(buttons)
