"""The page that shows what publishing would change, cue by cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.domain.subtitles.editing.differences import CueChange, CueDifference
from trackman.domain.subtitles.editing.typed_times import typed
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import Mark, MarksRole, WrappingDelegate, WrappingTable
from trackman.ui.wording.inserting import dotted, filled, isolated, listed, number, quoted


class ChangesColumn(IntEnum):
    """Columns of the changes."""

    NUMBER = 0
    CHANGE = 1
    BEFORE = 2
    AFTER = 3


_WRAPPED = frozenset({int(ChangesColumn.BEFORE), int(ChangesColumn.AFTER)})


class ChangesModel(RowsModel):
    """Cues that differ: as they are published, and as they are now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[CueDifference] = ()

    def show_changes(self, changes: Sequence[CueDifference]) -> None:
        """Show these."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    def count(self) -> int:
        """Return the number of changes."""
        return len(self._changes)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            #: Title of a column: the number of the cue.
            self.tr("#"),
            #: Title of a column: what happened to the cue: added, removed or changed.
            self.tr("Change"),
            #: Title of a column: the cue as it is published.
            self.tr("Before"),
            #: Title of a column: the cue as it will be.
            self.tr("After"),
        )

    def item(self, row: int) -> CueDifference:
        """Return a change."""
        return self._changes[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; cues with their times above."""
        change = self._changes[row]
        match ChangesColumn(column):
            case ChangesColumn.NUMBER:
                return number((change.after or change.before or (0, None))[0])
            case ChangesColumn.CHANGE:
                return self._word(change)
            case ChangesColumn.BEFORE:
                return self._cue(change.before)
        return self._cue(change.after)

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        said = (self.text(row, column) for column in ChangesColumn)
        return listed(said)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what differs in a changed cue, besides what every table returns."""
        if role == MarksRole and index.isValid():
            return self._marks(self._changes[index.row()], index.column())
        return super().data(index, role)

    def _word(self, change: CueDifference) -> str:
        match change.kind:
            case CueChange.ADDED:
                #: What happened to a cue.
                return self.tr("Added")
            case CueChange.REMOVED:
                #: What happened to a cue.
                return self.tr("Removed")
        #: What happened to a cue.
        return self.tr("Changed")

    def _cue(self, numbered: tuple[int, Cue] | None) -> str:
        if numbered is None:
            return ""
        cue = numbered[1]
        times = filled(self.tr("{start} to {end}"), start=typed(cue.start), end=typed(cue.end))
        # A subtitle in another script than the interface's keeps its punctuation in place.
        return "\n".join((times, *map(isolated, cue.text.split("\n"))))

    def _marks(self, change: CueDifference, column: int) -> list[Mark]:
        if change.before is None or change.after is None or column not in _WRAPPED:
            return []
        texts = self._cue(change.before), self._cue(change.after)
        same = _common(*texts)
        end = _common(texts[0][same:][::-1], texts[1][same:][::-1])
        text = texts[0 if column == ChangesColumn.BEFORE else 1]
        while same and not text[same - 1].isspace():  # whole words
            same -= 1
        while end and not text[len(text) - end].isspace():
            end -= 1
        colour = "danger_soft" if column == ChangesColumn.BEFORE else "success_soft"
        return [(same, len(text) - end, colour)] if len(text) - end > same else []


class ChangesPage(QFrame):
    """Before and after, and the button that publishes."""

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changesPage")
        self.model = ChangesModel(self)
        self._title = Paragraph("changesTitle", size="title", widest=900)
        self._counts = Paragraph("changesCounts", tone="muted", widest=900)
        self._publish = Button("publishChanges", self.tr("Publish"), None, "primary")
        self._back = Button("changesBack", self.tr("Back to editing"))
        self.table = WrappingTable("changes", _COLUMNS, _WRAPPED)
        self.table.setAccessibleName(self.tr("Changes"))
        self.table.set_up(self.model, WrappingDelegate(self.table, _WRAPPED))
        self.table.watch()
        self._publish.clicked.connect(self.confirmed)
        self._back.clicked.connect(self.left)
        self._build()

    def show_changes(self, name: str, changes: Sequence[CueDifference]) -> None:
        """Show what publishing changes in the track `name`."""
        self._title.setText(filled(self.tr("Publish changes to {name}"), name=quoted(name)))
        counts = Counter(change.kind for change in changes)
        words = {
            CueChange.CHANGED: self.tr("%Ln cues changed", "", counts[CueChange.CHANGED]),
            CueChange.ADDED: self.tr("%Ln cues added", "", counts[CueChange.ADDED]),
            CueChange.REMOVED: self.tr("%Ln cues removed", "", counts[CueChange.REMOVED]),
        }
        none = self.tr("No cue differs; the file itself is mended.")
        self._counts.setText(dotted(words[kind] for kind in words if counts[kind]) or none)
        self.model.show_changes(changes)
        self.table.begin_at_top()

    def show_publishable(self, why_not: str | None) -> None:
        """Allow publishing, or say why it is not possible."""
        self._publish.setEnabled(why_not is None)
        said = self.tr("DatoCMS gets a new track with this text, then the old one is deleted.")
        explain(self._publish, why_not or said)

    def take_keyboard(self) -> None:
        """Let Return publish, once a person has looked."""
        self._publish.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._publish)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 12, 8)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 12, 10)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)


_COLUMNS = Columns(
    fixed={ChangesColumn.NUMBER: 52, ChangesColumn.CHANGE: 84},
    shares={ChangesColumn.BEFORE: 0.5},
    smallest={ChangesColumn.BEFORE: 110},
    least_for_rest=110,
    dispensable=(ChangesColumn.CHANGE,),
)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
