"""Roll-up captions: each cue shows the line before once more, above the words that are new.

So live captions and those that YouTube makes are written: the words come one by one, with times of
their own, and short cues between two lines carry the last one on. A whole text may roll up, or a
passage of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from trackman.domain.subtitles.cue_text import plain
from trackman.domain.subtitles.webvtt import LONGEST_CUE, Cue

_JOINED = 500  # milliseconds between two cues of one flow
_BRIEF = 100  # milliseconds in which nobody reads a cue: it bridges two others
_MOST_LINES = 8
"""Lines of a cue; captions that roll up have four at most."""
_ENOUGH = 3
"""Cues of a passage with new words beneath those of the one before, and brief ones between them;
fewer may be an echo."""


@dataclass(frozen=True, slots=True)
class RollUp:
    """Captions that roll up, in whole or in part."""

    lines: tuple[str, ...]
    """Of each cue the lines, with their tags, that the one before did not show."""
    rolls_on: tuple[bool, ...]
    """True for each cue that goes on with lines of the one before."""

    def once(self, cues: Sequence[Cue]) -> tuple[Cue, ...]:
        """Return the cues with each line once, shown for as long as any of them shows it."""
        found: list[Cue] = []
        for cue, text, rolls_on in zip(cues, self.lines, self.rolls_on, strict=True):
            if text or not rolls_on:
                found.append(replace(cue, text=text))
            elif plain(cue.text).strip():
                found[-1] = replace(found[-1], end=max(found[-1].end, cue.end))
        return tuple(found)


class _Step(Enum):
    """Ways in which a cue goes on from the one before."""

    NEW = auto()
    """With words that it did not show, beneath some that it did."""
    AGAIN = auto()
    """Beneath lines of the one before stand words that it showed as well."""
    BRIDGE = auto()
    """With the same lines, for a moment."""
    GONE = auto()
    """With its last lines alone: the upper ones have rolled away."""
    KEPT = auto()
    """With the same words, which may have been said again; or with none."""


def rolled_up(cues: Sequence[Cue]) -> RollUp | None:
    """Return what each cue shows that the one before did not; None where nothing rolls up.

    A cue that only carries lines on keeps none. One that says the same again keeps its words.
    """
    lines = [cue.text for cue in cues]
    rolls_on = [False] * len(cues)
    passage: list[tuple[int, _Step, int]] = []

    def settle() -> None:
        if _is_roll_up([step for _, step, _ in passage]):
            for at, step, repeated in passage:
                if step is not _Step.KEPT:
                    lines[at] = "\n".join(_lines(cues[at].text)[repeated:])
                    rolls_on[at] = True
        passage.clear()

    above: list[str] = []
    end: int | None = None
    for at, cue in enumerate(cues):
        below = _shown(cue.text)
        is_joined = end is not None and abs(cue.start - end) <= _JOINED
        step = _step(above, below, brief=cue.end - cue.start <= _BRIEF) if is_joined else None
        if step is None:
            settle()
            above = below
        else:
            passage.append((at, *step))
            above = below or above
        end = cue.end
    settle()
    return RollUp(tuple(lines), tuple(rolls_on)) if any(rolls_on) else None


def _is_roll_up(steps: Sequence[_Step]) -> bool:
    new = steps.count(_Step.NEW)
    return new > 0 and new + steps.count(_Step.BRIDGE) >= _ENOUGH


def _step(above: list[str], below: list[str], *, brief: bool) -> tuple[_Step, int] | None:
    """Return how a cue goes on, and how many of its lines stood in the one before.

    None where it begins anew.
    """
    if not below:
        return _Step.KEPT, 0
    longest = min(len(above), len(below))
    same = [n for n in range(longest, 0, -1) if above[-n:] == below[:n] and any(below[:n])]
    if not same or len(below) > _MOST_LINES:
        return None
    if same[0] == len(below):
        if brief:
            return _Step.BRIDGE, same[0]
        if len(below) < len(above):
            return _Step.GONE, same[0]
        if len(same) == 1:
            return _Step.KEPT, 0
        same = same[1:]
    is_new = any(line not in above for line in below[same[0] :])
    return (_Step.NEW if is_new else _Step.AGAIN), same[0]


def _shown(text: str) -> list[str]:
    """Return the lines that a cue shows, each with single spaces, one too many of a long cue."""
    if len(text) > LONGEST_CUE or text.count("\n") > 4 * _MOST_LINES:
        return [text[:LONGEST_CUE]] * (_MOST_LINES + 1)
    return [" ".join(plain(line).split()) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
