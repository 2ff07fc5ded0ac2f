"""The uploads and tracks of the look-alike, and how DatoCMS shows them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from trackman.demo.resources.records import DemoRecord

SITE_ID = "64174"

_PREVIEW_HASHES = (
    ("1QcSHQRnh493V4dIh4eXh1h4kJUI", "LEHV6nWB2yk8pyo0adR*.7kCMdnj"),
    ("3OcRJYB4d3h/iIeHeEh3eIhw+j2w", "LGF5?xYk^6#M@-5c,1J5@[or[Q6."),
    ("HBkSHYSIeHiPiHh8eJd4eTN0EEQG", "L6PZfSi_.AyE_3t7t7R**0o#DgR4"),
)

Colour = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""


@dataclass(slots=True)
class DemoTrack:
    """A track as the server knows it; `vtt` is what the stream host serves for it."""

    id: str
    upload_id: str
    type: Literal["subtitles", "audio"]
    name: str
    language_code: str
    closed_captions: bool | None = None
    status: Literal["preparing", "ready", "errored"] = "ready"
    error: str | None = None
    vtt: bytes | None = None
    is_generated: bool = False
    """True if it was made of the sound, so that the stream host has its plain text as well."""
    is_primary: bool = False
    """True for the sound that the video itself came with, which cannot be deleted."""

    def document(self) -> dict[str, Any]:
        """Return the `upload_track` resource."""
        return {
            "type": "upload_track",
            "id": self.id,
            "attributes": {
                "type": self.type,
                "name": self.name,
                "language_code": self.language_code,
                "closed_captions": self.closed_captions,
                "status": self.status,
                "error": self.error,
            },
            "relationships": {"upload": {"data": {"type": "upload", "id": self.upload_id}}},
        }


@dataclass(slots=True)
class DemoUpload:
    """An upload as the server knows it, with its tracks by id in the order of creation."""

    id: str
    filename: str
    size: int
    """Bytes."""
    mime_type: str
    created_at: str
    """ISO 8601 with time zone."""
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    """Seconds."""
    frame_rate: float | None = None
    mux_playback_id: str | None = None
    tags: list[str] = field(default_factory=list)
    records: list[DemoRecord] = field(default_factory=list, repr=False)
    """Those that use it."""
    about: dict[str, Any] = field(default_factory=dict)
    """Metadata that people wrote, such as `author`, in place of nothing."""
    collection_id: str | None = None
    updated_at: str | None = None
    """None if it was not changed since its creation."""
    mp4: Literal["low", "medium", "high"] | None = "high"
    """The largest MP4 rendition, if there are any."""
    colours: tuple[Colour, ...] = ((123, 150, 190), (58, 74, 110))
    tracks: dict[str, DemoTrack] = field(default_factory=dict)
    has_sound: bool = True
    """True if it has a primary audio track, listed or not."""
    edition: int = 0
    """Number of times its file was replaced."""

    @property
    def in_use(self) -> bool:
        """True if a record uses it."""
        return bool(self.records)

    @property
    def basename(self) -> str:
        """The file name without its extension."""
        return self.filename.rpartition(".")[0]

    @property
    def format(self) -> str:
        """The file name's extension."""
        return self.filename.rpartition(".")[2]

    @property
    def path(self) -> str:
        """Storage path of the file, such as `/64174/1781428364-teaser.mp4`."""
        seconds = datetime.fromisoformat(self.created_at).timestamp()
        return f"/{SITE_ID}/{seconds:.0f}-{self.filename}"

    @property
    def changed_at(self) -> str:
        """Moment of its last change."""
        return self.updated_at or self.created_at

    @property
    def kind(self) -> str:
        """The word that the filter `type` knows it by."""
        return self.mime_type.partition("/")[0]

    @property
    def mux_mp4_highest_res(self) -> str | None:
        """The largest MP4 rendition of what plays."""
        return self.mp4 if self.mux_playback_id else None

    def document(self) -> dict[str, Any]:
        """Return the `upload` resource."""
        creator = {"type": "organization", "id": "18263"}
        collection = {"type": "upload_collection", "id": self.collection_id}
        antivirus = {"status": "clean", "checked_at": self.created_at, "threat_name": None}
        return {
            "type": "upload",
            "id": self.id,
            "attributes": self._file_attributes() | self._media_attributes() | self.about,
            "relationships": {
                "upload_collection": {"data": collection if self.collection_id else None},
                "creator": {"data": creator},
            },
            "meta": {"antivirus": antivirus},
        }

    def _file_attributes(self) -> dict[str, Any]:
        return {
            "size": self.size,
            "path": self.path,
            "basename": self.basename,
            "filename": self.filename,
            "url": f"https://www.datocms-assets.com{self.path}",
            "format": self.format,
            "author": None,
            "copyright": None,
            "notes": None,
            "md5": _digest(f"{self.id}{self.edition or ''}"),
            "created_at": self.created_at,
            "updated_at": self.changed_at,
            "mime_type": self.mime_type,
            "tags": self.tags,
            "smart_tags": [],
            "exif_info": {},
        }

    def _media_attributes(self) -> dict[str, Any]:
        thumbhash, blurhash = _PREVIEW_HASHES[int(_digest(self.id), 16) % len(_PREVIEW_HASHES)]
        return {
            "width": self.width,
            "height": self.height,
            "duration": self.duration,
            "frame_rate": self.frame_rate,
            "blurhash": blurhash,
            "thumbhash": thumbhash,
            "mux_playback_id": self.mux_playback_id,
            "mux_mp4_highest_res": self.mux_mp4_highest_res,
            "is_image": self.kind == "image",
            "colors": [
                {"red": red, "green": green, "blue": blue, "alpha": 255}
                for red, green, blue in self.colours
            ],
            "default_field_metadata": {
                "alt": {"en": None},
                "title": {"en": None},
                "custom_data": {"en": {}},
                "focal_point": None,
                "poster_time": None,
            },
        }


def _digest(text: str) -> str:
    """Return 32 hexadecimal digits that stand for `text`."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
