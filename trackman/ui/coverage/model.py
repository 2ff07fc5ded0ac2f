"""Videos × languages as an item model, over bytes: no cell is an object."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trackman.domain.inventory.coverage import (
    Coverage,
    CoverageDemand,
    CoverageQuery,
    Covered,
    LanguageFigures,
    coverage_of,
)
from trackman.domain.names import shown
from trackman.ui.coverage.wording import CoverageWording
from trackman.ui.widgets.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
CoveredRole = int(Qt.ItemDataRole.UserRole)
"""Returns what is in a cell, as a number of `Covered`."""
_ROOT = QModelIndex()


class CoverageModel(QAbstractTableModel):
    """Rows are videos, columns are languages; who draws the heads asks for `figures`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = CoverageWording(self)
        self._names: dict[str, str] = {}
        self.coverage: Coverage = coverage_of(())
        self.videos: Sequence[int] = ()
        """Places of the videos that are shown, in their order."""
        self.figures: tuple[LanguageFigures, ...] = ()
        """Of the videos that are shown."""
        self.query = CoverageQuery()

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another coverage, as it was asked for."""
        self._show(coverage, self.query)

    def ask(self, query: CoverageQuery) -> None:
        """Show other videos, or in another order."""
        self._show(self.coverage, query)

    def upload_id(self, row: int) -> str:
        """Return the id of the video of a row."""
        return self.coverage.upload_ids[self.videos[row]]

    def filename(self, row: int) -> str:
        """Return the name of the video of a row."""
        return self.coverage.filenames[self.videos[row]]

    def language(self, column: int) -> str:
        """Return the code of a column."""
        return self.coverage.languages[column]

    def language_name(self, column: int) -> str:
        """Return the language of a column in words."""
        code = self.language(column)
        if code not in self._names:
            self._names[code] = self._words.language(code)
        return self._names[code]

    def having(self, column: int) -> int:
        """Return how many of the videos shown have what is wanted in a language."""
        return self.figures[column].having(self.query.wanted)

    @property
    def wanted(self) -> CoverageDemand:
        """Thing the figures count."""
        return self.query.wanted

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.videos)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.coverage.languages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell as a number, in words, or as a sentence."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        cell = self.coverage.at(self.videos[row], column)
        match role:
            case _ if role == CoveredRole:
                return int(cell)
            case Qt.ItemDataRole.DisplayRole:
                return self._words.cell(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(row, column, cell)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._sentence(row, column, cell))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a language with its figure, or that of a video."""
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return shown(self.filename(section))
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return plain_tooltip(shown(self.filename(section))) if is_tip else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.language_name(section)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                words = self._words.figures(self.figures[section], len(self.videos))
                return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def share(self, column: int) -> str:
        """Return how many percent of the videos shown have what is wanted."""
        return self._words.share(self.having(column), len(self.videos))

    def _sentence(self, row: int, column: int, cell: Covered) -> str:
        return self._words.sentence(self.filename(row), self.language(column), cell)

    def _show(self, coverage: Coverage, query: CoverageQuery) -> None:
        self.beginResetModel()
        self.coverage, self.query = coverage, query
        self.videos = coverage.videos(query)
        everything = len(self.videos) == len(coverage)
        self.figures = coverage.figures(None if everything else self.videos)
        self.endResetModel()
