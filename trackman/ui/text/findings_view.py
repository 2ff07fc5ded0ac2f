"""The list of what checks noticed, over the cues it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout

from trackman.domain.quality.findings import Finding
from trackman.ui.text.findings_model import FindingsColumn, FindingsModel
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.row_delegate import Index, draw_picture
from trackman.ui.widgets.rows_model import DotRole, PictureRole
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import WrappingDelegate, WrappingTable
from trackman.ui.wording.findings import FindingWording

_WRAPPED = frozenset({int(FindingsColumn.SENTENCE)})
_COLUMNS = Columns(fixed={FindingsColumn.SEVERITY: 108}, shares={}, smallest={}, least_for_rest=120)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindingsDelegate(WrappingDelegate):
    """Draws the icon of a severity before its word."""

    def paint_plain(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a cell of one line."""
        tone = str(index.data(DotRole))
        line = QRect(box.left(), box.top() + 8, box.width(), painter.fontMetrics().height())
        rest = draw_picture(painter, line, option, str(index.data(PictureRole)), tone)
        painter.setPen(QColor(str(getattr(current_look(), tone))))
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeading), str(index.data()))


class FindingsTable(WrappingTable):
    """Shows a `FindingsModel`."""

    chosen = Signal(Finding)
    """A finding was clicked, or Return pressed on it."""

    def __init__(self, model: FindingsModel) -> None:
        super().__init__("findings", _COLUMNS, _WRAPPED)
        self.setAccessibleName(self.tr("Findings"))
        self._findings = model
        self.set_up(model, FindingsDelegate(self, _WRAPPED))
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.watch()
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the cue on Return; all else moves about."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self._findings.item(index.row()))


class FindingsView(QFrame):
    """Findings: their number, a button that exports them, and the list."""

    chosen = Signal(Finding)
    """The cues of this finding are wanted."""
    export_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingsView")
        self._words = FindingWording(self)
        self.model = FindingsModel(self)
        self.table = FindingsTable(self.model)
        self._count = ElidedText("findingCount", tone="muted", size="small")
        self._export = Button("exportFindings", self.tr("Export…"), "export", "bar")
        explain(self._export, self.tr("Export the findings of all tracks of this video to a file"))
        self.table.chosen.connect(self.chosen)
        self._export.clicked.connect(self.export_requested)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.addWidget(self._count, 1)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, the worst first."""
        self.model.show_findings(findings)
        self._count.setText(self._words.summary(findings))
