"""Names of languages for people, and which are the same. Codes themselves are never rewritten."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_log = logging.getLogger(__name__)
_WITHDRAWN = {"iw": "he", "in": "id", "ji": "yi", "mo": "ro"}  # Unicode CLDR, language aliases
_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?"
)
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


def language_of_name(word: str) -> str | None:
    """Return the BCP 47 code that a word is or names in English: `fr-CA`, `ger`, “Italian”."""
    if (shape := _TAG.fullmatch(word)) is not None and _is_known(shape["language"].casefold()):
        return word.replace("_", "-")
    return _codes_by_name().get(word.casefold())


def script_name(code: str, reader: str = "en") -> str:
    """Return the name of the ISO 15924 script `code`, as `language_name` does."""
    return str(_locale(reader).scripts.get(code, code))


def same_language(one: str, other: str) -> bool:
    """Tell whether two BCP 47 codes mean one language, whatever the country.

    Where both name a script, it must be the same: who reads `zh-Hans` may not read `zh-Hant`.
    """
    (language, script), (other_language, other_script) = _parts(one), _parts(other)
    return language == other_language and (not script or not other_script or script == other_script)


def without_country(code: str) -> str:
    """Return the language and, where it is named, the script of a BCP 47 code."""
    parts = code.replace("_", "-").split("-")
    script = [part for part in parts[1:3] if len(part) == 4 and part.isalpha()]
    return "-".join(parts[:1] + script[:1])


def _parts(code: str) -> tuple[str, str]:
    """Return the language and the script, which may be empty."""
    language, *rest = code.replace("_", "-").casefold().split("-")
    script = next((part for part in rest[:2] if len(part) == 4 and part.isalpha()), "")
    return _WITHDRAWN.get(language, language), script


def reads_alike(one: str, other: str) -> bool:
    """Tell whether texts in two BCP 47 languages can hardly be told apart by a machine.

    Region and script do not count. Norwegian is one with its two written forms, and Croatian with
    Bosnian and Serbian: a few lines are often right in both.
    """
    return _family(one) == _family(other)


def _family(code: str) -> str:
    language = _parts(code)[0]
    return _FAMILIES.get(language, language)


def _is_known(language: str) -> bool:
    from babel import core

    return language in _locale("en").languages or language in core.get_global("language_aliases")


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Return the codes of languages by their English names, in small letters."""
    names = _locale("en").languages
    return {name.casefold(): code for code, name in names.items() if "_" not in code}


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
