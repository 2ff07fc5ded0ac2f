from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from trackman.ui.activity.activity_page import Tab


@pytest.fixture
def page(window):
    window.workspace.show_activity()
    return window.activity


def button(page, name):
    return page.findChild(QAbstractButton, name)


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def chosen(page):
    return [one.id for one in page.work.table.selected_work()]


def test_has_the_names_that_screen_readers_and_tests_rely_on(page):
    assert page.work.table.accessibleName() == "Activity"
    assert page.tabs.tabText(Tab.ACTIVITY) == "Activity"


def test_says_so_where_nothing_runs(page):
    assert "Nothing is running" in texts(page)
    assert not page.work.table.isVisible()


def test_sums_up_what_runs_and_waits(page, make_work):
    page.show_work([make_work("1"), make_work("2", kind="waiting"), make_work("3", kind="waiting")])
    assert "1 running, 2 waiting" in texts(page)
    assert page.work.table.isVisible()


def test_the_selection_stays_while_work_goes_on(page, make_work):
    work = [make_work(key) for key in "abc"]
    page.show_work(work)
    page.work.table.select_row(1)
    page.show_work([replace(one, state="Deleting… 9 s") for one in work])
    assert chosen(page) == ["b"]
    page.show_work([make_work("c"), make_work("b"), make_work("d")])
    assert chosen(page) == ["b"]
    page.show_work([make_work("c")])
    assert chosen(page) == []


def test_the_buttons_say_why_they_cannot_be_used(page, make_work):
    cancel, again = button(page, "activityCancel"), button(page, "activityTryAgain")
    page.show_work([make_work("1", kind="done"), make_work("2", can_cancel=True)])
    assert not cancel.isEnabled()
    assert cancel.accessibleDescription() == "Select a row first."
    page.work.table.select_row(0)
    assert not cancel.isEnabled()
    assert "can no longer be cancelled" in cancel.accessibleDescription()
    page.work.table.select_row(1)
    assert cancel.isEnabled()
    assert not again.isEnabled()
    assert "can’t help" in again.accessibleDescription()


def test_a_button_follows_what_becomes_of_the_selected_row(page, make_work):
    page.show_work([make_work("1", can_cancel=True)])
    page.work.table.select_row(0)
    page.show_work([make_work("1", kind="problem", can_try_again=True)])
    assert not button(page, "activityCancel").isEnabled()
    assert button(page, "activityTryAgain").isEnabled()


def test_asks_for_exactly_what_can_be_done(page, make_work, qtbot):
    page.show_work(
        [
            make_work("1", can_cancel=True),
            make_work("2", can_try_again=True),
            make_work("3", can_cancel=True),
        ]
    )
    page.work.table.selectAll()
    with qtbot.waitSignal(page.work.cancel_requested) as cancelled:
        qtbot.mouseClick(button(page, "activityCancel"), Qt.MouseButton.LeftButton)
    assert cancelled.args == [["1", "3"]]
    with qtbot.waitSignal(page.work.try_again_requested) as again:
        qtbot.mouseClick(button(page, "activityTryAgain"), Qt.MouseButton.LeftButton)
    assert again.args == [["2"]]


def test_three_hundred_rows_on_screen_change_at_once_and_stay_selected(page, make_work):
    work = [make_work(str(number)) for number in range(300)]
    page.show_work(work)
    table = page.work.table
    table.selectAll()
    changed = QSignalSpy(table.model().dataChanged)
    selected = QSignalSpy(table.selectionModel().selectionChanged)
    page.show_work([replace(one, state="Deleting… 9 s", seconds=9) for one in work])
    assert (changed.count(), selected.count()) == (1, 0)
    assert len(chosen(page)) == 300


@pytest.mark.parametrize("where", ["tabs", "table", "activityBack"])
def test_escape_goes_back_to_the_videos_from_everywhere(page, window, make_work, qtbot, where):
    page.show_work([make_work("1")])
    widget = {"tabs": page.tabs, "table": page.work.table}.get(where) or button(page, where)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert window.tracks.isVisible()


def test_the_button_goes_back_to_the_rows_of_the_tracks(window, three, make_video, qtbot):
    window.tracks.show_video(make_video(*three), {})
    window.workspace.show_activity()
    qtbot.mouseClick(button(window.activity, "activityBack"), Qt.MouseButton.LeftButton)
    assert window.tracks.table.hasFocus()


def test_everything_can_be_reached_by_keyboard(page, make_work, qtbot):
    page.show_work([make_work("1", can_cancel=True, can_try_again=True)])
    page.work.table.select_row(0)
    page.tabs.setFocus()
    seen = []
    for _ in range(4):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.objectName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert seen == ["activityTabs", "activityCancel", "activityTryAgain", "activityTable"]


def test_tells_which_tab_is_wanted_when_it_comes_on_screen(window):
    told = QSignalSpy(window.activity.tab_shown)
    window.workspace.show_activity()
    assert told.at(0) == [Tab.ACTIVITY]
