"""Wording of playback."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from trackman.domain.names import shown
from trackman.domain.playback import PlayFault, Sound
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.tracks import TrackWording


class PlayerWording(QObject):
    """One line for each thing that can be wrong, and names for what can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks = TrackWording(self)

    def metered(self) -> str:
        """Say what playing costs."""
        return self.tr("Press Play to start streaming. It counts towards your DatoCMS quota.")

    def fault(self, fault: PlayFault) -> str:
        """Say why nothing plays."""
        words = {
            PlayFault.NOT_THERE: self.tr("This video has no stream."),
            PlayFault.REFUSED: self.tr(
                "Playback isn’t allowed on this computer or in this country."
            ),
            PlayFault.OFFLINE: self.tr(
                "The streaming server can’t be reached. Check your network connection."
            ),
            PlayFault.PROXY: self.tr(
                "Videos can’t be played through this network’s proxy. Choose Open stream link in "
                "the video’s details to watch in a browser."
            ),
            PlayFault.BROKE_OFF: self.tr("The stream was interrupted."),
            PlayFault.UNREADABLE: self.tr("The streaming server’s data can’t be played."),
            PlayFault.NO_CODEC: self.tr("This computer doesn’t have the codec this video needs."),
            PlayFault.NO_PLAYER: self.tr(
                "Playback needs system libraries that are missing on this computer, such "
                "as libpulse."
            ),
        }
        return words[fault]

    def loading(self) -> str:
        """Say that it begins in a moment."""
        return self.tr("Loading stream…")

    def from_file(self) -> str:
        """Say that the other way is taken."""
        return self.tr("Playing an MP4 file, with the video’s original sound only.")

    def no_pictures(self) -> str:
        """Say that there is only sound."""
        return self.tr("This computer can’t show the picture. The sound is playing.")

    def no_such_sound(self, name: str) -> str:
        """Say that an audio track cannot be heard in this stream."""
        words = self.tr("{name} isn’t in the stream. You hear the sound chosen in the menu.")
        return filled(words, name=quoted(name))

    def sound(self, sound: Sound) -> str:
        """Name a sound by its language, and by its name where that says more."""
        if not sound.language_code:
            return self.tr("Original sound")
        language = self._tracks.language_of(sound.language_code)
        name = shown(sound.name, 60)
        if not name or name == language:
            return language
        language = self._tracks.language_in_sentence(sound.language_code)
        return filled(self.tr("{name} ({language})"), name=name, language=language)

    def unnamed_sound(self, number: int) -> str:
        """Name a sound of which nothing is known; counted from 1."""
        return filled(self.tr("Sound {number}"), number=number)

    def speed(self, speed: float) -> str:
        """Return such as "1.5×"."""
        return f"{QLocale().toString(speed, 'g', 3)}×"
