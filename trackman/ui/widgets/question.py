"""A question before something that cannot be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.record_links import RecordLink, RecordLinks

_WIDTH = 460


class Question(Dialog):
    """Asks in its window, without stopping the program; Cancel is what Escape and Return mean.

    Open it with `open()` and wait for `answered`; it goes away by itself.
    """

    answered = Signal(bool)
    """The answer, exactly once: True for the action."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        action: str,
        cancel: str = "",
        records: Sequence[RecordLink] = (),
        *,
        is_harmless: bool = False,
        is_notice: bool = False,
    ) -> None:
        """A question that `is_harmless` looks like one, and Return presses its action.

        What `is_notice` asks nothing: its one button is the action.
        """
        super().__init__(parent, "question", _WIDTH)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self._answered = False
        self._title = Paragraph("questionTitle", title, size="title", widest=_WIDTH)
        self._text = Paragraph("questionText", text, tone="muted", widest=_WIDTH)
        self._records = RecordLinks("questionRecord")
        self._records.show_records(records)
        self._action = Button(
            "questionAction", action, tone="primary" if is_harmless else "destroy"
        )
        self._cancel = Button("questionCancel", cancel or self.tr("Cancel"))
        self._cancel.setHidden(is_notice)
        self._build(is_harmless)
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._answer)

    def reword(self, title: str, text: str) -> None:
        """Ask the same in other words, because something has changed meanwhile."""
        if (title, text) == (self._title.text(), self._text.text()):
            return
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self._title.setText(title)
        self._text.setText(text)
        self.fit()
        announce(self, text)

    def settle(self, yes: bool) -> None:
        """Close as if it had been answered, because nobody needs to be asked any more."""
        self.done(QDialog.DialogCode.Accepted if yes else QDialog.DialogCode.Rejected)

    def _answer(self, result: int) -> None:
        if not self._answered:
            self._answered = True
            self.answered.emit(result == QDialog.DialogCode.Accepted)

    def _build(self, is_harmless: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._records)
        top = QHBoxLayout()
        top.setSpacing(14)
        icon = IconLabel("questionIcon", "warning", "warning" if is_harmless else "danger", 24)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        # A button has the keyboard, and not the first link.
        first = self._action if is_harmless else self._cancel
        self.fill(top, (self._cancel, self._action), first)
        self._records.unfolded.connect(self.fit)
