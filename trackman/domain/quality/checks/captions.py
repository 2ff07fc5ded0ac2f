"""Checks of closed captions: sounds described, and the flag that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trackman.domain.quality.checks.context import CUE_END, Context
from trackman.domain.quality.checks.leftovers import PLACEHOLDER
from trackman.domain.quality.checks.passages import Passages
from trackman.domain.quality.findings import Finding, FindingCode, found

# In captions a sound stands in brackets, or music between notes. Parentheses occur in talk as
# well, so they count only as a whole line. Each choice begins with a character of its own, which
# is what makes this fast; so does the bound, in a text of brackets that never close.
_SOUND = re.compile(
    r"""
    \[[^\]\0]{0,200}\] | 【[^】\0]{0,200}】 | ［[^］\0]{0,200}］ | ♪ | ♫ | ♬ | ♩
    | \( (?:(?<![^\n\0–-]\()|(?<=[–-][ ]\()) [^)\0]{0,200} \) (?![^\n\0])
    | （ (?<![^\n\0]（) [^）\0]{0,200} ） (?![^\n\0])
    """,
    re.VERBOSE,
)


def sounds(context: Context) -> Iterable[Finding]:
    """Find closed captions that name no sounds, and sounds in a track without that flag."""
    cues = _cues_with_sounds(context)
    if context.track.closed_captions:
        if not cues:
            yield found(FindingCode.NO_SOUNDS)
    elif cues:
        yield found(FindingCode.SOUNDS_WITHOUT_FLAG, *cues, count=len(cues))


def _cues_with_sounds(context: Context) -> tuple[int, ...]:
    passages = Passages(context.whole, CUE_END)
    matches = (match for match in passages.matches(_SOUND) if not PLACEHOLDER.match(match[0]))
    return tuple(dict.fromkeys(passages.cue_at(match.start()) for match in matches))
