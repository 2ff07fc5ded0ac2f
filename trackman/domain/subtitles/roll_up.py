"""Roll-up captions: each cue shows the line before once more, above the words that are new.

So live captions and those that YouTube makes are written: the words come one by one, with times of
their own, and short cues between two lines carry the last one on.
"""

from __future__ import annotations

from collections.abc import Sequence

from trackman.domain.subtitles.cue_text import plain
from trackman.domain.subtitles.webvtt import Cue

_JOINED = 100  # milliseconds between two cues of one flow
_ENOUGH = 3
"""Cues that go on with lines of the one before; fewer may be an echo."""
_SHARE = 0.4
"""Of all cues."""


def new_lines(cues: Sequence[Cue]) -> tuple[str, ...] | None:
    """Return of each cue the lines, with their tags, that the one before did not show.

    None where a text does not roll up. Of a cue that only carries lines on nothing is left.
    """
    before = ""
    fresh: list[str] = []
    going_on = 0
    end = -_JOINED
    for cue in cues:
        text = cue.text
        if abs(cue.start - end) <= _JOINED and (repeated := _repeated(before, text)):
            going_on += 1
            text = "\n".join(_lines(text)[repeated:])
        fresh.append(text)
        before, end = cue.text if cue.text.strip() else before, cue.end
    return tuple(fresh) if going_on >= max(_ENOUGH, _SHARE * len(cues)) else None


def _repeated(before: str, text: str) -> int:
    """Return how many of the first lines of a cue are the last ones of the cue before."""
    above, below = (
        [" ".join(plain(line).split()) for line in _lines(one)] for one in (before, text)
    )
    longest = min(len(above), len(below))
    return next((n for n in range(longest, 0, -1) if above[-n:] == below[:n]), 0)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
