"""The main job done by the program itself: open, list, delete, undo, restore, play, jump, compare.

It presses the buttons a person would press. The installed program proves itself with it, and a
machine without a screen shows the demo with it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from trackman.domain.creations import Created
from trackman.domain.deletions import Accepted, Deleted, Polled
from trackman.domain.tracks import Track, TrackDraft
from trackman.services.installation import BrokenError
from trackman.ui.activity.deleted_tab import DeletedTab
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.self_test.surroundings import platform
from trackman.ui.self_test.table import ResultTable
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

_TRACK, _RESTORED = "Italiano", "Français"
_COMPARED_VIDEO = "2GQOfIBhRaqI-igfKWYshA"
_COMPARED = ("English (draft)", "English")
_PATIENCE = 30.0  # seconds
_PLAYED = 1000  # milliseconds
_CUE = 6  # counted from 0
_PLAYER_ADVICE = "Install libpulse0 on Linux; anywhere else, install trackman again"


class MainJob(QObject):
    """The checks that need the window and the demo, each with a picture when it has passed."""

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
        self._before = 0
        """Tracks of the video at the start."""
        self._track: Track | None = None
        """The track that is deleted."""
        session.playing.position_changed.connect(self._note_position)
        session.operations.changed.connect(self._follow)

    async def run(self, table: ResultTable) -> None:
        """Go through all checks; what one has made is needed by those that name it."""
        for name, check, needs in (
            ("opened", self._open, ()),
            ("tracks listed", self._list, ()),
            ("delete accepted", self._delete, ("tracks listed",)),
            ("deleting", self._poll, ("delete accepted",)),
            ("job polled", self._follow_to_the_end, ("deleting",)),
            ("track gone", self._miss_row, ("job polled",)),
            ("details returned", self._compare_details, ("job polled",)),
            ("undone", self._undo, ("track gone",)),
            ("restored", self._restore_earlier, ("undone",)),
            ("played", self._play, ("tracks listed",)),
            ("jumped", self._jump, ("played", "undone")),
            ("compared", self._compare, ("tracks listed",)),
        ):
            if await table.run(name, check, needs):
                self._take_picture(name)

    async def _open(self) -> str:
        await self._until(self._window.isVisible, "the window on the screen")
        return f"the window is on the screen ({platform()})"

    async def _list(self) -> str:
        tracks = self._window.tracks
        await self._until(lambda: tracks.model.rowCount() > 0, "the tracks of the demo’s video")
        self._before = tracks.model.rowCount()
        return f"{self._before} tracks of {self._window.windowTitle()}"

    async def _delete(self) -> str:
        tracks = self._window.tracks
        self._track = tracks.model.track_at(tracks.model.row_of(self._select()) or 0)
        self._press(self._window, "Delete")
        await self._until(lambda: self._accepted, "the demo accepting the delete")
        return "the demo made a job of it"

    async def _poll(self) -> str:
        seen = "the job being polled"  # or, where an event told its end, having ended
        await self._until(lambda: self._polls > 0 or self._end is not None, seen)
        return "the row shows the progress"

    async def _follow_to_the_end(self) -> str:
        await self._until(lambda: self._end is not None, "the end of the job")
        return f"{self._end.polls if self._end else 0} times"

    async def _miss_row(self) -> str:
        row_of, track = self._window.tracks.model.row_of, self._deleted
        await self._until(lambda: row_of(track.id) is None, "the row going")
        left = self._window.tracks.model.rowCount()
        if left != self._before - 1:
            raise _unseen("exactly one row going")
        return f"{left} tracks are left"

    async def _compare_details(self) -> str:
        if self._end is None or self._end.track is None or self._end.track.name != _TRACK:
            raise _unseen("the deleted track in the answer")
        if self._deleted.id not in self._details():
            raise _unseen("the details of the deleted track")
        return f"{self._end.track.name}, {self._end.track.language_code}"

    async def _undo(self) -> str:
        """Take the delete back, and look whether it is the same track again."""
        self._press(self._window.notification, "Undo")
        return await self._come_back(self._deleted)

    async def _restore_earlier(self) -> str:
        """Delete another track, and restore it from the list of what was deleted."""
        window = self._window
        track = window.tracks.model.track_at(self._row_of(_RESTORED))
        window.tracks.select_track(track.id)
        self._end = self._restored = None
        self._press(window, "Delete")
        row_of = window.tracks.model.row_of
        await self._until(lambda: row_of(track.id) is None, "the row going again")
        if (shows := window.findChild(QAction, "showDeleted")) is not None:
            shows.trigger()
        tab = window.activity.deleted
        await self._until(lambda: self._is_listed(tab, track.id), "it among the deleted ones")
        row = next(one for one in range(tab.model.count()) if _is_of(tab, one, track.id))
        tab.table.select_row(row)
        self._press(tab, "Restore")
        seen = await self._come_back(track)
        self._press(window.activity, "Back to the videos")
        return seen

    async def _come_back(self, deleted: Track) -> str:
        """Wait until a deleted track is back, and prove that it is the same."""
        await self._until(lambda: self._restored is not None, "the track restored")
        back, model = self._restored, self._window.tracks.model
        if back is None or not back.is_proven:
            raise _unseen("the same cues as before")
        if TrackDraft.of(back.track) != TrackDraft.of(deleted) or back.track.id == deleted.id:
            raise _unseen("the same track with a new id")
        await self._until(lambda: model.row_of(back.track.id) is not None, "the row back")
        await self._until(lambda: model.rowCount() == self._before, f"{self._before} tracks")
        return f"{back.track.name} is back with the same text and a new id"

    async def _play(self) -> str:
        """Play the video until there is something to see."""
        playing = self._window.work.playing
        self._press(playing, "Play")
        await self._until(
            lambda: self._position > _PLAYED or bool(self._player_says()), "the video playing"
        )
        if said := self._player_says():
            raise BrokenError(f"the video does not play: {said}", _PLAYER_ADVICE)
        screen = playing.shown_screen
        await self._until(
            lambda: screen is not None and not screen.picture.image.isNull(), "its picture"
        )
        return f"{self._position / 1000:.1f} s, with pictures and sound"

    async def _jump(self) -> str:
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
        await self._until(lambda: text.model.is_playing(_CUE), "the cue marked")
        begin = text.model.item(_CUE).start
        await self._until(lambda: self._position > begin + _PLAYED / 10, "it playing from there")
        if screen is None or screen.cues.text() != text.model.plain(_CUE):
            raise _unseen("the words of the cue on the picture")
        return f"to cue {_CUE + 1}, {begin / 1000:.1f} s, and it plays on"

    async def _compare(self) -> str:
        """Open another video, which frees the player, and put two of its texts side by side."""
        window = self._window
        window.open_requested.emit(_COMPARED_VIDEO)
        await self._until(lambda: _COMPARED[0] in self._names(), "the tracks of another video")
        if window.work.playing.plays:
            raise _unseen("the player goes when another video opens")
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table = window.tracks.table
        for name in _COMPARED:
            table.selectionModel().select(table.model().index(self._row_of(name), 0), how)
        self._press(window.work, "Compare subtitles")
        page = window.workspace.comparison
        await self._until(lambda: page.table.isVisible(), "the texts side by side")
        differing = len(page.model.differing())
        if not 0 < differing < page.model.count():
            raise _unseen("some places that differ, and some that do not")
        self._press(page, "Back to the videos")
        return f"{differing} of {page.model.count()} places differ"

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
            raise _unseen(f"a track called {name}")
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
        raise _unseen(f"a button {text!r} that can be pressed")

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
                raise _unseen(what)
            await asyncio.sleep(0.02)

    def _player_says(self) -> str:
        """Return what the player says in place of the picture, such as why it does not play."""
        screen = self._window.work.playing.shown_screen
        return screen.fault if screen is not None else ""

    @property
    def _deleted(self) -> Track:
        if self._track is None:
            raise _unseen("a deleted track")
        return self._track

    def _is_listed(self, tab: DeletedTab, track_id: str) -> bool:
        return any(_is_of(tab, row, track_id) for row in range(tab.model.count()))

    def _take_picture(self, name: str) -> None:
        self._steps += 1
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            picture = f"{self._steps}-{name.replace(' ', '-')}.png"
            self._window.grab().save(str(self._pictures / picture))


def _is_of(tab: DeletedTab, row: int, track_id: str) -> bool:
    return tab.model.item(row).track.id == track_id


def _unseen(what: str) -> BrokenError:
    return BrokenError(f"not seen: {what}", "Start the self-test again, then report this as a bug")
