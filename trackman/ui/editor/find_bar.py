"""The bar that finds and replaces, with a preview of every cue it would change."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from trackman.domain.subtitles.editing.replacing import ReplacedCue, Wanted
from trackman.ui.editor.bars import EditorBar
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, CheckBox, IconButton
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import Mark, MarksRole, WrappingDelegate, WrappingTable
from trackman.ui.widgets.wrapping_row import WrappingRow
from trackman.ui.wording.inserting import filled, listed, number

_PAUSE_MS = 120
_HEIGHT = 104
_MOST_MARKS = 50


class MatchColumn(IntEnum):
    """Columns of the preview."""

    NUMBER = 0
    BEFORE = 1
    AFTER = 2


class MatchModel(RowsModel):
    """Cues in which something was found, as they are and as they would be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[ReplacedCue] = ()

    def show_hits(self, hits: Sequence[ReplacedCue]) -> None:
        """Show these."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def count(self) -> int:
        """Return the number of cues."""
        return len(self._hits)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            #: Title of a column: the number of the cue.
            self.tr("#"),
            #: Title of a column: the text of the cue as it is.
            self.tr("Found"),
            #: Title of a column: the text of the cue as it will be.
            self.tr("Replaced"),
        )

    def item(self, row: int) -> ReplacedCue:
        """Return a cue."""
        return self._hits[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        hit = self._hits[row]
        return (number(hit.row + 1), hit.before, hit.after)[column].replace("\n", " ⏎ ")

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        return listed(self.text(row, column) for column in MatchColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the marked places, besides what every table returns."""
        if role == MarksRole and index.column() == MatchColumn.BEFORE:
            return self._marks(self._hits[index.row()])
        return super().data(index, role)

    def _marks(self, hit: ReplacedCue) -> list[Mark]:
        marks: list[Mark] = []
        for start, end in hit.places[:_MOST_MARKS]:
            moved = 2 * hit.before.count("\n", 0, start)
            inside = 2 * hit.before.count("\n", start, end)
            marks.append((start + moved, end + moved + inside, "warning_soft"))
        return marks


class FindBar(EditorBar):
    """Fields for a text and for its replacement, and a preview of all that would change."""

    changed = Signal()
    """`wanted` or `by` is another one."""
    step_wanted = Signal(int)
    """The next (1) or previous (-1) place."""
    replace_wanted = Signal()
    """The place one is at is to be replaced."""
    replace_all_wanted = Signal()
    row_wanted = Signal(int)
    """This cue is to be shown."""

    def __init__(self) -> None:
        super().__init__("findBar", self.tr("Find and replace"))
        self.field = _field("findWanted", self.tr("Find"))
        self._by = _field("findBy", self.tr("Replace with"))
        self._case = CheckBox("findCase", self.tr("Match case"))
        self._word = CheckBox("findWord", self.tr("Whole words"))
        self._found = ElidedText("findFound", tone="muted", size="small")
        self._before = IconButton("findBefore", self.tr("Previous match"), "chevron-up")
        self._after = IconButton("findAfter", self.tr("Next match"), "chevron-down")
        self._one = Button("replaceOne", self.tr("Replace"))
        self._all = Button("replaceAll", self.tr("Replace all"))
        self.model = MatchModel(self)
        self.preview = MatchTable(self.model)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self.show_hits((), None)

    @property
    def wanted(self) -> Wanted:
        """The text that is searched for."""
        return Wanted(self.field.text(), self._case.isChecked(), self._word.isChecked())

    @property
    def by(self) -> str:
        """The text that shall stand in its place."""
        return self._by.text()

    def begin(self) -> None:
        """Look anew."""
        self._pause.stop()
        self.changed.emit()

    def show_hits(self, hits: Sequence[ReplacedCue], current: int | None) -> None:
        """Show what was found, and at which place, counted from 0, one is."""
        count = sum(len(hit.places) for hit in hits)
        if not self.field.text():
            words = ""
        elif current is not None:
            words = filled(self.tr("{number} of {count}"), number=current + 1, count=count)
        else:
            words = self.tr("%Ln matches", "", count)
        self._found.setText(words)
        if self.model.count() or hits:
            self.model.show_hits(hits)
        self.preview.setVisible(bool(hits))
        for button in (self._before, self._after, self._one, self._all):
            button.setEnabled(bool(hits))
        self._all.setText(self.tr("Replace all"))
        explain(self._all, self.tr("Replace %Ln matches in one step", "", count) if count else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on and back with Return, close with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.changed)
        for field in (self.field, self._by):
            field.textChanged.connect(self._pause.start)
        self.field.returnPressed.connect(self._go)
        for box in (self._case, self._word):
            box.toggled.connect(self.begin)
        self._before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.step_wanted.emit(1))
        self._one.clicked.connect(self.replace_wanted)
        self._all.clicked.connect(self.replace_all_wanted)
        self.preview.clicked.connect(
            lambda index: self.row_wanted.emit(self.model.item(index.row()).row)
        )

    def _go(self) -> None:
        if self._pause.isActive():
            self.begin()

    def _build(self) -> None:
        fields, options, buttons = QHBoxLayout(), QWidget(), QWidget()
        fields.setSpacing(8)
        for field in (self.field, self._by):
            fields.addWidget(field, 1)
        for place, parts in (
            (options, (self._case, self._word, self._found)),
            (buttons, (self._before, self._after, self._one, self._all)),
        ):
            row = QHBoxLayout(place)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        self._found.setMinimumWidth(scaled(64))
        self.body.addLayout(fields)
        self.body.addWidget(WrappingRow("findTools", options, buttons))
        self.body.addWidget(self.preview)
        self.preview.setFixedHeight(scaled(_HEIGHT))
        self.end()


class MatchTable(WrappingTable):
    """Shows a `MatchModel`."""

    def __init__(self, model: MatchModel) -> None:
        wrapped = frozenset({int(MatchColumn.BEFORE), int(MatchColumn.AFTER)})
        columns = Columns(
            fixed={MatchColumn.NUMBER: 52},
            shares={MatchColumn.BEFORE: 0.5},
            smallest={MatchColumn.BEFORE: 90},
            least_for_rest=90,
        )
        super().__init__("replacements", columns, wrapped)
        self.setAccessibleName(self.tr("Matches"))
        self.set_up(model, WrappingDelegate(self, wrapped))
        self.watch()


def _field(name: str, words: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setPlaceholderText(words)
    field.setMinimumWidth(scaled(80))
    return field
