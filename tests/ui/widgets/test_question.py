from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from trackman.ui.widgets.question import Question
from trackman.ui.widgets.record_links import RecordLink


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def asked(qtbot, parent):
    question = Question(parent, "Delete “<b>”?", "It\ncannot be undone.", "Delete audio track")
    answers = QSignalSpy(question.answered)
    with qtbot.waitActive(question):
        question.open()
        question.activateWindow()
    return question, answers


def answer(answers):
    assert answers.count() == 1
    return answers.at(0)[0]


def button(question, name):
    return question.findChild(QPushButton, name)


def test_cancel_is_the_default(asked, qtbot):
    question, answers = asked
    assert button(question, "questionCancel").isDefault()
    assert button(question, "questionCancel").hasFocus()
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert answer(answers) is False


def test_escape_means_no(asked, qtbot):
    question, answers = asked
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert answer(answers) is False


def test_closing_means_no(asked):
    question, answers = asked
    question.close()
    question.close()
    assert answer(answers) is False


def test_the_verb_means_yes_and_is_said_once(asked, qtbot):
    question, answers = asked
    assert button(question, "questionAction").text() == "Delete audio track"
    qtbot.mouseClick(button(question, "questionAction"), Qt.MouseButton.LeftButton)
    question.reject()
    assert answer(answers) is True


def test_the_verb_can_be_reached_by_keyboard(asked, qtbot):
    question, answers = asked
    qtbot.keyClick(question, Qt.Key.Key_Tab)
    assert button(question, "questionAction").hasFocus()
    qtbot.keyClick(button(question, "questionAction"), Qt.Key.Key_Return)
    assert answer(answers) is True


def test_stops_only_its_window_and_shows_plain_text(asked):
    question, _ = asked
    assert question.windowModality() == Qt.WindowModality.WindowModal
    for label in question.findChildren(QLabel):
        assert not label.text() or label.textFormat() == Qt.TextFormat.PlainText
    question.close()


def test_the_records_can_be_looked_at_before_one_answers(qtbot, parent):
    records = [RecordLink(f"Record {n}", f"https://a.test/{n}") for n in range(9)]
    question = Question(parent, "Delete?", "Used by 9 records.", "Delete", records=records)
    with qtbot.waitActive(question):
        question.open()
        question.activateWindow()
    assert button(question, "questionRecord2").isVisible()
    qtbot.waitUntil(button(question, "questionCancel").hasFocus)
    assert button(question, "questionCancel").nextInFocusChain().objectName() == "questionAction"
    before = question.height()
    button(question, "questionRecordMore").click()
    assert button(question, "questionRecord8").isVisible()
    assert question.height() > before
    question.reject()
