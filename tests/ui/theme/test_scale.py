from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QStyleOptionButton, QWidget

from trackman.ui.theme.colours import LIGHT
from trackman.ui.theme.scale import (
    fit_text,
    level_text,
    limit_within_screen,
    measure_text,
    pixel_size,
    scaled,
    text_scale,
)
from trackman.ui.theme.style_sheet import style_sheet


@pytest.fixture
def app(qapp):
    usual = qapp.font()
    yield qapp
    qapp.setFont(usual)
    measure_text()


def set_points(app, points, kind=None):
    font = QFont(app.font())
    font.setPointSizeF(points)
    app.setFont(font, kind) if kind else app.setFont(font)
    measure_text()


def test_lengths_grow_with_the_text_and_never_shrink(app):
    set_points(app, 10)
    assert scaled(50) == 50
    set_points(app, 5)
    assert scaled(50) == 50
    set_points(app, 20)
    assert scaled(50) == round(50 * text_scale()) > 95


def test_small_text_is_made_large_enough_to_read(app):
    set_points(app, 7)
    fit_text(app)
    assert app.font().pointSizeF() == 10


def test_text_grows_only_as_far_as_the_smallest_window_fits_the_screen(app):
    set_points(app, 60)
    fit_text(app)
    screen = app.primaryScreen().availableSize()
    assert scaled(700) <= screen.width() + 40
    assert scaled(480) <= screen.height() + 40


def test_menus_and_lists_have_the_size_of_all_else(app):
    set_points(app, 10)
    set_points(app, 8, "QMenuBar")
    level_text(app)
    assert QApplication.font(*["QMenuBar"]).pointSizeF() == app.font().pointSizeF()


def test_a_font_is_as_high_as_the_one_that_is_found_for_it(app):
    for half_points in range(12, 80):
        font = QFont(app.font())
        font.setPointSizeF(half_points / 2)
        assert pixel_size(font) == QFontInfo(font).pixelSize()
    font.setPixelSize(17)
    assert pixel_size(font) == QFontInfo(font).pixelSize() == 17


def test_no_window_must_be_larger_than_its_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    limit_within_screen(window, (300, 200))
    assert (window.minimumWidth(), window.minimumHeight()) == (scaled(300), scaled(200))
    limit_within_screen(window, (screen.width() + 100, screen.height() + 100))
    assert window.minimumWidth() == screen.width()
    assert window.minimumHeight() < screen.height(), "a title bar has room, too"


def test_check_boxes_and_arrows_grow_with_the_text(app, qtbot):
    def box(points):
        set_points(app, points)
        app.setStyleSheet(style_sheet(LIGHT, points))
        field = QCheckBox("words")
        qtbot.addWidget(field)
        field.ensurePolished()
        option = QStyleOptionButton()
        field.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        return field.style().subElementRect(part, option, field).height()

    before = app.styleSheet()
    small, large = box(10), box(20)
    app.setStyleSheet(before)
    assert large >= 1.9 * small
