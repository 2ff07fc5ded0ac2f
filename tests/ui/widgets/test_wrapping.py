"""Cells beside wrapped texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from trackman.ui.widgets.elided import elided
from trackman.ui.widgets.wrapping import WrappingDelegate

_BOX = QRect(0, 0, 300, 60)


def inked(image: QImage) -> int:
    """Return how many lines of pixels something is drawn on."""
    white = QColor("white").rgb()
    rows, columns = range(image.height()), range(image.width())
    return sum(any(image.pixel(x, y) != white for x in columns) for y in rows)


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_cell_of_one_line_is_never_cut_below(direction: Qt.LayoutDirection, qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel()
    model.appendRow(QStandardItem("story.mp4"))
    option = QStyleOptionViewItem()
    option.direction = direction
    images = [QImage(_BOX.size(), QImage.Format.Format_RGB32) for _ in range(2)]
    painters = []
    for image in images:
        image.fill(QColor("white"))
        painters.append(QPainter(image))
        painters[-1].setFont(view.font())
    WrappingDelegate(view, frozenset()).paint_plain(painters[0], _BOX, option, model.index(0, 0))
    line = elided(view.fontMetrics(), "story.mp4", _BOX.width(), direction)
    painters[1].drawText(_BOX, int(Qt.AlignmentFlag.AlignVCenter), line)
    for painter in painters:
        painter.end()
    assert inked(images[0]) == inked(images[1]) > 0
