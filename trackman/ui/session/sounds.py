"""Sounds: texts are held against them, and moved to where something is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trackman.domain.app_links import AppLink
from trackman.domain.tracks import Track
from trackman.ui.session.controllers import SessionControllers

if TYPE_CHECKING:
    from trackman.ui.controllers.speech.speech import SpeechController


class SoundWiring(QObject):
    """Connects what looks for speech with the player and the editor."""

    def __init__(self, session: SessionControllers) -> None:
        super().__init__(session)
        self._session = session
        self.is_judged: Callable[[Track], bool] = lambda _: False
        """Tells whether a track is on the page of the review, which is on screen."""
        session.window.sound_requested.connect(self._check)

    @cached_property
    def speech(self) -> SpeechController:
        """The controller that holds texts against sounds, made when somebody wants it."""
        from trackman.ui.controllers.speech.speech import SpeechController

        session = self._session
        one = SpeechController(
            session.context,
            session.window,
            session.reader,
            session.editing.cues_of,
            lambda: session.playing.heard,
        )
        one.setParent(self)
        session.playing.position_changed.connect(one.show_position)
        one.play_wanted.connect(session.playing.play_from)
        one.place_wanted.connect(session.open_at)
        one.mend_wanted.connect(self._mend_times)
        session.ending.callback(one.stop)
        return one

    def _check(self) -> None:
        self.speech.check()

    def _mend_times(self, track: Track, ratio: float, offset: float) -> None:
        """Have the editor move the cues of a track, which comes on screen where it is not."""
        session = self._session
        if self.is_judged(track):
            session.editing.mend_times(track, None, ratio, offset)
            session.window.workspace.review_page.commanded.emit("review-fix")
            return
        session.window.workspace.leave_review()
        current, text = session.current.track, session.quality.texts.get(track.id)
        is_shown = current is not None and current.id == track.id and text is not None
        session.editing.mend_times(track, text if is_shown else None, ratio, offset)
        if not is_shown:
            session.open_at(AppLink(track.upload_id, track_id=track.id))
