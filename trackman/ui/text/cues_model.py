"""The cues of a text as an item model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont

from trackman.domain.languages import UNSAID
from trackman.domain.quality.findings import Finding, Severity
from trackman.domain.subtitles.search import Hits
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.theme.letter_forms import letters_of
from trackman.ui.widgets.rows_model import ROOT, Index, RowsModel
from trackman.ui.widgets.wrapping import Mark, MarksRole, Note, NotesRole
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording
from trackman.ui.wording.inserting import filled, listed, number
from trackman.ui.wording.subtitles import TextWording

_LONGEST = 5000  # characters of one cue that are shown
_MOST_NOTES = 6  # under one cue
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

    notes_changed = Signal()
    """Other words stand under the cues, so rows have other heights."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TextWording(self)
        self._cues: Sequence[Cue] = ()
        self._texts: Sequence[str] = ()
        self._letters: QFont | None = None
        self._hits: Hits | None = None
        self._current_hit: int | None = None
        self._playing: frozenset[int] = frozenset()
        self._rows: Sequence[int] = ()
        """The cues in the rows, counted from 0; a filter leaves some out."""
        self._severity: Severity | None = None
        self._finding_words = FindingWording(self)
        self._findings: dict[int, list[Finding]] = {}
        """By cue, the worst first."""
        self._notes_by_cue: dict[int, list[Note]] = {}
        """Words about the cues that were looked at; they take longer than all else of a row."""

    @property
    def shown(self) -> Sequence[Cue]:
        """Cues in the table."""
        return self._cues

    def show_cues(
        self,
        cues: Sequence[Cue],
        texts: Sequence[str],
        language: str = UNSAID,
        findings: Sequence[Finding] = (),
    ) -> None:
        """Show these; `texts` are their plain words, in the letter forms of a BCP 47 language.

        `findings`, the worst first, are what is known of them already.
        """
        self.beginResetModel()
        self._letters = letters_of(language)
        self._cues, self._texts = cues, texts
        self._rows, self._severity = range(len(cues)), None
        self._hits, self._current_hit = None, None
        self._playing = frozenset()
        self._findings, self._notes_by_cue = _by_cue(findings), {}
        self.endResetModel()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the cues that these, the worst first, are about."""
        self._findings, self._notes_by_cue = _by_cue(findings), {}
        if self._severity is not None:
            self._filter()
        elif self._cues:
            last = self.index(len(self._rows) - 1, CuesColumn.TEXT)
            self.dataChanged.emit(self.index(0, CuesColumn.MARK), last)
        self.notes_changed.emit()

    def show_only(self, severity: Severity | None) -> None:
        """Show only cues with findings of a severity; None shows all."""
        if severity is not self._severity:
            self._severity = severity
            self._filter()

    def cue_at(self, row: int) -> int:
        """Return the cue in a row, counted from 0."""
        return self._rows[row]

    def row_of(self, cue: int) -> int | None:
        """Return the row of a cue counted from 0; None where a filter leaves it out."""
        if isinstance(self._rows, range):
            return cue if cue in self._rows else None
        place = bisect_left(self._rows, cue)
        return place if place < len(self._rows) and self._rows[place] == cue else None

    def finding_after(self, cue: int, step: int) -> int | None:
        """Return the next cue with findings of what is shown, or with -1 the one before.

        Past the last one comes the first again.
        """
        marked = sorted(cue for cue in self._findings if self._fits(cue))
        if not marked:
            return None
        if step > 0:
            return marked[bisect_right(marked, cue) % len(marked)]
        return marked[bisect_left(marked, cue) - 1]

    def show_hits(self, hits: Hits | None, current: int | None) -> None:
        """Mark what was found, and one place more than the others."""
        self._hits, self._current_hit = hits, current
        if self._rows:
            self._text_changed(0, len(self._rows) - 1)

    def show_playing(self, cues: Collection[int]) -> None:
        """Mark the cues that are on the video now, counted from 0."""
        before, self._playing = self._playing, frozenset(cues)
        for one in before ^ self._playing:
            if (row := self.row_of(one)) is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, CuesColumn.TEXT))

    def is_playing(self, row: int) -> bool:
        """Tell whether the cue in a row is on the video now."""
        return self._rows[row] in self._playing

    def count(self) -> int:
        """Return the number of cues that are shown."""
        return len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns, which is asked for very often."""
        return 0 if parent.isValid() else len(CuesColumn)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        text = self.tr("Text · %Ln cues", "", len(self._cues)) if self._cues else self.tr("Text")
        #: Title of a column: the number of the cue.
        number_title = self.tr("#")
        return (self.tr("Time"), number_title, self.tr("Length"), "", text)

    def item(self, row: int) -> Cue:
        """Return a cue."""
        return self._cues[self._rows[row]]

    def plain(self, row: int) -> str:
        """Return the plain words of a cue."""
        return self._texts[self._rows[row]]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        cue = self._rows[row]
        match CuesColumn(column):
            case CuesColumn.NUMBER:
                return number(cue + 1)
            case CuesColumn.TIME:
                return self._words.short_time(self._cues[cue].start)
            case CuesColumn.LENGTH:
                return self._words.length(self._cues[cue])
            case CuesColumn.MARK:
                found = self._findings.get(cue)
                return self._finding_words.severity(found[0].severity) if found else ""
        text = self._texts[cue]
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def longest_time(self) -> str:
        """Return the longest text of a time."""
        starts = [cue.start for cue in self._cues]
        ends = (min(starts), max(starts)) if starts else ()
        return max(map(self._words.short_time, ends), key=len, default="")

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        counted = self.text(row, CuesColumn.NUMBER)
        said = [counted, self._spoken_time(row), self.text(row, CuesColumn.TEXT)]
        if self.is_playing(row):
            said.insert(1, self.tr("on the video now"))
        return listed([*said, *map(self._finding_words.sentence, self._found_at(row))])

    def tooltip(self, row: int, column: int) -> str:
        """Return what was noticed, when the cue ends, or the text of a cell."""
        if column == CuesColumn.MARK:
            return "\n".join(map(self._finding_words.sentence, self._found_at(row)))
        if column not in {CuesColumn.TIME, CuesColumn.LENGTH}:
            return self.text(row, column)
        return self._span(row, self._words.time)

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon of the worst that was noticed."""
        found = self._found_at(row) if column == CuesColumn.MARK else None
        return PICTURES[found[0].severity] if found else None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of that icon."""
        found = self._found_at(row) if column == CuesColumn.MARK else None
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
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == CuesColumn.LENGTH:
            return self._spoken_time(index.row())
        if role == MarksRole:
            return self._marks(index.row()) if index.column() == CuesColumn.TEXT else None
        if role == NotesRole:
            return self._notes(index.row()) if index.column() == CuesColumn.TEXT else None
        if role == Qt.ItemDataRole.FontRole:
            return self._letters if index.column() == CuesColumn.TEXT else None
        return super().data(index, role)

    def _span(self, row: int, time: Callable[[int], str]) -> str:
        cue = self.item(row)
        #: Two times within a video.
        return filled(self.tr("{start} to {end}"), start=time(cue.start), end=time(cue.end))

    def _spoken_time(self, row: int) -> str:
        """Return when a cue begins and ends, and how long it stays, to be read out."""
        span = self._span(row, self._words.short_time)
        return listed((span, self.text(row, CuesColumn.LENGTH)))

    def _marks(self, row: int) -> list[Mark]:
        marks: list[Mark] = []
        if self._hits is None:
            return marks
        for place in self._hits.of_row(self._rows[row])[:_MOST_MARKS]:
            hit = self._hits[place]
            colour = "accent" if place == self._current_hit else "warning_soft"
            marks.append((hit.start, hit.end, colour))
        return marks

    def _notes(self, row: int) -> list[Note]:
        """Return what was noticed, in words that stand under the cue."""
        cue = self._rows[row]
        notes = self._notes_by_cue.get(cue)
        if notes is None:
            notes = self._notes_by_cue[cue] = [
                (self._finding_words.sentence(one), TONES[one.severity])
                for one in self._found_at(row)[:_MOST_NOTES]
            ]
        return notes

    def _found_at(self, row: int) -> Sequence[Finding]:
        return self._findings.get(self._rows[row], ())

    def _fits(self, cue: int) -> bool:
        severity = self._severity
        return severity is None or any(
            one.severity is severity for one in self._findings.get(cue, ())
        )

    def _filter(self) -> None:
        self.beginResetModel()
        if self._severity is None:
            self._rows = range(len(self._cues))
        else:
            self._rows = sorted(cue for cue in self._findings if self._fits(cue))
        self.endResetModel()

    def _text_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, CuesColumn.TEXT), self.index(last, CuesColumn.TEXT))


def _by_cue(findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        for cue in finding.cues:
            found.setdefault(cue - 1, []).append(finding)
    return found
