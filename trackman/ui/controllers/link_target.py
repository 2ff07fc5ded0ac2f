"""The place in a video that a trackman link leads to: a track, and a moment in its subtitles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from trackman.domain.app_links import AppLink
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.inserting import filled, listed, quoted

_NAMED = 3


class LinkTarget(QObject):
    """Goes there once the video and the subtitles are on screen. Nothing plays by itself."""

    moment_wanted = Signal(Cue)
    """The video is to begin at this cue."""

    def __init__(self, context: SessionContext, workspace: Workspace) -> None:
        super().__init__()
        self._current = context.current
        self._notification = context.notification
        self._tracks = workspace.tracks
        self._work = workspace.work
        self._video: AppLink | None = None
        """The link whose video is on its way."""
        self._text: AppLink | None = None
        """The link whose track is selected, and its subtitles on their way."""
        self._said = ""
        """Words in the footer about the last link; empty where it needed none."""
        context.current.panel_changed.connect(self._follow_selection)

    def aim_at(self, link: AppLink) -> None:
        """Go there with the next video that is shown, if it is the one."""
        self._video, self._text = link, None
        if link.ignored:
            words = self.tr("This trackman doesn’t understand all of the link: {parts}.")
            parts = listed(map(quoted, link.ignored[:_NAMED]))
            self._remark(filled(words, parts=parts))

    def dismiss_words(self) -> None:
        """Take away what was said about the link before: another one is opened."""
        if self._said:
            self._notification.withdraw(self._said)
        self._said = ""

    def take_video(self, video: Video) -> None:
        """Select the track, now that the video was read."""
        link = self._video
        if link is None or link.upload_id != video.id:
            return
        self._video = None
        if link.track_id is None:
            return
        if all(track.id != link.track_id for track in video.tracks):
            self._remark(self.tr("The track that the link leads to isn’t in this video any more."))
            return
        self._text = link if link.seconds is not None else None
        self._tracks.select_track(link.track_id)

    def take_text(self, track: Track, text: ReadText) -> None:
        """Select the cue at the moment, now that the subtitles are on screen."""
        link = self._text
        if link is None or link.track_id != track.id or link.seconds is None:
            return
        cues = text.salvage.cues
        if (cue := _cue_at(cues, round(link.seconds * 1000))) is not None:
            self._work.text.go_to_cue(cue)
            self.moment_wanted.emit(cues[cue])

    def _remark(self, text: str) -> None:
        self._said = text
        self._notification.remark(text)

    def _follow_selection(self) -> None:
        """Give up when another track is selected meanwhile."""
        track, link = self._current.track, self._text
        if track is not None and link is not None and track.id != link.track_id:
            self._text = None


def _cue_at(cues: Sequence[Cue], moment: int) -> int | None:
    """Return the last cue that has begun by a moment, in milliseconds, or else the first."""
    begun = [number for number, cue in enumerate(cues) if cue.start <= moment]
    return max(begun, key=lambda number: cues[number].start, default=0 if cues else None)
