"""The texts of two tracks, fetched and shown beside each other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.texts import TextReader
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.subtitles import TextWording

if TYPE_CHECKING:
    from trackman.ui.comparison.comparison_page import ComparisonPage


class ComparisonController(QObject):
    """Compares the selected tracks when that is asked for."""

    delete_requested = Signal(Track)
    """One of the two tracks is to be deleted."""

    def __init__(self, context: SessionContext, workspace: Workspace, reader: TextReader) -> None:
        super().__init__()
        self._current = context.current
        self._tasks = context.tasks
        self._workspace = workspace
        self._reader = reader
        self._wording = TextWording(self)
        self._page: ComparisonPage | None = None
        self._tracks: tuple[Track, ...] = ()
        self._playback_id = ""
        self._fetching: asyncio.Task[None] | None = None
        self._current.video_changed.connect(self._show_left)
        workspace.tracks.delete_changed.connect(self._show_left)
        workspace.work.decision.changed.connect(self._show_left)

    def compare(self) -> None:
        """Show the two selected tracks side by side, or a single one beside the likest other."""
        tracks, video = self._current.selection, self._current.video
        if video is None or not video.can_compare(tracks):
            return
        if len(tracks) == 1:
            tracks = (*tracks, self._likest(video, tracks[0]))
        self._show(video, tracks)

    def show_texts(self, left: tuple[Track, ReadText], right: tuple[Track, ReadText]) -> None:
        """Show two texts that are there already, such as saved versions."""
        if (video := self._current.video) is None:
            return
        self._tracks = ()
        page = self._shown_page()
        page.show_video(video.upload.filename)
        page.show_others((), right[0])
        page.show_loading()
        self._workspace.show_comparison()
        if self._fetching is not None:
            self._fetching.cancel()
        self._fetching = self._tasks.start(self._align(left, right))

    async def _align(self, left: tuple[Track, ReadText], right: tuple[Track, ReadText]) -> None:
        from trackman.ui.comparison.model import Side

        aligned = await self._reader.side_by_side(left[1], right[1], words=True)
        page = self._shown_page()
        page.show_sides(Side(*left), Side(*right), aligned)
        page.show_left((), self.tr("Saved versions can’t be deleted here."))
        page.take_keyboard()

    def _compare_with(self, other: Track) -> None:
        """Show another track on the right."""
        if (video := self._current.video) is not None:
            self._show(video, (self._tracks[0], other))

    def _likest(self, video: Video, track: Track) -> Track:
        """Return the track that a finding calls a copy, else one in the same language, else any."""
        from trackman.ui.comparison.model import are_in_one_language

        named = [one.values.get("track_id") for one in self._current.findings.get(track.id, ())]
        others = [one for one in video.tracks if one.id != track.id and video.can_back_up(one)]
        return min(
            others,
            key=lambda one: (
                named.index(one.id) if one.id in named else len(named),
                not are_in_one_language(track, one),
            ),
        )

    def _show(self, video: Video, tracks: tuple[Track, ...]) -> None:
        self._tracks = tracks
        self._playback_id = self._current.playback_id
        self._shown_page().show_video(video.upload.filename)
        left, right = tracks
        others = [one for one in video.tracks if one.id != left.id and video.can_back_up(one)]
        self._shown_page().show_others(others, right)
        self._shown_page().show_loading()
        self._workspace.show_comparison()
        self._begin()

    def _begin(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
        self._fetching = self._tasks.start(self._fetch(*self._tracks))

    async def _fetch(self, left: Track, right: Track) -> None:
        from trackman.ui.comparison.model import Side, are_in_one_language

        texts = await asyncio.gather(self._text(left), self._text(right))
        page = self._shown_page()
        for text in texts:
            if not text.salvage.cues and text.damage is not None:
                damage = text.damage
                page.show_problem(self._wording.damage(damage), self._wording.advice(damage))
                return
        words = are_in_one_language(left, right)
        aligned = await self._reader.side_by_side(*texts, words=words)
        page.show_sides(Side(left, texts[0]), Side(right, texts[1]), aligned)
        self._show_left()
        page.take_keyboard()

    async def _text(self, track: Track) -> ReadText:
        last = await self._reader.last(self._playback_id, track.id)
        return await self._reader.now(self._playback_id, track.id, last)

    def _shown_page(self) -> ComparisonPage:
        """Return the page, connected when it is first needed."""
        if self._page is None:
            self._page = self._workspace.comparison
            self._page.retry_requested.connect(self._begin)
            self._page.delete_requested.connect(self.delete_requested)
            self._page.other_chosen.connect(self._compare_with)
        return self._page

    def _show_left(self) -> None:
        """Show which of the two tracks are still there, and whether they can be deleted."""
        video = self._current.video
        is_shown = self._page is not None and self._page.isVisible()
        if self._page is None or video is None or not is_shown or not self._tracks:
            return
        now = tuple(_as_it_is(track, video) for track in self._tracks)
        if now != self._tracks and all(map(video.can_back_up, now)):
            self._show(video, now)  # one was restored, and has a new id
            return
        tracks = self._workspace.tracks
        left = {track.id for track in video.tracks if not tracks.model.is_busy(track.id)}
        missing = self._workspace.work.decision.missing_reason()
        self._page.show_left(left, tracks.refused or missing)

    def go_on(self, step: int) -> None:
        """Go to the next (1) or previous (-1) difference."""
        if step and self._page is not None and self._page.isVisible():
            self._page.go_on(step)


def _as_it_is(track: Track, video: Video) -> Track:
    """Return a track, or the one of its kind and name that has taken its place in the video."""
    if any(one.id == track.id for one in video.tracks):
        return track
    same = (one for one in video.tracks if (one.kind, one.name) == (track.kind, track.name))
    return next(same, track)
