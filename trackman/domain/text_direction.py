"""From which side a text is read, by its letters (Unicode annex 9)."""

from __future__ import annotations

import re
import unicodedata

_STRONG = {"L": False, "R": True, "AL": True}
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATES = {"LRI", "RLI", "FSI"}


def has_right_to_left(text: str) -> bool:
    """Tell whether any letter of a text is of a script that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Tell whether a text begins in a script that is written from right to left.

    What stands in isolates does not count (Unicode annex 9, rule P2).
    """
    if not has_right_to_left(text):
        return False
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and (side := _STRONG.get(kind)) is not None:
            return side
    return False
