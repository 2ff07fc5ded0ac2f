"""The player itself. Nothing imports this module before a person plays something."""

from __future__ import annotations

from PySide6.QtCore import (
    Q_ARG,
    QGenericArgumentHolder,
    QMetaObject,
    QObject,
    Qt,
    QUrl,
    Signal,
    SignalInstance,
)
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from trackman.domain.playback import Playable, PlayFault
from trackman.ui.player.quiet import quieten_ffmpeg

_NETWORK_LIMIT = 15_000  # milliseconds without a byte
_LONGEST = 2**31 - 1  # milliseconds, as sliders count; 24 days
_FAULTS = {
    QMediaPlayer.Error.FormatError: PlayFault.NO_CODEC,
    QMediaPlayer.Error.NetworkError: PlayFault.BROKE_OFF,
    QMediaPlayer.Error.AccessDeniedError: PlayFault.REFUSED,
}
_WAITING = {QMediaPlayer.MediaStatus.LoadingMedia, QMediaPlayer.MediaStatus.StalledMedia}


class Player(QObject):
    """Plays one stream; times are in milliseconds. `close` it to free what it holds."""

    loaded = Signal()
    """The medium can be played."""
    failed = Signal(object)
    """It cannot, or not any further: a `PlayFault`."""
    frame_arrived = Signal(object)
    """A `QVideoFrame`, not to be kept for long."""
    position_changed = Signal(int)
    duration_changed = Signal(int)
    playing_changed = Signal(bool)
    waiting_changed = Signal(bool)
    """True if it waits for more to come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        quieten_ffmpeg()
        self._sound = QAudioOutput(self)
        self._sink = QVideoSink(self)
        for changed in (
            self._player.positionChanged,
            self._sound.volumeChanged,
            self._sink.videoSizeChanged,
        ):
            _settle_overrides(changed)
        self._is_loaded = False
        self._begin_at = 0
        options = self._player.playbackOptions()
        options.setNetworkTimeout(_NETWORK_LIMIT)
        self._player.setPlaybackOptions(options)
        self._player.setAudioOutput(self._sound)
        self._player.setVideoSink(self._sink)
        self._connect()

    @property
    def is_available(self) -> bool:
        """True if anything can be played on this computer."""
        return self._player.isAvailable()

    @property
    def is_playing(self) -> bool:
        """True if it plays, or waits for data to play on."""
        return self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    @property
    def has_pictures(self) -> bool:
        """True if there are pictures."""
        return self._player.hasVideo()

    @property
    def position(self) -> int:
        """Position in milliseconds."""
        return self._player.position() if self._is_loaded else self._begin_at

    @property
    def duration(self) -> int:
        """Duration in milliseconds; 0 while it is not known."""
        return self._player.duration()

    @property
    def sounds(self) -> int:
        """Number of audio tracks to choose from."""
        return len(self._player.audioTracks())

    @property
    def sound(self) -> int:
        """The place of the sound that is heard; -1 for none."""
        return self._player.activeAudioTrack()

    def load(self, playable: Playable, begin_at: int = 0) -> None:
        """Begin to load, to play from there."""
        self._is_loaded = False
        self._begin_at = begin_at
        self._tell("setSource", Q_ARG(QUrl, QUrl(playable.address)))
        self._tell("play")

    def play(self) -> None:
        """Go on."""
        self._tell("play")

    def pause(self) -> None:
        """Stop for a while."""
        self._tell("pause")

    def halt(self) -> None:
        """Stop, and fetch nothing more."""
        self._tell("stop")

    def seek(self, position: int) -> None:
        """Go to a moment."""
        place = max(0, min(position, self.duration or _LONGEST))
        if self._is_loaded:
            self._player.setPosition(place)
        else:
            self._begin_at = place
        self.position_changed.emit(place)

    def set_speed(self, speed: float) -> None:
        """Play slower or faster; voices keep their pitch."""
        self._player.setPlaybackRate(speed)

    def set_volume(self, share: float, muted: bool) -> None:
        """Play louder or softer, 0 to 1 as one hears it."""
        self._sound.setVolume(share**2)  # ears hear loudness in ratios
        self._sound.setMuted(muted)

    def choose_sound(self, number: int) -> None:
        """Play the sound at this place of the stream's list."""
        if 0 <= number < self.sounds:
            self._player.setActiveAudioTrack(number)

    def empty(self) -> None:
        """Stop, and free network and decoder; another medium can be loaded afterwards."""
        self._is_loaded, self._begin_at = False, 0
        self._tell("stop")
        self._tell("setSource", Q_ARG(QUrl, QUrl()))
        self.set_speed(1.0)

    def close(self) -> None:
        """Stop, free network, decoder and sound, and go away."""
        self._player.disconnect(self)
        self._sink.disconnect(self)
        self._tell("stop")
        self._tell("setSource", Q_ARG(QUrl, QUrl()))
        self.deleteLater()

    def _tell(self, slot: str, *arguments: QGenericArgumentHolder) -> None:
        """Call a slot of Qt's player with Python's lock released, which a plain call holds.

        Qt waits there for its threads, and a thread that logs meanwhile waits for the lock, since
        messages of Qt go to Python: both would wait forever (PySide 6.11, seen once in 40 closes).
        """
        direct = Qt.ConnectionType.DirectConnection
        QMetaObject.invokeMethod(self._player, slot, direct, *arguments)

    def _connect(self) -> None:
        self._player.mediaStatusChanged.connect(self._take_status)
        self._player.errorOccurred.connect(self._take_error)
        self._player.positionChanged.connect(self._take_position)
        self._player.durationChanged.connect(self._take_duration)
        self._player.playbackStateChanged.connect(self._tell_playing)
        self._sink.videoFrameChanged.connect(self._take_frame)

    def _take_status(self, status: QMediaPlayer.MediaStatus) -> None:
        self.waiting_changed.emit(status in _WAITING)
        if status == QMediaPlayer.MediaStatus.LoadedMedia and not self._is_loaded:
            self._is_loaded = True
            if self._begin_at:
                self._player.setPosition(self._begin_at)
            self.loaded.emit()

    def _take_error(self, error: QMediaPlayer.Error, _words: str) -> None:
        usual = PlayFault.BROKE_OFF if self._is_loaded else PlayFault.UNREADABLE
        self.failed.emit(_FAULTS.get(error, usual))

    def _take_position(self, position: int) -> None:
        if self._is_loaded:
            self.position_changed.emit(position)

    def _take_duration(self, duration: int) -> None:
        self.duration_changed.emit(min(duration, _LONGEST))

    def _take_frame(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self.frame_arrived.emit(frame)

    def _tell_playing(self) -> None:
        self.playing_changed.emit(self.is_playing)


def _settle_overrides(signal: SignalInstance) -> None:
    """Let PySide find out here, on this thread, that nothing overrides `disconnectNotify`.

    It looks once for each object, for which it needs Python's lock. Where a thread of Qt's player
    is the first to disconnect, it holds a lock that this thread may wait for with Python's lock
    in its hand: both then wait for ever.
    """
    signal.disconnect(signal.connect(_nothing))


def _nothing() -> None:
    """Be connected."""
