from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from trackman.domain.permissions import Because, MayChange, Permission
from trackman.domain.projects import Account, Environment, Project, Site
from trackman.ui.sign_in.result import SignInResult
from trackman.ui.wording.problem import Problem

PROBLEM = Problem("DatoCMS can’t be reached", "Check the network connection, then try again.")
NO_KEYRING = Problem("This computer has no keyring", "It can be kept until then.", retry=None)
LOCKED = Problem("The keyring is locked", "Unlock it, and try again.")
YES = Permission(MayChange.YES, Because.OWNER)


def result(permission=YES, name="<b>Northwind</b>\n", environments=("main", "redesign")):
    site = Site("81", name, None, None, ("en",)) if name else None
    account = Account("access_token", "trackman", "Editor", has_role=True)
    known = tuple(Environment(one, one == "main", "ready", False) for one in environments)
    return SignInResult(Project(site, account, known), permission)


def words(page):
    visible = [label for label in page.findChildren(QLabel) if label.isVisible()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in visible if label.text())
    return "\n".join(label.text() for label in visible)


def test_says_what_it_needs_and_how_to_get_it(page):
    text = words(page)
    for part in ("API token", "Project settings › API tokens", "New token", "Content Management"):
        assert part in text
    assert "primary environment" in text
    assert "never in a file" in text


def test_sign_in_says_why_it_is_disabled(page, edit, button, qtbot):
    assert not button("Sign in").isEnabled()
    assert "Paste" in button("Sign in").accessibleDescription()
    qtbot.keyClicks(edit, "abc")
    assert button("Sign in").isEnabled()
    assert button("Sign in").accessibleDescription() == ""


@pytest.mark.parametrize("how", ["return", "mouse", "space"])
def test_signs_in(page, edit, button, qtbot, how):
    qtbot.keyClicks(edit, "abc")
    with qtbot.waitSignal(page.sign_in_requested) as asked:
        if how == "return":
            qtbot.keyClick(edit, Qt.Key.Key_Return)
        elif how == "mouse":
            qtbot.mouseClick(button("Sign in"), Qt.MouseButton.LeftButton)
        else:
            button("Sign in").setFocus()
            qtbot.keyClick(button("Sign in"), Qt.Key.Key_Space)
    assert asked.args == ["abc"]


def test_return_in_an_empty_field_asks_nobody(page, edit, qtbot):
    with qtbot.assertNotEmitted(page.sign_in_requested):
        qtbot.keyClicks(edit, "  ")
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_while_it_asks_one_can_only_stop_it(page, edit, button, qtbot):
    qtbot.keyClicks(edit, "abc")
    button("Sign in").setFocus()
    page.show_busy()
    assert "Checking with DatoCMS…" in words(page)
    assert button("Sign in") is None
    assert button("Cancel").hasFocus()
    with qtbot.assertNotEmitted(page.sign_in_requested):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.cancelled):
        qtbot.keyClick(button("Cancel"), Qt.Key.Key_Escape)


def test_a_problem_stands_under_the_field_until_somebody_types(page, edit, button, qtbot):
    qtbot.keyClicks(edit, "abc")
    page.show_busy()
    page.show_problem(PROBLEM)
    assert PROBLEM.title in words(page)
    assert PROBLEM.text in edit.accessibleDescription()
    assert edit.hasFocus()
    assert edit.selectedText()
    with qtbot.waitSignal(page.sign_in_requested):
        button("Try again").click()
    qtbot.keyClicks(edit, "d")
    assert PROBLEM.title not in words(page)
    assert edit.accessibleDescription() == ""
    assert button("Sign in") is not None


def test_tells_what_the_token_opens(page, button):
    page.show_result(result())
    text = words(page)
    assert "<b>Northwind</b>⏎" in text
    assert "main · primary" in text
    assert "redesign" in text
    assert "trackman, role “Editor”" in text
    assert "Yes" in text
    assert button("Open library").hasFocus()


