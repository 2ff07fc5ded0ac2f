"""Card over the attributes of a deleted track."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trackman.ui.details.info import DeletedReport
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph


class DeletedCard(QFrame):
    """That a track is gone, since when, how it went, and how to bring it back."""

    restore_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("deletedCard")
        self.setProperty("card", "success")
        self._headline = Paragraph("deletedHeadline", tone="success", size="strong")
        self._facts = Paragraph("deletedFacts", tone="success", size="small")
        self._source = Paragraph("deletedSource", tone="muted", size="small")
        self._backup = Paragraph("deletedBackup", tone="muted", size="small")
        self._restore = Button("deletedRestore", self.tr("Restore"), "restore")
        self._restore.clicked.connect(self.restore_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        for line in (self._headline, self._facts, self._source, self._backup):
            column.addWidget(line)
        column.addSpacing(4)
        column.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self, report: DeletedReport) -> None:
        """Show how the delete went; what cannot be brought back is no success."""
        tone = "success" if report.is_safe else "warning"
        self.setProperty("card", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._headline.set_tone(tone)
        self._facts.set_tone(tone)
        self._headline.setText(report.headline)
        self._facts.setText(report.facts)
        self._facts.setVisible(bool(report.facts))
        self._source.setText(
            self.tr("The details below are what DatoCMS returned.")
            if report.returned
            else self.tr(
                "DatoCMS didn’t return the track. The details below are from before the deletion."
            )
        )
        self._backup.setText(self._about_backup(report))
        self._restore.setVisible(report.restorable)

    def _about_backup(self, report: DeletedReport) -> str:
        if not report.restorable:
            return self.tr("There’s no backup, so it can’t be restored.")
        if report.unproven:
            return self.tr(
                "Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove "
                "that they can be restored."
            )
        return self.tr("It’s backed up and can be restored. It then gets a new ID.")
