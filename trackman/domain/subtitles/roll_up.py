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
    before: list[str] = []
    fresh: list[str] = []
    going_on = 0
    end = -_JOINED
    for cue in cues:
        raw = [line for line in cue.text.split("\n") if line.strip()]
        shown = [" ".join(plain(line).split()) for line in raw]
        repeated = _repeated(before, shown) if abs(cue.start - end) <= _JOINED else 0
        going_on += bool(repeated)
        fresh.append("\n".join(raw[repeated:]))
        before, end = shown or before, cue.end
    return tuple(fresh) if going_on >= max(_ENOUGH, _SHARE * len(cues)) else None


def _repeated(before: Sequence[str], shown: Sequence[str]) -> int:
    """Return how many of the first lines are the last ones of the cue before."""
    longest = min(len(before), len(shown))
    return next((n for n in range(longest, 0, -1) if before[-n:] == shown[:n]), 0)
