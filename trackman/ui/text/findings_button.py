"""The button that says how many findings there are, and opens their list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal

from trackman.domain.quality.findings import Finding, worst
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import explain
from trackman.ui.wording.findings import PICTURES, FindingWording


class FindingsButton(Button):
    """Hidden as long as nothing is known."""

    turned = Signal(bool)
    """The list is wanted, or not any more."""

    def __init__(self) -> None:
        super().__init__("showFindings", "", "info", "bar")
        self._words = FindingWording(self)
        self._summary = self._number = ""
        self._short = False
        self.setCheckable(True)
        self.clicked.connect(self.turned)
        self.hide()

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Say how many there are; None hides it, and without any there is nothing to open."""
        self.setVisible(findings is not None)
        if findings is None:
            self.setChecked(False)
            return
        severity = worst(findings)
        self.show_icon(PICTURES[severity] if severity is not None else "check")
        self._summary = self._words.summary(findings)
        self._number = QLocale().toString(len(findings)) if findings else ""
        self.setAccessibleName(self._summary)
        self._word()
        self.setEnabled(bool(findings))
        self.setChecked(self.isChecked() and bool(findings))
        explain(self, self._words.badge(findings))

    def show_short(self, short: bool) -> None:
        """Show the number alone where the room is short; the words are read out all the same."""
        self._short = short
        self._word()

    def _word(self) -> None:
        self.setText(self._number if self._short else self._summary)
