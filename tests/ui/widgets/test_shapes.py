from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from trackman.ui.widgets.shapes import words_and_bar

WORDS = "Deleting… 12 s, slower than usual"


@pytest.mark.parametrize("box", [QRect(38, 25, 120, 19), QRect(16, 0, 120, 43)])
@pytest.mark.parametrize("width", [120, 150, 190, 230, 260, 400])
def test_a_bar_never_stands_in_its_words(box, width, qapp):
    box.setWidth(width)
    picture = QPixmap(500, 60)
    painter = QPainter(picture)
    painter.setFont(qapp.font())
    words, bar = words_and_bar(painter, box, WORDS)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    ink = painter.boundingRect(words, flags, WORDS).intersected(words)
    painter.end()
    assert not bar.intersects(ink)
    assert box.left() <= bar.left()
    assert bar.right() <= box.right()
    assert bar.bottom() < 49  # of a row of tracks, the last line is its edge
