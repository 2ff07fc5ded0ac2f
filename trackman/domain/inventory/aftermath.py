"""The aftermath of deleting tracks of many videos: what would be missing, and what is for good.

It is counted video by video, so that a hundred thousand tracks need not be held at once. Errored
and preparing tracks count for nothing that is lost: nobody can watch with them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from trackman.domain.inventory.state import TrackBrief, VideoSummary
from trackman.domain.languages import same_language
from trackman.domain.tracks import TrackKind, TrackStatus

_NAMED = 100

Fits = Callable[[TrackBrief], bool]


@dataclass(frozen=True, slots=True)
class VideoName:
    """A video that loses something."""

    upload_id: str
    filename: str


@dataclass(slots=True)
class Aftermath:
    """Counted losses; `add` each video that has a chosen track, once, and then `end`."""

    tracks: int = 0
    """Chosen tracks that are there, as far as is known."""
    videos: int = 0
    """Videos these are of."""
    used_videos: int = 0
    """Those of them that records use."""
    vanished: int = 0
    """Chosen tracks that are not there any more; nothing happens to them."""
    no_subtitles: int = 0
    """Videos that have no subtitles left."""
    without_subtitles: list[VideoName] = field(default_factory=list)
    """The first hundred of them."""
    no_captions: int = 0
    """Videos that lose their only closed captions."""
    no_audio: int = 0
    """Videos that lose their last additional audio track."""
    last_in_language: dict[str, int] = field(default_factory=dict)
    """Videos that keep subtitles, but none in this language; by code, as tracks write it."""
    lost_audio: int = 0
    """Audio tracks, which cannot be restored."""
    lost_errored: int = 0
    """Errored tracks, which have no subtitles that could be saved."""
    lost_preparing: int = 0
    """Tracks that are still prepared, so that they cannot be saved yet."""
    lost_otherwise: int = 0
    """Tracks of other kinds, which cannot be saved."""
    oldest_look: datetime | None = None
    """The earliest time at which one of the videos was looked at."""
    is_partial: bool = False
    """True if a scan that was begun has not come to its end, so that tracks may be missing."""

    @property
    def lost(self) -> int:
        """Tracks that cannot be restored."""
        return self.lost_audio + self.lost_errored + self.lost_preparing + self.lost_otherwise

    @property
    def restorable(self) -> int:
        """Tracks that can be restored from their backups."""
        return self.tracks - self.lost

    def add(self, video: VideoSummary, chosen: Collection[int]) -> None:
        """Count one video, with the keys that are chosen among those of all videos."""
        going = [one for one in video.tracks if one.key in chosen]
        if not going:
            return
        self.videos += 1
        self.tracks += len(going)
        self.used_videos += video.used is True
        if video.looked_at is not None:
            self.oldest_look = min(video.looked_at, self.oldest_look or video.looked_at)
        for one in going:
            self._add_loss(one)
        stays = [one for one in video.tracks if one.key not in chosen]
        self._add_subtitles(video, going, stays)
        self.no_captions += _loses(going, stays, _has_captions)
        self.no_audio += _loses(going, stays, _is_audio)

    def end(self, chosen: int) -> None:
        """Count as vanished what was not among the tracks of any video."""
        self.vanished = chosen - self.tracks

    def _add_loss(self, one: TrackBrief) -> None:
        """Count a track that cannot be restored."""
        if _has_text(one):
            return
        if one.kind == TrackKind.AUDIO:
            self.lost_audio += 1
        elif one.status == TrackStatus.ERRORED:
            self.lost_errored += 1
        elif one.status == TrackStatus.PREPARING:
            self.lost_preparing += 1
        else:
            self.lost_otherwise += 1

    def _add_subtitles(
        self, video: VideoSummary, going: Sequence[TrackBrief], stays: Sequence[TrackBrief]
    ) -> None:
        if _loses(going, stays, _has_text):
            self.no_subtitles += 1
            if len(self.without_subtitles) < _NAMED:
                self.without_subtitles.append(VideoName(video.upload_id, video.filename))
            return
        left = [one.language_code for one in stays if _has_text(one)]
        gone: list[str] = []
        for code in (one.language_code for one in going if _has_text(one)):
            if not any(same_language(code, other) for other in (*left, *gone)):
                gone.append(code)
        for code in gone:
            same = (known for known in self.last_in_language if same_language(known, code))
            known = next(same, code)
            self.last_in_language[known] = self.last_in_language.get(known, 0) + 1


def _loses(going: Sequence[TrackBrief], stays: Sequence[TrackBrief], fits: Fits) -> bool:
    return any(map(fits, going)) and not any(map(fits, stays))


def _has_text(one: TrackBrief) -> bool:
    """Tell whether it has a subtitle file, which can be saved before it is deleted."""
    return one.kind == TrackKind.SUBTITLES and one.status == TrackStatus.READY


def _has_captions(one: TrackBrief) -> bool:
    return _has_text(one) and one.closed_captions is True


def _is_audio(one: TrackBrief) -> bool:
    return one.kind == TrackKind.AUDIO and one.status == TrackStatus.READY
