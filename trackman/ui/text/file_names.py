"""What the file of a saved text is called, until somebody calls it otherwise."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import Track

_LONGEST = 100
_NOT_IN_NAMES = re.compile(r"[^\w\- ]+")


def file_name(video: str, track: Track, form: TextForm) -> str:
    """Return a name such as `summer-launch.de-CH.vtt`, good for every system."""
    stem = _safe(PurePosixPath(video).stem) or "subtitles"
    language = _safe(track.language_code) or "text"
    return f"{stem}.{language}.{form.value}"


def findings_name(video: str) -> str:
    """Return a name such as `summer-launch.findings.csv`, good for every system."""
    return f"{_safe(PurePosixPath(video).stem) or 'video'}.findings.csv"


def _safe(text: str) -> str:
    return _NOT_IN_NAMES.sub("-", text).strip(" -")[:_LONGEST]
