from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QSpinBox

from trackman.domain.quality.limits import AS_IN_THE_GUIDE, OwnLimits, Preset
from trackman.domain.settings import Settings
from trackman.ui.settings.dialog import SettingsDialog

CHOSEN = replace(Settings(), preset=Preset.BBC, words=("Foo", "Bar baz"))


@pytest.fixture
def dialog(qtbot):
    dialog = SettingsDialog(None, CHOSEN, Path("/data"))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    return dialog


def last(changed):
    return changed.at(changed.count() - 1)[0]


def test_shows_what_holds(dialog):
    assert dialog.findChild(QComboBox, "preset").currentText() == "BBC"
    assert dialog.findChild(QPlainTextEdit, "wordList").toPlainText() == "Foo\nBar baz"
    assert "15 characters per second" in dialog.findChild(object, "presetWords").text()


def test_a_choice_holds_at_once_and_says_what_it_means(dialog):
    changed = QSignalSpy(dialog.changed)
    preset = dialog.findChild(QComboBox, "preset")
    preset.setCurrentIndex(preset.findData(Preset.NETFLIX.value))
    preset.activated.emit(preset.currentIndex())
    assert last(changed).preset is Preset.NETFLIX
    assert "20 characters per second" in dialog.findChild(object, "presetWords").text()


def test_a_number_of_ones_own_holds_until_a_guide_is_chosen(dialog):
    changed = QSignalSpy(dialog.changed)
    dialog.findChild(QSpinBox, "line").setValue(50)
    assert last(changed).own_limits == OwnLimits(line=50)
    assert "50 per line" in dialog.findChild(object, "presetWords").text()
    preset = dialog.findChild(QComboBox, "preset")
    preset.activated.emit(preset.currentIndex())
    assert last(changed).own_limits == AS_IN_THE_GUIDE
    assert dialog.findChild(QSpinBox, "line").value() == 37
    assert "37 per line" in dialog.findChild(object, "presetWords").text()


def test_a_number_as_in_the_guide_is_none_of_ones_own(dialog):
    changed = QSignalSpy(dialog.changed)
    field = dialog.findChild(QSpinBox, "speed")
    field.setValue(16)
    field.setValue(15)
    assert last(changed).own_limits == AS_IN_THE_GUIDE


def test_a_number_that_was_typed_and_not_confirmed_holds_once_the_dialog_is_closed(dialog):
    changed = QSignalSpy(dialog.changed)
    field = dialog.findChild(QSpinBox, "gap")
    field.lineEdit().setText("120 ms")
    assert changed.count() == 0
    dialog.accept()
    assert last(changed).own_limits == OwnLimits(gap=120)


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
