"""List of short lines: texts that were checked, and places to play."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QStyleOptionViewItem

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line

_ROW, _PADDING = 28, 8


class _LineDelegate(RowDelegate):
    """One line each, cut where it is too long; the whole of it is in its tooltip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(scaled(80), scaled(_ROW))

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        room = box.adjusted(scaled(_PADDING), 0, -scaled(_PADDING), 0)
        draw_line(painter, room, option, str(index.data()))


class ShortLines(QListWidget):
    """Rows of one line, with no bar below."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_LineDelegate(self))
