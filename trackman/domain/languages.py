"""Names of languages for people. Codes themselves are never rewritten."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_log = logging.getLogger(__name__)
_FAMILIES = {"nb": "no", "nn": "no", "bs": "hr", "sh": "hr", "sr": "hr"}


@lru_cache(maxsize=1024)
def language_name(code: str, reader: str = "en") -> str:
    """Return the name of the BCP 47 language `code`, in the reader's language.

    `reader` is a locale such as `de_AT`. What has no name is returned as it is. The names are
    those of the Unicode CLDR, through Babel.
    """
    language, *rest = code.replace("_", "-").split("-")
    names = _locale(reader)
    name = names.languages.get(_current(language.lower()))
    if name is None:
        return code
    name = f"{name[:1].upper()}{name[1:]}"
    return f"{name} ({', '.join(_part_name(names, part) for part in rest)})" if rest else name


def same_language(one: str, other: str) -> bool:
    """Tell whether two BCP 47 codes are for the same language, whichever region or script.

    Norwegian counts as one with its two written forms, and Croatian, Bosnian and Serbian as one:
    readers of one read the others, and no one tells them apart by a few lines.
    """
    return _family(one) == _family(other)


def _family(code: str) -> str:
    language = _current(code.replace("_", "-").split("-")[0].lower())
    return _FAMILIES.get(language, language)


def _current(language: str) -> str:
    """Return the code in use today for a withdrawn one such as `iw`."""
    from babel import core

    aliases = core.get_global("language_aliases")
    return str(aliases.get(language, language))


def _part_name(names: Locale, part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return str(names.scripts.get(part.title(), part))
    return str(names.territories.get(part.upper(), part))


@lru_cache(maxsize=8)
def _locale(reader: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # 50 ms, so not before it is needed

    for candidate in (reader, reader.split("_")[0]):
        try:
            return Locale.parse(candidate.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            _log.info("no language names for %s", candidate)
    return Locale.parse("en")
