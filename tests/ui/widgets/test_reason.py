from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QPushButton

from trackman.domain.settings import LONGEST_REASON
from trackman.ui.decision.decision_bar import DecisionBar
from trackman.ui.widgets.reason import Reason

CHOICES = ("Machine translated", "Wrong language", "Out of sync")


@pytest.fixture
def pane(qtbot):
    pane = DecisionBar()
    qtbot.addWidget(pane)
    pane.resize(740, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_obstacle(None)
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
    assert pane.why_not() == "Enter a reason first."
    assert not delete_button(pane).isEnabled()
    assert delete_button(pane).accessibleDescription() == "Enter a reason first."
    qtbot.keyClicks(edit, "  ")
    assert pane.why_not() == "Enter a reason first."
    changed = QSignalSpy(pane.changed)
    qtbot.keyClicks(edit, "Old")
    assert changed.count() > 0
    assert pane.why_not() is None
    assert delete_button(pane).isEnabled()
    pane.reason.set_text("")
    assert not delete_button(pane).isEnabled()
    pane.set_reason_required(False)
    assert delete_button(pane).isEnabled()


def test_belongs_to_one_deletion_and_is_offered_again(pane, edit, qtbot):
    qtbot.keyClicks(edit, "Old")
    pane.clear_reason(used=True)
    assert pane.reason.text() == ""
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert pane.reason.text() == "Old"
    pane.clear_reason(used=False)
    pane.reason.set_choices(CHOICES)
    assert [pane.reason.itemText(place) for place in range(4)] == ["Old", *CHOICES]


def test_what_was_not_used_is_not_offered(pane, edit, qtbot):
    qtbot.keyClicks(edit, "Half a th")
    pane.clear_reason(used=False)
    assert pane.reason.count() == 0


def test_what_cannot_be_deleted_at_all_is_said_first(pane):
    pane.set_reason_required(True)
    pane.show_obstacle("Select a track.")
    assert pane.why_not() == "Select a track."


def test_del_in_the_field_deletes_letters_and_return_leaves_it(pane, edit, qtbot):
    asked, left = QSignalSpy(pane.delete_requested), QSignalSpy(pane.left)
    edit.setFocus()
    qtbot.keyClicks(edit, "ab")
    edit.home(False)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "b"
    assert asked.count() == 0
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert left.count() == 1
