from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from trackman.domain.settings import LONGEST_REASON
from trackman.ui.tracks.reason import Reason
from trackman.ui.tracks.tracks_pane import TracksPane

CHOICES = ("Machine translated", "Wrong language", "Out of sync")


@pytest.fixture
def pane(qtbot, three, make_video):
    pane = TracksPane()
    qtbot.addWidget(pane)
    pane.resize(740, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_video(make_video(*three), {})
    return pane


@pytest.fixture
def edit(pane):
    return pane.reason.findChild(QLineEdit)


def delete_button(pane):
    return pane.findChild(QPushButton, "delete")


def test_has_a_name_and_says_that_it_is_optional(pane, edit):
    assert edit.accessibleName() == "Reason"
    assert edit.placeholderText() == "Reason (optional)"
    assert pane.reason.text() == ""


def test_what_is_typed_is_the_reason(pane, edit, qtbot):
    told = QSignalSpy(pane.reason.changed)
    qtbot.keyClicks(edit, " Old ")
    assert pane.reason.text() == "Old"
    assert told.at(told.count() - 1) == ["Old"]


def test_offers_the_list_and_completes_by_any_part_of_it(pane, edit, qtbot):
    pane.reason.set_choices(CHOICES)
    assert [pane.reason.itemText(place) for place in range(3)] == list(CHOICES)
    assert pane.reason.text() == ""
    completer = pane.reason.completer()
    completer.setCompletionPrefix("LANG")
    assert completer.currentCompletion() == "Wrong language"
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert pane.reason.text() == "Machine translated"


def test_another_list_leaves_what_is_typed(pane, edit, qtbot):
    qtbot.keyClicks(edit, "My own")
    told = QSignalSpy(pane.reason.changed)
    pane.reason.set_choices(CHOICES)
    pane.reason.set_choices(())
    assert pane.reason.text() == "My own"
    assert told.count() == 0


def test_stays_for_the_next_delete(pane, edit, qtbot):
    qtbot.keyClicks(edit, "Old")
    pane.select_track("it")
    pane.remove_track("it")
    assert pane.reason.text() == "Old"


def test_is_one_line_and_shows_what_cannot_be_seen(pane, edit):
    QGuiApplication.clipboard().setText("a\x00b\u202ec")
    edit.paste()
    assert pane.reason.text() == "a␀b⟨202E⟩c"


@pytest.mark.parametrize("text", ["x" * 500, "\u202e" * 150])
def test_is_never_longer_than_two_hundred_characters(qapp, text):
    reason = Reason()
    reason.set_text(text)
    assert 0 < len(reason.text()) <= LONGEST_REASON
    reason.set_choices([text])
    assert len(reason.itemText(0)) <= LONGEST_REASON


def test_where_one_is_required_delete_waits_for_it(pane, edit, qtbot):
    pane.set_reason_required(True)
    assert edit.placeholderText() == "Reason"
    pane.select_track("de")
    assert pane.why_not() == "Enter a reason first."
    assert not delete_button(pane).isEnabled()
    assert delete_button(pane).accessibleDescription() == "Enter a reason first."
    qtbot.keyClicks(edit, "  ")
    assert pane.why_not() == "Enter a reason first."
    changed = QSignalSpy(pane.delete_changed)
    qtbot.keyClicks(edit, "Old")
    assert changed.count() > 0
    assert pane.why_not() is None
    assert delete_button(pane).isEnabled()
    pane.reason.set_text("")
    assert not delete_button(pane).isEnabled()
    pane.set_reason_required(False)
    assert delete_button(pane).isEnabled()


def test_what_cannot_be_deleted_at_all_is_said_first(pane):
    pane.set_reason_required(True)
    assert pane.why_not() == "Select a track first."
    pane.set_delete_refused("This environment is read-only.")
    assert pane.why_not() == "This environment is read-only."
    assert not pane.reason.isVisible()
    pane.set_delete_refused(None)
    assert pane.reason.isVisible()


def test_del_in_the_field_deletes_letters_and_return_goes_to_the_rows(pane, edit, qtbot):
    asked = QSignalSpy(pane.delete_requested)
    pane.select_track("de")
    edit.setFocus()
    qtbot.keyClicks(edit, "ab")
    edit.home(False)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "b"
    assert asked.count() == 0
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert pane.table.hasFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert asked.count() == 1


def test_goes_below_the_name_where_the_room_is_short(pane):
    assert pane.reason.y() < delete_button(pane).geometry().bottom()
    pane.resize(415, 600)
    QApplication.sendPostedEvents()
    assert pane.reason.y() > delete_button(pane).geometry().bottom()
    assert pane.reason.width() > 300
