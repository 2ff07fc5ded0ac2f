"""The aftermath of deleting tracks of many videos: what would be missing, and what is for good.

It is counted video by video, so that a hundred thousand tracks need not be held at once. Errored
and preparing tracks count for nothing that is lost: nobody can watch with them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.languages import same_language
from trackman.domain.tracks import (
    Track,
    TrackKind,
    TrackStatus,
    can_be_backed_up,
    has_subtitle_file,
)

_NAMED = 100

Fits = Callable[[Track], bool]


@dataclass(frozen=True, slots=True)
class VideoName:
    """A video that loses something."""

    upload_id: str
    filename: str


@dataclass(slots=True)
class Aftermath:
    """Counted losses; `add` each video that has a chosen track, once."""

    tracks: int = 0
    """Chosen tracks that are there, as far as is known."""
    videos: int = 0
    """Videos these are of."""
    used_videos: int = 0
    """Those of them that records use."""
    vanished: int = 0
    """Chosen tracks that are known to be gone already; nothing happens to them."""
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
    """Other tracks that cannot be saved, such as those of videos that do not play."""

    @property
    def lost(self) -> int:
        """Tracks that cannot be restored."""
        return self.lost_audio + self.lost_errored + self.lost_preparing + self.lost_otherwise

    @property
    def restorable(self) -> int:
        """Tracks that can be restored from their backups."""
        return self.tracks - self.lost

    def add(self, tracks: Sequence[InventoryTrack], chosen: Collection[int]) -> None:
        """Count one video: all its tracks, and the keys that are chosen among those of all."""
        there = [one for one in tracks if one.gone_at is None]
        going = [one for one in there if one.key in chosen]
        self.vanished += sum(one.key in chosen for one in tracks) - len(going)
        if not going:
            return
        self.videos += 1
        self.tracks += len(going)
        self.used_videos += any(one.used is True for one in going)
        for one in going:
            self._add_loss(one)
        leaves = [one.track for one in going]
        stays = [one.track for one in there if one.key not in chosen]
        self._add_subtitles(going[0], leaves, stays)
        self.no_captions += _loses(leaves, stays, _has_captions)
        self.no_audio += _loses(leaves, stays, _is_audio)

    def _add_loss(self, one: InventoryTrack) -> None:
        """Count a track that cannot be restored."""
        if can_be_backed_up(one.track, one.playback_id):
            return
        if one.track.kind == TrackKind.AUDIO:
            self.lost_audio += 1
        elif one.track.status == TrackStatus.ERRORED:
            self.lost_errored += 1
        elif one.track.status == TrackStatus.PREPARING:
            self.lost_preparing += 1
        else:
            self.lost_otherwise += 1

    def _add_subtitles(
        self, video: InventoryTrack, leaves: Sequence[Track], stays: Sequence[Track]
    ) -> None:
        if _loses(leaves, stays, has_subtitle_file):
            self.no_subtitles += 1
            if len(self.without_subtitles) < _NAMED:
                self.without_subtitles.append(VideoName(video.track.upload_id, video.filename))
            return
        left = [track.language_code for track in stays if has_subtitle_file(track)]
        gone: list[str] = []
        for code in (track.language_code for track in leaves if has_subtitle_file(track)):
            if not any(same_language(code, other) for other in (*left, *gone)):
                gone.append(code)
        for code in gone:
            same = (known for known in self.last_in_language if same_language(known, code))
            known = next(same, code)
            self.last_in_language[known] = self.last_in_language.get(known, 0) + 1


def _loses(leaves: Sequence[Track], stays: Sequence[Track], fits: Fits) -> bool:
    return any(map(fits, leaves)) and not any(map(fits, stays))


def _has_captions(track: Track) -> bool:
    return has_subtitle_file(track) and track.closed_captions is True


def _is_audio(track: Track) -> bool:
    return track.kind == TrackKind.AUDIO and track.status == TrackStatus.READY
