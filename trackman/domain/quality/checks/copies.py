"""Checks for a copy of another track of the same video."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from trackman.domain.languages import reads_alike
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.tracks import Track

_WORD = re.compile(r"\w+")
_ENOUGH_WORDS = 3  # names and exclamations are the same in many languages
_LETTERS_AS_WORDS = 8  # in scripts without spaces


def copies(context: Context) -> Iterable[Finding]:
    """Find tracks with the same text, and cues that are still in another track's language."""
    own = context.folded_cues
    theirs = {track: subtitles.folded for track, subtitles in context.others}
    alike = {
        track for track in theirs if reads_alike(context.track.language_code, track.language_code)
    }
    for track in theirs:
        if track in alike and theirs[track] == own:
            yield found(FindingCode.DUPLICATE, **_named(track))
    # What other tracks in this language say as well is this language.
    right = set(chain.from_iterable(theirs[track] for track in alike))
    for track in theirs:
        if track not in alike:
            yield from _untranslated(context, own, set(theirs[track]) - right, track)


def _untranslated(
    context: Context, own: Sequence[str], foreign: set[str], track: Track
) -> Iterable[Finding]:
    cues = [n for n, text in enumerate(own, 1) if text in foreign and _tells(text)]
    percent = round(100 * len(cues) / len(own))
    # Where most is the same, and in this language, it is the other track that is not translated.
    if cues and not (percent >= 50 and _is_as_declared(context)):
        yield found(FindingCode.UNTRANSLATED, *cues, **_named(track), percent=percent)


def _tells(text: str) -> bool:
    """Tell whether a text is long enough to belong to one language."""
    words = _WORD.findall(text)
    if len(words) >= _ENOUGH_WORDS:
        return not all(word.isdigit() for word in words)
    return not text.isascii() and sum(map(str.isalpha, text)) >= _LETTERS_AS_WORDS > len(words)


def _is_as_declared(context: Context) -> bool:
    detection = context.detection
    return detection is not None and reads_alike(detection.language, context.track.language_code)


def _named(track: Track) -> dict[str, str]:
    return {"track_id": track.id, "name": track.name, "language": track.language_code}
