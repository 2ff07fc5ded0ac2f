"""Bars under the tools: shifting and stretching times."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from trackman.domain.subtitles.editing.document import EditedText
from trackman.domain.subtitles.editing.typed_times import milliseconds, typed
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.labels import Paragraph, Text
from trackman.ui.widgets.wrapping_row import WrappingRow
from trackman.ui.wording.formats import seconds_to_type, time_to_type
from trackman.ui.wording.inserting import filled

_TIME_FIELD = 92
_CUE_FIELD = 64


class EditorBar(QFrame):
    """A tool with fields, a line for what is wrong, and a button that closes it."""

    closed = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("editorBar", "true")
        self.setAccessibleName(title)
        self._wrong = Paragraph(f"{name}Wrong", tone="danger", size="small", widest=640)
        self._close = IconButton(f"{name}Close", self.tr("Close"), "close")
        self._close.clicked.connect(self.closed)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(Text(f"{name}Title", title, size="small", tone="muted"), 1)
        self._head.addWidget(self._close)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 4, 8, 8)
        self.body.setSpacing(6)
        self.body.addLayout(self._head)
        self._wrong.hide()

    def say(self, words: str) -> None:
        """Say what is wrong with what was typed; nothing takes that back."""
        if words and words != self._wrong.text():
            announce(self, words)
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def end(self) -> None:
        """Add the line for what is wrong under all else."""
        self.body.addWidget(self._wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class ShiftBar(EditorBar):
    """Shifts all cues, or those from the current one on."""

    shifted = Signal(int, int)
    """By so many milliseconds, from this row on."""

    def __init__(self) -> None:
        super().__init__("shiftBar", self.tr("Shift times"))
        self.field = _field("shiftBy", self.tr("Seconds to shift by"), _TIME_FIELD)
        self.field.setPlaceholderText(f"+{seconds_to_type(500)}")
        self._all = Button("shiftAll", self.tr("Shift all cues"))
        self._rest = Button("shiftRest", self.tr("Shift from this cue on"))
        self._document: EditedText | None = None
        self._row = 0
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappingRow("shiftChoices", self._all, self._rest), 1)
        self.body.addLayout(row)
        self.end()
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._all.click)
        self._all.clicked.connect(lambda: self._shift(0))
        self._rest.clicked.connect(lambda: self._shift(self._row))

    def begin(self, document: EditedText, row: int) -> None:
        """Take up the text, and the row from which on cues can be shifted."""
        self._document, self._row = document, max(row, 0)
        self._look()

    def _look(self) -> None:
        by = milliseconds(self.field.text())
        self._all.setEnabled(self._can(by, 0))
        self._rest.setEnabled(self._can(by, self._row))
        text = self.field.text().strip()
        if by is None and text and text not in {"+", "-", "−"}:
            #: Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.
            words = self.tr("Type seconds such as {seconds} or {time}.")
            seconds, time = seconds_to_type(500), time_to_type(-62_250)
            self.say(filled(words, seconds=seconds, time=time))
        elif by is not None and by < 0 and not self._can(by, self._row) and self._document:
            least = typed(self._document.earliest(self._row))
            words = self.tr("Cues can be shifted at most {time} earlier, to the video’s beginning.")
            self.say(filled(words, time=least))
        else:
            self.say("")

    def _can(self, by: int | None, first: int) -> bool:
        return (
            bool(by)
            and self._document is not None
            and (self._document.earliest(first) + (by or 0) >= 0)
        )

    def _shift(self, first: int) -> None:
        by = milliseconds(self.field.text())
        if by is not None and self._can(by, first):
            self.shifted.emit(by, first)


class StretchBar(EditorBar):
    """Stretches the whole text so that two cues begin when they should."""

    stretched = Signal(object, object)
    """Two points, each a row and its new start in milliseconds."""

    def __init__(self) -> None:
        super().__init__("stretchBar", self.tr("Stretch times between two points"))
        self._cues = (
            _field("stretchCueA", self.tr("First cue"), _CUE_FIELD),
            _field("stretchCueB", self.tr("Second cue"), _CUE_FIELD),
        )
        self._times = (
            _field("stretchTimeA", self.tr("Start of the first cue"), _TIME_FIELD),
            _field("stretchTimeB", self.tr("Start of the second cue"), _TIME_FIELD),
        )
        self._do = Button("stretchDo", self.tr("Stretch"))
        self._document: EditedText | None = None
        self._build()
        for cue, time in zip(self._cues, self._times, strict=True):
            cue.textEdited.connect(self._offer_times)
            time.textChanged.connect(self._look)
            time.returnPressed.connect(self._do.click)
        self._do.clicked.connect(self._stretch)

    @property
    def field(self) -> QLineEdit:
        """The field that gets the keyboard."""
        return self._times[0]

    def begin(self, document: EditedText, row: int) -> None:
        """Take up the text; one of the points is offered at this row."""
        self._document = document
        last = len(document) - 1
        first = row if 0 <= row < last else 0
        for field, at in zip(self._cues, (first, max(last, 0)), strict=True):
            field.setText(QLocale().toString(at + 1))
        self._offer_times()

    def _offer_times(self) -> None:
        for cue, time in zip(self._cues, self._times, strict=True):
            row = self._row(cue)
            if row is not None and self._document is not None:
                time.setText(typed(self._document[row].start))
        self._look()

    def _row(self, field: QLineEdit) -> int | None:
        number, is_one = QLocale().toInt(field.text())
        known = self._document is not None and 1 <= number <= len(self._document)
        return number - 1 if is_one and known else None

    def _points(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        points = []
        for cue, time in zip(self._cues, self._times, strict=True):
            row, moment = self._row(cue), milliseconds(time.text())
            if row is None or moment is None or moment < 0:
                return None
            points.append((row, moment))
        return points[0], points[1]

    def _look(self) -> None:
        words, points, document = "", self._points(), self._document
        if document is None or points is None:
            words = self.tr("Name two cues, and when each of them should start.")
        else:
            (a, new_a), (b, new_b) = points
            old = document[b].start - document[a].start
            if not old:
                words = self.tr("Name two cues that start at different times.")
            elif (new_b - new_a) * old <= 0:
                words = self.tr("The cues must stay in the same order.")
        self.say(words)
        self._do.setEnabled(not words)

    def _stretch(self) -> None:
        if (points := self._points()) is not None:
            self.stretched.emit(*points)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, (cue, time) in enumerate(zip(self._cues, self._times, strict=True)):
            grid.addWidget(Text(f"stretchCue{place}", self.tr("Cue")), place, 0)
            grid.addWidget(cue, place, 1)
            grid.addWidget(Text(f"stretchAt{place}", self.tr("starts at")), place, 2)
            grid.addWidget(time, place, 3)
        grid.setColumnStretch(4, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._do, 0, Qt.AlignmentFlag.AlignLeading)
        self.end()


def _field(name: str, words: str, width: int) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setFixedWidth(width)
    return field
