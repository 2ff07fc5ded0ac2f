"""Facts about the track of a review besides its text, read once a person stays at it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.errors import TrackmanError
from trackman.domain.history import HistoryQuery, HistoryRow
from trackman.domain.languages import same_language
from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.domain.versions import Version
from trackman.services.texts import TextReader
from trackman.ui.activity.wording import ActivityWording
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact
from trackman.ui.shell.review_page import ReviewPage
from trackman.ui.widgets.keys import keys
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled, quoted

STAYS_MS = 250
"""Time to stay first: who only passes by asks nothing."""
_LOOK_AGAIN = 300.0  # seconds
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class _Subject:
    """The track on screen."""

    track: Track
    video: Video | None
    going: frozenset[str]
    """Other tracks of the video that are to be deleted, too, by their ids."""


class TrackFacts(QObject):
    """Tells what follows from a deletion, what was done before, and if the track is there."""

    looked = Signal(Video)
    """The tracks of the video on screen were just read."""

    def __init__(
        self,
        context: SessionContext,
        page: ReviewPage,
        info: VideoInfoController,
        reader: TextReader,
        noted: Callable[[Video], None],
    ) -> None:
        """`noted` is told of videos that were read."""
        super().__init__()
        self._context = context
        self._page = page
        self._info = info
        self._noted = noted
        self._activity = ActivityWording()
        self._moments = Moments(self)
        self.reader = reader
        self.versions: Sequence[Version] = ()
        """Saved texts of the track on screen, the newest first, once they are known."""
        self.drafted_at: Callable[[Track], Awaitable[datetime | None]] | None = None
        """Tells when the draft of a track was last changed; None where it has none."""
        self._subject: _Subject | None = None
        self._looks: dict[str, float] = {}
        """Time at which the tracks of a video were read, by its id."""
        self._work: asyncio.Task[None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(STAYS_MS)
        self._soon.timeout.connect(self._read)
        info.changed.connect(self._show_impact)

    def show_track(self, track: Track, video: Video | None, going: Collection[str]) -> None:
        """Take up which track is on screen, of which video as it was last seen.

        `going` are the ids of its tracks that are to be deleted, too.
        """
        self.stop()
        self.versions = ()
        self._subject = _Subject(track, video, frozenset(going))
        self._page.show_history("", ())
        self._show_impact()
        self._soon.start()

    def take_video(self, video: Video) -> None:
        """Take up the video of the track on screen, once it is known."""
        if self._subject is not None and self._subject.video is None:
            self._subject = replace(self._subject, video=video)
            self._show_impact()
            self._soon.start()

    def stop(self) -> None:
        """Read nothing more about the track on screen."""
        self._soon.stop()
        self._subject = None
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def name_of(self, version: Version) -> str:
        """Return a saved text's moment, as the title over it."""
        return filled(self.tr("Saved {moment}"), moment=self._moments.short(version.at))

    def _show_impact(self) -> None:
        subject = self._subject
        if subject is not None:
            self._page.show_impact(self._impact(subject))

    def _impact(self, subject: _Subject) -> DeletionImpact:
        video, track = subject.video, subject.track
        if video is None or all(one.id != track.id for one in video.tracks):
            return NOTHING_KNOWN
        left = tuple(
            one for one in video.tracks if one.id == track.id or one.id not in subject.going
        )
        return self._info.impact(replace(video, tracks=left), (track,))

    def _read(self) -> None:
        if self._subject is None:
            return
        if self._subject.video is not None:
            self._info.read(self._subject.video)
        if self._work is None or self._work.done():
            self._work = self._context.tasks.start(self._read_about(self._subject))

    async def _read_about(self, subject: _Subject) -> None:
        await self._show_history(subject.track)
        if subject.video is not None and self._is_due(subject.video):
            await self._look(subject.video)

    def _is_due(self, video: Video) -> bool:
        now = asyncio.get_running_loop().time()
        return now - self._looks.get(video.id, -_LOOK_AGAIN) >= _LOOK_AGAIN

    async def _look(self, video: Video) -> None:
        """Read which tracks the video has now: this one may be gone."""
        try:
            fresh = await self._context.connection.videos.ahead(video.id)
        except TrackmanError:
            return  # a decision is compared with what is there before it is carried out
        self._looks[video.id] = asyncio.get_running_loop().time()
        self._noted(fresh)
        if self._subject is not None and self._subject.track.upload_id == fresh.id:
            self._subject = replace(self._subject, video=fresh)
            self._show_impact()
        self.looked.emit(fresh)

    async def _show_history(self, track: Track) -> None:
        records = self._context.stores.records
        try:
            versions = await records.versions(track)
            rows = await records.history(HistoryQuery(text=track.upload_id))
        except TrackmanError:
            return  # the history says itself why it cannot be read
        drafted = None if self.drafted_at is None else await self.drafted_at(track)
        self.versions = versions
        done = [
            one
            for one in rows
            if one.track_id == track.id
            or (one.kind == track.kind and same_language(one.language_code, track.language_code))
        ]
        lines = self._lines(done)
        if versions and (key := keys().shown("review-version")):
            words = self.tr("Press {key} to put a saved version beside the text.")
            lines.append(filled(words, key=key))
        draft = "" if drafted is None else self._draft(drafted)
        lines = [*filter(None, [draft]), *lines]
        line = dotted(filter(None, [draft, self._line(done, versions)]))
        self._page.show_history(line, lines)

    def _draft(self, at: datetime) -> str:
        words = self.tr("Unpublished draft, last changed: {ago}")
        return filled(words, ago=self._moments.ago_in_sentence(at))

    def _line(self, done: Sequence[HistoryRow], versions: Sequence[Version]) -> str:
        said = []
        if done:
            last = done[0]
            text = self.tr("{outcome} {ago}")
            outcome = self._activity.outcome(last.act, last.stage)
            ago = self._moments.ago_in_sentence(last.planned_at)
            said.append(filled(text, outcome=outcome, ago=ago))
        if versions:
            said.append(self.tr("%Ln saved versions", "", len(versions)))
        return dotted(said)

    def _lines(self, done: Sequence[HistoryRow]) -> list[str]:
        lines = []
        for one in done[:_MOST_LINES]:
            parts = [
                self._moments.short(one.planned_at),
                self._activity.outcome(one.act, one.stage),
                shown(one.name, 80),
                shown(one.account or "", 60),
                quoted(one.reason) if one.reason else "",
            ]
            lines.append(dotted(filter(None, parts)))
        if more := len(done) - len(lines):
            lines.append(self.tr("and %Ln more in the history", "", more))
        return lines