@pytest.mark.parametrize(
    ("permission", "answer"),
    [
        (Permission(MayChange.NO, Because.DENIED), "No"),
        (Permission(MayChange.UNKNOWN, Because.NOT_TOLD), "Unknown"),
    ],
)
def test_tells_whether_tracks_may_be_changed(page, permission, answer):
    page.show_result(result(permission))
    assert answer in words(page).split("\n")


def test_says_what_it_may_not_know(page):
    page.show_result(SignInResult(Project(None, None, ()), YES))
    text = words(page)
    assert "Unknown" in text
    assert "isn’t allowed to list them" in text
    assert "can’t be kept" in text


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_opens_the_library_by_key(page, button, qtbot, key):
    page.show_result(result())
    with qtbot.waitSignal(page.open_requested):
        qtbot.keyClick(button("Open library"), key)


def test_another_token_can_be_used_instead(page, edit, button, qtbot):
    page.show_result(result())
    with qtbot.waitSignal(page.another_token_requested):
        button("Use another token").click()
    assert edit.isVisible()
    assert edit.hasFocus()


def test_without_a_keyring_the_token_can_be_kept_for_the_session(page, button, qtbot):
    page.show_result(result())
    page.show_keyring_problem(NO_KEYRING)
    assert NO_KEYRING.title in words(page)
    assert button("Try again") is None
    assert button("Open library") is None
    with qtbot.waitSignal(page.keep_for_session_requested):
        qtbot.keyClick(button("Keep for this session only"), Qt.Key.Key_Return)
    page.show_result(result())
    assert NO_KEYRING.title not in words(page)


def test_a_locked_keyring_can_be_tried_again(page, button, qtbot):
    page.show_result(result())
    page.show_keyring_problem(LOCKED)
    assert button("Keep for this session only") is not None
    with qtbot.waitSignal(page.keep_again_requested):
        button("Try again").click()


def test_a_missing_keyring_is_said_before_a_token_is_pasted(page):
    page.show_no_keyring()
    assert "This computer has no keyring" in words(page)


def test_one_can_go_back_from_adding_a_project(page, button, qtbot):
    assert button("Cancel") is None
    page.show_start(adding=True)
    assert "Add a project" in words(page)
    with qtbot.waitSignal(page.cancelled):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_after_a_revoked_token_the_project_is_named_and_the_rest_is_kept(page, button):
    page.show_again("Northwind")
    text = words(page)
    assert "Sign in to “Northwind” again" in text
    assert "Everything else is kept" in text
    assert button("Cancel") is None


def test_tab_goes_from_the_field_through_the_eye_to_the_button(page, edit, button, qtbot):
    qtbot.keyClicks(edit, "abc")
    for name in ("Show token", "Sign in"):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert button(name).hasFocus()


def test_who_cannot_make_a_token_gets_a_message_for_somebody_who_can(page, button, qtbot):
    qtbot.mouseClick(button("Can’t create tokens? Ask someone who can"), Qt.MouseButton.LeftButton)
    assert "Ask someone who manages the project" in words(page)
    assert "Choose New token" not in words(page)
    qtbot.keyClick(button("Copy message"), Qt.Key.Key_Space)
    message = QGuiApplication.clipboard().text()
    for part in ("Content Management API", "primary environment", "API tokens", "read records"):
        assert part in message
    assert button("Copied") is not None
    qtbot.mouseClick(button("I can create a token myself"), Qt.MouseButton.LeftButton)
    assert "Choose New token" in words(page)


def test_the_message_is_gone_when_somebody_signs_in_anew(page, button, qtbot):
    qtbot.mouseClick(button("Can’t create tokens? Ask someone who can"), Qt.MouseButton.LeftButton)
    page.show_result(result())
    assert button("Copy message") is None
    page.show_start(adding=True)
    assert "Choose New token" in words(page)


def test_a_keyring_that_does_not_give_out_the_token_is_no_refusal_by_datocms(page):
    page.show_again("Northwind", lost=True)
    assert "keyring" in words(page)
    assert "no longer accepts" not in words(page)
