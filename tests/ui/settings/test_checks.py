from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton

from trackman.domain.limits import Preset
from trackman.domain.settings import Settings
from trackman.ui.settings.dialog import SettingsDialog

CHOSEN = replace(Settings(), preset=Preset.BBC, words=("Foo", "Bar baz"))


@pytest.fixture
def dialog(qtbot):
    dialog = SettingsDialog(None, CHOSEN, Path("/data"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def last(changed):
    return changed.at(changed.count() - 1)[0]


def test_shows_what_holds(dialog):
    assert dialog.findChild(QComboBox, "preset").currentText() == "BBC"
    assert dialog.findChild(QPlainTextEdit, "wordList").toPlainText() == "Foo\nBar baz"
    assert "15 characters a second" in dialog.findChild(object, "presetWords").text()


def test_a_choice_holds_at_once_and_says_what_it_means(dialog):
    changed = QSignalSpy(dialog.changed)
    preset = dialog.findChild(QComboBox, "preset")
    preset.setCurrentIndex(preset.findData(Preset.NETFLIX.value))
    preset.activated.emit(preset.currentIndex())
    assert last(changed).preset is Preset.NETFLIX
    assert "20 characters a second" in dialog.findChild(object, "presetWords").text()


def test_words_hold_once_the_field_is_left(dialog):
    changed = QSignalSpy(dialog.changed)
    field = dialog.findChild(QPlainTextEdit, "wordList")
    field.setPlainText(" foo \n\nbar\nfoo")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut))
    assert last(changed).words == ("foo", "bar")


def test_the_words_survive_the_way_back_to_defaults(dialog):
    changed = QSignalSpy(dialog.changed)
    dialog.findChild(QPushButton, "resetSettings").click()
    assert last(changed).preset is Preset.NEUTRAL
    assert last(changed).words == CHOSEN.words
