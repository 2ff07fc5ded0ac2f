"""Boxes with check marks in the cells of tables: drawn, clicked and changed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.row_delegate import PADDING, Index

BOX = 16
"""Pixels of a side."""
_AROUND = 12  # pixels beside the box that a click may hit
_CHECK = Qt.ItemDataRole.CheckStateRole


def paint_check(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, checked: bool
) -> QRect:
    """Draw a check box at the start of `box` and return the rest of it."""
    look = current_look()
    place = QRect(box.left(), box.center().y() - BOX // 2, BOX, BOX)
    place = QStyle.visualRect(option.direction, box, place)
    painter.save()
    painter.setPen(QPen(QColor(look.accent if checked else look.faint), 1))
    painter.setBrush(QColor(look.accent if checked else look.raised))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if checked:
        pen = QPen(QColor(look.on_accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, top = place.left(), place.top()
        painter.drawPolyline(
            [QRect(left + x, top + y, 0, 0).topLeft() for x, y in ((4, 8), (7, 11), (12, 5))]
        )
    painter.restore()
    return QStyle.visualRect(option.direction, box, box.adjusted(BOX + 10, 0, 0, 0))


def is_checked(index: Index) -> bool | None:
    """Tell whether a cell is checked; None for one without a box."""
    state = index.data(_CHECK)
    return None if state is None else Qt.CheckState(state) == Qt.CheckState.Checked


def toggle(model: QAbstractItemModel, index: Index) -> None:
    """Check what is not, and uncheck what is; a cell without a box stays."""
    if (checked := is_checked(index)) is not None:
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        model.setData(index, state.value, _CHECK)


def toggle_by_click(
    event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
) -> bool:
    """Change a cell by a click on its box; the `editorEvent` of a delegate.

    Tells whether the event was for the box; the rest is for the selection.
    """
    if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
        return False
    inside = event.position().toPoint().x() - option.rect.left()
    if option.direction == Qt.LayoutDirection.RightToLeft:
        inside = option.rect.right() - event.position().toPoint().x()
    if is_checked(index) is None or inside > PADDING + BOX + _AROUND:
        return False
    if event.type() == QEvent.Type.MouseButtonRelease:
        toggle(model, index)
    return True
