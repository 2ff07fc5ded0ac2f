"""Languages to tick, each with how many tracks it has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
)

from trackman.domain.names import shown
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.check_mark import is_checked, paint_check, toggle
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line
from trackman.ui.wording.inserting import dotted
from trackman.ui.wording.tracks import TrackWording

_ROWS = 6
_ROW = 28
_CODE = Qt.ItemDataRole.UserRole


class _LanguageDelegate(RowDelegate):
    """Low rows, each a box and its language; a click anywhere in one ticks it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(super().sizeHint(option, index).width(), scaled(_ROW))

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        ticked = bool(is_checked(index))
        draw_line(painter, paint_check(painter, box, option, ticked), option, str(index.data()))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick or untick."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)  # Space
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            toggle(model, index)
        return True


class LanguageList(QListWidget):
    """A code that is ticked stays, whether or not the project has tracks in it."""

    ticked_changed = Signal()
    """A person ticked others."""

    def __init__(self, name: str, words: str, rows: int = _ROWS) -> None:
        super().__init__()
        self._words = TrackWording()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_LanguageDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._most_rows = rows
        self.itemChanged.connect(self.ticked_changed)

    def offer(self, languages: Sequence[tuple[str, int]]) -> None:
        """Offer the languages of the project, each with its number of tracks."""
        ticked = self.ticked()
        known = {code for code, _ in languages}
        extra = [(code, 0) for code in ticked if code not in known]
        self.blockSignals(True)
        self.clear()
        for code, count in (*languages, *extra):
            self._add(code, count, code in ticked)
        self.blockSignals(False)
        self._fit()

    def tick(self, codes: Collection[str]) -> None:
        """Tick these and no others."""
        self.blockSignals(True)
        rest = list(codes)
        for row in range(self.count()):
            code = str(self.item(row).data(_CODE))
            state = Qt.CheckState.Checked if code in codes else Qt.CheckState.Unchecked
            self.item(row).setCheckState(state)
            if code in rest:
                rest.remove(code)
        for code in rest:
            self._add(code, 0, True)
        self.blockSignals(False)
        self._fit()

    def ticked(self) -> tuple[str, ...]:
        """Return the codes that are ticked, in the order on screen."""
        items = [self.item(row) for row in range(self.count())]
        checked = Qt.CheckState.Checked
        return tuple(str(one.data(_CODE)) for one in items if one.checkState() == checked)

    def _fit(self) -> None:
        """Be as high as the languages, within reason."""
        rows = min(max(self.count(), 1), self._most_rows)
        self.setFixedHeight(scaled(rows * _ROW))

    def _add(self, code: str, count: int, ticked: bool) -> None:
        tracks = self.tr("%Ln tracks", "", count)
        name = self._words.language_of(code)
        text = dotted([*dict.fromkeys([name, shown(code, 40)]), tracks if count else ""])
        item = QListWidgetItem(text)
        item.setData(_CODE, code)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.addItem(item)
