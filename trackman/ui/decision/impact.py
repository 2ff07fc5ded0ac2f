"""Impact of deleting the selected tracks: a line that unfolds to all that follows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout

from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.record_links import RecordLink, RecordLinks

_WIDEST = 1200  # pixels


@dataclass(frozen=True, slots=True)
class DeletionImpact:
    """Impact of a deletion, told before and after it."""

    line: str = ""
    """All of it in a line."""
    is_grave: bool = False
    """True if something is missing afterwards."""
    sentences: tuple[str, ...] = ()
    """All of it in sentences."""
    remark: str = ""
    """For the message with Undo; mostly nothing."""
    records: tuple[RecordLink, ...] = ()
    """Those that use the video."""


NOTHING_KNOWN = DeletionImpact()
"""Impact of a deletion that was not looked into."""


class ImpactCard(QFrame):
    """The whole impact, and the records that use the video."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("impactCard")
        self.setProperty("card", "plain")
        self._text = Paragraph("impactText", widest=_WIDEST)
        self._records = RecordLinks("impactRecord")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._records)

    def show_impact(self, impact: DeletionImpact) -> None:
        """Show this."""
        self.setProperty("card", "warning" if impact.is_grave else "plain")
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText("\n".join(impact.sentences) or impact.line)
        self._text.updateGeometry()
        self._records.show_records(impact.records)
