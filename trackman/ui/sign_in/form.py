"""The part of the page that takes a token and says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from trackman.ui.sign_in.token_field import TokenField
from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text, explain
from trackman.ui.widgets.problem_card import ProblemCard
from trackman.ui.wording.problem import Problem

_WIDEST = 480


class TokenForm(QWidget):
    """Field, what happens to the token, and the buttons."""

    sign_in_requested = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tokenForm")
        self.field = TokenField()
        self._label = Text("tokenLabel", self.tr("API token"), size="strong")
        self._bar = QProgressBar()
        self._icon = IconLabel("tokenNoteIcon", "lock", "faint")
        self._note = Paragraph("tokenNote", tone="muted", size="small", widest=_WIDEST)
        self._problem = ProblemCard("signInProblem", stacked=False)
        self._sign_in = Button("signIn", self.tr("Sign in"), tone="primary")
        self._cancel = Button("signInCancel", self.tr("Cancel"))
        self._may_leave = False
        self._keyring = True
        self._build()
        self._connect()

    def start(self, *, may_leave: bool) -> None:
        """Wait for a token; `may_leave` offers to go back without one."""
        self._may_leave = may_leave
        self.field.clear()
        self._forget_problem()
        self._show_idle()

    def show_busy(self) -> None:
        """Show that DatoCMS is being asked."""
        self._show_working(self.tr("Checking with DatoCMS…"))

    def show_keeping(self) -> None:
        """Show that the keyring is asked to keep the token."""
        self._show_working(self.tr("Saving the token in this computer’s keyring…"))

    def _show_working(self, words: str) -> None:
        self._forget_problem()
        self._show_state(busy=True)
        self._icon.show_icon("clock", "accent")
        self._note.setText(words)
        announce(self.field.edit, words)

    def show_problem(self, problem: Problem) -> None:
        """Say right under the field why the token does not work, ready to be pasted over."""
        self._show_idle()
        self._problem.show_problem(replace(problem, retry=None))  # the button below is as near
        self._problem.show()
        self._sign_in.setText(problem.retry or self.tr("Sign in"))
        self._show_note_line(False)  # not now
        words = problem.sentences()
        self.field.describe(words, wrong=problem.icon == "error")
        self.field.focus()
        announce(self.field.edit, words)

    def show_keyring(self, there: bool) -> None:
        """Say where the token will be kept."""
        self._keyring = there
        self._show_note()

    def leave(self) -> None:
        """Press Cancel, where there is one."""
        if self._cancel.isVisibleTo(self):
            self._cancel.click()

    def _connect(self) -> None:
        self.field.changed.connect(self._look)
        self.field.submitted.connect(self._request)
        self._sign_in.clicked.connect(self._request)
        self._cancel.clicked.connect(self.cancelled)

    def _look(self) -> None:
        """Follow the text of the field."""
        self._forget_problem()
        empty = not self.field.text().strip()
        why = self.tr("Paste the token into the field above first.") if empty else ""
        self._sign_in.setEnabled(not empty)
        explain(self._sign_in, why)

    def _request(self) -> None:
        if self.field.text().strip() and not self.field.edit.isReadOnly():
            self.sign_in_requested.emit(self.field.text())

    def _forget_problem(self) -> None:
        self._problem.hide()
        self._sign_in.setText(self.tr("Sign in"))
        self._show_note_line(True)
        self.field.describe("", wrong=False)

    def _show_note_line(self, visible: bool) -> None:
        self._icon.setVisible(visible)
        self._note.setVisible(visible)

    def _show_idle(self) -> None:
        self._show_state(busy=False)
        self._show_note()
        self._look()

    def _show_state(self, *, busy: bool) -> None:
        had_keyboard = self._sign_in.hasFocus()
        self.field.set_busy(busy)
        self._bar.setVisible(busy)
        self._sign_in.setVisible(not busy)
        self._cancel.setVisible(busy or self._may_leave)
        if busy and had_keyboard:
            self._cancel.setFocus()

    def _show_note(self) -> None:
        self._icon.show_icon("lock" if self._keyring else "info", "faint")
        self._note.setText(
            self.tr("The token is kept in this computer’s keyring, never in a file.")
            if self._keyring
            else self.tr(
                "This computer has no keyring. trackman can keep the token until you "
                "close it, and never writes it to a file."
            )
        )

    def _build(self) -> None:
        self._label.setBuddy(self.field.edit)
        self._bar.setObjectName("signInProgress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._problem.hide()
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(self._icon)
        note.addWidget(self._note, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._sign_in, self._cancel):
            button.setMinimumHeight(scaled(34))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._label, self.field, self._bar, self._problem):
            column.addWidget(part)
        column.addLayout(note)
        column.addSpacing(8)
        column.addLayout(buttons)
