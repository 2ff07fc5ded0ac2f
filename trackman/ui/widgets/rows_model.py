"""Base of table models: read-only rows, cells of text, a sentence for each row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from trackman.ui.widgets.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ItemRole = int(Qt.ItemDataRole.UserRole)
"""Returns what a row is about."""
PictureRole = ItemRole + 1
"""Returns the name of the icon before the text of a cell, or None."""
DotRole = ItemRole + 2
"""Returns the colour of the dot before the text of a cell, as a word of the look, or None."""
ROOT = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Read-only rows; subclasses say what is in the cells."""

    def count(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        raise NotImplementedError

    def item(self, row: int) -> object:
        """Return what a row is about."""
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        raise NotImplementedError

    def sentence(self, row: int) -> str:
        """Return a row as it is read out."""
        raise NotImplementedError

    def tooltip(self, row: int, column: int) -> str:
        """Return what a cell says when asked."""
        return self.text(row, column)

    def picture(self, row: int, column: int) -> str | None:
        """Return the icon before the text of a cell."""
        return None

    def dot(self, row: int, column: int) -> str | None:
        """Return the colour of the dot before the text of a cell."""
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.titles())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        return self.titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, the sentence of its row, or what the row is about."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole if column == 0:
                return self.sentence(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.tooltip(row, column))
        if role == ItemRole:
            return self.item(row)
        if role == PictureRole:
            return self.picture(row, column)
        return self.dot(row, column) if role == DotRole else None
