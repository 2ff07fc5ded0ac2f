"""The video and the cues of the selected track, in step on the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar

from tests.ui.session.test_reading import read
from trackman.demo.answers import page
from trackman.demo.faults import Intercept
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.settings import Settings
from trackman.store.preferences.settings import save_settings

TABS, LOW, SMALL, LARGE = (1024, 640), (1280, 520), (1280, 800), (1500, 1200)


class Watching:
    """A person who watches the demo's first video beside a text."""

    def __init__(self, sitting: Any) -> None:
        self.sitting = sitting
        self.pane = sitting.window.work.text
        self.positions: list[int] = []
        sitting.session.playing.position_changed.connect(self.positions.append)

    @property
    def screen(self) -> Any:
        """The player on the screen."""
        return self.sitting.window.work.playing.shown_screen

    @property
    def start_button(self) -> QPushButton:
        """The button on the picture, which has words where there is room for them."""
        button = self.sitting.window.work.findChild(QPushButton, "playVideo")
        assert button.isVisible()
        assert button.accessibleName().startswith("Play")
        return button

    async def play(self, past: int = 100) -> None:
        """Press Play and wait until it plays."""
        self.start_button.click()
        await self.until(lambda: self.positions and self.positions[-1] > past)

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        await self.sitting.until(seen)

    def pause(self) -> None:
        """Hold the video, so that only this test moves it."""
        self.press(self.screen, Qt.Key.Key_K)

    def press(self, place: Any, key: Qt.Key) -> None:
        """Press a key."""
        QTest.keyClick(place, key)

    def click(self, row: int, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click a cue."""
        table = self.pane.table
        table.scrollTo(self.pane.model.index(row, 0))
        place = table.visualRect(self.pane.model.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, how, place)

    def scroll(self, steps: int) -> None:
        """Turn the wheel over the cues, down if above 0."""
        view = self.pane.table.viewport()
        place = QPointF(view.rect().center())
        turn = QWheelEvent(
            place,
            QPointF(view.mapToGlobal(view.rect().center())),
            QPoint(),
            QPoint(0, -120 * steps),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, turn)

    def is_seen(self, row: int) -> bool:
        """Tell whether a cue is on screen."""
        table = self.pane.table
        return table.viewport().rect().intersects(table.visualRect(self.pane.model.index(row, 0)))

    def start(self, row: int) -> int:
        """Return when a cue begins."""
        return self.pane.model.item(row).start


async def watch(sitting: Any, size: tuple[int, int] = SMALL) -> Watching:
    """Read a text, and be ready to play."""
    sitting.window.resize(*size)
    await read(sitting)
    return Watching(sitting)


async def test_nothing_streams_until_play_is_pressed(sitting: Any, server: DemoServer) -> None:
    watching = await watch(sitting)
    watching.click(3)
    watching.press(watching.pane.table, Qt.Key.Key_Return)
    streamed = [one.path for one in server.seen_media if one.host == "stream"]
    assert streamed
    assert all(path.endswith(".vtt") for path in streamed)
    assert "Press Play to start streaming." in sitting.texts(sitting.window.work)
    assert sitting.window.findChildren(QMediaPlayer) == []


async def test_return_before_play_says_from_where_it_will_play(sitting: Any) -> None:
    watching = await watch(sitting)
    play = watching.start_button
    watching.click(5)
    assert (play.text(), play.toolTip()) == ("Play", "")
    watching.press(watching.pane.table, Qt.Key.Key_Return)
    assert play.toolTip().startswith("Play from 0:")
    await watching.play(past=watching.start(5))


async def test_the_cue_on_the_video_is_marked_and_kept_on_screen(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    watching.pause()
    last = watching.pane.model.count() - 1
    assert not watching.is_seen(last)
    sitting.session.playing.jump_to(watching.pane.model.item(last))
    assert watching.pane.model.is_playing(last)
    assert watching.is_seen(last)
    assert watching.screen.cues.text() == watching.pane.model.plain(last)


async def test_who_scrolls_elsewhere_is_left_there_until_they_jump(sitting: Any) -> None:
    watching = await watch(sitting, LOW)
    await watching.play()
    watching.pause()
    model, table = watching.pane.model, watching.pane.table
    sitting.session.playing.jump_to(model.item(0))
    watching.scroll(40)
    place = table.verticalScrollBar().value()
    assert not watching.is_seen(0)

    sitting.session.text.show_current_cues((2,))
    assert model.is_playing(1)
    assert table.verticalScrollBar().value() == place

    watching.press(watching.screen, Qt.Key.Key_Period)
    assert watching.is_seen(1)


async def test_who_scrolls_back_to_it_is_taken_along_again(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    watching.pause()
    sitting.session.playing.jump_to(watching.pane.model.item(0))
    watching.scroll(40)
    watching.scroll(-40)
    last = watching.pane.model.count()
    sitting.session.text.show_current_cues((last,))
    assert watching.is_seen(last - 1)


async def test_a_click_or_return_on_a_cue_goes_there_while_it_plays(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    watching.pause()
    watching.click(4)
    assert watching.positions[-1] == watching.start(4)
    watching.press(watching.pane.table, Qt.Key.Key_Down)
    assert watching.positions[-1] == watching.start(4)
    watching.press(watching.pane.table, Qt.Key.Key_Return)
    assert watching.positions[-1] == watching.start(5)


async def test_a_click_that_selects_several_cues_goes_nowhere(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    watching.pause()
    watching.click(1)
    watching.click(3, Qt.KeyboardModifier.ShiftModifier)
    watching.click(5, Qt.KeyboardModifier.ControlModifier)
    assert watching.pane.table.selected_rows() == [1, 2, 3, 5]
    assert watching.positions[-1] == watching.start(1)


async def test_keys_work_the_player_from_among_the_cues(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    table, play = watching.pane.table, watching.screen.controls.play
    table.setFocus()
    watching.press(table, Qt.Key.Key_Space)
    await watching.until(lambda: play.accessibleName() == "Play")
    watching.click(2)
    watching.press(table, Qt.Key.Key_Period)
    assert watching.positions[-1] == watching.start(3)
    watching.press(table, Qt.Key.Key_Comma)
    assert watching.positions[-1] == watching.start(2)
    watching.press(table, Qt.Key.Key_L)
    assert watching.positions[-1] == watching.start(2) + 2000
    watching.press(table, Qt.Key.Key_J)
    assert watching.positions[-1] == watching.start(2)
    watching.press(table, Qt.Key.Key_BracketRight)
    assert watching.screen.controls.speed.text() == "1.25×"


async def test_another_track_shows_its_cues_while_it_plays_on(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    watching.pause()
    sitting.session.playing.jump_to(watching.pane.model.item(3))
    here, screen = watching.positions[-1], watching.screen
    italian = screen.cues.text()
    await read(sitting, "Deutsch")
    await watching.until(lambda: screen.cues.text() not in {"", italian})
    assert watching.screen is screen
    assert watching.positions[-1] == here
    row = [watching.pane.model.is_playing(one) for one in range(watching.pane.model.count())]
    assert screen.cues.text() == watching.pane.model.plain(row.index(True))


async def test_without_a_text_the_video_has_no_cues(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    watching.pause()
    sitting.session.playing.jump_to(watching.pane.model.item(3))
    assert watching.screen.cues.text()
    sitting.select("Audio description")
    assert watching.screen.cues.text() == ""
    await read(sitting)
    await watching.until(lambda: watching.screen.cues.text())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_nothing_moves_when_one_presses_play_or_closes_the_player(
    sitting: Any, size: tuple[int, int]
) -> None:
    watching = await watch(sitting, size)
    await watching.until(lambda: "Checking" not in sitting.texts(sitting.window.work))
    places = lambda: [  # noqa: E731
        (part.mapTo(sitting.window, QPoint()), part.width())
        for part in (watching.pane.table, watching.screen, watching.screen.picture)
    ]
    before = places()
    await watching.play()
    assert places() == before
    sitting.select("Audio description")
    await read(sitting)
    assert places() == before
    watching.screen.controls.close_it.click()
    assert places() == before


async def test_in_a_small_window_it_plays_in_its_tab_and_on_while_one_reads(sitting: Any) -> None:
    watching = await watch(sitting, TABS)
    assert watching.pane.table.isVisible()
    watching.press(watching.pane.table, Qt.Key.Key_K)
    await watching.until(lambda: watching.positions and watching.positions[-1] > 100)
    assert watching.pane.table.isVisible()
    sitting.window.work.findChild(QTabBar, "workTabs").setCurrentIndex(1)
    assert watching.screen.isVisible()
    assert not watching.pane.table.isVisible()
    here = watching.positions[-1]
    await watching.until(lambda: watching.positions[-1] > here)


async def test_it_holds_while_another_page_covers_it(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    sitting.window.workspace.show_activity()
    await watching.until(lambda: watching.screen.controls.play.accessibleName() == "Play")
    sitting.window.workspace.show_panes()
    watching.press(watching.screen, Qt.Key.Key_Space)
    here = watching.positions[-1]
    await watching.until(lambda: watching.positions[-1] > here + 100)


async def test_a_broken_stream_leaves_the_rest_as_it_is(sitting: Any, project: DemoProject) -> None:
    project.surprises.add(
        Intercept(page(404, "gone")), {"host": "stream", "path_contains": "m3u8", "times": 99}
    )
    project.surprises.add(
        Intercept(page(404, "gone")), {"host": "stream", "path_contains": "mp4", "times": 99}
    )
    watching = await watch(sitting)
    sitting.press("Play", sitting.window.work)
    words = "This video has no stream."
    await watching.until(lambda: words in sitting.texts(sitting.window.work))
    watching.click(2)
    assert watching.pane.table.selected_rows() == [2]
    await sitting.delete("Italiano")
    await watching.until(lambda: "Italiano" not in sitting.names())


async def test_begins_without_sound_where_the_settings_say_so(sitting: Any, tmp_path: Path) -> None:
    watching = await watch(sitting)
    save_settings(sitting.kept.folder, Settings(start_muted=True))
    await watching.play()
    assert watching.screen.controls.is_muted


async def test_the_end_of_a_sitting_frees_the_player(sitting: Any) -> None:
    watching = await watch(sitting)
    await watching.play()
    freed: list[int] = []
    (player,) = sitting.window.findChildren(QMediaPlayer)
    player.destroyed.connect(lambda: freed.append(1))
    await sitting.stop()
    await watching.until(lambda: freed)
    assert not sitting.window.work.playing.plays
    assert not sitting.window.work.playing.isVisible()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the names of threads")
async def test_threads_of_a_closed_player_end(sitting: Any) -> None:
    watching = await watch(sitting)
    for _ in range(3):
        watching.positions.clear()
        await watching.play()
        await watching.until(_player_threads)
        watching.screen.controls.close_it.click()
        await watching.until(lambda: not _player_threads())


def _player_threads() -> list[str]:
    """Return the names of threads that fetch, decode and show."""
    names = []
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # it may just have ended
            names.append((thread / "comm").read_text().strip())
    return [name for name in names if name.startswith(("QFFmpeg", "av:"))]
