from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from trackman.domain.quality.checks.context import Context
from trackman.domain.subtitles.webvtt import Cue, Subtitles
from trackman.domain.tracks import Track

Make = Callable[..., Context]


def track(language: str = "en", *, captions: bool | None = False, name: str = "A") -> Track:
    """Return a ready subtitle track."""
    return Track(f"id-{name}", "upload", "subtitles", name, language, captions, "ready", None)


def text(*cues: str | tuple[int, int, str]) -> Subtitles:
    """Return a text; what has no times is shown for 5 s, a second apart from the rest."""
    return Subtitles(
        tuple(
            Cue(number * 6000, number * 6000 + 5000, cue) if isinstance(cue, str) else Cue(*cue)
            for number, cue in enumerate(cues)
        )
    )


@pytest.fixture
def context() -> Make:
    """Return what makes a context of cues."""

    def make(*cues: str | tuple[int, int, str], language: str = "en", **rest: Any) -> Context:
        captions = rest.pop("captions", False)
        dropped = rest.pop("dropped", 0)
        subtitles = Subtitles(text(*cues).cues, dropped)
        return Context(track(language, captions=captions), subtitles, **rest)

    return make
