"""The scripts in which a text is written, and in which its language is.

Scripts are named by their ISO 15924 codes; Japanese (`Jpan`) stands for kana with or without Han.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from trackman.domain.languages import canonical, is_known

# The first words of the names Unicode gives to letters.
_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KANNADA": "Knda",
    "KATAKANA": "Jpan",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MALAYALAM": "Mlym",
    "MYANMAR": "Mymr",
    "ORIYA": "Orya",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}
# Codes for a script or two together, as languages have them.
_MEANT = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}
# Languages that are written in two scripts, of which countries or people prefer one.
_WRITTEN = {
    "az": {"Latn", "Cyrl"},
    "bs": {"Latn", "Cyrl"},
    "kk": {"Cyrl", "Latn"},
    "ku": {"Latn", "Arab"},
    "mn": {"Cyrl", "Mong"},
    "ms": {"Latn", "Arab"},
    "pa": {"Guru", "Arab"},
    "sr": {"Cyrl", "Latn"},
    "tg": {"Cyrl", "Arab"},
    "uz": {"Latn", "Cyrl"},
}
_ENOUGH_KANA = 0.05  # of the letters; names in Chinese texts hold some


def scripts_of(text: str) -> dict[str, int]:
    """Return how many letters of a text are in which script; Han among kana counts as Japanese."""
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if script := script_of(character):
            counts[script] += count
    if counts["Jpan"] > _ENOUGH_KANA * counts.total():
        counts["Jpan"] += counts.pop("Hani", 0)
    return dict(+counts)


def han_forms_of(text: str) -> dict[str, int]:
    """Return how many Chinese characters are simplified (`Hans`) and traditional (`Hant`).

    Counted are those of which the standards GB 2312 of the mainland and Big5 of Taiwan have only
    one: what both have is written alike, and what neither has is no sign of either.
    """
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if form := _han_form(character):
            counts[form] += count
    return dict(counts)


@lru_cache(maxsize=256)
def expected_scripts(language: str) -> frozenset[str]:
    """Return the scripts in which the BCP 47 language is written; none if that is not known.

    The scripts are those of the Unicode CLDR, through Babel.
    """
    known, script = canonical(language)
    if not script or not is_known(language):
        return frozenset()
    meant = {_MEANT.get(script, script)}
    named = script.casefold() in language.casefold().replace("_", "-").split("-")
    return frozenset(meant if named else meant | _WRITTEN.get(known, set()))


@lru_cache(maxsize=16_384)
def _han_form(character: str) -> str | None:
    """Return the form of a Chinese character; None where it is written alike in both, or none."""
    if not "\u4e00" <= character <= "\u9fff":
        return None
    simplified, traditional = (_is_in(character, one) for one in ("gb2312", "big5"))
    if simplified == traditional:
        return None
    return "Hans" if simplified else "Hant"


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=16_384)
def script_of(character: str) -> str | None:
    """Return the script of a letter; None for anything else, and for scripts of few readers."""
    if not character.isalpha():
        return None
    first, _, rest = unicodedata.name(character, "").partition(" ")
    if first in {"FULLWIDTH", "HALFWIDTH"}:
        first = rest.partition(" ")[0]
    return _SCRIPTS.get(first)
