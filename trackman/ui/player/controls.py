"""Controls of the player, under its picture."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QVBoxLayout, QWidget

from trackman.ui.player.wording import PlayerWording
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.labels import Text, explain
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.wording.formats import length_text
from trackman.ui.wording.inserting import filled

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
STEP = 2_000
"""Milliseconds that back and forward go."""
_LOUDEST = 100
_PAGE = 10_000
_VOLUME_WIDTH = 72
_SHORTEST_CHOICE = 60
_SHORTEST_POSITION = 160
"""Pixels for the slider of the position that how loud it is leaves it in the same row."""


class Controls(QWidget):
    """Tells what a person wants, and shows what is."""

    play_pressed = Signal()
    moved = Signal(int)
    """To this moment, in milliseconds."""
    stepped = Signal(int)
    """By so many milliseconds."""
    speed_chosen = Signal(float)
    volume_chosen = Signal(int, bool)
    """Percent, and whether it is muted."""
    sound_chosen = Signal(int)
    enlarge_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, words: PlayerWording) -> None:
        super().__init__()
        self.setObjectName("playControls")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Time runs from left to right in every language, as it does on other players.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._words = words
        self._duration = 0
        self.play = IconButton("playPause", self.tr("Play"), "play", "text")
        self.back = IconButton("playBack", self.tr("Back 2 seconds"), "rewind")
        self.forward = IconButton("playForward", self.tr("Forward 2 seconds"), "forward")
        self.time = Text("playTime", size="small", tone="muted")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.speed = ChoiceButton("playSpeed", self.tr("Speed"))
        self.sound = ChoiceButton("playSound", self.tr("Sound"))
        self.mute = IconButton("playMute", self.tr("Mute"), "volume")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.enlarge = IconButton("playEnlarge", self.tr("Enlarge"), "enlarge")
        self.close_it = IconButton("playClose", self.tr("Close the player"), "close")
        self._muted = False
        self._where, self._doing, self._hearing = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._is_in_one_row = False
        """True while how loud it is stands beside the position."""
        self._build()
        self._connect()
        self.show_speed(1.0)
        self.show_sounds([], 0)
        self.show_position(0)
        self.show_volume(100, muted=False)

    @property
    def is_muted(self) -> bool:
        """True if sound is off."""
        return self._muted

    def show_ready(self, ready: bool) -> None:
        """Let the controls work, or only Play: nothing is loaded."""
        idle = (self.back, self.forward, self.slider, self.speed, self.sound, self.mute)
        for part in (*idle, self.volume, self.enlarge, self.close_it):
            part.setEnabled(ready)
        if not ready:
            self.show_playing(False)
            self.show_speed(1.0)
            self.show_sounds([], 0)
            self.show_duration(0)
            self.show_position(0)

    def show_playing(self, playing: bool) -> None:
        """Show whether it plays."""
        words = self.tr("Pause") if playing else self.tr("Play")
        self.play.show_icon("pause" if playing else "play", "text")
        self.play.setAccessibleName(words)
        self.play.setToolTip(words)

    def show_duration(self, duration: int) -> None:
        """Show how long it is, in milliseconds."""
        self._duration = duration
        self.slider.setRange(0, max(duration, 1))
        self.show_position(self.slider.value())

    def show_position(self, position: int) -> None:
        """Show where it is, in milliseconds."""
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(position)
            self.slider.blockSignals(False)
        self._tell_time(position)

    def show_speed(self, speed: float) -> None:
        """Show how fast it plays."""
        self.speed.show_choices([self._words.speed(one) for one in SPEEDS], SPEEDS.index(speed))

    def show_sounds(self, names: list[str], chosen: int) -> None:
        """Offer sounds to choose from; where there is one there is no choice."""
        self.sound.show_choices(names, chosen)
        self.sound.setVisible(len(names) > 1)

    def show_volume(self, percent: int, muted: bool) -> None:
        """Show how loud it is."""
        self._muted = muted
        words = self.tr("Unmute") if muted else self.tr("Mute")
        self.mute.show_icon("mute" if muted else "volume", "muted")
        self.mute.setAccessibleName(words)
        self.mute.setToolTip(words)
        self.volume.blockSignals(True)
        self.volume.setValue(percent)
        self.volume.blockSignals(False)

    def show_enlarged(self, enlarged: bool) -> None:
        """Offer the way back."""
        words = self.tr("Back to window") if enlarged else self.tr("Enlarge")
        self.enlarge.setAccessibleName(words)
        self.enlarge.setToolTip(words)

    def toggle_mute(self) -> None:
        """Turn the sound off or on."""
        self.volume_chosen.emit(self.volume.value(), not self._muted)

    def minimumSizeHint(self) -> QSize:
        """Be content with a width for which how loud it is goes into a row of its own."""
        return QSize(self._doing.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows for this width."""
        super().resizeEvent(event)
        self.arrange_for(event.size().width())

    def arrange_for(self, width: int) -> None:
        """Save a row where there is room: it is the picture's."""
        hearing = self.mute.sizeHint().width() + self.volume.maximumWidth()
        needed = scaled(_SHORTEST_POSITION) + self.time.sizeHint().width() + hearing + 24
        self._arrange(in_one_row=width >= needed)

    def _arrange(self, *, in_one_row: bool) -> None:
        if in_one_row == self._is_in_one_row:
            return
        self._is_in_one_row = in_one_row
        for place, part in enumerate((self.mute, self.volume)):
            if in_one_row:
                self._hearing.removeWidget(part)
                self._where.addWidget(part)
            else:
                self._where.removeWidget(part)
                self._hearing.insertWidget(place, part)
        self.updateGeometry()

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_pressed)
        self.back.clicked.connect(lambda: self.stepped.emit(-STEP))
        self.forward.clicked.connect(lambda: self.stepped.emit(STEP))
        self.slider.valueChanged.connect(self.moved)
        self.speed.chosen.connect(lambda place: self.speed_chosen.emit(SPEEDS[place]))
        self.sound.chosen.connect(self.sound_chosen)
        self.mute.clicked.connect(self.toggle_mute)
        self.volume.valueChanged.connect(lambda value: self.volume_chosen.emit(value, False))
        self.enlarge.clicked.connect(self.enlarge_pressed)
        self.close_it.clicked.connect(self.close_pressed)

    def _tell_time(self, position: int) -> None:
        here, whole = length_text(position // 1000), length_text(self._duration // 1000)
        self.time.setText(f"{here} / {whole}" if self._duration else here)

    def _build(self) -> None:
        self.slider.setObjectName("playPosition")
        self.slider.setAccessibleName(self.tr("Position"))
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(_PAGE)
        self.volume.setObjectName("playVolume")
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setRange(0, _LOUDEST)
        self.volume.setMaximumWidth(scaled(_VOLUME_WIDTH))
        for slider in (self.slider, self.volume):
            slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._where.addWidget(self.slider, 1)
        self._where.addWidget(self.time)
        self._where.setSpacing(8)
        column.addLayout(self._where)
        going = (self.play, self.back, self.forward)
        doing = (*going, None, self.speed, self.enlarge, self.close_it)
        _fill(self._doing, *doing)
        self._doing.setSpacing(2)
        column.addLayout(self._doing)
        _fill(self._hearing, self.mute, self.volume)
        self._hearing.addWidget(self.sound, 1)  # its name gets what is left
        self._hearing.addStretch(0)
        self._hearing.setSpacing(4)
        column.addLayout(self._hearing)


class ChoiceButton(MenuButton):
    """One of a few, which the button names."""

    chosen = Signal(int)
    """The place of what was chosen."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name, title=False)
        self._what = what
        self._choices: list[str] = []
        self._place = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def choices(self) -> list[str]:
        """Choices of the menu."""
        return self._choices

    def show_choices(self, choices: list[str], place: int) -> None:
        """Offer these, the one at `place` being chosen."""
        self._choices, self._place = choices, place
        words = choices[place] if 0 <= place < len(choices) else ""
        self.setText(words)
        #: {what} is such as “Speed”, {choice} such as “1.5×”.
        said = filled(self.tr("{what}: {choice}"), what=self._what, choice=words)
        self.setAccessibleName(said)
        explain(self, said)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be content with a few letters; the whole is in the menu and the tooltip."""
        wanted = super().sizeHint()
        return QSize(min(wanted.width(), scaled(_SHORTEST_CHOICE)), wanted.height())

    def make_menu(self) -> QMenu:
        """Return a menu of all."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}Menu")
        group = QActionGroup(menu)
        for place, words in enumerate(self._choices):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == self._place)
            action.triggered.connect(partial(self.chosen.emit, place))
            group.addAction(action)
        return menu


def _fill(row: QHBoxLayout, *parts: QWidget | None) -> None:
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
