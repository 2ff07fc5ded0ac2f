"""Words of a scan: what it costs, how far it is, why it waits, and how it ended."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from trackman.domain.inventory.scanning import (
    CallUsage,
    ScanEnd,
    ScanEstimate,
    ScanOutcome,
    ScanProgress,
    ScanStage,
    ScanTrouble,
)
from trackman.domain.inventory.state import InventoryState
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled

_MINUTE, _HOUR = 60, 3600


class ScanWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = Moments(self)

    def state(self, state: InventoryState, now: datetime | None = None) -> str:
        """Return "2,000 videos, 11,402 tracks; looked at 3 minutes ago"."""
        videos = self.tr("%Ln videos", "", state.videos)
        tracks = self.tr("%Ln tracks", "", state.tracks)
        if state.scanned_at is None:
            words = self.tr("{videos}, {tracks} so far")
            return filled(words, videos=videos, tracks=tracks)
        #: Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.
        words = self.tr("{videos}, {tracks}; looked at {ago}")
        ago = self._moments.ago_in_sentence(state.scanned_at, now)
        return filled(words, videos=videos, tracks=tracks, ago=ago)

    def age(self, state: InventoryState, now: datetime | None = None) -> str:
        """Return what of it is older than the last scan, and how many texts were read."""
        parts = []
        if state.can_resume:
            parts.append(self.tr("The last scan isn’t complete yet. Resume goes on where it was."))
        elif state.never_looked:
            parts.append(self.tr("%Ln videos were never looked at.", "", state.never_looked))
        elif _is_older(state):
            parts.append(self._oldest(state, now))
        if state.texts:
            parts.append(self.tr("Subtitles of %Ln tracks were read.", "", state.texts))
        return " ".join(parts)

    def progress(self, progress: ScanProgress) -> str:
        """Return "Reading tracks: 512 of 2,000 videos"."""
        if not progress.total:
            return {
                ScanStage.VIDEOS: self.tr("Reading the list of videos…"),
                ScanStage.TRACKS: self.tr("Reading tracks…"),
                ScanStage.TEXTS: self.tr("Reading subtitles…"),
            }[progress.stage]
        words = {
            ScanStage.VIDEOS: self.tr("Reading the list of videos: {done} of {total}"),
            ScanStage.TRACKS: self.tr("Reading tracks: {done} of {total} videos"),
            ScanStage.TEXTS: self.tr("Reading subtitles: {done} of {total} tracks"),
        }[progress.stage]
        return filled(words, done=progress.done, total=progress.total)

    def progress_note(self, progress: ScanProgress, usage: CallUsage | None) -> str:
        """Return the time left and the calls spent, or what it waits for."""
        if progress.waits_for is not None:
            waits = self.tr("{reason} Waiting; the scan goes on by itself.")
            return filled(waits, reason=self.trouble(progress.waits_for))
        left = "" if progress.seconds_left is None else self.left(progress.seconds_left)
        calls = self.tr("%Ln API calls so far", "", progress.calls)
        return dotted((left, calls, self.usage(usage)))

    def left(self, seconds: float) -> str:
        """Return "about 2 minutes left"."""
        if seconds < _MINUTE:
            return self.tr("less than a minute left")
        if seconds < _HOUR:
            return self.tr("about %Ln minutes left", "", round(seconds / _MINUTE))
        return self.tr("about %Ln hours left", "", round(seconds / _HOUR))

    def usage(self, usage: CallUsage | None) -> str:
        """Return "12,300 of 100,000 API calls used this month", as far as it is known."""
        if usage is None or usage.spent is None:
            return ""
        if usage.limit is None:
            return self.tr("%Ln API calls used this month", "", usage.spent)
        words = self.tr("{spent} of {limit} API calls used this month")
        return filled(words, spent=usage.spent, limit=usage.limit)

    def cost(self, estimate: ScanEstimate) -> str:
        """Return what a scan takes: calls and time."""
        videos = self.tr("%Ln videos", "", estimate.videos)
        calls = self.tr("%Ln API calls", "", estimate.calls)
        #: Such as “2,000 videos: 2,008 API calls, about 2 minutes”.
        words = self.tr("{videos}: {calls}, {time}")
        return filled(words, videos=videos, calls=calls, time=self.duration(estimate.seconds))

    def duration(self, seconds: float) -> str:
        """Return "about 2 minutes"."""
        if seconds < _MINUTE:
            return self.tr("less than a minute")
        if seconds < _HOUR:
            return self.tr("about %Ln minutes", "", round(seconds / _MINUTE))
        return self.tr("about %Ln hours", "", round(seconds / _HOUR))

    def end(self, end: ScanEnd, now: datetime | None = None) -> str:
        """Return how a scan ended, as sentences."""
        if end.outcome is not ScanOutcome.DONE:
            reason = "" if end.trouble is None else self.trouble(end.trouble)
            kept = self.tr("What was read is kept. Resume goes on where it was.")
            return " ".join(filter(None, (reason, kept)))
        parts = [self._looked(end)]
        if end.unplayed:
            text = self.tr("%Ln videos can’t be played, so they have no tracks.", "", end.unplayed)
            parts.append(text)
        if end.new_tracks:
            parts.append(self.tr("%Ln tracks are new.", "", end.new_tracks))
        if end.gone_tracks:
            parts.append(self.tr("%Ln tracks vanished.", "", end.gone_tracks))
        if end.failed_texts:
            text = self.tr(
                "%Ln subtitles couldn’t be read; the next scan tries again.", "", end.failed_texts
            )
            parts.append(text)
        if end.not_looked:
            parts.append(self._not_looked(end, now))
        return " ".join(parts)

    def end_title(self, end: ScanEnd) -> str:
        """Return how a scan ended, in two words."""
        return self.tr("Scan complete") if end.outcome is ScanOutcome.DONE else self.paused()

    def paused(self) -> str:
        """Return the title of a scan that does not run."""
        return self.tr("Scan paused")

    def trouble(self, trouble: ScanTrouble) -> str:
        """Return why a scan waits or has paused, and what to do, as sentences."""
        return {
            ScanTrouble.UNREACHABLE: self.tr(
                "DatoCMS can’t be reached. Check the internet connection."
            ),
            ScanTrouble.TOO_FAST: self.tr(
                "DatoCMS is limiting requests: others use the project at the same time."
            ),
            ScanTrouble.QUOTA: self.tr(
                "The API calls of the plan are used up. Resume next month, or ask the project’s "
                "owner to raise the limit."
            ),
            ScanTrouble.REFUSED: self.tr(
                "The token isn’t allowed to read the media area any more. Sign in again with "
                "another token."
            ),
            ScanTrouble.OTHER_ENVIRONMENT: self.tr(
                "The environment was switched or removed. Choose it again in the project menu, "
                "then resume."
            ),
            ScanTrouble.DISK_FULL: self.tr(
                "This computer’s disk is full. Free some space, then resume."
            ),
            ScanTrouble.BROKEN: self.tr("The reply of DatoCMS couldn’t be read. Try again later."),
        }.get(trouble) or self.tr(
            "What was read couldn’t be kept on this computer. See Help › Log for the reason."
        )

    def _looked(self, end: ScanEnd) -> str:
        if not end.not_looked:
            return self.tr("All %Ln videos were looked at.", "", end.videos)
        if not end.looked:
            return self.tr("No video showed a sign of a change, so none was looked at again.")
        return self.tr("%Ln videos were looked at.", "", end.looked)

    def _not_looked(self, end: ScanEnd, now: datetime | None) -> str:
        parts = []
        if end.looked:
            text = self.tr(
                "%Ln others showed no sign of a change and were not looked at.", "", end.not_looked
            )
            parts.append(text)
        if end.not_looked_since is not None:
            since = self._moments.ago_in_sentence(end.not_looked_since, now)
            #: {since} is such as “3 days ago”.
            parts.append(filled(self.tr("The oldest look at one was {since}."), since=since))
        return " ".join(parts)

    def _oldest(self, state: InventoryState, now: datetime | None) -> str:
        assert state.oldest_look is not None
        ago = self._moments.ago_in_sentence(state.oldest_look, now)
        return filled(self.tr("Some videos were last looked at {ago}."), ago=ago)


def _is_older(state: InventoryState) -> bool:
    """Tell whether some of what is shown is older than the last scan."""
    if state.oldest_look is None or state.scanned_at is None:
        return False
    return state.oldest_look < state.scanned_at
