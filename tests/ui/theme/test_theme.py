from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.colours import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from trackman.ui.theme.style_sheet import style_sheet
from trackman.ui.theme.theme import ThemeManager, current_look, set_scheme, theme

LOOKS = [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_text_can_be_read(look):
    grounds = ["window", "surface", "panel", "raised", "hover", "selection", "selection_idle"]
    for ground in grounds:
        for text in ("text", "muted", "faint", "danger"):
            assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5, (text, ground)
    for text, ground in (
        ("warning", "warning_soft"),
        ("success", "success_soft"),
        ("danger", "danger_soft"),
        ("text", "danger_soft"),
        ("text", "warning_soft"),
        ("muted", "danger_soft"),
        ("muted", "success_soft"),
        ("toast_text", "toast"),
        ("on_accent", "accent"),
    ):
        assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5, (text, ground)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_focus_can_be_seen(look):
    for ground in ("window", "surface", "panel", "raised", "selection"):
        assert contrast(look.accent, getattr(look, ground)) >= 3


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_fields_and_icons_can_be_seen(look):
    for ground in ("window", "surface", "panel", "raised"):
        assert contrast(look.field_border, getattr(look, ground)) >= 3, ground
        for icon in ("muted", "faint", "danger", "warning", "success", "accent"):
            assert contrast(getattr(look, icon), getattr(look, ground)) >= 3, (icon, ground)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_style_sheet_leaves_no_word_unfilled(look):
    assert "$" not in style_sheet(look, 10)


def test_a_change_of_scheme_is_told_once(qapp, qtbot):
    with qtbot.waitSignal(theme().changed):
        set_scheme("dark")
    assert current_look() is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)
    with qtbot.assertNotEmitted(theme().changed):
        set_scheme("dark")
    set_scheme("light")
    assert current_look() is LIGHT


def test_a_changed_theme_looks_like_one_chosen_from_the_start(qapp, qtbot):
    window = shown_window(qtbot)
    light = window.grab().toImage()
    set_scheme("dark")
    qapp.processEvents()
    changed = window.grab().toImage()
    set_scheme("light")
    qapp.processEvents()
    assert window.grab().toImage() == light
    window.close()
    set_scheme("dark")
    assert changed == shown_window(qtbot).grab().toImage()
    set_scheme("light")


def shown_window(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.header.show_project("Northwind Stories", "Track moderation")
    window.show()
    QApplication.processEvents()
    return window


@pytest.mark.parametrize(("scheme", "look"), [("dark", DARK), ("light", LIGHT)])
def test_a_scheme_chosen_before_holds_from_the_first_paint_on(qapp, scheme, look):
    assert ThemeManager(qapp, scheme).look is look


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    whole = QColor(colour)
    parts = (whole.redF(), whole.greenF(), whole.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
