"""The table of cues."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.text.cues_model import CuesColumn, CuesModel
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.row_delegate import Index, draw_picture
from trackman.ui.widgets.row_menu import Groups, RowAction, offer_row_menu
from trackman.ui.widgets.rows_model import DotRole, PictureRole
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.wrapping import WrappingDelegate, WrappingTable

_WRAPPED = frozenset({int(CuesColumn.TEXT)})
_COLUMNS = Columns(
    fixed={CuesColumn.NUMBER: 52, CuesColumn.TIME: 74, CuesColumn.LENGTH: 64, CuesColumn.MARK: 30},
    shares={},
    smallest={},
    least_for_rest=330,
    dispensable=(CuesColumn.LENGTH, CuesColumn.NUMBER),
)
_ZOOM = 1.15
"""Factor of a step of the size of the text; so many down and up."""
_SMALLEST, _LARGEST = -3, 8
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SIDEWAYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
_PAD = Qt.KeyboardModifier.KeypadModifier
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


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
            line = QRect(box.left() - 6, box.top() + 6, 16, painter.fontMetrics().height())
            draw_picture(painter, line, option, picture, str(index.data(DotRole)))
            return
        if index.column() == CuesColumn.MARK:
            return
        super().paint_plain(painter, box, option, index)
        if self._model.is_playing(index.row()) and index.column() == CuesColumn.TIME:
            bar = QRect(box.left() - 10, box.top() + 4, 3, box.height() - 8)
            painter.fillRect(bar, QColor(current_look().accent))

    def always_explains(self, index: Index) -> bool:
        """Say what a mark stands for, and when a cue ends."""
        return index.column() in {CuesColumn.MARK, CuesColumn.TIME, CuesColumn.LENGTH}


class CuesTable(WrappingTable):
    """Shows a `CuesModel`."""

    play_wanted = Signal(Cue)
    """It is to play from this cue."""
    cue_activated = Signal(Cue)
    """A cue was double-clicked, or Return pressed on it."""
    left = Signal()
    """Escape was pressed."""
    cue_clicked = Signal(Cue)
    """A cue was clicked, and not to select it beside others."""

    def __init__(self, model: CuesModel) -> None:
        super().__init__("cues", _COLUMNS, _WRAPPED)
        self.setAccessibleName(self.tr("Cues"))
        self._cues = model
        self._follows = True
        """True if the cue that is on the video is kept on screen."""
        self._last_playing: int | None = None
        self._moving = False
        self.set_up(model, CuesDelegate(self, model))
        self.horizontalHeader().moveSection(CuesColumn.NUMBER, 0)
        self.watch()
        self.copy = QAction(self.tr("Copy text"), self)
        self.copy.setObjectName("copyCues")
        keys().follow(self.copy)
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy.triggered.connect(self._copy)
        self.addAction(self.copy)
        offer_row_menu(self, "cuesMenu", self._menu)
        self.doubleClicked.connect(self._activate)
        self.clicked.connect(self._click)
        self.verticalScrollBar().valueChanged.connect(self._note_scrolling)
        model.modelReset.connect(self._begin_following)
        model.modelReset.connect(self._fit_times)
        model.notes_changed.connect(self.fit_anew)

    def show_playing(self, cues: tuple[int, ...]) -> None:
        """Mark the cues on the video; keep the last on screen unless one scrolled elsewhere."""
        self._cues.show_playing(cues)
        row = self._cues.row_of(cues[-1]) if cues else None
        if row is None:
            return
        self._last_playing = row
        index = self._cues.index(row, 0)
        seen = self.viewport().rect().contains(self.visualRect(index))
        if self._follows and not seen and not self.verticalScrollBar().isSliderDown():
            self._moving = True
            self.scrollTo(index, self.ScrollHint.PositionAtCenter)
            self._moving = False

    def zoom(self, steps: int) -> int:
        """Write so many steps larger than usual; return how many are possible."""
        steps = min(max(steps, _SMALLEST), _LARGEST)
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * _ZOOM**steps)
        self.setFont(font)
        self._fit_times()
        self.fit_anew()
        return steps

    def follow(self) -> None:
        """Keep the cue on the video on screen from now on."""
        self._follows = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the cue in the video on Return, and leave letters to the player."""
        if event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~_PLAIN:
            event.ignore()
        elif event.key() in _SIDEWAYS and not event.modifiers() & ~_PAD:
            event.ignore()  # a row is one; a review goes on to another track
        else:
            super().keyPressEvent(event)

    def _click(self, index: Index) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.cue_clicked.emit(self._cues.item(index.row()))

    def _fit_times(self) -> None:
        """Make room for hours, and for the sign of a time that no player can show."""
        self.make_room(CuesColumn.TIME, self._cues.longest_time())

    def _begin_following(self) -> None:
        self._last_playing = None
        self._follows = True

    def _note_scrolling(self) -> None:
        """Follow only while the cue that is or was last on the video is in sight."""
        if not self._moving and self._last_playing is not None:
            place = self.visualRect(self._cues.index(self._last_playing, 0))
            self._follows = place.intersects(self.viewport().rect())

    def _activate(self, index: Index) -> None:
        self.cue_activated.emit(self._cues.item(index.row()))

    def _menu(self) -> Groups:
        none = "" if self.selected_rows() else self.tr("Select a cue.")
        return [
            [
                RowAction(
                    "playFromHere",
                    self.tr("Play from here"),
                    lambda: self.play_wanted.emit(self._cues.item(self.currentIndex().row())),
                    none,
                )
            ],
            [
                self.copy,
                RowAction("copyRows", self.tr("Copy with times"), self.copy_selection, none),
            ],
        ]

    def _copy(self) -> None:
        texts = [self._cues.plain(row) for row in self.selected_rows()]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))
