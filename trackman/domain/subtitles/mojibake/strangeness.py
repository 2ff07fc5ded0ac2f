"""Strangeness of a text's characters in a language: the less, the better it was read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from trackman.domain.subtitles.mojibake.alphabets import Alphabet
from trackman.domain.subtitles.scripts import script_of

PUNCTUATION = frozenset("‘’“”‚„«»‹›–—―…·•¡¿′″\u00a0\u202f\u2009\u00ad\u2010\u2011")
"""Marks of typography that may stand beside any letter."""
_OPENING = frozenset("“„‚«‹¡¿»›”")
"""Never between two letters, at least in scripts with capitals."""
MAC_QUOTE = re.compile("‚(?=Ä[^\\x00-\\x7f])")
"""Typography in UTF-8 that was read as Mac Roman: it has no letter that is foreign everywhere."""
_MILD = frozenset("°ºª²³¹½¼¾™®©€£¥¢§№µ‰×÷\u2044")
_MIXED = frozenset({"Latn", "Cyrl", "Grek"})


@lru_cache(maxsize=16_384)
def harmless(character: str) -> bool:
    """Tell whether a character that is no letter says nothing about how a text was read."""
    if character in PUNCTUATION or unicodedata.category(character) in {"Mn", "Mc", "Nd", "Cf"}:
        return True
    number = ord(character)
    return (
        number >= 0x1F000
        or 0x2600 <= number < 0x27C0
        or 0x2190 <= number < 0x2200
        or 0x2B00 <= number < 0x2C00
        or 0x3000 <= number < 0x3040
        or 0xFE00 <= number < 0xFF66
        or (number >= 0x500 and unicodedata.category(character)[0] == "P" and number < 0x2000)
    )


def strangeness(text: str, alphabet: Alphabet, foreign: float) -> float:
    """Return how strange a text is in a language, where a foreign letter counts `foreign`.

    Symbols beside letters, capitals behind small letters, letters of two scripts in one word, and
    control characters count 1 each.
    """
    if text.isascii():
        return 0
    total = float(len(MAC_QUOTE.findall(text))) if "‚Ä" in text else 0.0
    padded = f" {text} "
    for place, character in enumerate(text, 1):
        before = padded[place - 1]
        if character < "\x80":
            if character.isupper() and before > "\x7f" and before.islower():
                total += 1
            continue
        after = padded[place + 1]
        if character.isalpha() and character not in _MILD:
            total += foreign * _is_foreign(character, before, alphabet)
            if character.isupper() and before.islower():
                total += 1
            total += _mixed(before, character) + (after < "\x80" and _mixed(character, after))
        else:
            total += _symbol(character, before, after)
    return total


def _is_foreign(letter: str, before: str, alphabet: Alphabet) -> bool:
    """Tell whether a letter is foreign; of words in a foreign script the first letter counts."""
    if alphabet.has(letter):
        return False
    script = script_of(letter)
    counts = script == "Latn" or script in alphabet.scripts
    return counts or not (before.isalpha() and script_of(before) == script)


def _mixed(one: str, other: str) -> int:
    first, second = script_of(one), script_of(other)
    return int(first != second and first in _MIXED and second in _MIXED)


def _symbol(character: str, before: str, after: str) -> float:
    between = _cased(before) and _cased(after)
    if character in _OPENING:
        return float(between or (character in "„‚«" and before.isalpha()))
    if harmless(character):
        return 0
    if "\x80" <= character < "\xa0" or character == "\ufffd":
        return 2
    if character in _MILD:
        beside = before.isalpha() or after.isalpha()
        odd = after.isalpha() and not before.isascii()
        return 1 if between or odd else 0.25 * beside
    beside = any(one.isalpha() or one > "\x7f" for one in (before, after))
    return 1 if beside else 0.5


def _cased(character: str) -> bool:
    return character.islower() or character.isupper()
