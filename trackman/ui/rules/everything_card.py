"""A loud note over a rule or a question that means all there is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.labels import Paragraph

_WIDEST = 620


class EverythingCard(QFrame):
    """Says that every track of the project is meant."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", "danger")
        words = self.tr("This means every track of every video in this project.")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel(f"{name}Icon", "error", "danger", 20))
        row.addWidget(Paragraph(f"{name}Text", words, size="strong", widest=_WIDEST), 1)
