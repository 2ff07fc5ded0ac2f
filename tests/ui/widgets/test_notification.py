from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from trackman.ui.widgets.notification import Notification


@pytest.fixture
def ground(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(800, 400)
    with qtbot.waitActive(ground):
        ground.show()
        ground.activateWindow()
    return ground


@pytest.fixture
def bar(ground):
    bar = Notification(stays_ms=1)
    row = QVBoxLayout(ground)
    row.addWidget(bar)
    row.addStretch(1)
    return bar


def take_the_mouse_away(bar):
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))


def part(bar, name):
    return bar.findChild(QAbstractButton, name)


def text(bar):
    return bar.findChild(QLabel, "messageText").text()


def test_is_a_container_whose_words_stay_readable(bar):
    bar.say("“<b>Italiano</b>” deleted", "error")
    assert bar.accessibleName() == "Notification"
    label = bar.findChild(QLabel, "messageText")
    assert label.accessibleName() == ""
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert text(bar) == "“<b>Italiano</b>” deleted"


def test_success_leaves_by_itself(bar, qtbot):
    bar.say("“Italiano” deleted", "success")
    assert bar.isVisible()
    take_the_mouse_away(bar)
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_success_stays_while_someone_is_about_to_use_it(bar, qtbot):
    bar.say("“Italiano” deleted", "success", "Undo", lambda: None)
    take_the_mouse_away(bar)
    part(bar, "messageAction").setFocus()
    with qtbot.waitSignal(bar._timer.timeout):  # noqa: SLF001 - it comes round again and again
        pass
    assert bar.isVisible()
    bar.parentWidget().setFocus()
    part(bar, "messageAction").clearFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())


@pytest.mark.parametrize("kind", ["warning", "error"])
def test_trouble_stays_until_it_is_closed(bar, qtbot, kind):
    bar.say("“Italiano” was not deleted", kind)
    assert not bar._timer.isActive()  # noqa: SLF001
    qtbot.mouseClick(part(bar, "messageClose"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_the_button_does_what_it_says_once(bar, qtbot):
    done = []
    bar.say("“Italiano” deleted", "error", "Undo", lambda: done.append("undo"))
    assert part(bar, "messageAction").text() == "Undo"
    qtbot.mouseClick(part(bar, "messageAction"), Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert not bar.isVisible()


def test_the_progress_of_many_can_be_stopped(bar, qtbot):
    bar.progress("Deleting tracks… 7 of 12", 7, 12, cancel=True)
    assert text(bar) == "Deleting tracks… 7 of 12"
    assert bar.findChild(QProgressBar).value() == 7
    assert part(bar, "messageCancel").text() == "Cancel"
    with qtbot.waitSignal(bar.cancelled):
        qtbot.mouseClick(part(bar, "messageCancel"), Qt.MouseButton.LeftButton)
    bar.progress("Deleting tracks… 8 of 12", 8, 12, cancel=False)
    assert not part(bar, "messageCancel").isVisible()


def test_a_long_message_wraps_inside_a_narrow_window(bar, ground):
    ground.resize(400, 300)
    bar.say("word " * 30, "error", "Show", lambda: None)
    QApplication.sendPostedEvents()
    assert ground.rect().contains(bar.geometry())
    label = bar.findChild(QLabel, "messageText")
    assert label.height() >= label.heightForWidth(label.width())


def test_an_offer_comes_back_after_whatever_is_said_over_it(bar, qtbot):
    done = []
    bar.offer("38 left", "Go on", lambda: done.append("go on"), ("Show", lambda: None))
    bar.say("There are no IDs", "error")
    assert text(bar) == "There are no IDs"
    qtbot.mouseClick(part(bar, "messageClose"), Qt.MouseButton.LeftButton)
    assert (bar.isVisible(), bar.kind, text(bar)) == (True, "warning", "38 left")
    bar.say("“Italiano” deleted", "success")
    take_the_mouse_away(bar)
    qtbot.waitUntil(lambda: text(bar) == "38 left")
    bar.progress("Deleting tracks… 7 of 12", 7, 12, cancel=True)
    bar.clear()
    assert (bar.isVisible(), text(bar)) == (True, "38 left")
    qtbot.mouseClick(part(bar, "messageAction"), Qt.MouseButton.LeftButton)
    assert done == ["go on"]
    assert not bar.isVisible()
    bar.say("There are no IDs", "error")
    qtbot.mouseClick(part(bar, "messageClose"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_an_offer_that_was_closed_or_withdrawn_does_not_come_back(bar, qtbot):
    bar.offer("38 left", "Go on", lambda: None, ("Show", lambda: None))
    qtbot.mouseClick(part(bar, "messageClose"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    bar.offer("38 left", "Go on", lambda: None, ("Show", lambda: None))
    bar.say("There are no IDs", "error")
    bar.withdraw("38 left")
    assert text(bar) == "There are no IDs"
    qtbot.mouseClick(part(bar, "messageClose"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
