"""Two texts of one video, cue beside cue as they are shown at the same time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from unicodedata import category

from trackman.domain.folding import fold
from trackman.domain.subtitles.webvtt import Cue

_TOGETHER = 250  # milliseconds between two beginnings that are meant as one
_FRAME = 40  # milliseconds; less is not seen
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 500

Span = tuple[int, int]
"""A place in a text: from, to."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of two cues that belong together, from 0; None where one has no counterpart."""

    left: int | None
    right: int | None


class Trait(StrEnum):
    """Traits of a text that one may leave out of account when two are compared."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    SPACES = "spaces"


class Difference(StrEnum):
    """Kinds of differences between the cues of a pair."""

    NONE = "none"
    WORDS = "words"
    TIMES = "times"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


@dataclass(frozen=True, slots=True)
class Aligned:
    """All cues of two texts in the order of their times, with how they differ."""

    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]


def side_by_side(
    left: Sequence[Cue],
    right: Sequence[Cue],
    words: tuple[Sequence[str], Sequence[str]] | None,
) -> Aligned:
    """Put two texts beside each other; `words` are those of each, where they can be compared."""
    pairs = aligned(left, right)
    differences = []
    for pair in pairs:
        one = None if pair.left is None else left[pair.left]
        other = None if pair.right is None else right[pair.right]
        said = None
        if words is not None and pair.left is not None and pair.right is not None:
            said = words[0][pair.left], words[1][pair.right]
        differences.append(difference(one, other, said))
    return Aligned(pairs, tuple(differences))


def aligned(left: Sequence[Cue], right: Sequence[Cue]) -> tuple[Pair, ...]:
    """Return all cues of both in the order of their times, each once.

    Cues belong together that begin at the same time, or are shown together for at least half of
    the shorter one.
    """
    lefts = sorted(range(len(left)), key=lambda one: left[one].start)
    rights = sorted(range(len(right)), key=lambda one: right[one].start)
    pairs: list[Pair] = []
    here = there = 0
    while here < len(lefts) and there < len(rights):
        one, other = lefts[here], rights[there]
        if _belong_together(left[one], right[other]):
            pairs.append(Pair(one, other))
            here, there = here + 1, there + 1
        elif left[one].start <= right[other].start:
            pairs.append(Pair(one, None))
            here += 1
        else:
            pairs.append(Pair(None, other))
            there += 1
    pairs += [Pair(one, None) for one in lefts[here:]]
    pairs += [Pair(None, other) for other in rights[there:]]
    return tuple(pairs)


def difference(
    left: Cue | None, right: Cue | None, words: tuple[str, str] | None = None
) -> Difference:
    """Return how two cues differ; `words` are their texts, where those can be compared."""
    if left is None:
        return Difference.ONLY_RIGHT
    if right is None:
        return Difference.ONLY_LEFT
    if words is not None and not look_alike(*words):
        return Difference.WORDS
    late = max(abs(left.start - right.start), abs(left.end - right.end))
    return Difference.TIMES if late > _FRAME else Difference.NONE


def look_alike(left: str, right: str) -> bool:
    """Tell whether two texts look the same, wherever their lines break."""
    return left == right or _looks(left) == _looks(right)


def differing_words(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """Return the places in each of two texts that are not in the other."""
    ours, theirs = _TOKEN.findall(left), _TOKEN.findall(right)
    if len(ours) + len(theirs) > _MOST_TOKENS:  # it would take too long to say more
        return [(0, len(left))], [(0, len(right))]
    here, there = _starts(ours), _starts(theirs)
    ours, theirs = list(map(_looks, ours)), list(map(_looks, theirs))
    lefts: list[Span] = []
    rights: list[Span] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            lefts += [(here[a], here[b])] if b > a else []
            rights += [(there[c], there[d])] if d > c else []
    return lefts, rights


def differing_traits(left: str, right: str) -> frozenset[Trait] | None:
    """Return the fewest traits two texts differ in; None where other things differ, too."""
    left, right = fold(left, case=False), fold(right, case=False)
    for count in range(len(Trait) + 1):
        for traits in combinations(Trait, count):
            if _without(left, traits) == _without(right, traits):
                return frozenset(traits)
    return None


def _looks(text: str) -> str:
    return fold(text, case=False).strip()


def _without(text: str, traits: Sequence[Trait]) -> str:
    if Trait.CASE in traits:
        text = text.casefold()
    if Trait.PUNCTUATION in traits:
        text = "".join(one for one in text if not category(one).startswith(("P", "S")))
    return " ".join(text.split()) if Trait.SPACES in traits else text


def _belong_together(one: Cue, other: Cue) -> bool:
    if abs(one.start - other.start) <= _TOGETHER:
        return True
    together = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return together > 0 and together * 2 >= shorter


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts
