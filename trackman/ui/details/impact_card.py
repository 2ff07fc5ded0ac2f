"""Card with the impact of deleting the selected tracks, over their attributes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.ui.details.info import DeletionImpact
from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.record_links import RecordLinks


class ImpactCard(QFrame):
    """One line, and the records that use the video."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("followsCard")
        self.setProperty("card", "plain")
        self._icon = IconLabel("followsIcon", "info", "muted")
        self._line = Paragraph("followsLine")
        self._records = RecordLinks("followsRecord")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._records)

    def show_impact(self, impact: DeletionImpact) -> None:
        """Show this."""
        grave = impact.is_grave
        self._icon.show_icon("warning" if grave else "info", "warning" if grave else "muted")
        self.setProperty("card", "warning" if grave else "plain")
        self.style().unpolish(self)
        self.style().polish(self)
        self._line.setText(impact.line)
        self._line.updateGeometry()
        self._records.show_records(impact.records)
