"""The way from a review into the editor and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.app_links import AppLink
from trackman.domain.journal import Entry
from trackman.domain.review.queue import QueueItem
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.ui.current import Current


class Edits(Protocol):
    """Edits one track at a time."""

    @property
    def is_editing(self) -> bool:
        """True while a text is under edit."""

    async def drafted_at(self, track: Track) -> datetime | None:
        """Return when the draft of a track was last changed; None where there is none."""

    def edit(self, track: Track, text: ReadText) -> None:
        """Edit a track whose text is on screen."""


class TextPublication(Protocol):
    """A replacement of a track."""

    @property
    def track(self) -> Track:
        """The track that is, or was, to be replaced."""

    @property
    def entry(self) -> Entry:
        """The journal's entry of it."""


class FixTrip(QObject):
    """Opens the track of an item in the editor, and tells when a person comes back from there."""

    wanted = Signal(object)
    """This `AppLink` is to be opened among the videos."""
    came_back = Signal()
    """The editor was left where it was opened, or the text is being published."""
    went_elsewhere = Signal()
    """The editor was left for something else."""
    published = Signal(object, object)
    """The track of this `QueueItem` was replaced by this `TextPublication`."""
    replaced_elsewhere = Signal(object)
    """This `Track` was replaced, and not on a way from a review: trackman was killed on it."""
    kept = Signal(object)
    """The text of this `QueueItem` was to be published, and was not, or nobody knows."""

    def __init__(self, current: Current, editing: Callable[[], Edits]) -> None:
        super().__init__()
        self._current = current
        self._editing = editing
        self.item: QueueItem | None = None
        """The one whose text is being fixed."""
        self._track_id = ""
        """The id that its track has now."""
        self._is_opening = False
        self._publishing: dict[str, QueueItem] = {}
        """Items whose text is on its way to DatoCMS, by the id of the track."""

    @property
    def is_under_way(self) -> bool:
        """True from when the editor is asked for until somebody is back."""
        return self.item is not None

    def is_publishing(self, item: QueueItem) -> bool:
        """Tell whether the fixed text of an item is on its way."""
        return any(one.key == item.key for one in self._publishing.values())

    @property
    def publishing(self) -> frozenset[str]:
        """The ids that the tracks whose fixed text is on its way have in their queue."""
        return frozenset(one.track.id for one in self._publishing.values())

    def begin(self, item: QueueItem, now: Track, environment: str | None) -> None:
        """Go to the editor with the track of an item as it is now."""
        self.item, self._track_id, self._is_opening = item, now.id, True
        link = AppLink(now.upload_id, environment=environment, track_id=now.id)
        self.wanted.emit(link)

    async def drafted_at(self, track: Track) -> datetime | None:
        """Return when the fix of a track that waits to be published was last worked on."""
        return await self._editing().drafted_at(track)

    def end(self) -> None:
        """Take up that the person is back, or does not come."""
        self.item, self._is_opening = None, False

    def take_text(self, track: Track, text: ReadText) -> None:
        """Open the editor as soon as the text is on screen, as it is now."""
        is_now = text.fresh or text.failure is not None
        if self._is_opening and is_now and self.item is not None:
            if self._track_id != track.id:
                return
            self._is_opening = False
            self._editing().edit(track, text)

    def take_current(self, text: ReadText | None) -> None:
        """Take up that the video was read, and which text is on screen: it may be there already."""
        track = self._current.track
        if track is not None and text is not None:
            self.take_text(track, text)

    def note_closed(self) -> None:
        """Take up that the editor has left the screen."""
        if self.item is not None:
            QTimer.singleShot(0, self, self._settle)  # a publication is told right after

    def note_publishing(self, track: Track) -> None:
        """Take up that the text of a track is being published."""
        if self.item is not None and self._track_id == track.id:
            self._publishing[track.id] = self.item

    def note_replaced(self, run: TextPublication) -> None:
        """Take up that a track was replaced."""
        item = self._publishing.pop(run.track.id, None)
        if item is not None:
            self.published.emit(item, run)
        else:
            self.replaced_elsewhere.emit(run.track)

    def note_kept(self, run: TextPublication) -> None:
        """Take up that a track was not replaced."""
        item = self._publishing.pop(run.track.id, None)
        if item is not None:
            self.kept.emit(item)

    def _settle(self) -> None:
        if self.item is None or self._editing().is_editing:
            return
        track = self._current.track
        is_here = track is not None and track.id == self._track_id
        self.end()
        (self.came_back if is_here else self.went_elsewhere).emit()
