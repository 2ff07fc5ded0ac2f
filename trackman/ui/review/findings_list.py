"""Findings of a track: a list whose places one key steps through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.rows_model import ROOT, DotRole, PictureRole, RowsModel
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording
from trackman.ui.wording.inserting import filled, listed, number

_ROW = 28
_WHERE, _WHAT = 0, 1
_COLUMNS = Columns(fixed={_WHERE: 112}, shares={}, smallest={})
_WIDE = (found(FindingCode.NO_SOUNDS), found(FindingCode.EMPTY, 1000))
"""Findings whose places are read whole: the whole text, and one cue."""


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """One of the places that are stepped through."""

    row: int
    """The finding in the list."""
    cue: int | None
    """The cue counted from 1; None for the whole text."""


def places_of(findings: Sequence[Finding]) -> list[FindingPlace]:
    """Return the places of findings in their order; cues that follow each other are one place."""
    places: list[FindingPlace] = []
    for row, finding in enumerate(findings):
        if not finding.cues:
            places.append(FindingPlace(row, None))
        before = -1
        for cue in finding.cues:
            if cue != before + 1 or before < 0:
                places.append(FindingPlace(row, cue))
            before = cue
    return places


class FindingsModel(RowsModel):
    """Findings, the worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = FindingWording(self)
        self._findings: Sequence[Finding] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        if findings or self._findings:
            self.beginResetModel()
            self._findings = findings
            self.endResetModel()

    def count(self) -> int:
        """Return the number of findings."""
        return len(self._findings)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns, which is asked for very often."""
        return 0 if parent.isValid() else _WHAT + 1

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Place"), self.tr("Finding"))

    def item(self, row: int) -> Finding:
        """Return a finding."""
        return self._findings[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        finding = self._findings[row]
        if column == _WHAT:
            return self._words.sentence(finding)
        return self.place(finding)

    def place(self, finding: Finding) -> str:
        """Return the words for the cues a finding is about."""
        return self._words.where(finding) or self.tr("Whole text")

    def sentence(self, row: int) -> str:
        """Return a finding as it is read out."""
        finding = self._findings[row]
        said = (self._words.severity(finding.severity), self._words.line(finding))
        return listed(said)

    def tooltip(self, row: int, column: int) -> str:
        """Return where and what."""
        return self._words.line(self._findings[row])

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of the severity."""
        return PICTURES[self._findings[row].severity] if column == _WHERE else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of the severity."""
        return TONES[self._findings[row].severity]


class _Delegate(RowDelegate):
    """Draws a finding in a low row."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        picture, look = index.data(PictureRole), current_look()
        if picture is not None:
            box = draw_picture(painter, box, option, picture, str(index.data(DotRole)))
        painter.setPen(QColor(look.muted if index.column() == _WHERE else look.text))
        draw_line(painter, box, option, str(index.data()))


class FindingsList(Table):
    """Shows findings; a row that is gone to brings its cue on screen."""

    place_wanted = Signal(int)
    """The cue with this number, counted from 1, is to be shown."""

    def __init__(self) -> None:
        super().__init__("reviewFindings", _COLUMNS)
        self.setAccessibleName(self.tr("Findings"))
        self.findings = FindingsModel(self)
        self._places: list[FindingPlace] = []
        self._place = -1
        self.set_up(self.findings, _Delegate(self))
        self.horizontalHeader().hide()
        self.keep_whole(_WHERE, map(self.findings.place, _WIDE), scaled(22))
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setMinimumHeight(scaled(_ROW))
        self.clicked.connect(lambda index: self._go_to_row(index.row()))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, with none of them gone to."""
        self.findings.show_findings(findings)
        self._places = places_of(findings)
        self._place = -1

    @staticmethod
    def height_of(rows: int) -> int:
        """Return how high so many rows are."""
        return rows * scaled(_ROW)

    def step(self, step: int) -> str:
        """Go to the next place (1) or the one before (-1), around; return it as it is read out."""
        if not self._places:
            return ""
        if self._place < 0:
            self._place = 0 if step > 0 else len(self._places) - 1
        else:
            self._place = (self._place + step) % len(self._places)
        self._show_place()
        row = self._places[self._place].row
        return filled(
            self.tr("{number} of {count}: {finding}"),
            number=number(self._place + 1),
            count=number(len(self._places)),
            finding=self.findings.sentence(row),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place on Return, and leave letters to the page."""
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in enters and self.currentIndex().isValid():
            self._go_to_row(self.currentIndex().row())
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space} or (
            event.text().isprintable() and event.text()
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _go_to_row(self, row: int) -> None:
        self._place = next((n for n, one in enumerate(self._places) if one.row == row), -1)
        if self._place >= 0:
            self._show_place()

    def _show_place(self) -> None:
        place = self._places[self._place]
        self.select_row(place.row)
        if place.cue is not None:
            self.place_wanted.emit(place.cue)
