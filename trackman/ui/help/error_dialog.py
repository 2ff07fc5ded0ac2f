"""An error nobody expected, told in words that help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.inserting import filled

_WIDTH = 560


class ErrorDialog(QDialog):
    """Stays beside the work; the same error once more only counts."""

    copy_requested = Signal()
    report_requested = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("unexpected")
        self.setWindowTitle(self.tr("Unexpected error"))
        title = self.tr("trackman ran into an unexpected error")
        self._title = Paragraph("unexpectedTitle", title, size="title", widest=_WIDTH)
        self._text = Paragraph("unexpectedText", widest=_WIDTH)
        self._saved = Paragraph("unexpectedSaved", tone="muted", size="small", widest=_WIDTH)
        self._times = Paragraph("unexpectedTimes", tone="warning", size="small", widest=_WIDTH)
        self._copy = Button("unexpectedCopy", self.tr("Copy report"), "copy")
        self._show = Button("unexpectedShow", self.tr("Show report"))
        self._close = Button("unexpectedClose", self.tr("Close"))
        self._build()
        self._copy.clicked.connect(self.copy_requested)
        self._show.clicked.connect(self.report_requested)
        self._close.clicked.connect(self.close)

    def show_meaning(self, *, works: bool) -> None:
        """Say what it means for the tracks; `works` is True while changes are running."""
        self._text.setText(
            self.tr("Running work goes on. Choose Refresh to see the current state.")
            if works
            else self.tr(
                "No change was under way, so your tracks are as they were. Choose Refresh to see "
                "the current state."
            )
        )
        self.setAccessibleDescription(self._text.text())
        self._fit()

    def show_report(self, place: str | None) -> None:
        """Say where the report was saved; None where it could not be."""
        if place is None:
            words = self.tr("The report couldn’t be saved. Copy it to pass it on.")
        else:
            words = filled(self.tr("A report was saved as {file}. Nothing was sent."), file=place)
        self._saved.setText(words)
        self._fit()

    def show_times(self, times: int) -> None:
        """Say how often it happened."""
        self._times.setText(self.tr("It happened %Ln times.", "", times))
        self._times.setVisible(times > 1)
        self._fit()

    def show_copied(self, copied: bool) -> None:
        """Say whether the report is copied."""
        self._copy.setText(self.tr("Copied") if copied else self.tr("Copy report"))

    def _fit(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
            self.setFixedHeight(layout.heightForWidth(scaled(_WIDTH)))

    def _build(self) -> None:
        explain(self._copy, self.tr("Copy the report, to pass it on to support"))
        explain(self._show, self.tr("Read the report before you pass it on"))
        words = QVBoxLayout()
        words.setSpacing(8)
        for line in (self._title, self._text, self._saved, self._times):
            words.addWidget(line)
        self._times.hide()
        top = QHBoxLayout()
        top.setSpacing(14)
        icon = IconLabel("unexpectedIcon", "error", "danger", 24)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._copy)
        row.addWidget(self._show)
        row.addStretch(1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addLayout(row)
        self._close.setDefault(True)
        self._close.setFocus()
        self.ensurePolished()
        self.setFixedWidth(scaled(_WIDTH))
        self._fit()
