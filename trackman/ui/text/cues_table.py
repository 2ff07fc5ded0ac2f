"""The table of cues."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trackman.domain.subtitles import Cue
from trackman.ui.row_delegate import Index, draw_picture
from trackman.ui.rows_model import DotRole, PictureRole
from trackman.ui.table import Columns
from trackman.ui.text.cues_model import Column, CuesModel
from trackman.ui.text.wrapping import WrappingDelegate, WrappingTable
from trackman.ui.theme import current_look

_WRAPPED = frozenset({int(Column.TEXT)})
_COLUMNS = Columns(
    fixed={Column.NUMBER: 66, Column.TIME: 106, Column.LENGTH: 74, Column.MARK: 36},
    shares={},
    smallest={},
    least_for_rest=170,
    dispensable=(Column.LENGTH, Column.NUMBER),
)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CuesDelegate(WrappingDelegate):
    """Draws cues; the one that is on the video now stands out."""

    def __init__(self, view: CuesTable, model: CuesModel) -> None:
        super().__init__(view, _WRAPPED)
        self._model = model

    def paint_plain(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a cell of one line, or the mark of what was noticed."""
        if (picture := index.data(PictureRole)) is not None:
            line = QRect(box.left(), box.top() + 8, 16, painter.fontMetrics().height())
            draw_picture(painter, line, option, picture, str(index.data(DotRole)))
            return
        if index.column() == Column.MARK:
            return
        super().paint_plain(painter, box, option, index)
        if self._model.is_playing(index.row()) and index.column() == Column.TIME:
            bar = QRect(box.left() - 10, box.top() + 4, 3, box.height() - 8)
            painter.fillRect(bar, QColor(current_look().accent))

    def always_explains(self, index: Index) -> bool:
        """Say what a mark stands for, and when a cue ends."""
        return index.column() in {Column.MARK, Column.TIME, Column.LENGTH}


class CuesTable(WrappingTable):
    """Shows a `CuesModel`."""

    cue_activated = Signal(Cue)
    """A cue was double-clicked, or Return pressed on it."""

    def __init__(self, model: CuesModel) -> None:
        super().__init__("cues", _COLUMNS, _WRAPPED)
        self.setAccessibleName(self.tr("Cues"))
        self._cues = model
        self.set_up(model, CuesDelegate(self, model))
        self.horizontalHeader().moveSection(Column.NUMBER, 0)
        self.watch()
        self.setColumnHidden(Column.MARK, True)
        self.copy = QAction(self.tr("Copy text"), self)
        self.copy.setObjectName("copyCues")
        self.copy.setShortcut(QKeySequence("Ctrl+C"))
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy.triggered.connect(self._copy)
        self.addAction(self.copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._activate)

    def show_marks(self) -> None:
        """Make room for the marks where there are any."""
        self.setColumnHidden(Column.MARK, not self._cues.has_marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the cue in the video on Return; all else moves about."""
        if event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _activate(self, index: Index) -> None:
        self.cue_activated.emit(self._cues.item(index.row()))

    def _copy(self) -> None:
        texts = [self._cues.plain(row) for row in self.selected_rows()]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))
