"""Pane of the player; while it has a window of its own, a line in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QEnterEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.key_bindings import KeyPlace
from trackman.ui.player.picture import LEAST_PICTURE
from trackman.ui.player.wording import PlayerWording
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph

if TYPE_CHECKING:
    from trackman.ui.player.screen import Screen
    from trackman.ui.player.window import PlayerWindow

_EDGES = (12, 10)
"""Pixels at the sides, and above and below."""


class PlayerPane(QFrame):
    """Has its place from when a video is open: a poster until Play, then the video."""

    play_pressed = Signal()
    close_pressed = Signal()
    retry_pressed = Signal()
    opened_or_closed = Signal()
    """It plays now, or no more."""
    neared = Signal()
    """The mouse came to a video that can be played."""

    def __init__(self, lines: int = 2, yields_to: KeyPlace = KeyPlace.NOWHERE) -> None:
        """`lines` is how many there is room for under the controls.

        Keys of the place it `yields_to` do not work the player.
        """
        super().__init__()
        self._lines, self._yields_to = lines, yields_to
        self.setObjectName("playingPane")
        self.words = PlayerWording()
        self.shown_screen: Screen | None = None
        """The player, made with the first video."""
        self._away = _Away()
        self._window: PlayerWindow | None = None
        self._poster = QImage()
        self._title = ""
        self.has_video = False
        """True while a video can be played."""
        self._is_wanted = True
        self.plays = False
        """True from Play until the player is closed."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*_EDGES, *_EDGES)
        self._column.setSpacing(0)
        self._column.addWidget(self._away)
        self._away.hide()
        self.hide()
        self._away.back_pressed.connect(self._come_back)

    def show_video(self, title: str, duration: int | None = None) -> None:
        """Offer to play a video, of a length in milliseconds where that is known."""
        self._title, self.has_video = title, True
        self.show_poster(QImage())
        self.close_screen()
        self._screen().controls.show_duration(duration or 0)
        self.show_beginning(0)
        self._show_or_hide()

    def show_length(self, duration: int) -> None:
        """Say how long the video is, in milliseconds, where that was not known before."""
        self._screen().controls.show_duration(duration)

    def show_nothing(self) -> None:
        """Offer nothing."""
        self.close_screen()
        self.has_video = False
        self._show_or_hide()

    def set_wanted(self, wanted: bool) -> None:
        """Say whether the place of the player is on screen."""
        self._is_wanted = wanted
        self._show_or_hide()

    def show_beginning(self, moment: int) -> None:
        """Say from where it would play, in milliseconds."""
        if self.has_video:
            self._screen().show_beginning(moment)

    def show_poster(self, poster: QImage) -> None:
        """Show what the video looks like, unless it plays already."""
        self._poster = poster
        if self.shown_screen is not None and not self.plays:
            self.shown_screen.picture.show_poster(poster)

    def open_screen(self) -> Screen:
        """Let the player play; the keyboard goes there only from the button that is gone now."""
        screen = self._screen()
        focus = QApplication.focusWidget()
        self.plays = True
        if focus is not None and self.isAncestorOf(focus):
            screen.setFocus()
        screen.show_ready(True)
        self.opened_or_closed.emit()
        return screen

    def close_screen(self) -> None:
        """Show the poster again."""
        self._come_back()
        played, self.plays = self.plays, False
        if self.shown_screen is not None:
            self.shown_screen.show_ready(False)
            self.shown_screen.picture.show_poster(self._poster)
        if played:
            self.opened_or_closed.emit()

    def fit(self, width: int, height: int, least: int = LEAST_PICTURE) -> None:
        """Let the picture give way, to no less than `least`, where all of this would be higher."""
        if self.shown_screen is not None and not self.is_enlarged:
            self.shown_screen.fit(width - 2 * _EDGES[0], height - 2 * _EDGES[1], least)

    def least_height(self, width: int) -> int:
        """Return the height with the smallest picture."""
        if self.shown_screen is None or self.is_enlarged:
            return self.minimumSizeHint().height()
        return self.shown_screen.least_height(width - 2 * _EDGES[0]) + 2 * _EDGES[1]

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that a click on Play may come."""
        super().enterEvent(event)
        if self.has_video:
            self.neared.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """Let a key work the player, wherever it was pressed; return whether it did."""
        return (
            self.has_video and self.shown_screen is not None and self.shown_screen.take_key(event)
        )

    def do(self, command: str) -> None:
        """Do what a command of playback says, where there is something to play."""
        if self.has_video and self.shown_screen is not None:
            self.shown_screen.do(command)

    @property
    def is_enlarged(self) -> bool:
        """True if the player has a window of its own."""
        return self._window is not None

    def _screen(self) -> Screen:
        if self.shown_screen is None:
            from trackman.ui.player.screen import Screen

            screen = self.shown_screen = Screen(self.words, self._lines, self._yields_to)
            screen.picture.show_poster(self._poster)
            screen.start_wanted.connect(self.play_pressed)
            screen.retry_pressed.connect(self.retry_pressed)
            screen.controls.enlarge_pressed.connect(self._enlarge_or_back)
            screen.full_screen_wanted.connect(self._toggle_full_screen)
            screen.controls.close_pressed.connect(self.close_pressed)
            self._column.addWidget(screen)
        return self.shown_screen

    def _show_or_hide(self) -> None:
        self.setVisible(self.has_video and self._is_wanted)

    def _enlarge_or_back(self) -> None:
        if self._window is None:
            self._enlarge()
        else:
            self._come_back()

    def _enlarge(self) -> PlayerWindow | None:
        if self.shown_screen is None:
            return None
        from trackman.ui.player.window import PlayerWindow

        self._away.setFixedHeight(self.shown_screen.height())  # nothing below moves
        self._column.removeWidget(self.shown_screen)
        self._window = PlayerWindow(self.window(), self.shown_screen, self._title)
        self._window.closed.connect(self._come_back)
        self._away.show()
        self._window.show()
        return self._window

    def _toggle_full_screen(self) -> None:
        window = self._window or self._enlarge()
        if window is not None:
            window.toggle_full_screen()

    def _come_back(self) -> None:
        """Take the player back from its window."""
        window, self._window = self._window, None
        if window is None:
            return
        self._away.hide()
        if self.shown_screen is not None:
            self._column.addWidget(self.shown_screen)
            self.shown_screen.show_enlarged(False)
            self.shown_screen.show()
            self.shown_screen.setFocus()
        window.close()
        window.deleteLater()


class _Away(QWidget):
    """Says where the player is."""

    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("playAway")
        words = self.tr("The video is playing in its own window.")
        back = Button("playBackHere", self.tr("Move it here"))
        back.clicked.connect(self.back_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Paragraph("playAwayWords", words, size="small", tone="muted"), 1)
        row.addWidget(back)
