"""Differences between two texts, cue by cue: what a person looks over before it is published."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from trackman.domain.subtitles.webvtt import Cue

_LONGEST = 400
"""Cues on both sides that are matched by their words; of more, the order tells."""


class CueChange(StrEnum):
    """Fate of a cue."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CueDifference:
    """One cue that differs."""

    before: tuple[int, Cue] | None
    """Its number, counted from 1, and the cue as it was."""
    after: tuple[int, Cue] | None
    """The same as it is."""

    @property
    def kind(self) -> CueChange:
        """Tell what became of it."""
        if self.before is None:
            return CueChange.ADDED
        return CueChange.REMOVED if self.after is None else CueChange.CHANGED


def differences(before: Sequence[Cue], after: Sequence[Cue]) -> list[CueDifference]:
    """Return the cues that differ, in the order of the text."""
    begin = 0
    while begin < min(len(before), len(after)) and before[begin] == after[begin]:
        begin += 1
    end = 0
    while end < min(len(before), len(after)) - begin and before[-1 - end] == after[-1 - end]:
        end += 1
    olds, news = before[begin : len(before) - end], after[begin : len(after) - end]
    found: list[CueDifference] = []
    for a, b, c, d in _unequal(olds, news):
        found += _paired(olds[a:b], news[c:d], begin + a, begin + c)
    return found


def _paired(
    olds: Sequence[Cue], news: Sequence[Cue], old_at: int, new_at: int
) -> Iterator[CueDifference]:
    """Pair cues in a place where all differ: the same words first, then one after the other."""
    if len(olds) == len(news):
        pairs: list[tuple[int | None, int | None]] = [(n, n) for n in range(len(olds))]
    elif max(len(olds), len(news)) <= _LONGEST:
        pairs = list(_by(olds, news))
    else:
        pairs = list(_in_turn(0, len(olds), 0, len(news)))
    for old, new in pairs:
        if old is not None and new is not None and olds[old] == news[new]:
            continue
        yield CueDifference(
            None if old is None else (old_at + old + 1, olds[old]),
            None if new is None else (new_at + new + 1, news[new]),
        )


def _by(olds: Sequence[Cue], news: Sequence[Cue]) -> Iterator[tuple[int | None, int | None]]:
    """Yield pairs of cues with the same words, or that begin at the same time."""
    words = SequenceMatcher(None, _texts(olds), _texts(news), autojunk=False)
    starts = SequenceMatcher(None, _starts(olds), _starts(news), autojunk=False)
    blocks = max(
        (one.get_matching_blocks() for one in (words, starts)),
        key=lambda blocks: sum(block.size for block in blocks),
    )
    at_old = at_new = 0
    for old, new, size in blocks:
        yield from _in_turn(at_old, old, at_new, new)
        yield from ((old + n, new + n) for n in range(size))
        at_old, at_new = old + size, new + size


def _in_turn(a: int, b: int, c: int, d: int) -> Iterator[tuple[int | None, int | None]]:
    for n in range(max(b - a, d - c)):
        yield (a + n if a + n < b else None), (c + n if c + n < d else None)


def _unequal(olds: Sequence[Hashable], news: Sequence[Hashable]) -> Iterator[tuple[int, ...]]:
    for tag, *places in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tuple(places)


def _texts(cues: Sequence[Cue]) -> list[Hashable]:
    return [cue.text for cue in cues]


def _starts(cues: Sequence[Cue]) -> list[Hashable]:
    return [cue.start for cue in cues]
