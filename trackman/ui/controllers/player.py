"""Plays the video that is open, in step with the cues of the track that is selected."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from trackman.domain.errors import PlayError
from trackman.domain.languages import UNSAID
from trackman.domain.names import shown
from trackman.domain.playback import PlaybackFormat, PlayFault, Sound
from trackman.domain.subtitles.cue_settings import Region, read_regions
from trackman.domain.subtitles.timeline import Timeline
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track, TrackKind
from trackman.domain.uploads import Upload, Video
from trackman.services.executors import Lane
from trackman.services.playback import Playback
from trackman.ui.player.loading import load_libraries
from trackman.ui.player.player_pane import PlayerPane
from trackman.ui.player.quiet import prepare_qt
from trackman.ui.shell.tasks import Tasks

if TYPE_CHECKING:
    from trackman.ui.player.player import Player
    from trackman.ui.player.showing import Showing

_HOPELESS = {PlayFault.OFFLINE, PlayFault.NO_PLAYER, PlayFault.PROXY}
"""Faults that no other source can mend."""
_log = logging.getLogger(__name__)


class PlayerController(QObject):
    """Serves one pane. The player exists from Play until it is closed or another video opens.

    `muted` says whether to begin without sound; a controller that `keeps_player` plays one video
    after the other with the same one.
    """

    cues_changed = Signal(tuple)
    """The number of the cue on the video now, counted from 1, or None."""
    position_changed = Signal(int)
    """Milliseconds, while it plays and when one jumps."""
    sought = Signal()
    """A person is about to go to another moment."""

    def __init__(
        self,
        pane: PlayerPane,
        tasks: Tasks,
        playback: Playback,
        muted: Callable[[], bool] = lambda: False,
        *,
        keeps_player: bool = False,
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._tasks = tasks
        self._playback = playback
        self._starts_muted = muted
        self._keeps_player = keeps_player
        self._idle: Player | None = None
        """The player that waits for the next video."""
        self._upload: Upload | None = None
        self._timeline = Timeline()
        self._regions: dict[str, Region] = {}
        self._language = UNSAID
        self._showing: Showing | None = None
        self._begin_at = 0
        self._wanted: Track | None = None
        self._work: list[asyncio.Task[None]] = []
        pane.play_pressed.connect(self.play)
        pane.close_pressed.connect(self.close)
        pane.retry_pressed.connect(self._play_again)
        pane.neared.connect(self._load_ahead)

    def show_video(self, video: Video | None) -> None:
        """Offer to play a video; the same one, read anew, plays on."""
        upload = video.upload if video is not None and video.upload.is_video else None
        before, self._upload = self._upload, upload
        if upload is not None and before is not None and before.id == upload.id:
            if before.duration is None and upload.duration is not None and self._showing is None:
                self._pane.show_length(round(upload.duration * 1000))
            return
        self._end_showing()
        self._timeline = Timeline()
        self._begin_at = 0
        if upload is None:
            self._pane.show_nothing()
        else:
            length = None if upload.duration is None else round(upload.duration * 1000)
            self._pane.show_video(shown(upload.filename, 100), length)
            if self._keeps_player:
                self._load_ahead()  # who goes from video to video plays them
            self._start(self._fetch_poster(upload))

    def show_cues(self, cues: Sequence[Cue], styling: Sequence[str] = ()) -> None:
        """Keep in step with these; they are those of the selected track, with its styling."""
        if cues is self._timeline.cues:
            return
        self._timeline = Timeline(cues)
        self._regions = read_regions(styling)
        if self._showing is not None:
            self._showing.show_cues(self._timeline, self._regions, self._language)

    def show_track(self, track: Track | None) -> None:
        """Take up the selected track: of an audio track, its sound is heard from now on."""
        self._language = UNSAID if track is None else track.language_code
        self._wanted = track if track is not None and track.kind == TrackKind.AUDIO else None
        if self._showing is not None:
            self._showing.want_sound(self._wanted)

    def play_from(self, cue: Cue) -> None:
        """Play from where a cue begins."""
        self.jump_to(cue)
        self.play()

    def jump_to(self, cue: Cue) -> None:
        """Go to where a cue begins; before Play was pressed, begin there later."""
        self._begin_at = max(cue.start, 0)
        if self._showing is not None:
            self._showing.seek(self._begin_at)
        else:
            self._pane.show_beginning(self._begin_at)

    def follow(self, cue: Cue) -> None:
        """Go to where a cue begins, if it plays."""
        if self._showing is not None:
            self.jump_to(cue)

    @property
    def heard(self) -> Sound | None:
        """The additional sound that is heard now; None for the video's own, and where none is."""
        return None if self._showing is None else self._showing.heard

    def play(self) -> None:
        """Begin to play; from here on DatoCMS counts."""
        from trackman.ui.player.showing import Showing

        if self._upload is None or self._showing is not None:
            return
        screen = self._pane.open_screen()
        player, self._idle = self._idle or _made_player(), None
        if player is None:
            screen.show_line(self._pane.words.fault(PlayFault.NO_PLAYER), wrong=True)
            return
        self._showing = Showing(screen, player, self._pane.words, muted=self._starts_muted())
        self._showing.position_changed.connect(self.position_changed)
        self._showing.cues_changed.connect(self.cues_changed)
        self._showing.sought.connect(self.sought)
        self._showing.show_cues(self._timeline, self._regions, self._language)
        self._showing.want_sound(self._wanted)
        self._start(self._find_a_way(self._upload, self._showing))

    def close(self) -> None:
        """Free the player; Play begins again where it was."""
        if self._showing is not None:
            self._begin_at = self._showing.player.position
        self._end_showing()
        self._pane.close_screen()
        self._pane.show_beginning(self._begin_at)

    def pause(self) -> None:
        """Play no further for now."""
        if self._showing is not None:
            self._showing.player.pause()

    def stop(self) -> None:
        """Free everything; another session may serve the pane then."""
        self.show_video(None)
        if self._idle is not None:
            self._idle.close()
            self._idle = None
        self._pane.play_pressed.disconnect(self.play)
        self._pane.close_pressed.disconnect(self.close)
        self._pane.retry_pressed.disconnect(self._play_again)
        self._pane.neared.disconnect(self._load_ahead)
        self.deleteLater()

    def _load_ahead(self) -> None:
        prepare_qt()
        self._start(self._playback.executors.run(load_libraries, Lane.DISK))

    def _play_again(self) -> None:
        self.close()
        self.play()

    def _end_showing(self) -> None:
        for task in self._work:
            task.cancel()
        self._work.clear()
        if self._showing is not None:
            if self._keeps_player:
                self._idle = self._showing.player
            self._showing.end(keeps_player=self._keeps_player)
            self._showing = None
            self.cues_changed.emit(())

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._work.append(self._tasks.start(work))

    async def _find_a_way(self, upload: Upload, showing: Showing) -> None:
        """Play in the first way that works, else say why the first did not."""
        faults = []
        for way in PlaybackFormat:
            fault = await self._tried(way, upload, showing)
            if fault is None:
                return
            _log.info("%s of %s does not play: %s", way, upload.id, fault)
            faults.append(fault)
            if fault in _HOPELESS:
                break
        showing.fail(faults[0])

    async def _tried(
        self, way: PlaybackFormat, upload: Upload, showing: Showing
    ) -> PlayFault | None:
        try:
            playable = await self._playback.find(upload, way)
        except PlayError as error:
            return error.fault
        return await showing.load(playable, self._begin_at)

    async def _fetch_poster(self, upload: Upload) -> None:
        content = await self._playback.poster(upload)
        if content is not None:
            self._pane.show_poster(QImage.fromData(content))


def _made_player() -> Player | None:
    """Return a player; None where the system lacks the libraries for it."""
    prepare_qt()
    try:
        from trackman.ui.player.player import Player
    except ImportError as error:
        _log.warning("nothing can be played: %s", error)
        return None
    player = Player()
    if player.is_available:
        return player
    player.close()
    return None
