"""Preparation of new tracks until they are ready or errored (API reference, section 1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.resources.webvtt import webvtt_of
from trackman.demo.timers import Timer

_UNREADABLE = "The file could not be read: it is neither SRT nor WebVTT."
_UNUSABLE = "The file could not be prepared."


@dataclass(slots=True)
class Preparation:
    """Time between a track's creation and its end as ready or errored."""

    track: DemoTrack
    content: bytes
    """The file that was sent."""
    countdown: Timer
    """Tells when it ends; each list that shows the track counts."""
    fails: bool
    serves: bytes | None
    """File the stream host will serve in place of the real one."""

    def end(self) -> None:
        """Make the track what the file lets it become."""
        text = webvtt_of(self.content) if self.track.type == "subtitles" else None
        if self.fails:
            self.track.status, self.track.error = "errored", _UNUSABLE
        elif self.track.type == "subtitles" and text is None:
            self.track.status, self.track.error = "errored", _UNREADABLE
        else:
            self.track.status = "ready"
            self.track.vtt = text if self.serves is None else self.serves
