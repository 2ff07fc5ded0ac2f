"""The cues of a text as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.search import Hits
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.widgets.wrapping import Mark, MarksRole
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording
from trackman.ui.wording.subtitles import TextWording

_LONGEST = 5000  # characters of one cue that are shown
_MOST_MARKS = 200  # in one cue; thousands would take seconds to draw


class CuesColumn(IntEnum):
    """The columns; the number stands before the time where there is room for it."""

    TIME = 0
    NUMBER = 1
    LENGTH = 2
    MARK = 3
    TEXT = 4


class CuesModel(RowsModel):
    """Cues in the order of the file, with what was found in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TextWording(self)
        self._cues: Sequence[Cue] = ()
        self._texts: Sequence[str] = ()
        self._hits: Hits | None = None
        self._current_hit: int | None = None
        self._playing: int | None = None
        self._finding_words = FindingWording(self)
        self._findings: dict[int, list[Finding]] = {}
        """By row, the worst first."""

    @property
    def shown(self) -> Sequence[Cue]:
        """Cues in the table."""
        return self._cues

    def show_cues(self, cues: Sequence[Cue], texts: Sequence[str]) -> None:
        """Show these; `texts` are their plain words."""
        self.beginResetModel()
        self._cues, self._texts = cues, texts
        self._hits, self._current_hit = None, None
        self._playing = None
        self._findings = {}
        self.endResetModel()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the cues that these, the worst first, are about."""
        self._findings = {}
        for finding in findings:
            for cue in finding.cues:
                self._findings.setdefault(cue - 1, []).append(finding)
        if self._cues:
            last = self.index(len(self._cues) - 1, CuesColumn.MARK)
            self.dataChanged.emit(self.index(0, CuesColumn.MARK), last)

    @property
    def has_marks(self) -> bool:
        """Tell whether there are findings about single cues."""
        return bool(self._findings)

    def show_hits(self, hits: Hits | None, current: int | None) -> None:
        """Mark what was found, and one place more than the others."""
        changed = {found[end].row for found in (self._hits, hits) if found for end in (0, -1)}
        self._hits, self._current_hit = hits, current
        if changed:
            self._text_changed(min(changed), max(changed))

    def show_playing(self, row: int | None) -> None:
        """Mark the cue that is on the video now."""
        before, self._playing = self._playing, row
        for one in {before, row} - {None}:
            if one is not None and one < len(self._cues):
                self.dataChanged.emit(self.index(one, 0), self.index(one, CuesColumn.TEXT))

    def is_playing(self, row: int) -> bool:
        """Tell whether a cue is on the video now."""
        return row == self._playing

    def count(self) -> int:
        """Return the number of cues."""
        return len(self._cues)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Time"), self.tr("No."), self.tr("Length"), "", self.tr("Text"))

    def item(self, row: int) -> Cue:
        """Return a cue."""
        return self._cues[row]

    def plain(self, row: int) -> str:
        """Return the plain words of a cue."""
        return self._texts[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        match CuesColumn(column):
            case CuesColumn.NUMBER:
                return str(row + 1)
            case CuesColumn.TIME:
                return self._words.time(self._cues[row].start)
            case CuesColumn.LENGTH:
                return self._words.length(self._cues[row])
            case CuesColumn.MARK:
                found = self._findings.get(row)
                return self._finding_words.severity(found[0].severity) if found else ""
        text = self._texts[row]
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        columns = (CuesColumn.NUMBER, CuesColumn.TIME, CuesColumn.LENGTH, CuesColumn.TEXT)
        said = [self.text(row, column) for column in columns]
        if row == self._playing:
            said.insert(1, self.tr("on the video now"))
        return ", ".join([*said, *map(self._finding_words.sentence, self._findings.get(row, ()))])

    def tooltip(self, row: int, column: int) -> str:
        """Return what was noticed, when the cue ends, or the text of a cell."""
        if column == CuesColumn.MARK:
            return "\n".join(map(self._finding_words.sentence, self._findings.get(row, ())))
        if column not in {CuesColumn.TIME, CuesColumn.LENGTH}:
            return self.text(row, column)
        cue = self._cues[row]
        #: Two times within a video.
        return self.tr("{start} to {end}").format(
            start=self._words.time(cue.start), end=self._words.time(cue.end)
        )

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of the worst that was noticed."""
        found = self._findings.get(row) if column == CuesColumn.MARK else None
        return PICTURES[found[0].severity] if found else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of that icon."""
        found = self._findings.get(row) if column == CuesColumn.MARK else None
        return TONES[found[0].severity] if found else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column; that of the icons has one for screen readers only."""
        if section == CuesColumn.MARK and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Finding")
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what was found in a text, besides what every table returns."""
        if role == MarksRole:
            return self._marks(index.row()) if index.column() == CuesColumn.TEXT else None
        return super().data(index, role)

    def _marks(self, row: int) -> list[Mark]:
        marks: list[Mark] = []
        if self._hits is None:
            return marks
        for place in self._hits.of_row(row)[:_MOST_MARKS]:
            hit = self._hits[place]
            colour = "accent" if place == self._current_hit else "warning_soft"
            marks.append((hit.start, hit.end, colour))
        return marks

    def _text_changed(self, first: int, last: int) -> None:
        last = min(last, len(self._cues) - 1)
        self.dataChanged.emit(self.index(first, CuesColumn.TEXT), self.index(last, CuesColumn.TEXT))
