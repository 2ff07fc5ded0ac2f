"""The scripts in which a text is written, and in which its language is.

Scripts are named by their ISO 15924 codes; Japanese (`Jpan`) stands for kana with or without Han.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

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
# Languages that are written in a second script as well.
_ALSO = {
    "az": "Cyrl",
    "bs": "Cyrl",
    "kk": "Latn",
    "ku": "Arab",
    "mn": "Mong",
    "ms": "Arab",
    "pa": "Arab",
    "sh": "Cyrl",
    "sr": "Latn",
    "tg": "Arab",
    "uz": "Cyrl",
}
_ENOUGH_KANA = 0.05  # of the letters; names in Chinese texts hold some


def scripts_of(text: str) -> dict[str, int]:
    """Return how many letters of a text are in which script; Han among kana counts as Japanese."""
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if script := _script(character):
            counts[script] += count
    if counts["Jpan"] > _ENOUGH_KANA * counts.total():
        counts["Jpan"] += counts.pop("Hani", 0)
    return dict(+counts)


@lru_cache(maxsize=256)
def expected_scripts(language: str) -> frozenset[str]:
    """Return the scripts in which the BCP 47 language is written; none if that is not known.

    The scripts are those of the Unicode CLDR, through Babel.
    """
    from babel.core import get_global

    primary, *rest = language.replace("_", "-").split("-")
    primary = primary.lower()
    if named := next((part.title() for part in rest if len(part) == 4 and part.isalpha()), None):
        return frozenset({_MEANT.get(named, named)})
    likely = get_global("likely_subtags")
    territory = next((part.upper() for part in rest if len(part) == 2), "")
    full = likely.get(f"{primary}_{territory}") or likely.get(primary)
    if full is None or primary in {"und", "mul", "zxx", "mis"}:
        return frozenset()
    script = str(full).split("_")[1]
    also = _ALSO.get(primary)
    return frozenset({_MEANT.get(script, script), *([also] if also else [])})


@lru_cache(maxsize=16_384)
def _script(character: str) -> str | None:
    """Return the script of a letter; None for anything else, and for scripts of few readers."""
    if not character.isalpha():
        return None
    first, _, rest = unicodedata.name(character, "").partition(" ")
    if first in {"FULLWIDTH", "HALFWIDTH"}:
        first = rest.partition(" ")[0]
    return _SCRIPTS.get(first)
