"""Checks of form: reading speed, line length, number of lines, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, zip_longest

from trackman.domain.quality.checks.context import LONGEST_QUOTE, Context
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.subtitles.cue_text import is_unsafe, unknown_tags

_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = re.compile(rf"\s*{_TIME}\s*[-–—=~]+\s*[>›»]?\s*{_TIME}")
"""Times of a cue, whatever arrow stands between them."""
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_BLANK = " \t\n\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def reading(context: Context) -> Iterable[Finding]:
    """Find cues that have to be read too fast."""
    limit, characters = context.pace.speed, context.characters
    for number, (cue, text) in enumerate(
        zip(context.subtitles.cues, context.shown, strict=True), 1
    ):
        milliseconds = cue.end - cue.start
        if milliseconds > 0 and text:
            speed = characters(text.replace("\n", "")) * 1000 / milliseconds
            if (speed := round(speed, 1)) > limit:
                yield found(FindingCode.TOO_FAST, number, speed=speed, limit=limit)


def lines(context: Context) -> Iterable[Finding]:
    """Find cues with too long a line, or too many."""
    longest, most = context.pace.line, context.limits.lines
    wide, characters = context.wide, context.characters
    for number, text in enumerate(context.shown, 1):
        if len(text) <= longest and "\n" not in text and not wide:
            continue
        parts = [line for line in text.split("\n") if line.strip()]
        length = max(map(characters, parts), default=0)
        if length > longest:
            yield found(FindingCode.LONG_LINE, number, length=length, limit=longest)
        if len(parts) > most:
            yield found(FindingCode.MANY_LINES, number, lines=len(parts), limit=most)


def empty(context: Context) -> Iterable[Finding]:
    """Find cues that show nothing."""
    for number, text in enumerate(context.shown, 1):
        if not text.strip(_BLANK) and not context.carries_on(number):
            yield found(FindingCode.EMPTY, number)


def tags(context: Context) -> Iterable[Finding]:
    """Find tags that WebVTT does not have, and those that web pages could run."""
    for number, cue in enumerate(context.subtitles.cues, 1):
        for tag in dict.fromkeys(unknown_tags(cue.text)):
            code = FindingCode.UNSAFE_TAG if is_unsafe(tag) else FindingCode.UNKNOWN_TAG
            yield found(code, number, tag=tag[:LONGEST_QUOTE])


def run_together(context: Context) -> Iterable[Finding]:
    """Find cues that show what is no part of them, for no empty line ends them.

    It is the number, the name or the times of the next cue, or a comment.
    """
    cues, run_on = context.subtitles.cues, context.subtitles.run_on
    numbered = bool(cues) and cues[0].identifier.isdecimal()
    for number, (cue, following) in enumerate(zip_longest(cues, cues[1:]), 1):
        *others, last = parts = cue.text.split("\n")
        shown = ""
        if ":" in cue.text:
            shown = next((line for line in parts if _TIMES.match(line)), "")
        if others and not shown:
            shown = _behind_spaces(parts, runs_on=number in run_on)
        swallowed = following is not None and not following.identifier and last.strip().isdecimal()
        counts = numbered and last.strip() == str(number + 1)
        if others and swallowed and (counts or not others[-1].strip()):
            yield found(FindingCode.RUN_TOGETHER, number, text=last.strip()[:LONGEST_QUOTE])
        elif shown:
            yield found(FindingCode.RUN_TOGETHER, number, text=shown.strip()[:LONGEST_QUOTE])


def _behind_spaces(lines: list[str], *, runs_on: bool) -> str:
    """Return a line that a line of spaces was to part from the cue.

    So are comments. Other words may stand apart in a cue, unless the times of the next follow
    them at once: then they are its name.
    """
    behind = [line for blank, line in pairwise(lines) if not blank.strip()]
    comment = next((line for line in behind if _NO_CUE.match(line)), "")
    is_name = runs_on and not lines[-2].strip() and bool(lines[-1].strip())
    return comment or (lines[-1] if is_name else "")


def stray(context: Context) -> Iterable[Finding]:
    """Find words that stand in no cue, so that no player shows them."""
    has_cues = bool(context.subtitles.cues)
    for one in context.subtitles.stray:
        if one.has_times and has_cues:
            continue  # `dropped` counts them
        text = " ".join(one.text.split())[:LONGEST_QUOTE]
        yield found(FindingCode.STRAY_WORDS, *([max(one.after, 1)] if has_cues else ()), text=text)


def rolling(context: Context) -> Iterable[Finding]:
    """Find out whether the captions roll up."""
    if context.rolled is not None:
        yield found(FindingCode.ROLL_UP)


def style_arrows(context: Context) -> Iterable[Finding]:
    """Find out whether arrows end styles or regions before their time."""
    if count := context.subtitles.style_arrows:
        yield found(FindingCode.STYLE_ARROW, count=count)


def dropped(context: Context) -> Iterable[Finding]:
    """Find out whether there are cues that no player shows, for their times cannot be read."""
    if count := context.subtitles.dropped:
        yield found(FindingCode.DROPPED_CUES, count=count)
