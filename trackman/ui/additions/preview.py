"""Preview of a file's subtitles, as they will be shown."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Signal

from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import WrappingDelegate, WrappingTable
from trackman.ui.wording.inserting import listed
from trackman.ui.wording.subtitles import TextWording

_LONGEST = 2000  # characters of one cue


class PreviewColumn(IntEnum):
    """The columns."""

    TIME = 0
    TEXT = 1


_WRAPPED = frozenset({int(PreviewColumn.TEXT)})
_COLUMNS = Columns(fixed={PreviewColumn.TIME: 100}, shares={}, smallest={}, least_for_rest=120)


class PreviewModel(RowsModel):
    """Cues with what they show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TextWording(self)
        self._cues: Sequence[Cue] = ()
        self._texts: Sequence[str] = ()

    def show_text(self, text: ReadText | None) -> None:
        """Show these subtitles."""
        self.beginResetModel()
        self._cues = () if text is None else text.salvage.cues
        self._texts = () if text is None else text.words.texts
        self.endResetModel()

    def count(self) -> int:
        return len(self._cues)

    def titles(self) -> tuple[str, ...]:
        return self.tr("Time"), self.tr("Text")

    def item(self, row: int) -> Cue:
        return self._cues[row]

    def text(self, row: int, column: int) -> str:
        if column == PreviewColumn.TIME:
            return self._words.short_time(self._cues[row].start)
        return self._texts[row][:_LONGEST]

    def sentence(self, row: int) -> str:
        return listed((self.text(row, 0), self.text(row, 1)))


class PreviewTable(WrappingTable):
    """Shows a `PreviewModel`."""

    cue_chosen = Signal(Cue)
    """The video is wanted from this cue on."""

    def __init__(self, model: PreviewModel) -> None:
        super().__init__("filePreview", _COLUMNS, _WRAPPED)
        self._cues = model
        self.setAccessibleName(self.tr("Preview"))
        self.set_up(model, WrappingDelegate(self, _WRAPPED))
        self.watch()
        self.activated.connect(self._choose)

    def chosen_cue(self) -> Cue | None:
        """Return the cue the keyboard is at, or else the first."""
        if not self._cues.count():
            return None
        return self._cues.item(max(self.currentIndex().row(), 0))

    def _choose(self, index: QModelIndex) -> None:
        self.cue_chosen.emit(self._cues.item(index.row()))
