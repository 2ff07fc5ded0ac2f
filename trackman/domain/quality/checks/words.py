"""Words that the project does not want to see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from trackman.domain.folding import fold
from trackman.domain.quality.checks.context import CUE_END, Context
from trackman.domain.quality.checks.passages import Passages
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.subtitles.scripts import scripts_of

_PART = re.compile(r"\w+")
_UNSPACED = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"})


def listed_words(context: Context) -> Iterable[Finding]:
    """Find words of the project's own list, whatever their case, as whole words.

    Where a script has no spaces between words, a word is found wherever it stands.
    """
    words = {folded: word for word in context.words if (folded := fold(word.strip()))}
    if not words:
        return
    whole = context.folded
    passages = Passages(whole, CUE_END)
    parts = {part for piece in passages.pieces() for part in _PART.findall(whole, *piece)}
    for folded, word in words.items():
        # Far faster than a pattern, and mostly false.
        unspaced = bool(_UNSPACED.intersection(scripts_of(folded)))
        if folded in whole if unspaced else parts.issuperset(_PART.findall(folded)):
            for number, _ in passages.first_in_each(_pattern(folded, unspaced)):
                yield found(FindingCode.LISTED_WORD, number, word=word)


def _pattern(folded: str, unspaced: bool) -> re.Pattern[str]:
    words = re.escape(folded)
    if unspaced:
        return re.compile(words)
    # What stands before is looked at last: a pattern that begins with letters is found faster.
    return re.compile(rf"{words}(?<!\w{words})(?![\w{_MARKS}])")


# Vowel signs and accents by themselves are no `\w`, yet they are part of the word before them.
_MARKS = "".join(
    chr(code) for code in range(0x300, 0x1D00) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
