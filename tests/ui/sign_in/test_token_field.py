from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit


def paste(qtbot, edit, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_it_is_called_by_its_name_and_hides_what_is_in_it(page, edit):
    assert edit.accessibleName() == "API token"
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    assert edit.hasFocus()


@pytest.mark.parametrize("around", ["{}", "  {} ", "{}\r\n", "\n\t{}\n\n", "\ufeff{}\u00a0"])
def test_what_came_along_with_a_pasted_token_vanishes(qtbot, edit, around):
    paste(qtbot, edit, around.format("abc123"))
    assert edit.text() == "abc123"


def test_what_is_inside_stays_to_be_judged(qtbot, edit):
    paste(qtbot, edit, "abc 123")
    assert edit.text() == "abc 123"


def test_pasting_takes_the_place_of_a_refused_token(qtbot, page, edit):
    from trackman.ui.wording.problem import Problem

    paste(qtbot, edit, "wrong")
    page.show_problem(Problem("DatoCMS doesn’t accept the API token", "It is wrong."))
    paste(qtbot, edit, "right")
    assert edit.text() == "right"


def test_it_can_be_shown_and_hidden_again(qtbot, edit, button):
    eye = button("Show token")
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.isChecked()
    assert eye.accessibleName() == "Show token"
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_it_is_hidden_and_empty_at_the_next_start(qtbot, page, edit, button):
    paste(qtbot, edit, "abc123")
    button("Show token").click()
    page.show_start(adding=True)
    assert edit.text() == ""
    assert edit.echoMode() == QLineEdit.EchoMode.Password
