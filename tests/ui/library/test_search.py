from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from trackman.domain.library import LibraryQuery
from trackman.ui.widgets.search_field import SearchField


@pytest.fixture
def field(pane):
    return pane.findChild(QLineEdit, "searchVideos")


@pytest.fixture
def asked(pane):
    return QSignalSpy(pane.query_changed)


def texts(asked):
    return [asked.at(number)[0].text for number in range(asked.count())]


def test_it_has_its_name(field):
    assert field.accessibleName() == "Search videos"


def test_letters_typed_in_one_go_are_one_search(field, asked, qtbot):
    qtbot.keyClicks(field, "launch")
    assert texts(asked) == []
    qtbot.waitUntil(lambda: asked.count() > 0)
    assert texts(asked) == ["launch"]


def test_it_waits_a_quarter_of_a_second(qtbot):
    field = SearchField()
    qtbot.addWidget(field)
    searched = QSignalSpy(field.searched)
    qtbot.keyClicks(field, "a")
    assert field._pause.remainingTime() > 200  # noqa: SLF001
    assert searched.count() == 0


def test_return_searches_at_once_and_only_once(field, asked, qtbot):
    qtbot.keyClicks(field, " launch ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert texts(asked) == ["launch"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitCallback() as later:  # a timer of its own would have ended before this one
        QTimer.singleShot(0, later)
    assert texts(asked) == ["launch"]


@pytest.mark.parametrize("clear", ["escape", "button"])
def test_it_can_be_cleared(pane, field, asked, qtbot, clear):
    qtbot.keyClicks(field, "launch")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    button = pane.findChild(QAbstractButton, "clearSearch")
    assert button.isVisible()
    if clear == "escape":
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    else:
        button.click()
    assert (field.text(), texts(asked)) == ("", ["launch", ""])
    assert not button.isVisible()


def test_control_f_goes_there(pane, field, qtbot, make_shelf):
    pane.stage.show_shelf(make_shelf(1, 2))
    pane.stage.focus_list()
    assert not field.hasFocus()
    qtbot.keyClick(pane, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()


def test_down_goes_on_to_what_was_found(pane, field, qtbot, make_shelf):
    pane.stage.show_shelf(make_shelf(1, 2))
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert pane.focusWidget().objectName() == "videos"
    assert pane.focusWidget().currentIndex().data() == "story-00001.mp4"


def test_what_is_being_typed_is_not_overwritten(pane, field, qtbot):
    qtbot.keyClicks(field, "lau")
    pane.criteria.ask_for(LibraryQuery(text="lau", used=True))
    qtbot.keyClicks(field, "nch")
    pane.criteria.set_views(())
    assert field.text() == "launch"
