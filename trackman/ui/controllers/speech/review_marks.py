"""Sound of the track that is judged, as far as it is known, under its picture."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from trackman.domain.review.queue import QueueItem
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import TrackKind
from trackman.services.review.prefetch import ReviewTexts
from trackman.services.speech.hearing import Hearing
from trackman.ui.controllers.context import SessionContext
from trackman.ui.speech.review_sound import ReviewSound


class ReviewMarks(QObject):
    """Serves the strip of a review; nothing is streamed for it."""

    moment_wanted = Signal(Cue)
    """The video is wanted where this cue begins."""

    def __init__(
        self, context: SessionContext, view: ReviewSound, texts: ReviewTexts, hearing: Hearing
    ) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._texts = texts
        self._hearing = hearing
        self._item: QueueItem | None = None
        self._reading: asyncio.Task[None] | None = None
        view.strip.sought.connect(lambda at: self.moment_wanted.emit(Cue(at, at + 1, "")))

    def show_item(self, item: QueueItem) -> None:
        """Show what is known of a track that came on screen."""
        self._item = item
        self._view.show_marks(None, ())
        self._view.strip.show_position(-1)
        has_text = item.track.kind == TrackKind.SUBTITLES and item.playback_id is not None
        self._view.allow(has_text=has_text)
        if self._reading is not None:
            self._reading.cancel()
        if has_text:
            self._reading = self._context.tasks.start(self._read(item))

    def take_marks(self, playback_id: str) -> None:
        """Take up that a sound was listened to."""
        if self._item is not None and self._item.playback_id == playback_id:
            self.show_item(self._item)

    def show_position(self, milliseconds: int) -> None:
        """Mark where the video is."""
        self._view.strip.show_position(milliseconds)

    async def _read(self, item: QueueItem) -> None:
        if item.playback_id is None:
            return
        marks = await self._hearing.known(item.playback_id)
        if marks is None or item is not self._item:
            return
        found = await self._texts.read(item)
        cues = () if found.text is None else found.text.salvage.cues
        if item is not self._item:
            return
        self._view.show_marks(marks, cues)
        fit = await self._hearing.fit(marks, cues)
        if item is self._item:
            self._view.show_fit(fit)
