"""Checks of form: reading speed, line length, number of lines, tags."""

from __future__ import annotations

from collections.abc import Iterable

from trackman.domain.quality.checks.context import LONGEST_QUOTE, Context
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.subtitles.cue_text import is_unsafe, unknown_tags

_BLANK = " \t\n\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def reading(context: Context) -> Iterable[Finding]:
    """Find cues that have to be read too fast."""
    limit = context.pace.speed
    for number, (cue, text) in enumerate(
        zip(context.subtitles.cues, context.shown, strict=True), 1
    ):
        milliseconds = cue.end - cue.start
        if milliseconds > 0 and text:
            speed = round(context.characters(text.replace("\n", "")) * 1000 / milliseconds, 1)
            if speed > limit:
                yield found(FindingCode.TOO_FAST, number, speed=speed, limit=limit)


def lines(context: Context) -> Iterable[Finding]:
    """Find cues with too long a line, or too many."""
    longest, most = context.pace.line, context.limits.lines
    for number, text in enumerate(context.shown, 1):
        if len(text) <= longest and "\n" not in text and not context.wide:
            continue
        parts = [line for line in text.split("\n") if line.strip()]
        length = max(map(context.characters, parts), default=0)
        if length > longest:
            yield found(FindingCode.LONG_LINE, number, length=length, limit=longest)
        if len(parts) > most:
            yield found(FindingCode.MANY_LINES, number, lines=len(parts), limit=most)


def empty(context: Context) -> Iterable[Finding]:
    """Find cues that show nothing."""
    for number, text in enumerate(context.shown, 1):
        if not text.strip(_BLANK):
            yield found(FindingCode.EMPTY, number)


def tags(context: Context) -> Iterable[Finding]:
    """Find tags that WebVTT does not have, and those that web pages could run."""
    for number, cue in enumerate(context.subtitles.cues, 1):
        for tag in dict.fromkeys(unknown_tags(cue.text)):
            code = FindingCode.UNSAFE_TAG if is_unsafe(tag) else FindingCode.UNKNOWN_TAG
            yield found(code, number, tag=tag[:LONGEST_QUOTE])


def dropped(context: Context) -> Iterable[Finding]:
    """Find out whether there are cues that no player shows, for their times cannot be read."""
    if count := context.subtitles.dropped:
        yield found(FindingCode.DROPPED_CUES, count=count)
