from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QWidget

from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.player.player_pane import PlayerPane
from trackman.ui.shell.details_splitter import ENOUGH_WITH_PLAYER, DetailsSplitter
from trackman.ui.text.text_pane import TextPane

READ = ReadText.of(b"WEBVTT\n\n00:01.000 --> 00:02.000\none\n", datetime(2026, 6, 14, tzinfo=UTC))


@pytest.fixture
def details():
    return QWidget()


@pytest.fixture
def player():
    return PlayerPane()


@pytest.fixture
def text():
    return TextPane(pause_ms=0)


@pytest.fixture
def room(qtbot, details, player, text):
    room = DetailsSplitter(details)
    qtbot.addWidget(room)
    room.add_player(player)
    room.add_text(text)
    room.resize(340, 700)
    with qtbot.waitExposed(room):
        room.show()
    player.show_video("launch.mp4")
    room.show_text(True)
    text.show_text(READ)
    return room


def settle():
    """Let what was asked for be laid out, and what that asks for in turn."""
    for _ in range(3):
        QCoreApplication.processEvents()


def top(room, part):
    return part.mapTo(room, QPoint()).y()


def test_the_way_to_the_player_the_details_and_the_text_stand_over_each_other(
    room, details, player, text
):
    assert top(room, player) == 0
    assert 0 < top(room, details) < top(room, text)
    assert text.height() > details.height() > 100


def test_the_heights_a_person_chose_come_back_after_reading_and_playing(room, player):
    room.setSizes([300, 400])
    chosen = room.sizes()
    room.show_larger(True)
    assert room.sizes() != chosen
    room.show_larger(False)
    assert room.sizes() == chosen
    player.open_screen()
    assert room.sizes() != chosen
    player.close_screen()
    assert room.sizes() == chosen


def test_where_the_height_does_not_do_for_all_the_details_make_room_for_the_player(
    room, details, player, text
):
    screen = player.open_screen()
    settle()
    assert details.isHidden()
    assert text.height() > 200
    assert screen.picture.height() == screen.picture.heightForWidth(screen.width())
    room.resize(340, ENOUGH_WITH_PLAYER)
    settle()
    assert details.isVisible()
    assert details.height() > 100
    assert text.height() > 200
    assert screen.controls.height() == screen.controls.sizeHint().height()


@pytest.mark.parametrize("height", [420, 520, 700])
def test_of_the_player_only_the_picture_gives_way(room, player, height):
    screen = player.open_screen()
    room.resize(250, height)
    settle()
    assert screen.controls.height() == screen.controls.sizeHint().height()
    assert screen.cue.height() >= screen.cue.minimumHeight()
    assert screen.picture.height() >= screen.picture.minimumSizeHint().height()


def test_a_problem_comes_before_the_player(room, details, player):
    player.open_screen()
    room.resize(250, 520)
    room.show_problem(True)
    settle()
    assert details.isVisible()
    assert details.height() > 80
    room.show_problem(False)
    assert details.isHidden()


def test_a_large_text_stands_beside_the_player_with_the_details_under_it(
    room, details, player, text
):
    room.resize(700, 520)
    room.show_larger(True)
    player.open_screen()
    assert room.orientation() == Qt.Orientation.Horizontal
    assert top(room, text) == 0
    assert top(room, details) >= player.height()
    player.close_screen()
    assert room.orientation() == Qt.Orientation.Vertical
    assert details.isHidden()
    assert top(room, text) >= player.height()


def test_in_a_window_of_its_own_the_player_takes_no_room(room, details, player):
    screen = player.open_screen()
    screen.controls.enlarge_pressed.emit()
    assert details.isVisible()
    screen.controls.enlarge_pressed.emit()
    assert details.isHidden()
    player.close_screen()


def test_in_a_window_of_its_own_the_picture_takes_the_room_and_gives_it_back(room, player):
    room.resize(340, 420)
    screen = player.open_screen()
    settle()
    before = screen.picture.height()
    assert before < screen.picture.heightForWidth(screen.picture.width()), "it had to give way"
    screen.controls.enlarge_pressed.emit()
    settle()
    assert screen.picture.height() > screen.window().height() / 2
    screen.controls.enlarge_pressed.emit()
    settle()
    assert screen.picture.height() == before
    player.close_screen()
