from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTabBar

from trackman.domain.settings import Settings
from trackman.ui.settings.dialog import SettingsDialog


@pytest.fixture
def open_dialog(qtbot):
    """Return what opens the dialog at the choices about reviews."""
    opened = []

    def open_it(settings):
        dialog = SettingsDialog(None, settings, Path("/home/anna/trackman"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        opened.append(dialog)
        dialog.open()
        tabs = dialog.findChild(QTabBar)
        assert tabs is not None
        names = [tabs.tabText(place) for place in range(tabs.count())]
        tabs.setCurrentIndex(names.index("Reviews"))
        return dialog

    yield open_it
    for dialog in opened:
        dialog.close()


def box(dialog, name):
    return dialog.findChild(QCheckBox, name)


def test_shows_what_holds(open_dialog):
    dialog = open_dialog(Settings(reviewer_name="Anna", apply_decisions_at_once=True))
    assert dialog.findChild(QLineEdit, "reviewerName").text() == "Anna"
    assert box(dialog, "applyAtOnce").isChecked()
    assert not box(dialog, "secondApproval").isChecked()


def test_a_name_holds_once_the_field_is_left_or_the_dialog_closed(open_dialog, qtbot):
    dialog = open_dialog(Settings())
    chosen = QSignalSpy(dialog.changed)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "reviewerName"), "  Anna ")
    assert chosen.count() == 0
    dialog.accept()
    assert chosen.at(0)[0] == Settings(reviewer_name="Anna")


def test_nothing_is_deleted_at_once_where_another_person_has_to_agree(open_dialog, qtbot):
    dialog = open_dialog(Settings(apply_decisions_at_once=True))
    chosen = QSignalSpy(dialog.changed)
    qtbot.mouseClick(box(dialog, "secondApproval"), Qt.MouseButton.LeftButton)
    assert chosen.at(0)[0].second_approval
    assert not box(dialog, "applyAtOnce").isEnabled()
    assert "second person" in box(dialog, "applyAtOnce").toolTip()
    qtbot.mouseClick(box(dialog, "secondApproval"), Qt.MouseButton.LeftButton)
    assert box(dialog, "applyAtOnce").isEnabled()


def test_a_reset_leaves_the_name_and_what_others_rely_on(open_dialog, qtbot):
    dialog = open_dialog(
        Settings(reviewer_name="Anna", apply_decisions_at_once=True, second_approval=True)
    )
    chosen = QSignalSpy(dialog.changed)
    reset = dialog.findChild(QPushButton, "resetSettings")
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert chosen.at(0)[0] == Settings(reviewer_name="Anna", second_approval=True)
