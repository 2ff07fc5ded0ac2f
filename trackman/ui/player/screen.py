"""The player on the screen: picture, cue, controls, and keys for all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.key_bindings import KeyPlace
from trackman.ui.player.controls import STEP, Controls
from trackman.ui.player.cue_boxes import ShownCue
from trackman.ui.player.picture import LEAST_PICTURE, Picture
from trackman.ui.player.wording import PlayerWording
from trackman.ui.theme.letter_forms import letters_of
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.formats import length_text
from trackman.ui.wording.inserting import filled

_NO_LIMIT = 16_777_215  # Qt's QWIDGETSIZE_MAX
_SECOND = 1000  # milliseconds
_ROOM_FOR_PLAY = 120
"""Pixels of a picture's height from which on its button has words, and does not hide it."""
_PLAY = "playback-play"
_TAKEN_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Screen(QWidget):
    """Shows and tells; what it tells is done elsewhere."""

    start_wanted = Signal()
    """Play was pressed before anything plays."""
    play_toggled = Signal()
    speed_stepped = Signal(int)
    """To the next speed, 1 or -1."""
    cue_stepped = Signal(int)
    """To the next cue, 1 or -1."""
    full_screen_wanted = Signal()
    retry_pressed = Signal()

    def __init__(
        self, words: PlayerWording, lines: int = 2, yields_to: KeyPlace = KeyPlace.NOWHERE
    ) -> None:
        """`lines` is how many of what is said about playing have their room at any time.

        Keys that mean something in the place it `yields_to` are left to what is around it.
        """
        super().__init__()
        self.setObjectName("playScreen")
        self.setAccessibleName(self.tr("Video player"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = Picture("playPicture")
        self.cues = self.picture.cues
        self.controls = Controls(words)
        self._words = words
        self._lines, self._yields_to = lines, yields_to
        self._is_enlarged = False
        self._is_ready = False
        self._keeps_line = True
        self.fault = ""
        """Why nothing plays, in words; empty while nothing speaks against it."""
        self._start = Button("playVideo", self.tr("Play"), "play", "primary")
        self._start.setAccessibleName(self._start.text())  # also where there is no room for it
        self._line = Paragraph("playLine", size="small", tone="muted", widest=2000)
        self._retry = Button("playRetry", self.tr("Try again"), tone="quiet")
        self._commands = self._playback()
        self._build()
        self.show_ready(False)
        self.picture.pressed.connect(self._toggle)
        self.picture.double_clicked.connect(self.full_screen_wanted)
        self.controls.play_pressed.connect(self._toggle)
        self._start.clicked.connect(self.start_wanted)
        self._retry.clicked.connect(self.retry_pressed)

    def show_ready(self, ready: bool) -> None:
        """Show controls that work, or the poster with the button that begins to play."""
        self._is_ready = ready
        self.controls.show_ready(ready)
        self._start.setVisible(not ready)
        self.show_cues(())
        self.show_line("" if ready else self._words.metered())

    def show_beginning(self, moment: int) -> None:
        """Say from where it would play, in milliseconds."""
        self.controls.show_position(moment)
        words = filled(self.tr("Play from {time}"), time=length_text(moment // _SECOND))
        self._start.setAccessibleName(words if moment >= _SECOND else self.tr("Play"))
        self._explain_start()

    def show_language(self, language: str) -> None:
        """Draw cues in the letter forms of a BCP 47 language."""
        self.cues.show_letters(letters_of(language))

    def show_cues(self, cues: Sequence[ShownCue]) -> None:
        """Show the cues of a moment on the picture, those that came first first."""
        self.cues.show_cues(cues)

    def show_line(self, text: str, *, retry: bool = False, wrong: bool = False) -> None:
        """Say something about playing; its room is there anyway, unless the picture needs it."""
        self.fault = text if wrong else ""
        self._line.setText(text)
        self._line.set_tone("danger" if wrong else "muted")
        self._line.setVisible(self._keeps_line or bool(text))
        self._line.updateGeometry()
        self._retry.setVisible(retry)

    def show_enlarged(self, enlarged: bool) -> None:
        """Fit into the pane, or into a window of its own."""
        self._is_enlarged = enlarged
        self.controls.show_enlarged(enlarged)
        self.picture.setMaximumHeight(_NO_LIMIT)  # the pane sets its own again
        side = 12 if enlarged else 0
        if (column := self.layout()) is not None:
            column.setContentsMargins(side, 0, side, side)

    def fit(self, width: int, height: int, least: int = LEAST_PICTURE) -> None:
        """Let the picture give way, to no less than `least`, where all of it would be higher."""
        self._keeps_line = least == LEAST_PICTURE
        self._line.setVisible(self._keeps_line or bool(self._line.text()))
        rest = self.least_height(width) - LEAST_PICTURE
        high = max(least, min(self.picture.heightForWidth(width), height - rest))
        self.picture.setMinimumHeight(min(least, high))
        self.picture.setMaximumHeight(high)
        words = self.tr("Play") if high >= scaled(_ROOM_FOR_PLAY) else ""
        if words != self._start.text():
            self._start.setText(words)
            self._explain_start()
            self.picture.place_over()

    def _explain_start(self) -> None:
        """Say in a tooltip what the words on the button don't."""
        name = self._start.accessibleName()
        self._start.setToolTip("" if name == self._start.text() else name)

    def least_height(self, width: int) -> int:
        """Return the height with the smallest picture."""
        self.controls.arrange_for(width)
        whole = self.picture.heightForWidth(width)
        rest = self.heightForWidth(width) - min(whole, self.picture.maximumHeight())
        return rest + LEAST_PICTURE

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.picture.show_ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.picture.show_ring(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work the player; a button that has the keyboard keeps its Space."""
        if self._yields(event) or not self.take_key(event):
            super().keyPressEvent(event)

    def _yields(self, event: QKeyEvent) -> bool:
        if self._is_enlarged or not self._yields_to:
            return False
        return keys().command(event, self._yields_to, shift_or_not=True) is not None

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() & ~_TAKEN_WITH:
            # Before anything plays it begins only here: elsewhere it marks or presses.
            return (self._is_ready or self.hasFocus()) and self.do(_PLAY)
        command = keys().command(event, KeyPlace.WORK, shift_or_not=True)
        return command is not None and self.do(command)

    def do(self, command: str) -> bool:
        """Do what a command of playback says; False where it is none, or nothing plays yet."""
        if not self._is_ready:
            if command == _PLAY:
                self.start_wanted.emit()
            return command == _PLAY
        do = self._commands.get(command)
        if do is not None:
            do()
        return do is not None

    def _playback(self) -> dict[str, Callable[[], None]]:
        """Return what the commands of playback do while something plays."""
        return {
            _PLAY: self.play_toggled.emit,
            "playback-back": partial(self.controls.stepped.emit, -STEP),
            "playback-forward": partial(self.controls.stepped.emit, STEP),
            "playback-slower": partial(self.speed_stepped.emit, -1),
            "playback-faster": partial(self.speed_stepped.emit, 1),
            "playback-before": partial(self.cue_stepped.emit, -1),
            "playback-after": partial(self.cue_stepped.emit, 1),
            "playback-mute": self.controls.toggle_mute,
            "playback-full": self.full_screen_wanted.emit,
        }

    def _toggle(self) -> None:
        (self.play_toggled if self._is_ready else self.start_wanted).emit()

    def _build(self) -> None:
        self.picture.put_over(self._start)
        self._line.setMinimumHeight(self._lines * (self._line.fontMetrics().height() + 2))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._line, 1)
        line.addWidget(self._retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.picture, 1)
        column.addWidget(self.controls)
        column.addLayout(line)
        column.addStretch()  # takes what the picture leaves
