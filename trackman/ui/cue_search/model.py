"""The cues that a search in all subtitles found, as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from trackman.domain.inventory.hits import SearchHit
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.names import shown
from trackman.domain.subtitles.search import SearchedTexts
from trackman.ui.widgets.rows_model import ROOT, Index, RowsModel
from trackman.ui.widgets.wrapping import Mark, MarksRole, Note, NotesRole
from trackman.ui.wording.inserting import filled, listed
from trackman.ui.wording.subtitles import TextWording
from trackman.ui.wording.tracks import TrackWording

_MOST_MARKS = 50  # in one cue


class FoundColumn(IntEnum):
    """The columns."""

    VIDEO = 0
    TRACK = 1
    TIME = 2
    TEXT = 3


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue that was found, and the track it is of."""

    hit: SearchHit
    track: InventoryTrack


class FoundModel(RowsModel):
    """The cues read so far; the view asks for more where its end comes on screen."""

    more_wanted = Signal(int)
    """The cues from this one on, counted from 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TrackWording(self)
        self._times = TextWording(self)
        self._rows: list[FoundCue] = []
        self._total = 0
        self._terms: Sequence[str] = ()
        self._asked = 0
        """Rows that are there or on their way."""

    def show_found(self, cues: Sequence[FoundCue], total: int, terms: Sequence[str]) -> None:
        """Show the first of `total` cues; `terms` are marked in them."""
        self.beginResetModel()
        self._rows, self._total, self._terms = list(cues), total, terms
        self._asked = len(self._rows)
        self.endResetModel()

    def add_found(self, first: int, cues: Sequence[FoundCue]) -> None:
        """Show more cues, if they are those that come next."""
        if first != len(self._rows):
            return
        if not cues:
            self._total = first  # the rest is not there any more
            return
        self.beginInsertRows(ROOT, first, first + len(cues) - 1)
        self._rows += cues
        self._asked = len(self._rows)
        self.endInsertRows()

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        """Tell whether there are more cues than are read."""
        return self._asked < self._total

    def fetchMore(self, parent: Index = ROOT) -> None:
        """Ask for the next cues, once."""
        if self.canFetchMore(parent) and self._asked == len(self._rows):
            self._asked += 1
            self.more_wanted.emit(len(self._rows))

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Video"), self.tr("Track"), self.tr("Time"), self.tr("Subtitles"))

    def item(self, row: int) -> FoundCue:
        """Return a cue."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        one = self._rows[row]
        track = one.track.track
        match column:
            case FoundColumn.VIDEO:
                return shown(one.track.filename, 120) or track.upload_id
            case FoundColumn.TRACK:
                name, language = shown(track.name, 60), self._words.language(track)
                return name if name == language else f"{name} · {language}"
            case FoundColumn.TIME:
                return self._times.short_time(one.hit.start)
        return one.hit.text

    def sentence(self, row: int) -> str:
        """Return a cue as it is read out."""
        parts = [self.text(row, column) for column in FoundColumn]
        return listed([parts[-1], *parts[:-1]])

    def tooltip(self, row: int, column: int) -> str:
        """Return the whole words of a cell."""
        if column == FoundColumn.TRACK:
            return self._words.sentence(self._rows[row].track.track)
        return self.text(row, column)

    def data(self, index: Index, role: int = 0) -> object:
        """Return the marked places of a cue and what is said around it, too."""
        if role in (MarksRole, NotesRole):
            if not index.isValid() or index.column() != FoundColumn.TEXT:
                return None
            if role == MarksRole:
                return _marks(self._rows[index.row()].hit.text, tuple(self._terms))
            return self._around(index.row())
        return super().data(index, role)

    def _around(self, row: int) -> list[Note]:
        hit = self._rows[row].hit
        before, after = (" ".join(text.split()) for text in (hit.before, hit.after))
        notes: list[Note] = []
        if before:
            notes.append((filled(self.tr("before: {text}"), text=shown(before, 160)), "muted"))
        if after:
            notes.append((filled(self.tr("after: {text}"), text=shown(after, 160)), "muted"))
        return notes


def marked_terms(search: str) -> tuple[str, ...]:
    """Return the words and phrases of a search, without the signs that say how they are meant."""
    terms: list[str] = []
    for line in search.splitlines():
        for place, part in enumerate(line.split('"')):
            is_phrase = place % 2 == 1
            terms += [part] if is_phrase else [word.rstrip("*") for word in part.split()]
    return tuple(dict.fromkeys(term.strip() for term in terms if term.strip()))


@lru_cache(maxsize=512)
def _marks(text: str, terms: tuple[str, ...]) -> list[Mark]:
    texts = SearchedTexts([text])
    hits = [hit for term in terms for hit in texts.find(term)[:_MOST_MARKS]]
    marks: list[Mark] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not marks or hit.start >= marks[-1][1]:
            marks.append((hit.start, hit.end, "warning_soft"))
    return marks
