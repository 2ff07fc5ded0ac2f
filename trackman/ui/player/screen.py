"""The player on the screen: picture, cue, controls, and keys for all of it."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.player.controls import STEP, Controls
from trackman.ui.player.picture import Picture
from trackman.ui.player.wording import PlayerWording
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph

_NO_LIMIT = 16_777_215  # Qt's QWIDGETSIZE_MAX
_CUE_LINES = 2
_CUE_LARGER = 1.6  # in a window of its own
_STEPS = {Qt.Key.Key_J: -STEP, Qt.Key.Key_L: STEP}
_CUE_KEYS = {Qt.Key.Key_P: -1, Qt.Key.Key_N: 1}
_SPEED_KEYS = {
    Qt.Key.Key_BracketLeft: -1,
    Qt.Key.Key_BracketRight: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Plus: 1,
}
_TAKEN_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Screen(QWidget):
    """Shows and tells; what it tells is done elsewhere."""

    play_toggled = Signal()
    speed_stepped = Signal(int)
    """To the next speed, 1 or -1."""
    cue_stepped = Signal(int)
    """To the next cue, 1 or -1."""
    full_screen_wanted = Signal()
    retry_pressed = Signal()

    def __init__(self, words: PlayerWording) -> None:
        super().__init__()
        self.setObjectName("playScreen")
        self.setAccessibleName(self.tr("Video player"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = Picture("playPicture")
        self.cue = Paragraph("playCue", widest=2000)
        self.controls = Controls(words)
        self._line = Paragraph("playLine", size="small", tone="muted", widest=2000)
        self._retry = Button("playRetry", self.tr("Try again"), tone="quiet")
        self._build()
        self.show_line("")
        self.picture.pressed.connect(self.play_toggled)
        self.picture.double_clicked.connect(self.full_screen_wanted)
        self.controls.play_pressed.connect(self.play_toggled)
        self._retry.clicked.connect(self.retry_pressed)

    def show_cue(self, text: str) -> None:
        """Show the words of a cue, in the direction of their script."""
        self.cue.setLayoutDirection(_direction_of(text))
        self.cue.setText(text)

    def show_line(self, text: str, *, retry: bool = False, wrong: bool = False) -> None:
        """Say something about playing; nothing takes no room."""
        self._line.setText(text)
        self._line.set_tone("danger" if wrong else "muted")
        self._line.setVisible(bool(text))
        self._retry.setVisible(retry)

    def show_enlarged(self, enlarged: bool) -> None:
        """Fit into the pane, or into a window of its own."""
        self.controls.show_enlarged(enlarged)
        self.picture.setMaximumHeight(_NO_LIMIT)  # the pane sets its own again
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * (_CUE_LARGER if enlarged else 1))
        self.cue.setFont(font)
        self._make_room_for_cue()
        side = 12 if enlarged else 0
        if (column := self.layout()) is not None:
            column.setContentsMargins(side, 0, side, side)

    def fit(self, width: int, height: int | None) -> None:
        """Let the picture give way where all of it would be higher; None takes the limit off."""
        limit = _NO_LIMIT
        if height is not None:
            wanted = min(self.picture.heightForWidth(width), self.picture.maximumHeight())
            rest = self.heightForWidth(width) - wanted
            limit = max(self.picture.minimumSizeHint().height(), height - rest)
        self.picture.setMaximumHeight(limit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work the player; a button that has the keyboard keeps its Space."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~_TAKEN_WITH:
            return False
        if key in (Qt.Key.Key_Space, Qt.Key.Key_K):
            self.play_toggled.emit()
        elif key in _STEPS:
            self.controls.stepped.emit(_STEPS[key])
        elif key in _SPEED_KEYS:
            self.speed_stepped.emit(_SPEED_KEYS[key])
        elif key in _CUE_KEYS:
            self.cue_stepped.emit(_CUE_KEYS[key])
        elif key == Qt.Key.Key_M:
            self.controls.toggle_mute()
        elif key == Qt.Key.Key_F:
            self.full_screen_wanted.emit()
        else:
            return False
        return True

    def _make_room_for_cue(self) -> None:
        """Keep the room of two lines, so that nothing moves when a cue comes or goes."""
        self.cue.setMinimumHeight(_CUE_LINES * (self.cue.fontMetrics().height() + 2))

    def _build(self) -> None:
        self.cue.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._make_room_for_cue()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._line, 1)
        line.addWidget(self._retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.picture, 1)
        column.addWidget(self.cue)
        column.addWidget(self.controls)
        column.addLayout(line)


def _direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction of the first letter that has one (Unicode annex 9, rule P2)."""
    for letter in text:
        kind = bidirectional(letter)
        if kind in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight
