"""Damage of a text that was read in a wrong encoding, cue by cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from trackman.domain.quality.checks.passages import Passages
from trackman.domain.subtitles.mojibake.question_marks import lost_letters
from trackman.domain.subtitles.mojibake.repair import repairs

# UTF-8 that was read as Windows-1252 (or Latin-1), and characters that no text has. Left out are
# pairs that also occur on purpose, such as “Ã…” and “Ã»” at the end of a Portuguese word.
# The first character alone decides quickly about nearly all places.
_MARK = r"[\xa0-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a€™]"
_DAMAGED = re.compile(
    rf"""
    [\ufffd\x80-\x9fÃÂâïÐÑÎÏ]
    (?: (?<=[\ufffd\x80-\x9f])
      | (?<=Ã)[\xa1-\xba\xbc-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]
      | (?<=Â)[\xa1-\xbf]
      | (?<=â)€
      | (?<=ï)»¿
      | (?<=[ÐÑ]){_MARK}(?:[ÐÑ]{_MARK})+
      | (?<=[ÎÏ]){_MARK}(?:[ÎÏ]{_MARK})+
    )
    """,
    re.VERBOSE,
)


def damage_of(
    shown: Sequence[str], passages: Passages, language: str, *, certain: bool
) -> dict[int, tuple[str, str]]:
    """Return what is damaged in each damaged cue, and what it should read, if that can be told.

    `passages` are those of the same cues. Without a right reading both are the same, or it is
    empty.
    """
    found: dict[int, tuple[str, str]] = {}
    for one in chain(repairs(shown, language, certain=certain), lost_letters(shown, language)):
        found.setdefault(one.cue, (one.broken, one.reading))
    for number, text in passages.first_in_each(_DAMAGED):
        found.setdefault(number, (text, ""))
    return found
