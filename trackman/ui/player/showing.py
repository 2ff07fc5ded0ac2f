"""One showing: a player and the screen it is seen on and worked with."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.playback import Playable, PlaybackFormat, PlayFault, Sound
from trackman.domain.subtitles.cue_settings import Region, read_settings
from trackman.domain.subtitles.timeline import Timeline
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.ui.player.controls import SPEEDS
from trackman.ui.player.cue_boxes import ShownCue
from trackman.ui.player.screen import Screen
from trackman.ui.player.wording import PlayerWording

if TYPE_CHECKING:
    from trackman.ui.player.player import Player

_USUAL_VOLUME = 80


class Showing(QObject):
    """Lives from Play until the player is closed; then `end` frees what it holds."""

    position_changed = Signal(int)
    """Milliseconds."""
    cues_changed = Signal(tuple)
    """The numbers of the cues that are shown, counted from 1, in the order in which they began."""
    sought = Signal()
    """A person is about to go to another moment."""

    def __init__(
        self, screen: Screen, player: Player, words: PlayerWording, *, muted: bool
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self.player = player
        player.setParent(self)
        self._words = words
        self._timeline = Timeline()
        self._regions: Mapping[str, Region] = {}
        self._cues: tuple[int, ...] = ()
        self._speed = 1.0
        self._is_loaded = False
        self._sounds: tuple[Sound, ...] = ()
        self._wanted: Track | None = None
        self._outcome: asyncio.Future[PlayFault | None] | None = None
        self._connect()
        self._set_volume(_USUAL_VOLUME, muted)
        self._say(words.loading())

    async def load(self, playable: Playable, begin_at: int) -> PlayFault | None:
        """Begin to play, and return why that does not work; None if it does."""
        self._outcome = asyncio.get_running_loop().create_future()
        self.player.load(playable, begin_at)
        try:
            fault = await self._outcome
        finally:
            self._outcome = None
        if fault is not None:
            return fault
        if playable.way is PlaybackFormat.HLS and not self.player.has_pictures:
            return PlayFault.UNREADABLE  # some of its pieces are missing; a file may be whole
        self._begin(playable)
        return None

    def fail(self, fault: PlayFault) -> None:
        """Say why nothing plays."""
        self.player.halt()
        retry = fault not in {PlayFault.NO_CODEC, PlayFault.NO_PLAYER, PlayFault.PROXY}
        self._screen.show_line(self._words.fault(fault), retry=retry, wrong=True)

    def show_cues(self, timeline: Timeline, regions: Mapping[str, Region], language: str) -> None:
        """Keep in step with these, which are in a BCP 47 language."""
        self._screen.show_language(language)
        self._timeline, self._regions = timeline, regions
        self._show_current(timeline.all_at(self.player.position))

    def want_sound(self, track: Track | None) -> None:
        """Play the sound of an audio track, now or once the sounds are known; None changes none."""
        self._wanted = track
        if track is None or not self._is_loaded:
            return
        for number, sound in enumerate(self._sounds):
            if (sound.name, sound.language_code) == (track.name, track.language_code):
                if number != self.player.sound:
                    self._choose_sound(number)
                return
        self._say(self._words.no_such_sound(track.name))

    @property
    def heard(self) -> Sound | None:
        """The sound that is heard, where the stream says which one; None for a video's own."""
        place = self.player.sound
        if not self._is_loaded or not 0 <= place < len(self._sounds):
            return None
        one = self._sounds[place]
        return None if one.chosen else one

    def seek(self, position: int) -> None:
        """Go to a moment."""
        self.sought.emit()
        self.player.seek(position)

    def end(self, *, keeps_player: bool = False) -> None:
        """Free the player, or empty it for the next showing."""
        if self._outcome is not None and not self._outcome.done():
            self._outcome.cancel()
        for one in (self.player, self._screen, self._screen.controls):
            one.disconnect(self)
        if keeps_player:
            for part in (self._screen.picture, self._screen.controls):
                self.player.disconnect(part)
            self.player.setParent(None)
            self.player.empty()
        else:
            self.player.close()
        self.deleteLater()

    def _begin(self, playable: Playable) -> None:
        self._is_loaded = True
        self._screen.controls.show_duration(self.player.duration)
        self._offer_sounds(playable.sounds)
        if not self.player.has_pictures:
            self._say(self._words.no_pictures())
        elif playable.way is PlaybackFormat.MP4:
            self._say(self._words.from_file())
        else:
            self._say("")
        self.want_sound(self._wanted)

    def _offer_sounds(self, sounds: tuple[Sound, ...]) -> None:
        """Qt tells how many sounds there are; what they are stands in the stream's list."""
        count = self.player.sounds
        self._sounds = sounds if count == len(sounds) else ()
        if count == len(sounds):
            names = [self._words.sound(sound) for sound in sounds]
        else:
            names = [self._words.unnamed_sound(number + 1) for number in range(count)]
        self._screen.controls.show_sounds(names, max(self.player.sound, 0))

    def _connect(self) -> None:
        screen, controls, player = self._screen, self._screen.controls, self.player
        player.loaded.connect(self._take_loaded)
        player.failed.connect(self._take_fault)
        player.frame_arrived.connect(screen.picture.show_frame)
        player.position_changed.connect(self._take_position)
        player.duration_changed.connect(controls.show_duration)
        player.playing_changed.connect(controls.show_playing)
        screen.play_toggled.connect(self._toggle)
        screen.speed_stepped.connect(self._step_speed)
        screen.cue_stepped.connect(self._step_cue)
        controls.moved.connect(self.seek)
        controls.stepped.connect(self._step)
        controls.speed_chosen.connect(self._set_speed)
        controls.volume_chosen.connect(self._set_volume)
        controls.sound_chosen.connect(self._choose_sound)

    def _take_loaded(self) -> None:
        self._settle(None)

    def _take_fault(self, fault: PlayFault) -> None:
        if not self._settle(fault):
            self.fail(fault)

    def _settle(self, fault: PlayFault | None) -> bool:
        if self._outcome is None or self._outcome.done():
            return False
        self._outcome.set_result(fault)
        return True

    def _take_position(self, position: int) -> None:
        self._screen.controls.show_position(position)
        numbers = self._timeline.all_at(position)
        if numbers != self._cues:
            self._show_current(numbers)
        self.position_changed.emit(position)

    def _show_current(self, numbers: tuple[int, ...]) -> None:
        self._cues = numbers
        # in the order of WebVTT: what stays longer has its place first
        cues = [self._timeline.cue(number) for number in numbers]
        cues.sort(key=lambda cue: (cue.start, -cue.end))
        self._screen.show_cues([self._shown(cue) for cue in cues])
        self.cues_changed.emit(numbers)

    def _shown(self, cue: Cue) -> ShownCue:
        settings = read_settings(cue.settings)
        return ShownCue.of(cue, settings, self._regions.get(settings.region))

    def _toggle(self) -> None:
        if self.player.is_playing:
            self.player.pause()
        else:
            self.player.play()

    def _step(self, by: int) -> None:
        self.seek(self.player.position + by)

    def _step_cue(self, by: int) -> None:
        here = self.player.position
        number = self._timeline.after(here) if by > 0 else self._timeline.before(here)
        if number is not None:
            self.seek(self._timeline.cue(number).start)

    def _step_speed(self, by: int) -> None:
        place = SPEEDS.index(self._speed) + by
        self._set_speed(SPEEDS[max(0, min(place, len(SPEEDS) - 1))])

    def _set_speed(self, speed: float) -> None:
        self._speed = speed
        self.player.set_speed(speed)
        self._screen.controls.show_speed(speed)

    def _set_volume(self, percent: int, muted: bool) -> None:
        self.player.set_volume(percent / 100, muted)
        self._screen.controls.show_volume(percent, muted)

    def _choose_sound(self, number: int) -> None:
        self.player.choose_sound(number)
        controls = self._screen.controls
        controls.show_sounds(controls.sound.choices, number)

    def _say(self, text: str) -> None:
        self._screen.show_line(text)
