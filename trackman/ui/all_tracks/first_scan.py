"""The page before the first scan: what it is for, what it does, and what it costs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.inventory.scanning import CallUsage, ScanEstimate
from trackman.ui.all_tracks.scan_wording import ScanWording
from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.problem import Problem

_WIDEST = 460
_ICON = 40
_ROOM_FOR_ICON = 340


class FirstScanPage(QWidget):
    """Stands in place of the table until a scan was begun."""

    scan_requested = Signal(bool, bool)
    """Texts, too; all videos, as every first scan."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("firstScan")
        self._words = ScanWording(self)
        self._icon = IconLabel("firstScanIcon", "table", "faint", _ICON)
        self._title = Paragraph(
            "firstScanTitle", self.tr("See all tracks of the project at once"), size="large"
        )
        self._text = Paragraph(
            "firstScanText",
            self.tr(
                "A scan reads every video and its tracks once, in the background, and keeps them "
                "on this computer. Then all tracks can be filtered, sorted and checked in an "
                "instant. Nothing is changed in DatoCMS, and you can pause at any time."
            ),
            tone="muted",
            widest=_WIDEST,
        )
        self._cost = Paragraph("firstScanCost", self.tr("Counting videos…"), widest=_WIDEST)
        self._used = Paragraph("firstScanUsed", tone="muted", size="small", widest=_WIDEST)
        self.texts = CheckBox("firstScanTexts", self.tr("Also read subtitles"))
        self._scan = Button("firstScanButton", self.tr("Scan"), "refresh", "primary")
        self._build()
        self._scan.clicked.connect(lambda: self.scan_requested.emit(self.texts.isChecked(), True))

    def show_cost(self, estimate: ScanEstimate, usage: CallUsage | None) -> None:
        """Say what a scan takes, and what is left of the month."""
        self._cost.setText(self._words.cost(estimate))
        self._used.setText(self._words.usage(usage))
        self._used.setVisible(bool(self._used.text()))

    def show_problem(self, problem: Problem) -> None:
        """Say why it is not known what a scan takes; it may be tried all the same."""
        self._cost.setText(" ".join((f"{problem.title}.", problem.text)))

    def take_keyboard(self) -> None:
        """Let Return begin the scan."""
        self._scan.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the icon out where there is hardly room for the words."""
        super().resizeEvent(event)
        self._icon.setVisible(self.height() >= scaled(_ROOM_FOR_ICON))

    def _build(self) -> None:
        explain(self._scan, self.tr("Reads all videos of the project and their tracks"))
        explain(
            self.texts,
            self.tr("Reads the subtitles of all tracks, too, so that they can be searched"),
        )
        self._used.hide()
        centre = Qt.AlignmentFlag.AlignHCenter
        for part in (self._title, self._text, self._cost, self._used):
            part.setAlignment(centre)
        block = QWidget()
        block.setMaximumWidth(scaled(_WIDEST) + 48)
        column = QVBoxLayout(block)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._icon, 0, centre)
        for part in (self._title, self._text, self._cost, self._used):
            column.addWidget(part)
        column.addWidget(self.texts, 0, centre)
        column.addWidget(self._scan, 0, centre)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(block, 100)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)
