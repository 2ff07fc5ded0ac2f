"""Sizes of text."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from trackman.ui.theme.scale import pixel_size


def test_a_font_is_as_high_as_the_one_that_is_found_for_it(qapp: QApplication) -> None:
    for half_points in range(12, 80):
        font = QFont(qapp.font())
        font.setPointSizeF(half_points / 2)
        assert pixel_size(font) == QFontInfo(font).pixelSize()
    font.setPixelSize(17)
    assert pixel_size(font) == QFontInfo(font).pixelSize() == 17
