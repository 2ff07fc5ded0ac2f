from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from trackman.ui.help.tour import Tour, TourStep, beside


@pytest.fixture
def window(qtbot):
    """Return a window with two parts."""
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    for number, place in enumerate((QRect(0, 0, 900, 40), QRect(0, 60, 300, 540))):
        part = QWidget(window)
        part.setObjectName(f"part{number}")
        part.setGeometry(place)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def tour(window):
    return Tour(
        window,
        [
            TourStep("One", "The first part.", lambda: window.findChild(QWidget, "part0")),
            TourStep("Two", "The second part.", lambda: window.findChild(QWidget, "part1")),
            TourStep("Three", "A part that is not there.", lambda: None),
        ],
    )


def words(tour):
    return tour.bubble.findChild(QLabel, "tourTitle").text()


def press(tour, name):
    tour.bubble.findChild(QAbstractButton, name).click()


def focused():
    """Return the name of the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.objectName()


def is_shown(tour, name):
    return tour.bubble.findChild(QWidget, name).isVisible()


def test_it_points_at_one_part_after_the_other(tour, window, qtbot):
    with qtbot.waitSignal(tour.moved) as moved:
        tour.show_step(0)
    assert moved.args == [0]
    frame = window.findChild(QWidget, "tourFrame")
    for name in ("part0", "part1"):
        part = window.findChild(QWidget, name)
        assert frame.geometry().contains(part.geometry() & window.rect().adjusted(1, 1, -1, -1))
        assert not tour.bubble.geometry().intersects(part.geometry())
        assert window.rect().contains(tour.bubble.geometry())
        press(tour, "tourNext")
    assert words(tour) == "Three"
    assert not frame.isVisible()
    assert window.rect().contains(tour.bubble.geometry())


def test_back_next_and_done(tour, qtbot):
    tour.show_step(0)
    assert not is_shown(tour, "tourBack")
    press(tour, "tourNext")
    press(tour, "tourBack")
    assert words(tour) == "One"
    tour.show_step(2)
    assert not is_shown(tour, "tourSkip")
    assert tour.bubble.findChild(QAbstractButton, "tourNext").text() == "Done"
    with qtbot.waitSignal(tour.ended):
        press(tour, "tourNext")
    assert not tour.is_shown


def test_skip_ends_it_and_escape_leaves_it_to_be_resumed(tour, qtbot):
    tour.show_step(1)
    with qtbot.waitSignal(tour.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not tour.is_shown
    tour.show_step(1)
    with qtbot.waitSignal(tour.ended):
        press(tour, "tourSkip")


def test_it_is_worked_by_keys_alone_and_does_not_stop_the_work(tour, window, qtbot):
    tour.show_step(0)
    assert not tour.bubble.isModal()
    assert focused() == "tourNext"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert words(tour) == "Two"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert focused() == "tourBack"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert words(tour) == "One"


def test_a_screen_reader_hears_each_step(tour):
    tour.show_step(1)
    reader = QAccessible.queryAccessibleInterface(tour.bubble)
    assert reader.text(QAccessible.Text.Name) == "Two"
    assert reader.text(QAccessible.Text.Description) == "The second part."
    button = tour.bubble.findChild(QAbstractButton, "tourNext")
    assert button.accessibleDescription() == "The second part."


def test_it_stays_beside_the_part_when_the_window_changes(tour, window, qtbot):
    tour.show_step(1)
    window.resize(640, 480)
    part = window.findChild(QWidget, "part1")
    part.setGeometry(340, 60, 300, 400)
    qtbot.waitUntil(lambda: not tour.bubble.geometry().intersects(part.geometry()))
    assert window.rect().contains(tour.bubble.geometry())


def test_a_part_that_goes_away_leaves_the_words(tour, window, qtbot):
    tour.show_step(1)
    window.findChild(QWidget, "part1").deleteLater()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "part1") is None)
    window.resize(700, 500)
    qtbot.waitUntil(lambda: not window.findChild(QWidget, "tourFrame").isVisible())
    assert words(tour) == "Two"


NUMBERS = st.integers(0, 800)


@given(NUMBERS, NUMBERS, st.integers(1, 800), st.integers(1, 800), st.booleans())
def test_the_bubble_is_always_inside_the_window(x, y, width, height, backwards):
    inside, size = QRect(0, 0, 800, 600), QSize(320, 160)
    part = QRect(x, y, width, height) & inside
    place = QRect(beside(part, size, inside, backwards=backwards), size)
    assert inside.contains(place)


def test_it_stands_on_the_side_where_one_reads_on():
    inside, size = QRect(0, 0, 1000, 600), QSize(300, 100)
    part = QRect(400, 200, 100, 100)
    assert beside(part, size, inside, backwards=False) == QPoint(511, 199)
    assert beside(part, size, inside, backwards=True).x() < 100
