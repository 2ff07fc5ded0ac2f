"""Tables whose texts take as many lines as they need, however many rows there are.

A height for every row of 20,000 would take longer than anyone waits. So rows begin with the
height most of them have, and those that come on screen get their own.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem

from trackman.domain.text_direction import is_right_to_left
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.elided import elided
from trackman.ui.widgets.row_delegate import PADDING, RowDelegate
from trackman.ui.widgets.rows_model import DotRole
from trackman.ui.widgets.table import Columns, Table

Index = QModelIndex | QPersistentModelIndex
MarksRole = DotRole + 1
"""Returns the marked places of a wrapped text: `list[Mark]`, or None."""
NotesRole = MarksRole + 1
"""Returns what stands in small letters under a wrapped text: `list[Note]`, or None."""
LEAST_HEIGHT = 30
_EDGE = 6  # over and under the lines
_LEADING = 2
_END = 4  # free at the end of a cell
_WIDEST = 640  # pixels of a line in letters of the usual size, that the eye finds the next one


Mark = tuple[int, int, str]
"""From, to, and the name of the colour of the look to lie under it."""
Note = tuple[str, str]
"""Words, and the name of their colour of the look."""


class WrappingDelegate(RowDelegate):
    """Draws some columns as lines of text, with marked places."""

    def __init__(self, view: QAbstractItemView, wrapped: frozenset[int]) -> None:
        super().__init__(view)
        self._wrapped = wrapped

    def height(self, index: Index, font: QFont, width: int) -> int:
        """Return the height a cell needs in a column so wide."""
        room = min(width - PADDING - _END, _widest(font))
        height = laid_out(str(index.data() or ""), _lettered(index, font), room)[1]
        height += self.height_of_notes(index, font, width)
        return max(height + 2 * _EDGE, scaled(LEAST_HEIGHT))

    def height_of_notes(self, index: Index, font: QFont, width: int) -> int:
        """Return the height of what stands under a text in a column so wide."""
        room = min(width - PADDING - _END, _widest(font))
        notes = index.data(NotesRole) or ()
        return sum(laid_out(words, _small(font), room)[1] + _LEADING for words, _ in notes)

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        if index.column() in self._wrapped:
            self._paint_lines(painter, box, option, index)
        else:
            self.paint_plain(painter, box, option, index)

    def paint_plain(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a cell of one line, level with the first line of the others."""
        painter.setPen(QColor(current_look().muted))
        line = QRect(box.left(), box.top() + _EDGE, box.width(), painter.fontMetrics().height())
        words = str(index.data() or "")
        words = elided(painter.fontMetrics(), words, line.width(), option.direction)
        # Letters of another font, such as marks for the direction have, may need more height.
        flags = Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextDontClip
        painter.drawText(line, int(flags), words)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show no tooltip for a text that is whole on screen anyway."""
        if index.column() in self._wrapped and not self.always_explains(index):
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_lines(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        text = str(index.data() or "")
        room = min(box.width(), _widest(option.font))
        layout, height = laid_out(text, _lettered(index, option.font), room)
        marks = [_selection(mark) for mark in index.data(MarksRole) or ()]
        left = box.left()
        if option.direction == Qt.LayoutDirection.RightToLeft:
            left = box.right() - room + 1
        top = box.top() + _EDGE
        layout.draw(painter, QPoint(left, top).toPointF(), marks)
        top += height + _LEADING
        for words, tone in index.data(NotesRole) or ():
            painter.setPen(QColor(str(getattr(current_look(), tone))))
            layout, height = laid_out(words, _small(option.font), room)
            layout.draw(painter, QPoint(left, top).toPointF())
            top += height + _LEADING


class WrappingTable(Table):
    """Shows texts whole; who inherits calls `set_up` and then `watch`."""

    samples = 20
    """Rows that are measured to know the height most of them have."""

    def __init__(self, name: str, columns: Columns, wrapped: frozenset[int]) -> None:
        super().__init__(name, columns)
        self._wrapped = wrapped
        self._fitting = False
        self._measured = False
        """True if what is selected has had its place on screen."""
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.setInterval(0)
        self._anew.timeout.connect(self.fit_anew)

    def watch(self) -> None:
        """Measure again when other rows come or columns get another width."""
        self.model().modelReset.connect(self._begin)
        self.horizontalHeader().sectionResized.connect(self._widths_changed)

    def fit_anew(self) -> None:
        """Give all rows the usual height of some, and those on screen their own."""
        self._anew.stop()
        count = self.model().rowCount()
        if not count or not self.viewport().width():
            return
        first, current = self._first_row(), self.currentIndex()
        follow = not self._measured or self.visualRect(current).intersects(self.viewport().rect())
        step = max(1, count // self.samples)
        heights = sorted(self._height(row) for row in range(0, count, step))
        usual = heights[len(heights) // 2]
        header = self.verticalHeader()
        header.setDefaultSectionSize(usual - 1)  # only another size reaches rows with their own
        header.setDefaultSectionSize(usual)
        if follow and current.isValid():
            self.scrollTo(current)
        elif first:
            self.scrollTo(self.model().index(first, 0), self.ScrollHint.PositionAtTop)
        self._measured = self.isVisible()
        self._fit()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row on screen, whole if it fits."""
        super().scrollTo(index, hint)
        self._fit()
        self.updateGeometries()  # else the end of the scroll bar is where it was
        super().scrollTo(index, hint)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what comes on screen."""
        super().scrollContentsBy(dx, dy)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure what comes on screen."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        places = [header.logicalIndex(place) for place in range(header.count())]
        shown = (column for column in places if not self.isColumnHidden(column))
        delegate = self.itemDelegate()
        if isinstance(delegate, WrappingDelegate):
            delegate.first_column = next(shown, 0)
        self._fit()

    def _begin(self) -> None:
        self._measured = False
        self.fit_anew()

    def _widths_changed(self, column: int) -> None:
        if column in self._wrapped:
            self._anew.start()

    def _first_row(self) -> int:
        return max(self.rowAt(0), 0)

    def _fit(self) -> None:
        """Give the rows on screen the height they need; what stands at the top stays there."""
        if self._fitting or not self.model().rowCount():
            return
        self._fitting = True
        header, row = self.verticalHeader(), self._first_row()
        top, count = self.rowViewportPosition(row), self.model().rowCount()
        while row < count and top < self.viewport().height():
            wanted, before = self._height(row), self.rowHeight(row)
            if wanted != before:
                header.resizeSection(row, wanted)
            if top < 0 and wanted != before:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + wanted - before)
                top -= wanted - before
            top += wanted
            row += 1
        self._fitting = False

    def _height(self, row: int) -> int:
        delegate = self.itemDelegate()
        if not isinstance(delegate, WrappingDelegate):
            return scaled(LEAST_HEIGHT)
        return max(
            delegate.height(self.model().index(row, column), self.font(), self.columnWidth(column))
            for column in self._wrapped
        )


def laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """Break a text into lines, from the side its script begins at; return their height, too.

    The lines of the last texts are kept: each is measured, placed and then drawn.
    """
    size = font.pointSizeF(), font.pixelSize(), font.weight(), font.italic()
    key = (text, width, *size, *font.families())
    if (found := _kept.get(key)) is not None:
        _kept.move_to_end(key)
        return found
    found = _kept[key] = _broken(text, font, width)
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)
    return found


_kept: OrderedDict[tuple[object, ...], tuple[QTextLayout, int]] = OrderedDict()
_MOST_KEPT = 160


def _broken(text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    backwards = is_right_to_left(text)
    options = QTextOption(
        (Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft)
        | Qt.AlignmentFlag.AlignAbsolute
    )
    options.setTextDirection(
        Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
    )
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(options)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPoint(0, round(height)).toPointF())
        height += line.height() + _LEADING
    layout.endLayout()
    return layout, round(height - _LEADING)


def _widest(font: QFont) -> int:
    """Return how long a line may be: as many letters, however large they are."""
    usual = QApplication.font().pointSizeF()
    return _WIDEST if usual <= 0 else round(_WIDEST * max(font.pointSizeF() / usual, 1.0))


def _lettered(index: Index, font: QFont) -> QFont:
    """Return a font with the letter forms that the model has for a cell."""
    letters = index.data(Qt.ItemDataRole.FontRole)
    return letters.resolve(font) if isinstance(letters, QFont) else font


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _selection(mark: Mark) -> QTextLayout.FormatRange:
    start, end, colour = mark
    look, form, place = current_look(), QTextCharFormat(), QTextLayout.FormatRange()
    form.setBackground(QColor(str(getattr(look, colour))))
    form.setForeground(QColor(look.on_accent if colour == "accent" else look.text))
    place.start, place.length, place.format = start, end - start, form
    return place
