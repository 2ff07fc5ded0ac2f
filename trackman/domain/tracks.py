"""A subtitle or audio track of a video (API reference, section 1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TrackKind(StrEnum):
    """The kinds of track DatoCMS knows today."""

    SUBTITLES = "subtitles"
    AUDIO = "audio"


class TrackStatus(StrEnum):
    """Status of a track at DatoCMS."""

    PREPARING = "preparing"
    READY = "ready"
    ERRORED = "errored"


@dataclass(frozen=True, slots=True)
class Track:
    """A track as DatoCMS last showed it.

    `kind` and `status` are plain words: those of `TrackKind` and `TrackStatus`, or newer ones.
    """

    id: str
    upload_id: str
    kind: str
    name: str
    language_code: str
    """BCP 47, exactly as DatoCMS gave it."""
    closed_captions: bool | None
    status: str
    error: str | None


@dataclass(frozen=True, slots=True)
class TrackDraft:
    """A track that is to be made."""

    kind: str
    name: str
    language_code: str
    closed_captions: bool | None

    @classmethod
    def of(cls, track: Track) -> TrackDraft:
        """Return what makes a track like another one."""
        return cls(track.kind, track.name, track.language_code, track.closed_captions)

    def as_track(self, upload_id: str) -> Track:
        """Return the track as it shall be, without the id that DatoCMS will give it."""
        return Track(
            "",
            upload_id,
            self.kind,
            self.name,
            self.language_code,
            self.closed_captions,
            TrackStatus.READY,
            None,
        )


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are one to Mux, where they must differ within a kind.

    Case and outer spaces do not count (API reference, section 14, point 5).
    """
    return one.strip().casefold() == other.strip().casefold()


def has_subtitle_file(track: Track) -> bool:
    """Tell whether a track is subtitles that DatoCMS has finished preparing."""
    return track.kind == TrackKind.SUBTITLES and track.status == TrackStatus.READY


def can_be_backed_up(track: Track, playback_id: str | None) -> bool:
    """Tell whether a track has a subtitle file that can be fetched before it is deleted.

    The one predicate that decides whether to ask before a deletion, and that words the question.
    """
    return bool(playback_id) and has_subtitle_file(track)
