"""Findings about a subtitle file as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from trackman.domain.quality.findings import Finding
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording


class FindingsColumn(IntEnum):
    """The columns, in their order on screen."""

    SEVERITY = 0
    SENTENCE = 1


class FindingsModel(RowsModel):
    """Findings in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = FindingWording(self)
        self._findings: Sequence[Finding] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def count(self) -> int:
        """Return the number of findings."""
        return len(self._findings)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Severity"), self.tr("Finding"))

    def item(self, row: int) -> Finding:
        """Return a finding."""
        return self._findings[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        finding = self._findings[row]
        if column == FindingsColumn.SEVERITY:
            return self._words.severity(finding.severity)
        return self._words.line(finding)

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        return ", ".join(self.text(row, column) for column in FindingsColumn)

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of a severity."""
        return PICTURES[self._findings[row].severity] if column == FindingsColumn.SEVERITY else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of a severity; it is that of the icon."""
        return TONES[self._findings[row].severity] if column == FindingsColumn.SEVERITY else None
