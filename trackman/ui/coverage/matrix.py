"""The matrix: names of videos stay at the side, languages and their figures on top."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trackman.domain.inventory.coverage import Covered
from trackman.ui.coverage.model import CoverageModel, CoveredRole
from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme
from trackman.ui.widgets.elided import elided

Index = QModelIndex | QPersistentModelIndex
_ROW, _COLUMN, _HEAD = 32, 100, 58  # pixels
_NAMES, _NARROW_NAMES = 300, 190  # pixels of the names at the side
_NARROW = 900  # pixels of a matrix from which on names have all their room
_MARK, _GAP = 16, 5  # pixels of a mark, and between two
_EDGE = 12
_PICTURES = {
    Covered.SUBTITLES: ("subtitles", "text"),
    Covered.AUDIO: ("audio", "text"),
    Covered.ERRORED: ("warning", "danger"),
    Covered.PREPARING: ("clock", "muted"),
    Covered.UNREAD: ("question", "faint"),
}
_OPENING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class CoverageMatrix(QTableView):
    """A cell is chosen by a click, Return or Space; a figure by a click on a language."""

    cell_chosen = Signal(int, int)
    """Row and column."""
    language_chosen = Signal(int)
    video_chosen = Signal(int)
    menu_wanted = Signal(QPoint)
    """A menu is wanted at this place of the screen, for the current cell."""

    def __init__(self, name: str, words: str, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setModel(model)
        self._languages = _Languages(self)
        self._videos = _Videos(self)
        self.setHorizontalHeader(self._languages)
        self.setVerticalHeader(self._videos)
        self.setItemDelegate(_Cells(self))
        self._behave()
        self.clicked.connect(lambda index: self.cell_chosen.emit(index.row(), index.column()))
        self._languages.sectionClicked.connect(self.language_chosen)
        self._videos.sectionClicked.connect(self.video_chosen)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        )
        theme().changed.connect(self.viewport().update)

    def current_cell(self) -> tuple[int, int] | None:
        """Return row and column of the cell that has the keyboard."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current cell on Return and Space, copy its words on Ctrl+C."""
        index = self.currentIndex()
        if event.key() in _OPENING_KEYS and index.isValid():
            self.cell_chosen.emit(index.row(), index.column())
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            words = index.data(Qt.ItemDataRole.AccessibleTextRole)
            QGuiApplication.clipboard().setText(str(words))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell, so that the keyboard is somewhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names less room where there is little."""
        narrow = self.width() < scaled(_NARROW)
        self._videos.setFixedWidth(scaled(_NARROW_NAMES if narrow else _NAMES))
        super().resizeEvent(event)

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)


class _Cells(QStyledItemDelegate):
    """Draws a mark of its own shape for each thing a video has: colour tells nothing alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        look, rect = current_look(), option.rect
        focused = option.widget.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.selection if focused else look.selection_idle))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(look.line))
        if option.state & QStyle.StateFlag.State_Selected and focused:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        draw_marks(painter, rect, option.font, int(index.data(CoveredRole) or 0))
        painter.restore()


class _Languages(QHeaderView):
    """Languages, each over the share of videos that have what is counted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("coverageLanguages")
        self.setFixedHeight(scaled(_HEAD))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(scaled(_COLUMN))
        self.setMinimumSectionSize(scaled(_COLUMN) // 2)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw name, share and bar of a language."""
        model = self.model()
        if not isinstance(model, CoverageModel):
            return
        painter.save()
        look = current_look()
        painter.fillRect(rect, QColor(look.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(look.border))
        inside = rect.adjusted(6, 6, -6, -6)
        expected = section < model.coverage.expected
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold if expected else QFont.Weight.Normal)
        _centred(painter, inside, heavy, look.text, model.language_name(section), 0)
        share = model.share(section)
        _centred(painter, inside, self.font(), look.muted, share, 1)
        videos = len(model.videos)
        bar = QRect(inside.left() + 8, inside.bottom() - 3, inside.width() - 16, 4)
        painter.fillRect(bar, QColor(look.line))
        filled_width = bar.width() * model.having(section) // videos if videos else 0
        part = QRect(bar.left(), bar.top(), filled_width, bar.height())
        painter.fillRect(QStyle.visualRect(self.layoutDirection(), bar, part), QColor(look.accent))
        painter.restore()


class _Videos(QHeaderView):
    """Names of the videos: they stay where they are while languages scroll by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("coverageVideos")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(scaled(_ROW))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedWidth(scaled(_NAMES))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name, cut at its end where there is no room."""
        model = self.model()
        if not isinstance(model, CoverageModel):
            return
        painter.save()
        look = current_look()
        painter.fillRect(rect, QColor(look.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(look.line))
        is_left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        side = rect.right() if is_left else rect.left()
        painter.fillRect(QRect(side, rect.top(), 1, rect.height()), QColor(look.border))
        inside = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.setFont(self.font())
        painter.setPen(QColor(look.text))
        name = str(model.headerData(section, Qt.Orientation.Vertical) or "")
        line = elided(painter.fontMetrics(), name, inside.width(), self.layoutDirection())
        flags = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags |= Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(flags | Qt.TextFlag.TextSingleLine), line)
        painter.restore()


def draw_marks(painter: QPainter, rect: QRect, font: QFont, cell: int) -> None:
    """Draw the marks of a cell in the middle of a place; a dash for nothing."""
    look = current_look()
    marks = [one for one in Covered if cell & one]
    if not marks:
        painter.setPen(QColor(look.faint))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "–")
        return
    widths = [_width(one, font) for one in marks]
    left = rect.center().x() - (sum(widths) + scaled(_GAP) * (len(marks) - 1)) // 2
    for one, width in zip(marks, widths, strict=True):
        place = QRect(left, rect.center().y() - scaled(_MARK) // 2, width, scaled(_MARK))
        _draw_mark(painter, place, font, one)
        left += width + scaled(_GAP)


def mark_size(one: Covered, font: QFont) -> QSize:
    """Return how much room a mark takes."""
    return QSize(_width(one, font) if one else scaled(_MARK), scaled(_MARK))


def _draw_mark(painter: QPainter, place: QRect, font: QFont, one: Covered) -> None:
    look = current_look()
    if one in _PICTURES:
        picture, tone = _PICTURES[one]
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), pixmap(picture, tone, place.height(), ratio))
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.text), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0, 1, -1, -1), 3, 3)
    painter.setFont(_small(font))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), _CAPTIONS)


def _width(one: Covered, font: QFont) -> int:
    if one is not Covered.CAPTIONS:
        return scaled(_MARK)
    return QFontMetrics(_small(font)).horizontalAdvance(_CAPTIONS) + scaled(8)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.72)
    small.setWeight(QFont.Weight.Bold)
    return small


def _centred(
    painter: QPainter, inside: QRect, font: QFont, colour: str, text: str, line: int
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    height = QFontMetrics(font).height()
    place = QRect(inside.left(), inside.top() + line * (height + 1), inside.width(), height)
    words = elided(painter.fontMetrics(), text, place.width(), Qt.LayoutDirection.LeftToRight)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), words)


_CAPTIONS = "CC"
"""Drawn as the sign that televisions have, in every language."""
