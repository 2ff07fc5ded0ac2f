"""Chips over the cues: how many errors, warnings and notes; pressed, only their cues are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trackman.domain.quality.findings import Finding, Severity
from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Text, explain
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording
from trackman.ui.wording.inserting import number

_GAP = 6


class FindingChips(QWidget):
    """At most one chip is pressed; without findings a word says so."""

    chosen = Signal(object)
    """Only cues with findings of this `Severity` are wanted; None wants all cues."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingChips")
        self._words = FindingWording(self)
        self._icon = IconLabel("findingsNoneIcon", "check", "success", 14)
        self._none = Text("findingsNone", tone="muted", size="small")
        self._chips: dict[Severity, Button] = {}
        self._counts: Counter[Severity] = Counter()
        self._whole = 0
        """Pixels of width for all words."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._icon)
        row.addWidget(self._none)
        for severity in Severity:
            chip = Button(f"chip-{severity.value}", "", PICTURES[severity], "chip")
            chip.set_icon_tone(TONES[severity])
            chip.setCheckable(True)
            chip.clicked.connect(self._tell)
            self._chips[severity] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.show_findings(None)

    @property
    def severity(self) -> Severity | None:
        """Severity whose chip is pressed."""
        return next((one for one, chip in self._chips.items() if chip.isChecked()), None)

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Show how many there are of each severity; None as long as that is not known."""
        counts = Counter(one.severity for one in findings or ())
        for severity, chip in self._chips.items():
            count = counts[severity]
            chip.setVisible(count > 0)
            chip.setChecked(chip.isChecked() and count > 0)
            if count:
                chip.setAccessibleName(self._words.of_severity(severity, count))
                explain(chip, self.tr("Show only cues with such findings"))
        self._counts = counts
        self._show_words()
        self._none.setText(self.tr("Checking…") if findings is None else self.tr("No findings"))
        self._none.setVisible(not counts)
        self._icon.setVisible(findings is not None and not counts)

    def sizeHint(self) -> QSize:
        """Ask for the room of all words."""
        hint = super().sizeHint()
        return QSize(max(self._whole, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show numbers alone where the words do not fit."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        shown = {one: self._chips[one] for one, count in self._counts.items() if count}
        for severity, chip in shown.items():
            chip.setText(number(self._counts[severity]))
        self.setMinimumWidth(max(sum(chip.sizeHint().width() + _GAP for chip in shown.values()), 1))
        for severity, chip in shown.items():
            chip.setText(self._words.of_severity(severity, self._counts[severity]))
        self._whole = sum(chip.sizeHint().width() + _GAP for chip in shown.values())
        self.updateGeometry()
        if self._whole > self.width():
            for severity, chip in shown.items():
                chip.setText(number(self._counts[severity]))

    def show_all(self) -> None:
        """Press no chip any more."""
        if self.severity is not None:
            for chip in self._chips.values():
                chip.setChecked(False)
            self.chosen.emit(None)

    def _tell(self) -> None:
        pressed = self.sender()
        for chip in self._chips.values():
            if chip is not pressed:
                chip.setChecked(False)
        self.chosen.emit(self.severity)
