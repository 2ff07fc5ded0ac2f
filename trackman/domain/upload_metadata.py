"""Metadata of a video beyond what lists show (API reference, section 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Localized = tuple[tuple[str, str], ...]
"""Texts by their locales, in the order of DatoCMS; empty ones are left out."""


@dataclass(frozen=True, slots=True)
class Antivirus:
    """Results of the virus scan."""

    status: str
    """`pending`, `clean`, `infected`, `failed` or `skipped`, or a newer word."""
    checked_at: datetime | None = None
    threat: str | None = None


@dataclass(frozen=True, slots=True)
class UploadMetadata:
    """The rest of an upload; whatever DatoCMS leaves out or says in another way is None."""

    url: str | None = None
    format: str | None = None
    author: str | None = None
    copyright: str | None = None
    notes: str | None = None
    md5: str | None = None
    frame_rate: float | None = None
    """Pictures a second."""
    mp4_quality: str | None = None
    """The best MP4 there is: `high`, `medium` or `low`, or a newer word."""
    smart_tags: tuple[str, ...] = ()
    alt: Localized = ()
    title: Localized = ()
    poster_time: float | None = None
    """Seconds into the video."""
    creator_kind: str | None = None
    """`account`, `user`, `access_token` and others."""
    antivirus: Antivirus | None = None
