"""Pane of the player over the details; while it is enlarged, a line in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.player.card import PlayCard
from trackman.ui.player.wording import PlayerWording
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph

if TYPE_CHECKING:
    from trackman.ui.player.screen import Screen
    from trackman.ui.player.window import PlayerWindow

_EDGES = (16, 10)
"""Pixels at the sides, and above and below."""


class PlayerPane(QFrame):
    """Shows nothing, the card of a video, or the player."""

    play_pressed = Signal()
    close_pressed = Signal()
    holds_player = Signal(bool)
    """True if the player is in here now."""
    left_sight = Signal()
    """Another page covers the player."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("playingPane")
        self.words = PlayerWording()
        self._card = PlayCard(self.words)
        self._away = _Away()
        self.shown_screen: Screen | None = None
        """The player, while there is one."""
        self._window: PlayerWindow | None = None
        self._poster = QImage()
        self._title = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*_EDGES, *_EDGES)
        self._column.setSpacing(0)
        self._column.addWidget(self._card)
        self._column.addWidget(self._away)
        self._away.hide()
        self.hide()
        self._card.play_pressed.connect(self.play_pressed)
        self._away.back_pressed.connect(self._come_back)

    def show_video(self, title: str) -> None:
        """Offer to play a video."""
        self.close_screen()
        self._title = title
        self.show_poster(QImage())
        self.show_beginning(0)
        self.show()

    def show_nothing(self) -> None:
        """Offer nothing."""
        self.close_screen()
        self.hide()

    def show_beginning(self, moment: int) -> None:
        """Say from where it would play, in milliseconds."""
        self._card.show_beginning(moment)

    def show_poster(self, poster: QImage) -> None:
        """Show what the video looks like, unless it plays already."""
        self._poster = poster
        self._card.poster.show_poster(poster)
        if self.shown_screen is not None and self.shown_screen.picture.image.isNull():
            self.shown_screen.picture.show_poster(poster)

    def open_screen(self) -> Screen:
        """Put the player in the place of the card, and the keyboard into it."""
        from trackman.ui.player.screen import Screen

        self.close_screen()
        screen = self.shown_screen = Screen(self.words)
        screen.picture.show_poster(self._poster)
        screen.controls.enlarge_pressed.connect(self._enlarge_or_back)
        screen.full_screen_wanted.connect(self._toggle_full_screen)
        screen.controls.close_pressed.connect(self.close_pressed)
        self._card.hide()
        self._column.addWidget(screen)
        self.holds_player.emit(True)
        screen.setFocus()
        return screen

    def close_screen(self) -> None:
        """Put the card back."""
        self._come_back()
        if self.shown_screen is not None:
            focus = QApplication.focusWidget()
            had_keyboard = focus is not None and (
                focus is self.shown_screen or self.shown_screen.isAncestorOf(focus)
            )
            self._column.removeWidget(self.shown_screen)
            self.shown_screen.hide()
            self.shown_screen.deleteLater()
            self.shown_screen = None
            self._card.show()
            self.holds_player.emit(False)
            if had_keyboard:
                self._card.play.setFocus()

    def fit(self, width: int, height: int | None) -> None:
        """Let the picture give way where all of this would be higher; None takes the limit off."""
        if self.shown_screen is not None and not self.is_enlarged:
            line = self.height() - self.contentsRect().height()
            sides, ends = _EDGES[0] * 2, _EDGES[1] * 2 + line
            self.shown_screen.fit(width - sides, None if height is None else height - ends)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody sees the player, unless only the window was made small."""
        super().hideEvent(event)
        if not event.spontaneous() and self.shown_screen is not None and not self.is_enlarged:
            self.left_sight.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """Let a key work the player, wherever it was pressed; return whether it did."""
        return self.shown_screen is not None and self.shown_screen.take_key(event)

    @property
    def is_enlarged(self) -> bool:
        """True if the player has a window of its own."""
        return self._window is not None

    def _enlarge_or_back(self) -> None:
        if self._window is None:
            self._enlarge()
        else:
            self._come_back()

    def _enlarge(self) -> PlayerWindow | None:
        if self.shown_screen is None:
            return None
        from trackman.ui.player.window import PlayerWindow

        self._column.removeWidget(self.shown_screen)
        self._window = PlayerWindow(self.window(), self.shown_screen, self._title)
        self._window.closed.connect(self._come_back)
        self._away.show()
        self.holds_player.emit(False)
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
            self.holds_player.emit(True)
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
