"""The menus and keys of the three tables of the page of activity."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu

from trackman.domain.journal import Place, Stage
from trackman.ui.activity.activity_page import Tab
from trackman.ui.activity.work_model import WorkColumn
from trackman.ui.wording.formats import Moments

BEGAN = datetime(2026, 6, 14, 12, tzinfo=UTC)
PLACE = Place("81", "Northwind", None, "video-1", "launch.mp4")


@pytest.fixture
def page(window):
    window.workspace.show_activity()
    return window.activity


@pytest.fixture
def deleted(page):
    page.show_tab(Tab.DELETED)
    return page.deleted


@pytest.fixture
def history(page):
    page.show_tab(Tab.HISTORY)
    return page.history


def open_menu(tab, row=0, *, how=QContextMenuEvent.Reason.Mouse):
    """Ask for the menu of a row, and return what it offers by name."""
    table = tab.table
    place = table.visualRect(table.model().index(row, 0)).center()
    event = QContextMenuEvent(how, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    (menu,) = [one for one in tab.findChildren(QMenu) if one.isVisible()]
    offered = {one.objectName(): one for one in menu.actions() if one.objectName()}
    assert menu.toolTipsVisible()
    menu.hide()
    return offered


def reasons(offered: dict[str, QAction]) -> dict[str, str]:
    return {name: one.whatsThis() for name, one in offered.items() if not one.isEnabled()}


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_a_right_click_on_work_offers_all_that_can_be_done_and_says_why_not(page, make_work):
    page.show_work(
        [
            make_work("1", can_cancel=True, place=PLACE, track_id="t1", why_not_restored="Running"),
            make_work("2", kind="done", place=PLACE, track_id="t2"),
        ]
    )
    offered = open_menu(page.work)
    assert list(offered) == [
        *("rowCancel", "rowTryAgain", "rowRestore", "rowOpenVideo", "rowDetails"),
        *("rowCopyId", "rowCopyText"),
    ]
    assert reasons(offered) == {
        "rowTryAgain": "Trying again can’t help with the selected items.",
        "rowRestore": "Running",
    }
    assert set(reasons(open_menu(page.work, 1))) == {"rowCancel", "rowTryAgain"}
    assert [one.id for one in page.work.table.selected_work()] == ["2"]


def test_the_menu_of_work_asks_for_what_is_chosen(page, make_work):
    restored = QSignalSpy(page.work.restore_requested)
    wanted = QSignalSpy(page.video_wanted)
    page.show_work([make_work("1", kind="done", place=PLACE, track_id="t1")])
    offered = open_menu(page.work)
    offered["rowRestore"].trigger()
    offered["rowOpenVideo"].trigger()
    offered["rowCopyId"].trigger()
    assert restored.at(0) == [["1"]]
    assert wanted.at(0) == ["video-1"]
    assert QGuiApplication.clipboard().text() == "t1"


def test_details_of_work_are_shown_in_the_history(page, make_work, make_row, qtbot):
    page.show_work([make_work("1"), make_work("2")])
    page.work.table.select_row(1)
    qtbot.keyClick(page.work.table, Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == Tab.HISTORY
    page.history.show_rows([make_row("3"), make_row("2"), make_row("1")])
    assert [row.id for row in page.history.selected_rows()] == ["2"]
    page.history.table.clearSelection()
    page.history.show_rows([make_row("2")])
    assert page.history.selected_rows() == [], "it was sought once"


def test_a_time_of_day_stands_beside_a_duration(page, make_work):
    page.show_work([make_work("1", began=BEGAN), make_work("2", kind="waiting", began=BEGAN)])
    time = Moments().time(BEGAN)
    cells = [page.work.model.index(row, WorkColumn.TIME).data() for row in range(2)]
    assert cells == [f"{time} · 4 s", time]


def test_the_selected_rows_are_copied_as_they_are_shown(page, make_work, qtbot):
    page.show_work([make_work("1", began=BEGAN), make_work("2", where="a\tb.mp4")])
    page.work.table.selectAll()
    qtbot.keyClick(page.work.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    time = Moments().time(BEGAN)
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"Delete “Italiano”\tlaunch.mp4\tDeleting… 4 s\t{time} · 4 s",
        "Delete “Italiano”\ta␉b.mp4\tDeleting… 4 s\t4 s",
    ]


def test_the_menu_of_a_deleted_track_restores_it_and_opens_its_video(deleted, page, make_entry):
    restored, wanted = QSignalSpy(deleted.restore_requested), QSignalSpy(page.video_wanted)
    deleted.show_entries([make_entry(id="saved"), make_entry(id="lost", backup=None)])
    offered = open_menu(deleted)
    assert reasons(offered) == {}
    offered["rowRestore"].trigger()
    assert [entry.id for entry in restored.at(0)[0]] == ["saved"]
    deleted.findChild(QAbstractButton, "deletedOpen").click()
    assert wanted.at(0) == ["video-1"]
    offered = open_menu(deleted, 1)
    assert reasons(offered) == dict.fromkeys(
        ("rowRestore", "rowRestoreElsewhere"),
        "There’s no backup: it was deleted without one.",
    )


def test_the_video_of_another_project_or_environment_is_not_opened(deleted, page, make_entry):
    page.videos.use(lambda place: place.project == "81", None)
    foreign = Place("82", "Southwind", None, "video-1", "launch.mp4")
    sandbox = Place("81", "Northwind", "redesign", "video-1", "launch.mp4")
    deleted.show_entries([make_entry(id="1", place=foreign), make_entry(id="2", place=sandbox)])
    assert open_menu(deleted)["rowOpenVideo"].whatsThis() == (
        "The video belongs to the project “Southwind”. Open it first."
    )
    assert open_menu(deleted, 1)["rowOpenVideo"].whatsThis() == (
        "The video is in the environment “redesign”. Switch to it first."
    )
    deleted.table.selectAll()
    assert open_menu(deleted)["rowOpenVideo"].whatsThis() == (
        "The selected rows belong to several videos."
    )


def test_return_on_a_deleted_track_goes_to_its_details(deleted, make_entry, qtbot):
    deleted.show_entries([make_entry()])
    deleted.table.begin_at_top()
    deleted.table.setFocus()
    qtbot.keyClick(deleted.table, Qt.Key.Key_Return)
    assert "Wrong language" in texts(deleted.details)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert deleted.details.isAncestorOf(focus)


def test_deleted_tracks_can_be_searched(deleted, make_entry, make_track, qtbot):
    field = deleted.findChild(QLineEdit, "searchDeleted")
    assert field.accessibleName() == "Search deleted tracks"
    entries = [make_entry(id="1"), make_entry(id="2", track=make_track(name="Deutsch"))]
    deleted.show_entries(entries)
    field.setText("DEUTSCH launch")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [deleted.model.item(row).id for row in range(deleted.model.count())] == ["2"]
    assert "1 deleted track" in texts(deleted)
    deleted.show_entries(entries[:1])
    assert "No matches" in texts(deleted)
    deleted.findChild(QAbstractButton, "deletedNoMatchButton").click()
    assert deleted.model.count() == 1
    assert field.text() == ""


def test_the_keys_to_search_go_to_the_deleted_tracks_while_they_are_on_screen(
    deleted, page, make_entry
):
    deleted.show_entries([make_entry()])
    page.search_history()
    assert deleted.search.hasFocus()
    page.show_tab(Tab.ACTIVITY)
    page.search_history()
    assert page.history.filters.search.hasFocus()


def test_the_menu_of_the_history_says_why_a_row_cannot_be_restored(history, make_row):
    history.show_rows([make_row("1", stage=Stage.FAILED), make_row("2")])
    assert reasons(open_menu(history)) == {"rowRestore": "The track was not deleted."}
    history.table.setFocus()
    offered = open_menu(history, how=QContextMenuEvent.Reason.Keyboard)
    assert reasons(offered) == {"rowRestore": "The track was not deleted."}
    restored = QSignalSpy(history.restore_requested)
    open_menu(history, 1)["rowRestore"].trigger()
    assert restored.at(0) == [["2"]]


def test_no_menu_opens_where_there_is_no_row(history, make_row):
    history.show_rows([make_row("1")])
    wanted = QSignalSpy(history.table.menu_wanted)
    place = QPoint(5, history.table.viewport().height() - 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(history.table.viewport(), event)
    assert wanted.count() == 0
