"""The page of activity takes the place of the panes and gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit


@pytest.fixture
def full(window, three, make_video):
    window.tracks.show_video(make_video(*three), {})
    return window


def action(window, name):
    return next(one for one in window.findChildren(QAction) if one.objectName() == name)


def button(window, name):
    return window.findChild(QAbstractButton, name)


@pytest.mark.parametrize("way", ["keys", "header", "footer", "menu"])
def test_the_activity_can_be_opened(full, qtbot, way):
    with qtbot.waitSignal(full.activity_requested):
        if way == "keys":
            qtbot.keyClick(full, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        elif way == "header":
            qtbot.mouseClick(button(full, "activity"), Qt.MouseButton.LeftButton)
        elif way == "footer":
            full.footer.show_running(1)
            qtbot.mouseClick(button(full, "running"), Qt.MouseButton.LeftButton)
        else:
            action(full, "showActivity").trigger()
    assert full.activity.isVisible()
    assert not full.tracks.isVisible()


def test_the_footer_counts_what_runs(full):
    full.footer.show_running(3)
    assert button(full, "running").text() == "3 running"
    full.footer.show_running(0)
    assert not button(full, "running").isVisible()


def test_not_while_signing_in(full):
    full.workspace.show_sign_in()
    full.activity_requested.emit()
    assert full.workspace.sign_in.isVisible()


def test_a_message_covers_nothing_and_moves_nothing(full):
    before = [full.tracks.geometry(), full.work.geometry()]
    full.notification.say("“Italiano” deleted", "warning", "Undo", lambda: None)
    QApplication.sendPostedEvents()
    assert [full.tracks.geometry(), full.work.geometry()] == before
    assert full.footer.isAncestorOf(full.notification)
    full.workspace.show_activity()
    assert full.notification.isVisible()


def test_the_history_is_a_page_of_its_own_way(full, qtbot):
    qtbot.mouseClick(button(full, "history"), Qt.MouseButton.LeftButton)
    assert full.activity.tabs.currentIndex() == 2
    action(full, "showDeleted").trigger()
    assert full.activity.tabs.currentIndex() == 1


def test_opening_a_video_goes_back_to_the_panes(full, qtbot):
    full.workspace.show_activity()
    edit = full.header.field.edit
    edit.setFocus()
    edit.setText("q0VNpiNQSkG6z0lif_O1zg")
    with qtbot.waitSignal(full.open_requested):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert full.tracks.isVisible()


def test_control_f_does_not_go_to_a_hidden_field(full, qtbot):
    full.workspace.show_activity()
    qtbot.keyClick(full, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(full.activity, Qt.Key.Key_Escape)
    assert not full.library.findChild(QLineEdit, "searchVideos").hasFocus()


def test_undo_says_what_it_takes_back(full, qtbot):
    undo = action(full, "undo")
    asked = QSignalSpy(full.undo_requested)
    assert (undo.text(), undo.isEnabled()) == ("Nothing to undo", False)
    full.tracks.table.setFocus()
    qtbot.keyClick(full.tracks.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked.count() == 0
    full.show_undo("Undo deletion of “Sense & Sensibility”")
    assert (undo.text(), undo.isEnabled()) == ("Undo deletion of “Sense && Sensibility”", True)
    qtbot.keyClick(full.tracks.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked.count() == 1
    full.show_undo(None)
    assert (undo.text(), undo.isEnabled()) == ("Nothing to undo", False)


def test_undo_in_a_text_field_takes_back_what_was_typed(full, qtbot):
    full.show_undo("Undo deletion of “Italiano”")
    asked = QSignalSpy(full.undo_requested)
    edit = full.header.field.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "abc")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() != "abc"
    assert asked.count() == 0


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("exportAll", "export_all_requested"),
        ("importAll", "import_requested"),
        ("checkBackups", "check_backups_requested"),
        ("moderationReport", "moderation_requested"),
    ],
)
def test_the_menus_ask_for_what_they_say(full, qtbot, name, signal):
    with qtbot.waitSignal(getattr(full, signal)):
        action(full, name).trigger()


@pytest.mark.parametrize("way", ["keys", "header", "menu"])
def test_the_page_of_the_project_can_be_opened_and_left(full, qtbot, way):
    with qtbot.waitSignal(full.workspace.project_tab_shown) as shown:
        if way == "keys":
            control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
            qtbot.keyClick(full, Qt.Key.Key_L, control | shift)
        elif way == "header":
            qtbot.mouseClick(button(full, "allTracks"), Qt.MouseButton.LeftButton)
        else:
            action(full, "showAllTracks").trigger()
    assert shown.args == ["allTracks"]
    assert full.workspace.project_page.isVisible()
    assert full.workspace.project_page.all_tracks.isVisible()
    qtbot.keyClick(full.workspace.project_page, Qt.Key.Key_Escape)
    assert full.tracks.isVisible()


def test_another_session_begins_with_an_empty_page_of_the_project(full):
    full.workspace.show_project_page("allTracks")
    before = full.workspace.project_page
    full.workspace.renew_project_page()
    full.workspace.show_panes()
    assert full.workspace.project_page is not before
