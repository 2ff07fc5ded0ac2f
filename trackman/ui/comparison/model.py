"""Two texts as one item model: what is shown at the same time is in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt

from trackman.domain.languages import same_language
from trackman.domain.names import shown
from trackman.domain.subtitles.alignment import (
    Aligned,
    Difference,
    Pair,
    Span,
    Trait,
    differing_traits,
    differing_words,
)
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.ui.theme.letter_forms import letters_of
from trackman.ui.widgets.rows_model import Index, RowsModel
from trackman.ui.widgets.wrapping import Mark, MarksRole
from trackman.ui.wording.inserting import filled, fixed, listed
from trackman.ui.wording.subtitles import TextWording

_words_of = lru_cache(maxsize=2000)(differing_words)
_traits_of = lru_cache(maxsize=50_000)(differing_traits)


class ComparisonColumn(IntEnum):
    """The columns, in their order on screen."""

    TIME = 0
    LEFT = 1
    RIGHT = 2
    DIFFERENCE = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of the texts."""

    track: Track
    text: ReadText

    def cue(self, row: int | None) -> Cue | None:
        """Return a cue."""
        return None if row is None else self.text.salvage.cues[row]

    def words(self, row: int | None) -> str:
        """Return the plain words of a cue."""
        return "" if row is None else self.text.words.texts[row]


def are_in_one_language(one: Track, other: Track) -> bool:
    """Tell whether the words of two tracks can be compared."""
    return same_language(one.language_code, other.language_code)


class ComparisonModel(RowsModel):
    """Pairs of cues, in the order of their times."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = TextWording(self)
        self._left: Side | None = None
        self._right: Side | None = None
        self._pairs: Sequence[Pair] = ()
        self._differences: Sequence[Difference] = ()
        self._ignored: frozenset[Trait] = frozenset()

    def show_sides(self, left: Side, right: Side, aligned: Aligned) -> None:
        """Show two texts as they were put beside each other."""
        self.beginResetModel()
        self._left, self._right = left, right
        self._pairs, self._differences = aligned.pairs, aligned.differences
        self.endResetModel()

    def ignore(self, traits: frozenset[Trait]) -> None:
        """Leave these out of account from now on."""
        self.beginResetModel()
        self._ignored = traits
        self.endResetModel()

    @property
    def compares_words(self) -> bool:
        """Tell whether both texts are in one language."""
        if self._left is None or self._right is None:
            return False
        return are_in_one_language(self._left.track, self._right.track)

    def differing(self) -> list[int]:
        """Return the rows that differ."""
        return [row for row in range(len(self._pairs)) if not self._is_ignored(row)]

    def count(self) -> int:
        """Return the number of pairs."""
        return len(self._pairs)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("Time"),
            self._name(self._left),
            self._name(self._right),
            self.tr("Difference"),
        )

    def item(self, row: int) -> Pair:
        """Return a pair."""
        return self._pairs[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        if self._left is None or self._right is None:
            return ""
        pair = self._pairs[row]
        match ComparisonColumn(column):
            case ComparisonColumn.LEFT:
                return self._left.words(pair.left)
            case ComparisonColumn.RIGHT:
                return self._right.words(pair.right)
            case ComparisonColumn.DIFFERENCE:
                return self._said(row, self._left.cue(pair.left), self._right.cue(pair.right))
        cue = self._left.cue(pair.left) or self._right.cue(pair.right)
        return self._words.time(cue.start) if cue is not None else ""

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        return listed(self.text(row, column) for column in ComparisonColumn)

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of the difference."""
        if column != ComparisonColumn.DIFFERENCE:
            return None
        if self._is_ignored(row):
            return None
        return {
            Difference.TIMES: "faint",
            Difference.WORDS: "warning",
        }.get(self._differences[row], "danger")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words that differ, besides what every table returns."""
        if role == MarksRole:
            return self._marks(index.row(), index.column())
        if role == Qt.ItemDataRole.FontRole:
            side = self._side(index.column())
            return letters_of(side.track.language_code) if side is not None else None
        return super().data(index, role)

    def _side(self, column: int) -> Side | None:
        """Return the text that stands in a column."""
        sides = {ComparisonColumn.LEFT: self._left, ComparisonColumn.RIGHT: self._right}
        return sides.get(ComparisonColumn(column))

    def _marks(self, row: int, column: int) -> list[Mark]:
        if self._differences[row] is not Difference.WORDS or self._is_ignored(row):
            return []
        spans: list[Span] = []
        if column in {ComparisonColumn.LEFT, ComparisonColumn.RIGHT}:
            texts = self.text(row, ComparisonColumn.LEFT), self.text(row, ComparisonColumn.RIGHT)
            spans = _words_of(*texts)[column - ComparisonColumn.LEFT]
        return [(start, end, "warning_soft") for start, end in spans]

    def _traits(self, row: int) -> frozenset[Trait] | None:
        """Return the traits in which the words of a row differ; None where other things do."""
        return _traits_of(
            self.text(row, ComparisonColumn.LEFT), self.text(row, ComparisonColumn.RIGHT)
        )

    def _is_ignored(self, row: int) -> bool:
        """Tell whether a row does not differ, or only in what is left out of account."""
        if self._differences[row] is not Difference.WORDS:
            return self._differences[row] is Difference.NONE
        traits = self._traits(row) if self._ignored else None
        return traits is not None and traits <= self._ignored

    def usual_differences(self) -> tuple[str, ...]:
        """Return what is said of most rows, to give it room."""
        return *self._one_sided().values(), self.tr("Different words")

    def _of_words(self, row: int) -> str:
        return {
            frozenset({Trait.CASE}): self.tr("Case only"),
            frozenset({Trait.PUNCTUATION}): self.tr("Punctuation only"),
            frozenset({Trait.SPACES}): self.tr("Spaces only"),
            frozenset({Trait.CASE, Trait.PUNCTUATION}): self.tr("Case, punctuation"),
            frozenset({Trait.CASE, Trait.SPACES}): self.tr("Case, spaces"),
            frozenset({Trait.PUNCTUATION, Trait.SPACES}): self.tr("Punctuation, spaces"),
            frozenset(Trait): self.tr("Case, punctuation, spaces"),
        }.get(self._traits(row) or frozenset(), self.tr("Different words"))

    def _said(self, row: int, left: Cue | None, right: Cue | None) -> str:
        match self._differences[row]:
            case Difference.WORDS:
                return self._of_words(row)
            case Difference.TIMES if left is not None and right is not None:
                return self._shifted(left, right)
        return self._one_sided().get(self._differences[row], "")

    def _one_sided(self) -> dict[Difference, str]:
        return {
            #: The first of the two tracks that are compared.
            Difference.ONLY_LEFT: self.tr("Only in the first"),
            #: The second of the two tracks that are compared.
            Difference.ONLY_RIGHT: self.tr("Only in the second"),
        }

    def _shifted(self, left: Cue, right: Cue) -> str:
        seconds = (right.start - left.start) / 1000
        if abs(seconds) < 0.05:
            longer = (right.end - left.end) / 1000
            words = self.tr("{n} s longer") if longer > 0 else self.tr("{n} s shorter")
            return filled(words, n=fixed(abs(longer), 1))
        words = self.tr("{n} s later") if seconds > 0 else self.tr("{n} s earlier")
        return filled(words, n=fixed(abs(seconds), 1))

    def _name(self, side: Side | None) -> str:
        if side is None:
            return ""
        return filled(
            self.tr("{name} · {language}"),
            name=shown(side.track.name, 60),
            language=shown(side.track.language_code, 20),
        )
