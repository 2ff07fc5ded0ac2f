"""Checks of times: long enough, one at a time, within the video."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.subtitles.cue_place import CuePlace, place_of
from trackman.domain.subtitles.webvtt import Cue

_AT_ONCE = 3
"""Cues still on screen that another one is compared with."""
_PLACES = 12
"""Places used last that a cue is compared with; hardly any text has as many."""
_ROUNDED = 1  # millisecond; times on their way through MPEG's clock are rounded


def length(context: Context) -> Iterable[Finding]:
    """Find cues that are shown too short, too long or never."""
    limits = context.limits
    for number, cue in enumerate(context.subtitles.cues, 1):
        milliseconds = cue.end - cue.start
        if milliseconds <= 0:
            yield found(FindingCode.NEVER_SHOWN, number, start=cue.start, end=cue.end)
        elif context.carries_on(number):
            continue
        elif milliseconds < limits.shortest - _ROUNDED:
            yield found(FindingCode.TOO_SHORT, number, length=milliseconds, limit=limits.shortest)
        elif milliseconds > limits.longest + _ROUNDED:
            yield found(FindingCode.TOO_LONG, number, length=milliseconds, limit=limits.longest)


def distance(context: Context) -> Iterable[Finding]:
    """Find cues that overlap in one place, and pauses so short that they flicker."""
    limits = context.limits
    shown: dict[CuePlace, list[tuple[int, Cue]]] = {}
    for number, cue in context.in_time:
        place = place_of(cue.settings)
        rolls_on = context.rolls_on(number)  # one line rolls into the next
        here = shown.pop(place, [])
        near = [one for other, there in shown.items() if other.meets(place) for one in there]
        before = sorted((*near, *here), key=lambda numbered: numbered[1].start)
        still = [(n, one) for n, one in before if one.end > cue.start + _ROUNDED]
        for n, one in still[: _AT_ONCE + 1]:
            overlap = min(one.end, cue.end) - cue.start
            if not rolls_on or n != number - 1:
                yield found(FindingCode.OVERLAP, *sorted((n, number)), length=overlap)
        if before and not still and not rolls_on:
            n, last = max(before, key=lambda numbered: numbered[1].end)
            gap = cue.start - last.end
            if gap < limits.gap - _ROUNDED and not (limits.joined and gap <= _ROUNDED):
                pair = sorted((n, number))
                yield found(FindingCode.SHORT_GAP, *pair, length=max(gap, 0), limit=limits.gap)
        # Of very many at once the first that are left tell enough.
        left = [one for one in here if one in still] or here[-1:]
        shown[place] = [*left[:_AT_ONCE], (number, cue)]
        if len(shown) > _PLACES:
            del shown[next(iter(shown))]


def order(context: Context) -> Iterable[Finding]:
    """Find cues that start before the one above them."""
    cues = context.subtitles.cues
    for number, (cue, following) in enumerate(itertools.pairwise(cues), 1):
        if following.start < cue.start:
            earlier = cue.start - following.start
            yield found(FindingCode.OUT_OF_ORDER, number, number + 1, earlier=earlier)


def end(context: Context) -> Iterable[Finding]:
    """Find cues that the video is too short for."""
    duration = context.duration
    if not duration:
        return
    for number, cue in enumerate(context.subtitles.cues, 1):
        if cue.start >= duration:
            yield found(FindingCode.AFTER_END, number, start=cue.start, duration=duration)
        elif cue.end > duration + context.limits.overrun:
            yield found(FindingCode.BEYOND_END, number, end=cue.end, duration=duration)


def coverage(context: Context) -> Iterable[Finding]:
    """Find out whether most of the video is without text."""
    duration = context.duration
    if not duration:
        return
    covered = until = 0
    for _, cue in context.in_time:
        covered += max(0, min(cue.end, duration) - max(cue.start, until))
        until = max(until, cue.end)
    percent = 100 * covered / duration
    if percent < context.limits.covered:
        limit = context.limits.covered
        yield found(FindingCode.LITTLE_TEXT, percent=round(percent, 1), limit=limit)
