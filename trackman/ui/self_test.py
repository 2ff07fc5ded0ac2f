"""The main job done by the program itself: open, list, delete, undo, play, jump, compare.

It presses the buttons a person would press, and prints each step. The bundle proves itself with
it, and a machine without a screen shows the demo with it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from trackman.domain.creations import Created
from trackman.domain.deletions import Accepted, Deleted, Polled
from trackman.domain.tracks import Track, TrackDraft
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.session import Session
from trackman.ui.shell.main_window import MainWindow

_TRACK = "Italiano"
_COMPARED_VIDEO = "2GQOfIBhRaqI-igfKWYshA"
_COMPARED = ("English (draft)", "English")
_PATIENCE = 60.0  # seconds
_PLAYED = 1000  # milliseconds
_CUE = 6  # counted from 0


async def self_test(window: MainWindow, session: Session, pictures: Path | None) -> int:
    """Delete a track of the demo; return 0 when all that should be seen was seen."""
    try:
        await _SelfTest(window, session, pictures).run()
    except _Unseen as unseen:
        print(f"FAILED: {unseen}", flush=True)  # noqa: T201 - this is its output
        return 1
    return 0


class _Unseen(Exception):  # noqa: N818 - not an error of the program's tree
    """Something that should have appeared did not."""


class _SelfTest(QObject):
    def __init__(self, window: MainWindow, session: Session, pictures: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._pictures = pictures
        self._steps = 0
        self._accepted = False
        self._polls = 0
        self._end: Deleted | None = None
        self._restored: Created | None = None
        self._position = 0
        session.playing.position_changed.connect(self._note_position)
        session.operations.changed.connect(self._follow)

    async def run(self) -> None:
        """Go through all steps."""
        tracks, window = self._window.tracks, self._window
        self._step("opened", "the window is on the screen")
        await self._until(lambda: tracks.model.rowCount() > 0, "the tracks are listed")
        before = tracks.model.rowCount()
        self._step("tracks listed", f"{before} tracks of {window.windowTitle()}")
        track_id = self._select()
        track = tracks.model.track_at(tracks.model.row_of(track_id) or 0)
        self._press(window, "Delete")
        await self._until(lambda: self._accepted, "DatoCMS accepts the delete")
        self._step("delete accepted", "DatoCMS made a job of it")
        await self._until(lambda: self._polls > 0, "the job is polled")
        self._step("deleting", "the row shows the progress")
        await self._until(lambda: self._end is not None, "the job ends")
        await self._until(lambda: tracks.model.row_of(track_id) is None, "the row goes")
        self._step("job polled", f"{self._end.polls if self._end else 0} times")
        if tracks.model.rowCount() != before - 1:
            raise _Unseen("exactly one row goes")
        self._step("track gone", f"{before - 1} tracks are left")
        if self._end is None or self._end.track is None or self._end.track.name != _TRACK:
            raise _Unseen("DatoCMS returns the deleted track")
        if track_id not in self._details():
            raise _Unseen("the details of the deleted track are shown")
        self._step("details returned", f"{self._end.track.name}, {self._end.track.language_code}")
        await self._undo(track, before)
        await self._play()
        await self._jump()
        await self._compare()

    async def _undo(self, deleted: Track, before: int) -> None:
        """Take the delete back, and look whether it is the same track again."""
        window = self._window
        self._press(window.notification, "Undo")
        await self._until(lambda: self._restored is not None, "the track is restored")
        back = self._restored
        if back is None or not back.is_proven:
            raise _Unseen("the same cues as before")
        if TrackDraft.of(back.track) != TrackDraft.of(deleted) or back.track.id == deleted.id:
            raise _Unseen("the same track with a new id")
        listed = window.tracks.model.row_of
        await self._until(lambda: listed(back.track.id) is not None, "the row is back")
        await self._until(
            lambda: window.tracks.model.rowCount() == before, f"{before} tracks as before"
        )
        self._step("undone", f"{back.track.name} is back with the same text and a new id")

    async def _play(self) -> None:
        """Play the video until there is something to see."""
        playing = self._window.work.playing
        self._press(playing, "Play")
        await self._until(lambda: self._position > _PLAYED, "the video plays")
        screen = playing.shown_screen
        await self._until(
            lambda: screen is not None and not screen.picture.image.isNull(), "its picture"
        )
        self._step("played", f"{self._position / 1000:.1f} s, with pictures and sound")

    async def _jump(self) -> None:
        """Press Return on a cue of the text beside the video."""
        self._select()
        details = self._window.work
        text, screen = details.text, details.playing.shown_screen
        await self._until(lambda: text.isVisible() and text.model.count() > _CUE, "the cues")
        text.table.select_row(_CUE)
        enter = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
        )
        QApplication.sendEvent(text.table, enter)
        await self._until(lambda: text.model.is_playing(_CUE), "the cue is marked")
        begin = text.model.item(_CUE).start
        await self._until(lambda: self._position > begin + _PLAYED / 10, "it plays from there")
        if screen is None or screen.cues.text() != text.model.plain(_CUE):
            raise _Unseen("the words of the cue on the picture")
        self._step("jumped", f"to cue {_CUE + 1}, {begin / 1000:.1f} s, and it plays on")

    async def _compare(self) -> None:
        """Open another video, which frees the player, and put two of its texts side by side."""
        window = self._window
        window.open_requested.emit(_COMPARED_VIDEO)
        await self._until(lambda: _COMPARED[0] in self._names(), "the tracks of another video")
        if window.work.playing.plays:
            raise _Unseen("the player goes when another video opens")
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table = window.tracks.table
        for name in _COMPARED:
            table.selectionModel().select(table.model().index(self._row_of(name), 0), how)
        self._press(window.work, "Compare subtitles")
        page = window.workspace.comparison
        await self._until(lambda: page.table.isVisible(), "the texts side by side")
        differing = len(page.model.differing())
        if not 0 < differing < page.model.count():
            raise _Unseen("some places that differ, and some that do not")
        self._step("compared", f"{differing} of {page.model.count()} places differ")
        self._press(page, "Back to the videos")

    def _note_position(self, position: int) -> None:
        self._position = position

    def _select(self) -> str:
        track_id = self._window.tracks.model.track_at(self._row_of(_TRACK)).id
        self._window.tracks.select_track(track_id)
        return track_id

    def _names(self) -> list[str]:
        model = self._window.tracks.model
        return [model.track_at(row).name for row in range(model.rowCount())]

    def _row_of(self, name: str) -> int:
        if name not in self._names():
            raise _Unseen(f"a track called {name}")
        return self._names().index(name)

    def _details(self) -> set[str]:
        """Return every text the panel at the side shows."""
        labels = self._window.work.findChildren(QLabel)
        return {label.text() for label in labels if label.isVisible()}

    def _press(self, place: QObject | None, text: str) -> None:
        for button in place.findChildren(QPushButton) if place else []:
            if button.text() == text and button.isEnabled():
                button.click()
                return
        raise _Unseen(f"a button {text!r} that can be pressed")

    def _follow(self, run: Operation) -> None:
        match run.state:
            case Accepted():
                self._accepted = True
            case Polled(polls=polls):
                self._polls = polls
            case Deleted():
                self._end = run.state
            case Created():
                self._restored = run.state

    async def _until(self, seen: Callable[[], bool], what: str) -> None:
        give_up = time.monotonic() + _PATIENCE
        while not seen():
            if time.monotonic() > give_up:
                raise _Unseen(what)
            await asyncio.sleep(0.02)

    def _step(self, name: str, text: str) -> None:
        self._steps += 1
        print(f"{self._steps}. {name}: {text}", flush=True)  # noqa: T201 - this is its output
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            picture = f"{self._steps}-{name.replace(' ', '-')}.png"
            self._window.grab().save(str(self._pictures / picture))
