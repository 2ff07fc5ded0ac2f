"""Fixes of findings, for those where there is one right way.

A fix changes as little as it can, and only where the result is certain: all others are for a
person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import Finding, FindingCode
from trackman.domain.subtitles.cue_place import place_of
from trackman.domain.subtitles.cue_text import plain
from trackman.domain.subtitles.mojibake.repair import TrackReadings, repaired
from trackman.domain.subtitles.webvtt import Cue

Fix = Mapping[int, Cue | None]
"""Cues that take the place of others, by their numbers, counted from 1; None removes one."""

_SPEAKER = re.compile(r"\s*(?:<[^<>]*>\s*)*[-–—•]")
_VOICE = re.compile(r"<v[.\s]")
_TAG = re.compile(r"(<[^<>]*>)")
_WORD = re.compile(r"(?:<[^<>]*>|\S)+")
_ENDS = ".!?…:;,"
_SPACES = re.compile(r"[ \t\u00a0\u3000]+$", re.MULTILINE)
_ROUNDED = 1  # millisecond


@dataclass(frozen=True)  # no slots: what takes time to work out is kept
class Fixes:
    """Fixes of what was found in a text."""

    context: Context

    def of(self, finding: Finding) -> Fix:
        """Return the cues that mend what was found; none where that is not certain."""
        return self._mend(finding, self.context.subtitles.cues)

    def of_all(self, findings: Iterable[Finding]) -> Fix:
        """Return what mends all of these at once, as far as that is certain."""
        cues = list(self.context.subtitles.cues)
        fixed: dict[int, Cue | None] = {}
        for finding in findings:
            for number, cue in self._mend(finding, cues).items():
                fixed[number] = cue
                if cue is not None:
                    cues[number - 1] = cue
        return fixed

    def _mend(self, finding: Finding, cues: Sequence[Cue]) -> Fix:
        mend = _MENDED.get(finding.code)
        if mend is None or not finding.cues or max(finding.cues) > len(cues):
            return {}
        return mend(self, cues, *finding.cues)

    def empty(self, _cues: Sequence[Cue], number: int) -> Fix:
        """Remove a cue that shows nothing."""
        return {number: None}

    def overlap(self, cues: Sequence[Cue], one: int, other: int) -> Fix:
        """End the first of two cues when the second begins, if that leaves it time to be read."""
        first, second = self._in_time(cues, one, other)
        early, late = cues[first - 1], cues[second - 1]
        inside = early.end > late.end
        if early.start >= late.start or inside or early.end <= late.start + _ROUNDED:
            return {}
        limits = self.context.limits
        end = late.start - (0 if limits.joined else limits.gap)
        return self._ended(cues, first, end)

    def gap(self, cues: Sequence[Cue], one: int, other: int) -> Fix:
        """Join two cues that hardly stand apart, or leave the pause the guide wants."""
        first, second = self._in_time(cues, one, other)
        early, late = cues[first - 1], cues[second - 1]
        limits = self.context.limits
        pause = late.start - early.end
        is_short = 0 <= pause < limits.gap - _ROUNDED
        if not is_short or not place_of(early.settings).meets(place_of(late.settings)):
            return {}
        if not limits.joined:
            return self._ended(cues, first, late.start - limits.gap)
        return {first: replace(early, end=late.start)} if pause > _ROUNDED else {}

    def line(self, cues: Sequence[Cue], number: int) -> Fix:
        """Break the lines of a cue anew so that none is too long."""
        cue, context = cues[number - 1], self.context
        if context.wide or context.rolled is not None:
            return {}
        text = broken(cue.text, context.pace.line, context.limits.lines, context.characters)
        return {} if text is None else {number: replace(cue, text=text)}

    def characters(self, cues: Sequence[Cue], number: int) -> Fix:
        """Read a cue in the encoding it was written in."""
        cue = cues[number - 1]
        shown = plain(cue.text).strip()
        wanted = self._readings.of(shown)
        if wanted is None:
            return {}
        language, _ = self.context.spoken_language
        parts = _TAG.split(cue.text)
        if len(parts) == 1:
            parts = [wanted]
        else:
            parts[::2] = [repaired(part, language) or part for part in parts[::2]]
        text = "".join(parts)
        # else a tag or an escape would be another one
        return {number: replace(cue, text=text)} if plain(text).strip() == wanted else {}

    @cached_property
    def _readings(self) -> TrackReadings:
        language, certain = self.context.spoken_language
        return TrackReadings(self.context.shown, language, certain=certain)

    def _ended(self, cues: Sequence[Cue], number: int, end: int) -> Fix:
        """End a cue sooner, unless it would then be too short to read."""
        cue = cues[number - 1]
        length, before = end - cue.start, cue.end - cue.start
        if not 0 < length < before or length < self.context.limits.shortest - _ROUNDED:
            return {}
        characters = self.context.characters(plain(cue.text).strip().replace("\n", ""))
        readable = round(self.context.pace.speed * before / 1000, 1) >= characters
        if readable and characters * 1000 / length > self.context.pace.speed:
            return {}
        return {number: replace(cue, end=end)}

    def _in_time(self, cues: Sequence[Cue], one: int, other: int) -> tuple[int, int]:
        return (one, other) if cues[one - 1].start <= cues[other - 1].start else (other, one)


_MENDED: Mapping[FindingCode, Callable[..., Fix]] = {
    FindingCode.EMPTY: Fixes.empty,
    FindingCode.OVERLAP: Fixes.overlap,
    FindingCode.SHORT_GAP: Fixes.gap,
    FindingCode.LONG_LINE: Fixes.line,
    FindingCode.DAMAGED_CHARACTERS: Fixes.characters,
}
FIXABLE = frozenset(_MENDED)
"""Codes of findings that can mostly be mended."""


def without_spaces(cues: Sequence[Cue]) -> Fix:
    """Return the cues with spaces at the ends of lines, without them."""
    return {
        number: replace(cue, text=text)
        for number, cue in enumerate(cues, 1)
        if (text := _trimmed(cue.text)) != cue.text
    }


def _trimmed(text: str) -> str:
    lines = _SPACES.sub("", text).split("\n")
    return "\n".join(line for line in lines if line)


def broken(
    text: str, longest: int, most: int, characters: Callable[[str], float] = len
) -> str | None:
    """Return a text with lines no longer than `longest`, `most` at most; None if there is none.

    Lines are of about one length, and rather end with a phrase. Speakers keep lines of their own.
    """
    lines = [line for line in text.split("\n") if plain(line).strip()]
    if any(_SPEAKER.match(line) for line in lines) or len(_VOICE.findall(text)) > 1:
        parts: list[str] = []
        for line in lines:
            split = _broken(line, longest, most, characters)
            if split is None:
                return None
            parts += split
        if len(parts) > most:
            return None
    else:
        whole = _broken(" ".join(line.strip() for line in lines), longest, most, characters)
        if whole is None:
            return None
        parts = whole
    result = "\n".join(parts)
    return result if result != text else None


def _broken(
    line: str, longest: int, most: int, characters: Callable[[str], float]
) -> list[str] | None:
    words = _WORD.findall(line)
    lengths = [characters(plain(word)) for word in words]
    if not words or max(lengths) > longest:
        return None
    whole = sum(lengths) + len(words) - 1
    if whole <= longest:
        return [" ".join(words)]
    for count in range(2, most + 1):
        if found := _in_lines(words, lengths, count, longest):
            return found
    return None


def _in_lines(
    words: Sequence[str], lengths: Sequence[float], count: int, longest: int
) -> list[str] | None:
    """Return words in so many lines, of about one length; None where they do not fit."""
    if count == 1:
        fits = sum(lengths) + len(lengths) - 1 <= longest
        return [" ".join(words)] if fits and words else None
    left = sum(lengths) + len(lengths) - 1
    best: tuple[float, list[str]] | None = None
    width = -1.0
    for end in range(1, len(words)):
        width += lengths[end - 1] + 1
        if width > longest:
            break
        rest = _in_lines(words[end:], lengths[end:], count - 1, longest)
        if rest is None:
            continue
        uneven = abs(width - left / count) - (4 if plain(words[end - 1])[-1:] in _ENDS else 0)
        if best is None or uneven < best[0]:
            best = uneven, [" ".join(words[:end]), *rest]
    return None if best is None else best[1]
