from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QTabBar

from trackman.domain.settings import Settings
from trackman.ui.settings.dialog import SettingsDialog

USED = Settings(keep_backups_days=90, reason_required=True, reasons=("Old", "Wrong"))


@pytest.fixture
def open_dialog(qtbot):
    """Return what opens the dialog at the choices about deleting."""
    opened = []

    def open_it(settings=USED):
        dialog = SettingsDialog(None, settings, Path("/home/anna/trackman"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        opened.append(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        tabs = dialog.findChild(QTabBar)
        assert tabs is not None
        tabs.setCurrentIndex(1)
        return dialog

    yield open_it
    for dialog in opened:
        dialog.close()


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


def reasons(dialog):
    return dialog.findChild(QPlainTextEdit, "reasonList")


def test_the_tabs_can_be_turned_by_keyboard(dialog, qtbot):
    tabs = dialog.findChild(QTabBar)
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.tabText(tabs.currentIndex()) == "General"
    assert dialog.findChild(QComboBox, "theme").isVisible()
    assert not reasons(dialog).isVisible()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert reasons(dialog).isVisible()


def test_shows_what_holds(dialog):
    assert dialog.findChild(QComboBox, "keepBackups").currentText() == "90 days"
    assert dialog.findChild(QCheckBox, "reasonRequired").isChecked()
    assert reasons(dialog).toPlainText() == "Old\nWrong"
    assert dialog.findChild(QComboBox, "keepBackups").accessibleName() == "Keep backups for"
    assert reasons(dialog).accessibleName() == "Suggested reasons"


def test_backups_stay_for_ever_unless_somebody_says_otherwise(open_dialog):
    dialog = open_dialog(Settings())
    assert dialog.findChild(QComboBox, "keepBackups").currentText() == "Forever"


def test_a_period_somebody_wrote_into_the_file_stays(open_dialog, qtbot):
    dialog = open_dialog(Settings(keep_backups_days=45))
    assert dialog.findChild(QComboBox, "keepBackups").currentText() == "45 days"
    changed = QSignalSpy(dialog.changed)
    dialog.close()
    assert changed.count() == 0


def test_a_choice_holds_at_once(dialog, qtbot):
    keep = dialog.findChild(QComboBox, "keepBackups")
    keep.setFocus()
    with qtbot.waitSignal(dialog.changed) as changed:
        qtbot.keyClick(keep, Qt.Key.Key_Down)
    assert changed.args == [replace(USED, keep_backups_days=30)]
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.findChild(QCheckBox, "reasonRequired").click()
    assert changed.args == [replace(USED, keep_backups_days=30, reason_required=False)]


def test_reasons_hold_once_the_field_is_left(dialog, qtbot):
    changed = QSignalSpy(dialog.changed)
    edit = reasons(dialog)
    edit.setFocus()
    edit.setPlainText("  Old \n\nOld\nToo\tquick\n" + "x" * 300)
    assert changed.count() == 0
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert changed.count() == 1
    kept = changed.at(0)[0].reasons
    assert kept[:2] == ("Old", "Too␉quick")
    assert len(kept) == 3
    assert len(kept[2]) == 200


def test_no_more_reasons_are_taken_than_can_be_kept(dialog):
    changed = QSignalSpy(dialog.changed)
    reasons(dialog).setFocus()
    reasons(dialog).setPlainText("\n".join(f"reason {number}" for number in range(80)))
    dialog.close()
    assert len(changed.at(0)[0].reasons) == 50


def test_what_was_typed_counts_when_it_is_closed(dialog, qtbot):
    changed = QSignalSpy(dialog.changed)
    reasons(dialog).setFocus()
    reasons(dialog).setPlainText("New")
    qtbot.keyClick(reasons(dialog), Qt.Key.Key_Escape)
    assert changed.at(changed.count() - 1)[0].reasons == ("New",)
    assert not dialog.isVisible()


def test_the_reasons_survive_the_way_back_to_defaults(dialog, qtbot):
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.findChild(QPushButton, "resetSettings").click()
    assert changed.args == [Settings(reasons=("Old", "Wrong"))]


def test_says_how_much_the_backups_take_and_asks_to_check_them(dialog, qtbot):
    words = dialog.findChild(QLabel, "backupsUsed")
    check = dialog.findChild(QPushButton, "checkBackups")
    assert not check.isEnabled()
    dialog.show_backups_used(0)
    assert (words.text(), check.isEnabled()) == ("No backups yet.", False)
    dialog.show_backups_used(12_400)
    assert words.text() == "12.4 kB in use."
    with qtbot.waitSignal(dialog.check_backups_requested):
        check.click()
