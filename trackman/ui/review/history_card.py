"""History of a track, in lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from trackman.ui.widgets.labels import Paragraph

_WIDEST = 1200


class HistoryCard(QFrame):
    """Shows what the history of this computer has about the track."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewHistoryCard")
        self.setProperty("card", "plain")
        self._text = Paragraph("reviewHistoryText", size="small", widest=_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._text)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these, the latest first."""
        self._text.setText("\n".join(lines))
