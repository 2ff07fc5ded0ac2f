"""The files in the table, as an item model that can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from trackman.domain.additions import (
    FileRow,
    NewTrack,
    ProblemCode,
    RowProblem,
    TrackFile,
    language_meant,
    named,
    problems_of,
)
from trackman.domain.names import shown
from trackman.domain.quality.findings import Finding, Severity
from trackman.domain.tracks import Track, TrackDraft, TrackKind
from trackman.ui.additions.wording import FileWording, Line
from trackman.ui.widgets.rows_model import ROOT, Index, RowsModel
from trackman.ui.wording.findings import PICTURES

CHOICE = " — "
"""Stands between the name of a language and its code, where one chooses."""
_PAUSE, _LONG_PAUSE = 20, 150
"""Milliseconds until what came is shown: where much is to come, each look would slow it down."""
_FEW = 5
_EDITABLE = Qt.ItemFlag.ItemIsEditable
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable


class FilesColumn(IntEnum):
    """The columns."""

    FILE = 0
    KIND = 1
    LANGUAGE = 2
    NAME = 3
    CAPTIONS = 4
    PROBLEMS = 5


class FilesModel(RowsModel):
    """Rows in the order in which they came."""

    corrected = Signal(Path)
    """A person gave the file another language, or made it closed captions or not."""
    renewed = Signal()
    """Problems and counts were worked out anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = FileWording(self)
        self._rows: list[FileRow] = []
        self._problems: list[tuple[RowProblem, ...]] = []
        self._lines: dict[int, list[Line]] = {}
        self._tracks: Sequence[Track] = ()
        self._duration: float | None = None
        self._limit: int | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.renew)

    def set_video(self, tracks: Sequence[Track], duration: float | None) -> None:
        """Hold names and lengths against this video, of so many seconds."""
        self._tracks, self._duration = tracks, duration
        self._renew_soon()

    def set_limit(self, limit: int | None) -> None:
        """Hold sizes against the bytes a file may have; None if that is not known."""
        self._limit = limit
        self._renew_soon()

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Add files that are being read, and return those that were not there already."""
        known = {row.path for row in self._rows}
        new = [path for path in dict.fromkeys(paths) if path not in known]
        if new:
            first = len(self._rows)
            self.beginInsertRows(ROOT, first, first + len(new) - 1)
            self._rows += map(FileRow, new)
            self._problems += [()] * len(new)
            self.endInsertRows()
            self._renew_soon()
        return new

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out of the table."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(ROOT, row, row)
            del self._rows[row], self._problems[row]
            self._lines.clear()
            self.endRemoveRows()
        self._renew_soon()

    def show_file(self, file: TrackFile) -> None:
        """Show what a file tells; what a person entered stays."""
        row = self.row_of(file.path)
        if row is not None:
            self._rows[row] = self._rows[row].with_file(file)
            self._renew_soon()

    def show_findings(
        self, path: Path, draft: TrackDraft, findings: tuple[Finding, ...] | None
    ) -> None:
        """Show what was found in the text, unless it was judged as something else by now."""
        row = self.row_of(path)
        if row is None:
            return
        now = self._rows[row].draft
        if (now.language_code, now.closed_captions) == (draft.language_code, draft.closed_captions):
            self._rows[row] = replace(self._rows[row], findings=findings)
            self._renew_soon()

    def renew(self) -> None:
        """Work out names and problems of all rows, which depend on each other."""
        self._later.stop()
        self._rows = named(self._rows, self._tracks)
        self._problems = problems_of(
            self._rows, self._tracks, duration=self._duration, limit=self._limit
        )
        self._lines.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(FilesColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.renewed.emit()

    def _renew_soon(self) -> None:
        """Renew once for all that comes within a moment, such as the files of a folder."""
        if not self._later.isActive():
            reading = sum(row.file is None for row in self._rows)
            self._later.start(_LONG_PAUSE if reading > _FEW else _PAUSE)

    def row_of(self, path: Path) -> int | None:
        """Return the row of a file."""
        return next((n for n, row in enumerate(self._rows) if row.path == path), None)

    def row_at(self, row: int) -> FileRow:
        """Return what is in a row."""
        return self._rows[row]

    def lines_of(self, row: int) -> list[Line]:
        """Return all there is to say about a row, the gravest first."""
        if row not in self._lines:
            self._lines[row] = self.words.lines(self._rows[row], self._problems[row])
        return self._lines[row]

    def free_name(self, row: int) -> str | None:
        """Return a name to take in place of one that is taken."""
        taken = {ProblemCode.NAME_TAKEN, ProblemCode.NAME_TWICE}
        found = (one for one in self._problems[row] if one.code in taken)
        return next((str(one.values["free"]) for one in found), None)

    @property
    def is_reading(self) -> bool:
        """True while a file is being read."""
        return any(row.file is None for row in self._rows)

    def ready(self) -> list[FileRow]:
        """Return the rows of which tracks can be made as they are."""
        return [
            row
            for row, problems in zip(self._rows, self._problems, strict=True)
            if row.included and row.is_usable and not any(one.stops for one in problems)
        ]

    def has_included(self) -> bool:
        """Tell whether a row is left of which a track shall be made."""
        return any(row.included for row in self._rows)

    def new_tracks(self, rows: Sequence[FileRow]) -> list[NewTrack]:
        """Return what is to be made of rows."""
        return [row.new_track() for row in rows]

    def count(self) -> int:
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        return (
            *(self.tr("File"), self.tr("Kind"), self.tr("Language"), self.tr("Name")),
            *(self.tr("CC"), self.tr("Problems")),
        )

    def item(self, row: int) -> object:
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        one = self._rows[row]
        match FilesColumn(column):
            case FilesColumn.FILE:
                about = self.words.about(one.file) if one.file is not None else ""
                return _two(shown(one.path.name), about)
            case FilesColumn.KIND:
                return self.words.kind(one)
            case FilesColumn.LANGUAGE:
                return (
                    _two(self.words.language(one), self.words.origin(one)) if one.is_usable else ""
                )
            case FilesColumn.NAME:
                return shown(one.draft.name) if one.is_usable else ""
            case FilesColumn.CAPTIONS:
                return ""
        return "\n".join(text for _, text in self.lines_of(row)) or self.tr("No problems")

    def sentence(self, row: int) -> str:
        return self.words.sentence(self._rows[row], self.lines_of(row))

    def tooltip(self, row: int, column: int) -> str:
        match FilesColumn(column):
            case FilesColumn.FILE:
                return shown(str(self._rows[row].path))
            case FilesColumn.CAPTIONS:
                return self.words.captions_origin(self._rows[row])
        return self.text(row, column)

    def picture(self, row: int, column: int) -> str | None:
        if column != FilesColumn.PROBLEMS:
            return None
        if self._rows[row].file is None:
            return "clock"
        severity = self.severity(row)
        return "check" if severity is None else PICTURES[severity]

    def severity(self, row: int) -> Severity | None:
        """Return how grave the gravest is that there is to say about a row."""
        lines = self.lines_of(row)
        return lines[0][0] if lines else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be changed: whether it is taken, language, name and closed captions."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        row = self._rows[index.row()]
        match FilesColumn(index.column()):
            case FilesColumn.FILE:
                return flags | _CHECKABLE
            case FilesColumn.LANGUAGE | FilesColumn.NAME if row.is_usable:
                return flags | _EDITABLE
            case FilesColumn.CAPTIONS if _has_captions(row):
                return flags | _CHECKABLE
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole:
            return self._checked(self._rows[index.row()], index.column())
        if index.isValid() and role == Qt.ItemDataRole.EditRole:
            draft = self._rows[index.row()].draft
            values = {FilesColumn.LANGUAGE: draft.language_code, FilesColumn.NAME: draft.name}
            return values.get(FilesColumn(index.column()))
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what a person entered."""
        if not index.isValid():
            return False
        row = self._rows[index.row()]
        changed = self._changed(row, FilesColumn(index.column()), value, role)
        if changed is None or changed == row:
            return False
        self._rows[index.row()] = changed
        before, now = row.draft, changed.draft
        self.renew()
        judged = (now.language_code, now.closed_captions)
        if judged != (before.language_code, before.closed_captions):
            self.corrected.emit(row.path)
        return True

    def _changed(
        self, row: FileRow, column: FilesColumn, value: object, role: int
    ) -> FileRow | None:
        if role == Qt.ItemDataRole.CheckStateRole:
            checked = Qt.CheckState(value) == Qt.CheckState.Checked
            if column is FilesColumn.FILE:
                return replace(row, included=checked)
            return row.with_captions(checked) if column is FilesColumn.CAPTIONS else None
        if role != Qt.ItemDataRole.EditRole:
            return None
        text = str(value)
        if column is FilesColumn.LANGUAGE:
            code = text.rpartition(CHOICE)[2] if CHOICE in text else language_meant(text)
            same = code == row.draft.language_code
            return row if same else row.with_language(code.strip())
        if column is FilesColumn.NAME:
            return row if text == row.draft.name else row.with_name(text)
        return None

    def _checked(self, row: FileRow, column: int) -> int | None:
        checked, unchecked = Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value
        if column == FilesColumn.FILE:
            return checked if row.included else unchecked
        if column == FilesColumn.CAPTIONS and _has_captions(row):
            return checked if row.draft.closed_captions else unchecked
        return None


def _has_captions(row: FileRow) -> bool:
    return row.is_usable and row.draft.kind == TrackKind.SUBTITLES


def _two(above: str, below: str) -> str:
    return f"{above}\n{below}" if below else above
