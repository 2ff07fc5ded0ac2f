"""One question at a time: two quick presses must not ask, or do, anything twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trackman.ui.controllers.operations.confirmation import ConfirmationRequest
from trackman.ui.widgets.question import Question


class Asking:
    """Opens questions over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._asks = False

    @property
    def is_busy(self) -> bool:
        """Tell whether a question is open."""
        return self._asks

    def ask(self, asked: ConfirmationRequest, go: Callable[[], None]) -> None:
        """Ask, and do it if the answer is yes; do nothing while another question is open."""
        if self._asks:
            return

        def answered(yes: bool) -> None:
            self._asks = False
            if yes:
                go()

        self._asks = True
        question = Question(
            self._window, asked.title, asked.text, asked.action, asked.cancel, asked.records
        )
        question.answered.connect(answered)
        question.open()
