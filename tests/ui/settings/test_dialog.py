from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QWidget

from trackman.domain.settings import Settings, ThemeChoice
from trackman.ui.settings.dialog import SettingsDialog

USED = Settings(
    "en", ThemeChoice.DARK, 90, 60, 500, read_only=True, last_project="81"
)  # as somebody has it


@pytest.fixture
def open_dialog(qtbot):
    """Return what opens the dialog."""
    opened: list[QWidget] = []

    def open_it(settings=USED):
        parent = QWidget()
        qtbot.addWidget(parent)
        parent.show()
        dialog = SettingsDialog(parent, settings, Path("/home/anna/trackman"))
        opened.extend((dialog, parent))
        with qtbot.waitExposed(dialog):
            dialog.open()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return dialog

    yield open_it
    for widget in opened:
        widget.close()


def press(dialog, words):
    for button in dialog.findChildren(QAbstractButton):
        if button.text() == words:
            button.click()


def test_shows_what_holds(open_dialog):
    dialog = open_dialog()
    field = dialog.findChild
    assert field(QWidget, "language").currentText() == "English"
    assert field(QWidget, "theme").currentText() == "Dark"
    assert field(QWidget, "jobLimit").text() == "1.5 min"
    assert field(QSlider, "paceShare").value() == 60
    assert field(QWidget, "cacheSize").text() == "500 MB"
    assert field(QLabel, "dataFolder").text() == "/home/anna/trackman"


def test_every_field_is_called_by_its_label(open_dialog):
    dialog = open_dialog()
    names = {
        "language": "Language",
        "theme": "Theme",
        "jobLimit": "Give up waiting after",
        "paceShare": "Share of the API limit",
        "cacheSize": "Thumbnail cache",
    }
    for name, words in names.items():
        assert dialog.findChild(QWidget, name).accessibleName() == words
        assert dialog.findChild(QLabel, f"{name}Label").buddy().objectName() == name


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("jobLimit", lambda field: field.setValue(10), {"job_limit": 600}),
        ("paceShare", lambda field: field.setValue(100), {"pace_share": 100}),
        ("cacheSize", lambda field: field.setValue(0), {"cache_size": 0}),
    ],
)
def test_a_change_holds_at_once(open_dialog, qtbot, name, change, expected):
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.changed) as changed:
        change(dialog.findChild(QWidget, name))
    assert changed.args == [replace(USED, **expected)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("theme", {"theme": ThemeChoice.LIGHT}), ("language", {"language": "de"})],
)
def test_a_choice_holds_at_once(open_dialog, qtbot, name, expected):
    dialog = open_dialog()
    field = dialog.findChild(QWidget, name)
    field.setFocus()
    with qtbot.waitSignal(dialog.changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert changed.args == [replace(USED, **expected)]


def test_what_was_typed_counts_when_it_is_closed(open_dialog, qtbot):
    dialog = open_dialog()
    field = dialog.findChild(QWidget, "cacheSize")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "350")
    with qtbot.waitSignal(dialog.changed) as changed:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert changed.args == [replace(USED, cache_size=350)]
    assert not dialog.isVisible()


def test_showing_settings_is_no_change(open_dialog, qtbot):
    dialog = open_dialog()
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.show_settings(Settings())


def test_defaults_come_back_but_one_stays_where_one_is(open_dialog, qtbot):
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.changed) as changed:
        press(dialog, "Reset to defaults")
    assert changed.args == [Settings(read_only=True, last_project="81")]
    assert dialog.findChild(QWidget, "theme").currentText() == "Same as system"
    with qtbot.assertNotEmitted(dialog.changed):
        press(dialog, "Reset to defaults")


def test_says_how_much_the_pictures_take(open_dialog):
    dialog = open_dialog()
    words, empty = dialog.findChild(QLabel, "cacheUsed"), dialog.findChild(QWidget, "emptyCache")
    assert not empty.isEnabled()
    dialog.show_cache_used(34_560_000)
    assert "34.6 MB" in words.text()
    assert empty.isEnabled()
    dialog.show_cache_used(0)
    assert not empty.isEnabled()


def test_asks_to_empty_the_cache_and_to_open_the_folder(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.show_cache_used(1000)
    with qtbot.waitSignals([dialog.empty_cache_requested, dialog.open_folder_requested]):
        press(dialog, "Empty cache")
        press(dialog, "Open folder")


def test_a_language_it_does_not_know_is_shown_as_it_is(open_dialog):
    dialog = open_dialog(replace(USED, language="tlh"))
    assert dialog.findChild(QWidget, "language").currentText() == "tlh"


def test_says_what_the_language_changes_while_there_is_one_alone(open_dialog):
    words = open_dialog().findChild(QLabel, "languageWords").text()
    assert "how dates, sizes" in words
    assert "dates, sizes and the names of languages" in words
