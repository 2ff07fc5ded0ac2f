from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from trackman.domain.subtitles.read_text import ReadText


@pytest.fixture
def make_text() -> Callable[..., ReadText]:
    """Return a maker of texts: a cue for each of these, a second after the other."""

    def make(*lines: str) -> ReadText:
        cues = [
            f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}.000 --> "
            f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}.900\n{line}\n"
            for number, line in enumerate(lines)
        ]
        content = ("WEBVTT\n\n" + "\n".join(cues)).encode()
        return ReadText.of(content, datetime(2026, 6, 14, 12, tzinfo=UTC))

    return make
