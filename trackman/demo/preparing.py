"""How a new track becomes ready or errored (API reference, section 1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.demo.media import DemoTrack
from trackman.demo.webvtt import webvtt_of

_UNREADABLE = "The file could not be read: it is neither SRT nor WebVTT."
_UNUSABLE = "The file could not be prepared."


@dataclass(slots=True)
class Preparation:
    """What a track goes through between its creation and its end as ready or errored.

    It ends when `ends_at` (monotonic seconds) has come or `lists_left` has reached 0, whichever
    is set.
    """

    track: DemoTrack
    content: bytes
    """The file that was sent."""
    ends_at: float | None
    lists_left: int | None
    fails: bool
    serves: bytes | None
    """What the stream host will serve in place of the file."""

    def is_due(self, now: float) -> bool:
        """Tell whether it is over at `now`."""
        return self.lists_left == 0 or (self.ends_at is not None and self.ends_at <= now)

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
