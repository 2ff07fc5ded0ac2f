"""File names to offer: content and day, good for every system."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePosixPath

from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import Track

_LONGEST = 110
"""Bytes of a part, of the 255 that a whole name may have."""
_NOT_IN_NAMES = re.compile(r"[^\w\- ]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names of devices in Windows, whatever comes after a dot."""


def subtitles_name(video: str, track: Track, form: TextForm, day: date | None = None) -> str:
    """Return a name such as `summer-launch.de-CH.2026-11-27.vtt`."""
    language = _safe(track.language_code) or "text"
    return _name(_stem(video) or "subtitles", language, ending=form.value, day=day)


def findings_name(video: str, day: date | None = None) -> str:
    """Return a name such as `summer-launch.findings.2026-11-27.xlsx`."""
    return _name(_stem(video) or "video", "findings", ending="xlsx", day=day)


def history_name(ending: str, day: date | None = None) -> str:
    """Return a name such as `trackman-history.2026-11-27.csv`."""
    return _name("trackman-history", ending=ending, day=day)


def report_name(day: date | None = None) -> str:
    """Return a name such as `trackman-report.2026-11-27.html`."""
    return _name("trackman-report", ending="html", day=day)


def archive_name(day: date | None = None) -> str:
    """Return a name such as `trackman-archive.2026-11-27.zip`."""
    return _name("trackman-archive", ending="zip", day=day)


def _name(*parts: str, ending: str, day: date | None) -> str:
    today = datetime.now().astimezone().date()
    return ".".join((*parts, (day or today).isoformat(), ending))


def _stem(video: str) -> str:
    stem = _safe(PurePosixPath(video).stem)
    return f"{stem}-video" if _RESERVED.fullmatch(stem) else stem


def _safe(text: str) -> str:
    whole = _NOT_IN_NAMES.sub("-", text).encode("utf-8", "replace")
    return whole[:_LONGEST].decode("utf-8", "ignore").strip(" -")
