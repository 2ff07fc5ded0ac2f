"""Tracks of each video over time, for those who ask later what there was at every moment."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from trackman.demo.resources.uploads import DemoUpload


@dataclass(frozen=True, slots=True)
class TrackThen:
    """A track as it was at a moment."""

    id: str
    type: str
    name: str
    language_code: str
    status: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Tracks of one video from a moment on, until the next one."""

    at: float
    """Monotonic seconds."""
    tracks: tuple[TrackThen, ...]

    def document(self, epoch: float) -> dict[str, Any]:
        """Return it as JSON-ready values, its time in seconds since 1970."""
        tracks = [
            {name: getattr(track, name) for name in TrackThen.__slots__} for track in self.tracks
        ]
        return {"at": epoch + self.at, "tracks": tracks}


class TrackHistory:
    """Moments at which tracks of a video changed, the first being the one before any change."""

    def __init__(self) -> None:
        self._moments: dict[str, list[Moment]] = {}

    def note(self, upload: DemoUpload) -> None:
        """Write down the tracks of a video, unless they are those written down last."""
        tracks = tuple(
            TrackThen(one.id, one.type, one.name, one.language_code, one.status)
            for one in upload.tracks.values()
        )
        moments = self._moments.setdefault(upload.id, [])
        if not moments or moments[-1].tracks != tracks:
            moments.append(Moment(time.monotonic(), tracks))

    def moments(self, upload_id: str) -> list[Moment]:
        """Return the moments of a video, in order; none for one that never changed."""
        return list(self._moments.get(upload_id, ()))

    def was_ever_without(
        self, upload_id: str, language_code: str, kind: str = "subtitles", *, ready: bool = True
    ) -> bool:
        """Tell whether a video that changed was at any moment without a track of a language.

        Only tracks that are ready count, or with `ready=False` all of them.
        """
        return not all(
            any(
                (track.type, track.language_code) == (kind, language_code)
                and (track.status == "ready" or not ready)
                for track in moment.tracks
            )
            for moment in self.moments(upload_id)
        )

    def documents(self, epoch: float) -> dict[str, list[dict[str, Any]]]:
        """Return the moments of all videos that changed, as JSON-ready values."""
        return {
            upload_id: [moment.document(epoch) for moment in moments]
            for upload_id, moments in self._moments.items()
        }
