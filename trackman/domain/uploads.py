"""Uploads and the videos among them (API reference, section 2.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from trackman.domain.tracks import Track, can_be_backed_up
from trackman.domain.upload_metadata import UploadMetadata


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in the media library, as far as trackman uses it."""

    id: str
    filename: str
    size: int
    """Bytes."""
    mime_type: str | None
    duration: float | None
    """Seconds; None for what does not play."""
    width: int | None
    height: int | None
    mux_playback_id: str | None
    created_at: datetime | None
    tags: tuple[str, ...]
    path: str = ""
    """Path of its file in storage, such as `/64174/1781428364-teaser.mp4`."""
    updated_at: datetime | None = None
    thumbhash: str | None = None
    """A few pixels to show before the thumbnail, see `domain/thumbhash.py`."""
    collection_id: str | None = None
    particulars: UploadMetadata | None = field(default=None, compare=False)
    """The rest of it, where it was read on its own; lists and what is kept do without."""

    @property
    def is_video(self) -> bool:
        """Tell whether it can be played, and so can have tracks."""
        return self.mux_playback_id is not None


@dataclass(frozen=True, slots=True)
class UploadTicket:
    """The permission to send one file to the storage (API reference, section 4)."""

    id: str
    """ID that names the file to DatoCMS afterwards."""
    url: str = field(repr=False)
    """Signed: whoever knows it can send a file, for some minutes. Never to be logged or shown."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Headers to send with the file."""


@dataclass(frozen=True, slots=True)
class Video:
    """An upload that plays, with its tracks, as seen in one environment."""

    upload: Upload
    tracks: tuple[Track, ...]
    environment: str | None
    """The environment it was asked for in; None is the primary one."""

    @property
    def id(self) -> str:
        """The upload's id."""
        return self.upload.id

    def can_back_up(self, track: Track) -> bool:
        """Tell whether the subtitle file of one of its tracks can be fetched."""
        return can_be_backed_up(track, self.upload.mux_playback_id)

    def can_compare(self, tracks: Sequence[Track]) -> bool:
        """Tell whether these of its tracks are one or two of several with a subtitle file."""
        texts = sum(map(self.can_back_up, self.tracks))
        return len(tracks) in (1, 2) and texts >= 2 and all(map(self.can_back_up, tracks))
