"""Words by which cues are found: what is indexed, and what a search phrase asks of the index.

A word is what is between spaces and marks. Scripts that put no spaces between words are split into
characters, so that any part of a text is found in them. Signs such as musical notes are words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from trackman.domain.folding import fold, fold_each

_UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\u30fc\u3005"
)
_ASCII = re.compile(r"\w+", re.ASCII)
# What stands in quotation marks belongs together, and a star follows what words begin with.
_PART = re.compile(r'"([^"]*)(?:"|\Z)(\*?)|([^\s"]+)')
_SHORTEST_PREFIX = 2
"""Letters; words that begin with a single one are too many to be looked through."""


def indexed(texts: Iterable[str]) -> list[str]:
    """Return the words of each text, separated by spaces."""
    return [" ".join(_words(text)) for text in fold_each(texts)]


def asked(phrase: str) -> str:
    """Return a search phrase as an expression of SQLite's FTS5; empty if it holds no word.

    Its lines are alternatives.
    """
    lines = [asked_line for line in phrase.splitlines() if (asked_line := _asked(line))]
    return lines[0] if len(lines) == 1 else " OR ".join(f"({line})" for line in lines)


def _asked(line: str) -> str:
    parts = []
    for quoted, star, word in _PART.findall(fold(line)):
        words = _words(quoted or word)
        if not words:
            continue
        begins = bool(star or word.endswith("*")) and len(words[-1]) >= _SHORTEST_PREFIX
        parts.append(f'"{" ".join(words)}"{" *" if begins else ""}')
    return " AND ".join(parts)


def _words(folded: str) -> list[str]:
    if folded.isascii():
        return _ASCII.findall(folded)
    found: list[str] = _pattern().findall(folded)
    return found


@cache
def _pattern() -> Any:
    import regex  # 20 ms, so not before it is needed

    return regex.compile(
        rf"[{_UNSPACED}]|[[\w\p{{M}}]--[{_UNSPACED}]]+|[\p{{So}}\p{{Sk}}]", regex.VERSION1
    )
