"""The cues of a text under edit as an item model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont

from trackman.domain.languages import UNSAID
from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.editing.document import Change, EditedText
from trackman.domain.subtitles.editing.passages import opened
from trackman.domain.subtitles.editing.typed_times import milliseconds, typed
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.theme.letter_forms import letters_of
from trackman.ui.widgets.rows_model import ROOT, Index, RowsModel
from trackman.ui.widgets.wrapping import Mark, MarksRole, Note, NotesRole
from trackman.ui.wording.findings import TONES, FindingWording
from trackman.ui.wording.inserting import listed, number

_MOST_NOTES = 4
_MOST_MARKS = 100
_LONGEST = 5000  # characters of one cue that are shown while nobody edits it

Places = Mapping[int, Sequence[tuple[int, int]]]
"""Marked places, each from and to, by the rows of the cues."""


class EditorColumn(IntEnum):
    """Columns of the editor."""

    NUMBER = 0
    START = 1
    END = 2
    TEXT = 3


EDITED = frozenset({EditorColumn.START, EditorColumn.END, EditorColumn.TEXT})
"""Columns in which a person types."""


class EditorModel(RowsModel):
    """Cues in the order of the file; what is typed is in the text at once."""

    edited = Signal(Change)
    """The text is another one; the rows have followed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = EditedText(opened(b"WEBVTT\n"))
        self._letters: QFont | None = None
        self._words = FindingWording(self)
        self._findings: dict[int, list[Finding]] = {}
        """By row, the worst first."""
        self._marks: Places = {}
        self._current_mark: tuple[int, int] | None = None
        self._playing: frozenset[int] = frozenset()

    def show_text(self, document: EditedText, language: str = UNSAID) -> None:
        """Edit this text, in the letter forms of a BCP 47 language."""
        self.beginResetModel()
        self.document = document
        self._letters = letters_of(language)
        self._findings, self._marks, self._current_mark = {}, {}, None
        self._playing = frozenset()
        self.endResetModel()

    def follow(self, change: Change | None) -> Change | None:
        """Take up what an operation changed in the text, and tell of it."""
        if change is None:
            return None
        same = min(change.removed, change.added)
        self._move_findings(change)
        if change.removed > same:
            first = change.at + same
            self.beginRemoveRows(ROOT, first, change.at + change.removed - 1)
            self.endRemoveRows()
        elif change.added > same:
            first = change.at + same
            self.beginInsertRows(ROOT, first, change.at + change.added - 1)
            self.endInsertRows()
        if same:
            last = change.at + same - 1
            self.dataChanged.emit(self.index(change.at, 0), self.index(last, EditorColumn.TEXT))
        if change.removed != change.added and change.at + change.added < len(self.document):
            self._changed(change.at + change.added, len(self.document) - 1)  # the numbers
        self.edited.emit(change)
        return change

    def type_text(self, row: int, text: str) -> None:
        """Take up what stands in the editor of a cue."""
        if row < len(self.document):
            self.follow(self.document.set_text(row, text))

    def set_times(self, row: int, start: int, end: int) -> None:
        """Take up other times of a cue."""
        self.follow(self.document.set_times(row, start, end))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say under the cues what was noticed, the worst first."""
        by_row: dict[int, list[Finding]] = {}
        for finding in findings:
            for cue in finding.cues:
                by_row.setdefault(cue - 1, []).append(finding)
        self._findings = by_row
        if len(self.document):
            self._changed(0, len(self.document) - 1)

    def findings_at(self, row: int) -> Sequence[Finding]:
        """Return what was noticed about a cue."""
        return self._findings.get(row, ())

    def finding_after(self, row: int, step: int) -> int | None:
        """Return the next row with findings, or with -1 the one before; past the end the first."""
        marked = sorted(one for one in self._findings if one < len(self.document))
        if not marked:
            return None
        if step > 0:
            return next((one for one in marked if one > row), marked[0])
        return next((one for one in reversed(marked) if one < row), marked[-1])

    def show_marks(self, marks: Places, current: tuple[int, int] | None = None) -> None:
        """Mark places in the texts; `current`, a row and a place's number, more than others."""
        self._marks, self._current_mark = marks, current
        if len(self.document):
            self._changed(0, len(self.document) - 1)

    def show_playing(self, rows: Collection[int]) -> None:
        """Mark the cues that are on the video now."""
        before, self._playing = self._playing, frozenset(rows)
        for row in before ^ self._playing:
            if row < len(self.document):
                self._changed(row, row)

    def is_playing(self, row: int) -> bool:
        """Tell whether a cue is on the video now."""
        return row in self._playing

    def count(self) -> int:
        """Return the number of cues."""
        return len(self.document)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns, which is asked for many times at each key."""
        return 0 if parent.isValid() else len(EditorColumn)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        #: “#” is the title of the column with the numbers of the cues.
        return (self.tr("#"), self.tr("Start"), self.tr("End"), self.tr("Text"))

    def item(self, row: int) -> Cue:
        """Return a cue."""
        return self.document[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; words with their tags, as they can be edited."""
        cue = self.document[row]
        match EditorColumn(column):
            case EditorColumn.NUMBER:
                return number(row + 1)
            case EditorColumn.START:
                return typed(cue.start)
            case EditorColumn.END:
                return typed(cue.end)
        return cue.text if len(cue.text) <= _LONGEST else cue.text[: _LONGEST - 1] + "…"

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        said = [self.text(row, column) for column in EditorColumn]
        return listed([*said, *map(self._words.sentence, self.findings_at(row))])

    def tooltip(self, row: int, column: int) -> str:
        """Return nothing: all of a cue is on screen."""
        return ""

    def longest_time(self) -> str:
        """Return the longest text of a time."""
        ends = [cue.end for cue in self.document.cues[-20:]]
        return typed(max(ends, default=0) // 1000 * 1000 + 888)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a person type in times and text."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in EDITED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return marks and notes of a text, besides what every table returns."""
        is_text = index.isValid() and index.column() == EditorColumn.TEXT
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            cue = self.document[index.row()]
            return cue.text if is_text else self.text(index.row(), index.column())
        if role == MarksRole:
            return self._marks_of(index.row()) if is_text else None
        if role == NotesRole:
            return self._notes(index.row()) if is_text else None
        if role == Qt.ItemDataRole.FontRole:
            return self._letters if is_text else None
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take up what was typed in a cell; False where it is no time."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, cue = index.row(), self.document[index.row()]
        if index.column() == EditorColumn.TEXT:
            self.type_text(row, str(value))
            return True
        time = milliseconds(str(value))
        if time is None or time < 0:
            return False
        if index.column() == EditorColumn.START:
            self.set_times(row, time, cue.end)
        else:
            self.set_times(row, cue.start, time)
        return True

    def _marks_of(self, row: int) -> list[Mark]:
        return [
            (start, end, "accent" if (row, place) == self._current_mark else "warning_soft")
            for place, (start, end) in enumerate(self._marks.get(row, ())[:_MOST_MARKS])
        ]

    def _notes(self, row: int) -> list[Note]:
        return [
            (self._words.sentence(one), TONES[one.severity])
            for one in self.findings_at(row)[:_MOST_NOTES]
        ]

    def _move_findings(self, change: Change) -> None:
        """Keep findings beside their cues until the checks have looked again."""
        by = change.added - change.removed
        if by:
            end = change.at + change.removed
            self._findings = {
                row + by if row >= end else row: found
                for row, found in self._findings.items()
                if not change.at <= row < end
            }

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, EditorColumn.TEXT))
