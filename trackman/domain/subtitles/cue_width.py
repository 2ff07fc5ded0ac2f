"""Width of a line in characters, as subtitle guides count them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})  # accents by themselves, marks of direction


def measure_of(text: str) -> Callable[[str], int]:
    """Return what counts the characters a reader sees in a line of a text."""
    unseen = _unseen_of(set(text) - {"\n"})
    if not unseen:
        return len
    table = dict.fromkeys(map(ord, unseen))
    return lambda line: len(line.translate(table))


def wide_length(line: str) -> float:
    """Return how many characters of full width a line is long; those of half the width count half.

    This is how Netflix counts Japanese.
    """
    return sum(map(_width, line))


def _unseen_of(characters: Iterable[str]) -> list[str]:
    return [character for character in characters if unicodedata.category(character) in _UNSEEN]


@lru_cache(maxsize=16_384)
def _width(character: str) -> float:
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 1 if unicodedata.east_asian_width(character) in "WF" else 0.5
