from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from trackman.ui.shell.header import Header


@pytest.fixture
def header(qtbot):
    header = Header()
    qtbot.addWidget(header)
    header.resize(1024, 60)
    header.show()
    return header


def text(header, name):
    return header.findChild(QLabel, name).text()


@pytest.mark.parametrize(
    ("kind", "words"),
    [("primary", "main · primary"), ("sandbox", "main · read-only"), ("unknown", "main")],
)
def test_the_badge_says_what_can_be_done(header, kind, words):
    header.show_environment("main", kind, None)
    assert text(header, "environmentBadgeText") == words


def test_the_badge_says_why_nothing_can_be_changed(header):
    header.show_environment("redesign", "sandbox", "Only in <primary>.")
    badge = header.findChild(QWidget, "environmentBadge")
    assert badge.accessibleDescription() == "Only in <primary>."
    assert "&lt;primary&gt;" in badge.toolTip()


def test_project_and_account_are_plain_text(header):
    header.show_project("<b>Northwind</b>\n", "Anna")
    assert header.switcher.text() == "<b>Northwind</b>⏎"
    assert text(header, "accountName") == "Anna"
    header.show_project("Northwind", None)
    assert not header.findChild(QLabel, "accountName").isVisible()


def test_return_opens_what_is_in_the_field(header, qtbot):
    edit = header.field.edit
    assert edit.accessibleName() == "Open video"
    edit.setText("x" * 20_000)
    with qtbot.waitSignal(header.field.open_requested) as asked:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert asked.args == ["x" * 20_000]


def test_what_is_wrong_is_said_under_the_field_until_it_is_changed(header, qtbot):
    field = header.field
    before = header.sizeHint().height()
    field.show_error("“<b>x</b>” is no id.")
    assert field.error.isVisible()
    assert field.error.text() == "“<b>x</b>” is no id."
    assert field.edit.accessibleDescription() == "“<b>x</b>” is no id."
    assert header.sizeHint().height() == before, "nothing below moves"
    qtbot.keyClick(field.edit, Qt.Key.Key_A)
    assert not field.error.isVisible()
    field.show_error("“<b>x</b>” is no id.")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert (field.error.isVisible(), field.edit.text()) == (False, "")
    assert field.edit.accessibleDescription() == ""


def test_the_field_says_that_a_video_is_being_opened(header):
    header.field.set_busy(True)
    assert text(header, "openFieldHint") == "Opening…"
    header.field.set_busy(False)
    assert text(header, "openFieldHint") == "Ctrl L"


def test_refresh_asks_to_refresh(header, qtbot):
    with qtbot.waitSignal(header.refresh_requested):
        qtbot.mouseClick(header.refresh, Qt.MouseButton.LeftButton)
