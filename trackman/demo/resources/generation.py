"""Subtitles that are made of a video's sound (API reference, sections 1.2, 1.3 and 8)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle, islice

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.resources.uploads import DemoUpload
from trackman.demo.resources.webvtt import webvtt
from trackman.domain.resources import resource_path

_EVERY = 4.0
"""Seconds from one cue to the next; each is shown for three of them."""
_MOST_CUES = 600


@cache
def _said() -> dict[str, list[str]]:
    """Return sentences of a talk in each language that Mux can write down."""
    content = resource_path("demo", "generated.json").read_text("utf-8")
    return dict(json.loads(content))


def check_sound(upload: DemoUpload) -> None:
    """Raise `RefusedError` for a video without sound, which is refused at once."""
    if not upload.has_sound:
        raise RefusedError(refusals.NO_PRIMARY_AUDIO_TRACK)


def check_generation(upload: DemoUpload, language_code: str, days: float | None) -> None:
    """Raise `RefusedError` where Mux would not make subtitles.

    How that is told, and whether Mux's `auto` is let through, is not documented.
    """
    if language_code.partition("-")[0].lower() not in _said():
        raise RefusedError(refusals.mux_error(f"Language not supported: {language_code}"))
    age = datetime.now(UTC) - datetime.fromisoformat(upload.created_at)
    if days is not None and age > timedelta(days=days):
        raise RefusedError(refusals.mux_error(f"The video is more than {days:g} days old"))


def generated_text(language_code: str, seconds: float | None) -> bytes:
    """Return what was heard in a video of this length."""
    count = max(1, min(_MOST_CUES, round((seconds or 0) / _EVERY)))
    cues = [(number * _EVERY + 0.5, number * _EVERY + 3.5) for number in range(count)]
    said = _said()[language_code.partition("-")[0].lower()]
    return webvtt(cues, islice(cycle(said), count))
