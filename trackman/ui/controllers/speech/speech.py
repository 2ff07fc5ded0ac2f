"""Finds out whether texts fit the sounds of their videos, when a person asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trackman.domain.app_links import AppLink
from trackman.domain.errors import HearingError
from trackman.domain.names import shown
from trackman.domain.playback import HearingFault, Sound
from trackman.domain.review.queue import QueueItem
from trackman.domain.speech.marks import SpeechMarks
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track, TrackKind
from trackman.services.executors import Lane
from trackman.services.speech.hearing import Hearing
from trackman.services.texts import TextReader
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.controllers.speech.sound_reader import read_sound
from trackman.ui.player.loading import load_libraries
from trackman.ui.player.quiet import prepare_qt
from trackman.ui.speech.sound_dialog import CheckedSound, SoundDialog
from trackman.ui.speech.wording import SpeechWording
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.domain.uploads import Upload

_LONGEST_NAME = 80
EditedCues = Callable[[str], Sequence[Cue] | None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text that is to be held against a sound."""

    track: Track
    playback_id: str
    filename: str
    seconds: float | None
    audio: Track | None
    """The audio track that is listened to; None for the video's own sound."""


class SpeechController(QObject):
    """Serves *Check against the sound…*; one window at a time.

    `cues_of` returns the cues of a track under edit, `heard` the additional sound that plays.
    """

    play_wanted = Signal(Cue)
    """The open video is to play from where this cue begins."""
    place_wanted = Signal(AppLink)
    """Another video is wanted at this place."""
    mend_wanted = Signal(Track, float, float)
    """The cues of this track are to be moved: their times by the ratio, and so much more."""
    marks_found = Signal(str)
    """The sound of the video with this playback id has been listened to."""

    def __init__(
        self,
        context: SessionContext,
        window: QWidget,
        texts: TextReader,
        cues_of: EditedCues,
        heard: Callable[[], Sound | None],
    ) -> None:
        super().__init__()
        self._context = context
        self._window = window
        self._texts = texts
        self._cues_of = cues_of
        self._heard = heard
        self._words = SpeechWording(self)
        self._hearing: Hearing = context.connection.hearing(context.stores.sounds_folder)
        self._allowed: set[str] = set()
        """The ids of queues of which a single sound may be streamed without asking again."""
        self.plays_here: Callable[[Track, int], bool] | None = None
        """Plays a video that is on another page from a moment; answers whether it is there."""
        self._dialog: SoundDialog | None = None
        self._asked: list[_Asked] = []
        self._work: asyncio.Task[None] | None = None

    def check(self) -> None:
        """Check the selected tracks of the open video."""
        video = self._context.current.video
        if video is None or video.upload.mux_playback_id is None:
            return
        audio = self._audio_of(video.tracks)
        asked = [
            self._asked_of(track, video.upload, video.upload.mux_playback_id, audio)
            for track in self._context.current.selection
            if track.kind == TrackKind.SUBTITLES
        ]
        if asked:
            self._begin(asked, "")

    def check_queue(self, queue_id: str, items: Sequence[QueueItem]) -> None:
        """Check the tracks of a queue, one after another."""
        asked = [
            _Asked(one.track, one.playback_id, one.filename, None, None)
            for one in items
            if one.playback_id is not None and one.track.kind == TrackKind.SUBTITLES
        ]
        if asked:
            self._begin(asked, queue_id)
        else:
            self._context.notification.remark(self._words.nothing_to_check())

    async def known_marks(self, playback_id: str) -> SpeechMarks | None:
        """Return where a video's sound has speech if it was listened to; nothing is streamed."""
        return await self._hearing.known(playback_id)

    def show_position(self, milliseconds: int) -> None:
        """Take up where the open video is."""
        video = self._context.current.video
        if video is not None:
            self.show_position_of(video.id, milliseconds)

    def show_position_of(self, upload_id: str, milliseconds: int) -> None:
        """Take up where a video is."""
        if self._dialog is not None:
            here = self._asked[self._dialog.current].track.upload_id == upload_id
            self._dialog.show_position(milliseconds if here else -1)

    def stop(self) -> None:
        """Give up; the session ends."""
        if self._dialog is not None:
            self._dialog.close()

    def _audio_of(self, tracks: Sequence[Track]) -> Track | None:
        sound = self._heard()
        if sound is None:
            return None
        same = (TrackKind.AUDIO, sound.name, sound.language_code)
        return next(
            (one for one in tracks if (one.kind, one.name, one.language_code) == same), None
        )

    def _asked_of(
        self, track: Track, upload: Upload, playback_id: str, audio: Track | None
    ) -> _Asked:
        return _Asked(track, playback_id, upload.filename, upload.duration, audio)

    def _begin(self, asked: Sequence[_Asked], queue_id: str) -> None:
        if not self._hearing.is_possible():
            words = self._words.fault(HearingFault.NO_DETECTOR)
            self._context.notification.say(words, "info")
            return
        self._context.start(partial(self._ask, list(asked), queue_id), About.KEEPING)

    async def _ask(self, asked: list[_Asked], queue_id: str) -> None:
        """Ask before anything is streamed, then check one text after another."""
        new = [
            one
            for one in {(one.playback_id, one.audio): one for one in asked}.values()
            if await self._hearing.known(one.playback_id, one.audio) is None
        ]
        if new:
            self._load_ahead()
        if len(new) > 1 or (new and queue_id not in self._allowed):
            if not await self._context.dialogs.confirm(self._question(new)):
                return
            if queue_id:
                self._allowed.add(queue_id)
        self.stop()
        self._asked = asked
        sounds = [self._row(one, many=len(asked) > 1) for one in asked]
        self._dialog = dialog = SoundDialog(self._window, sounds)
        dialog.play_wanted.connect(self._play)
        dialog.mend_wanted.connect(self._mend)
        dialog.again_wanted.connect(self._try_again)
        dialog.left.connect(partial(self._leave, dialog))
        dialog.show_beside(self._window)
        self._run(dialog, range(len(asked)))

    def _load_ahead(self) -> None:
        """Have what reads sounds loaded while a person reads the question."""
        prepare_qt()
        executors = self._context.connection.playback().executors
        self._context.tasks.start(executors.run(load_libraries, Lane.DISK))

    def _question(self, new: Sequence[_Asked]) -> ConfirmationRequest:
        known = [one.seconds for one in new]
        seconds = None if None in known else sum(filter(None, known))
        first = new[0]
        if len(new) > 1:
            title = self._words.question_of_many(len(new))
        elif first.audio is not None:
            title = self._words.question_of_track(first.audio.name, first.filename)
        else:
            title = self._words.question(first.filename)
        text = self._words.cost(seconds)
        return ConfirmationRequest(title, text, self._words.listen(), is_harmless=True)

    def _row(self, one: _Asked, *, many: bool) -> CheckedSound:
        name = shown(one.track.name or one.track.language_code, _LONGEST_NAME)
        return CheckedSound(name, shown(one.filename, _LONGEST_NAME) if many else "")

    def _run(self, dialog: SoundDialog, numbers: Sequence[int]) -> None:
        self._work = self._context.tasks.start(self._check_all(dialog, numbers))

    async def _check_all(self, dialog: SoundDialog, numbers: Sequence[int]) -> None:
        for number in numbers:
            await self._check_one(dialog, number)

    async def _check_one(self, dialog: SoundDialog, number: int) -> None:
        one, sound = self._asked[number], dialog.sounds[number]

        def tell(share: float | None) -> None:
            sound.share = share
            dialog.note(number)

        tell(0.0)
        try:
            sound.marks = await self._hearing.hear(one.playback_id, one.audio, read_sound, tell)
        except HearingError as error:
            sound.fault = self._words.fault(error.fault)
            dialog.note(number)
            return
        self.marks_found.emit(one.playback_id)
        tell(-1.0)
        cues = await self._cues(one)
        if cues is None:
            sound.fault = self._words.unread()
        else:
            sound.cues = cues
            sound.fit = await self._hearing.fit(sound.marks, cues)
        dialog.note(number)

    async def _cues(self, one: _Asked) -> Sequence[Cue] | None:
        """Return the cues as they are under edit, or else as they are published."""
        if (edited := self._cues_of(one.track.id)) is not None:
            return tuple(edited)
        last = await self._texts.last(one.playback_id, one.track.id)
        text = await self._texts.now(one.playback_id, one.track.id, last, asked=True)
        return text.salvage.cues if text.content else None

    def _try_again(self, number: int) -> None:
        dialog = self._dialog
        if dialog is None or (self._work is not None and not self._work.done()):
            return
        dialog.sounds[number].fault = ""
        self._run(dialog, [number])

    def _play(self, number: int, moment: int) -> None:
        one = self._asked[number]
        if self.plays_here is not None and self.plays_here(one.track, moment):
            return
        video = self._context.current.video
        if video is not None and video.id == one.track.upload_id:
            self.play_wanted.emit(Cue(moment, moment + 1, ""))
        else:
            upload_id, track_id = one.track.upload_id, one.track.id
            self.place_wanted.emit(AppLink(upload_id, track_id=track_id, seconds=moment / 1000))

    def _mend(self, number: int) -> None:
        dialog = self._dialog
        if dialog is None or (fit := dialog.sounds[number].fit) is None:
            return
        track = self._asked[number].track
        if len(self._asked) == 1:
            dialog.close()
        self._window.raise_()
        self._window.activateWindow()
        self.mend_wanted.emit(track, fit.ratio, fit.offset)

    def _leave(self, dialog: SoundDialog) -> None:
        """Give up what is under way for a window that was closed."""
        if dialog is not self._dialog:
            return
        self._dialog = None
        if self._work is not None:
            self._work.cancel()
            self._work = None
