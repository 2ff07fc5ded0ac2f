"""Find and replace in the texts of cues; tags are left alone, and escapes such as `&amp;` whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trackman.domain.subtitles.webvtt import Cue

_TAG = re.compile(r"(<[^<>]*>)")
_ESCAPE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[Xx][0-9A-Fa-f]+);")
_EITHER = {"&": "(?:&amp;|&)", "<": "(?:&lt;|<)", ">": "(?:&gt;|>)", "\u00a0": "(?:&nbsp;|\u00a0)"}
"""Patterns for characters that files write in one of two ways."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Text that is searched for."""

    text: str
    case: bool = False
    """True if capitals and small letters differ."""
    word: bool = False
    """True if only whole words are meant."""

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds it; None where nothing is searched for."""
        if not self.text:
            return None
        expression = "".join(_EITHER.get(one) or re.escape(one) for one in self.text)
        if self.word:
            expression = rf"(?<!\w){expression}(?!\w)"
        return re.compile(expression, 0 if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReplacedCue:
    """A cue in which something was found."""

    row: int
    """Counted from 0."""
    places: tuple[tuple[int, int], ...]
    """Places of that in its text, each from and to."""
    before: str
    after: str
    """Its text with all of them replaced."""


def replaced(cues: Sequence[Cue], wanted: Wanted, by: str) -> list[ReplacedCue]:
    """Return the cues in which something is found, and what their texts would be."""
    pattern = wanted.pattern()
    if pattern is None:
        return []
    return [
        found
        for row, cue in enumerate(cues)
        if pattern.search(cue.text) and (found := _in_cue(row, cue.text, pattern, by)) is not None
    ]


def cues_of(cues: Sequence[Cue], hits: Sequence[ReplacedCue]) -> dict[int, Cue | None]:
    """Return the cues with what was found in them replaced, by their rows."""
    return {hit.row: replace(cues[hit.row], text=hit.after) for hit in hits}


def one_replaced(hit: ReplacedCue, place: int, by: str) -> str:
    """Return the text of a cue with one of the places replaced."""
    start, end = hit.places[place]
    return hit.before[:start] + by + hit.before[end:]


def _in_cue(row: int, text: str, pattern: re.Pattern[str], by: str) -> ReplacedCue | None:
    places: list[tuple[int, int]] = []
    after: list[str] = []
    begin = 0
    for number, part in enumerate(_TAG.split(text)):
        if number % 2:
            after.append(part)
        else:
            end = 0
            for start, stop in _found(pattern, part):
                places.append((begin + start, begin + stop))
                after += (part[end:start], by)
                end = stop
            after.append(part[end:])
        begin += len(part)
    return ReplacedCue(row, tuple(places), text, "".join(after)) if places else None


def _found(pattern: re.Pattern[str], words: str) -> list[tuple[int, int]]:
    """Return the places of what is found between two tags; a part of an escape is no words."""
    escapes = [one.span() for one in _ESCAPE.finditer(words)] if "&" in words else []
    return [
        (start, stop)
        for start, stop in (one.span() for one in pattern.finditer(words))
        if not any(begin < cut < end for cut in (start, stop) for begin, end in escapes)
    ]
