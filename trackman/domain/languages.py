"""Names of languages for people, and which are the same. Codes that are sent stay as they are."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_log = logging.getLogger(__name__)
_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?"
)
_FORM = re.compile(  # RFC 5646, section 2.1, without what was registered before it
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_TERRITORY = re.compile(r"[A-Za-z]{2}|[0-9]{3}")
# Written forms of one language where CLDR has no alias: `no` is Bokmål wherever it is not said.
_CANONICAL = {"nb": "no"}
UNSAID = "und"
"""Code of a language that nobody knows."""
# Tags that were registered before RFC 4646, by what the registry prefers today.
_REGISTERED = {
    "art-lojban": "jbo",
    "cel-gaulish": "xtg",
    **{f"i-{one}": one for one in ("ami", "bnn", "hak", "pwn", "tao", "tay", "tsu")},
    "i-klingon": "tlh",
    "i-lux": "lb",
    "i-navajo": "nv",
    "no-bok": "nb",
    "no-nyn": "nn",
    "sgn-be-fr": "sfb",
    "sgn-be-nl": "vgt",
    "sgn-ch-de": "sgg",
    "zh-guoyu": "cmn",
    "zh-hakka": "hak",
    "zh-min-nan": "nan",
    "zh-xiang": "hsn",
}
_PRIVATE = "x-"
# Undetermined, several, one without a code, none: BCP 47, section 4.1.
_UNSAID = frozenset({"", "und", "mul", "mis", "zxx"})
# Macrolanguages of ISO 639-3 whose members are taken for each other, by their canonical codes.
_FAMILIES = {
    "nn": "no",
    **dict.fromkeys(("bs", "sr"), "hr"),
    **dict.fromkeys(("yue", "wuu", "nan", "hak", "gan", "hsn", "lzh"), "zh"),
    **dict.fromkeys(("arz", "ary", "apc", "ajp", "aeb", "arq", "afb", "acm", "apd"), "ar"),
    "azb": "az",
    "ckb": "ku",
    "pnb": "pa",
}


@lru_cache(maxsize=1024)
def language_name(code: str, reader: str = "en") -> str:
    """Return the name of the BCP 47 language `code` as it stands alone, in the reader's language.

    `reader` is a locale such as `de_AT`. What has no name is returned as it is. The names are
    those of the Unicode CLDR, through Babel.
    """
    name = language_in_sentence(code, reader)
    return name if name == code else _capitalised(name)


@lru_cache(maxsize=1024)
def language_in_sentence(code: str, reader: str = "en") -> str:
    """Return the name as CLDR writes it within a sentence: small in most Romance languages."""
    language, *rest = _parts(code)
    names = _locale(reader)
    current = _current(language.lower())
    if len(rest) == 1 and len(rest[0]) == 4:  # Traditional Chinese has a name of its own
        name = names.languages.get(f"{current}_{rest[0].title()}")
        if name is not None:
            return str(name)
    name = names.languages.get(current) or names.languages.get(current.split("_")[0])
    if name is None:
        return code
    return f"{name} ({', '.join(_part_name(names, part) for part in rest)})" if rest else name


def language_of_name(word: str) -> str | None:
    """Return the BCP 47 code that a word is or names in English: `fr-CA`, `ger`, “Italian”."""
    if (shape := _TAG.fullmatch(word)) is not None and _has_name(shape["language"].casefold()):
        script = shape["script"]
        return word.replace("_", "-") if script is None or _is_script(script) else None
    return _codes_by_name().get(word.casefold())


@lru_cache(maxsize=1)
def common_languages() -> tuple[str, ...]:
    """Return the languages with a code of two letters, and the usual ones of single countries."""
    names = map(str, _locale("en").languages)
    codes = (code for code in names if len(code) == 2 and code.isalpha())
    return tuple(sorted((*codes, *_OF_COUNTRIES)))


_OF_COUNTRIES = (
    *("ar-EG", "ar-SA", "de-AT", "de-CH", "de-DE", "en-AU", "en-CA", "en-GB", "en-US", "es-419"),
    *("es-ES", "es-MX", "fil", "fr-BE", "fr-CA", "fr-CH", "fr-FR", "it-CH", "it-IT", "nl-BE"),
    *("nl-NL", "pt-BR", "pt-PT", "sr-Latn", "zh-CN", "zh-Hans", "zh-Hant", "zh-HK", "zh-TW"),
)


def script_name(code: str, reader: str = "en") -> str:
    """Return the name of the ISO 15924 script `code`, as `language_name` does."""
    return str(_locale(reader).scripts.get(code, code))


def same_language(one: str, other: str) -> bool:
    """Tell whether two BCP 47 codes mean one language in one script, whatever the country.

    Codes that are withdrawn, have three letters or name a macrolanguage count as those in use
    (`iw`, `deu`, `cmn`), and a script that is not named is the likely one: `zh-TW` means
    `zh-Hant`, `zh` means `zh-Hans`. What names no language, such as `und`, is like itself alone.
    """
    return canonical(one) == canonical(other)


def serves(code: str, wanted: str) -> bool:
    """Tell whether a code is the language that is wanted, and of its country where one is wanted.

    A code that names its script needs no country where countries differ in it: who wants `zh-TW`
    is served by `zh-Hant`.
    """
    language, script, territory = _subtags(code)
    country = _subtags(wanted)[2]
    if not same_language(code, wanted):
        return False
    return not country or territory == country or (bool(script) and _is_by_country(language))


@lru_cache(maxsize=1024)
def canonical(code: str) -> tuple[str, str]:
    """Return language and script that a BCP 47 code means, each empty where it is not known.

    Aliases and likely subtags are those of the Unicode CLDR, through Babel.
    """
    from babel import core

    language, script, territory = _subtags(code)
    language, *implied = _current(language).split("_")
    language = _CANONICAL.get(language, language)
    for part in implied:
        script, territory = (script or part, territory) if len(part) == 4 else (script, part)
    if script or not is_known(language):
        return language, script
    likely = core.get_global("likely_subtags")
    full = likely.get(f"{language}_{territory}") or likely.get(language)
    return language, str(full).split("_")[1] if full else ""


def is_known(code: str) -> bool:
    """Tell whether a BCP 47 code says in which language something is."""
    language = _subtags(code)[0]
    return language not in _UNSAID and not language.startswith(_PRIVATE)


def is_well_formed(code: str) -> bool:
    """Tell whether a code has the form of BCP 47 (RFC 5646, section 2.1)."""
    return _FORM.fullmatch(code) is not None


def names_script(code: str) -> bool:
    """Tell whether a BCP 47 code names the script or has a country that decides about it."""
    language, script, territory = _subtags(code)
    return bool(script or (territory and is_known(language)))


def territory_of(code: str) -> str:
    """Return the country of a BCP 47 code, such as `HK`; empty where it names none."""
    return _subtags(code)[2]


def without_country(code: str) -> str:
    """Return the language of a BCP 47 code, with a script that is named or not the usual one."""
    language, *rest = _parts(code)
    script = next((part for part in rest[:1] if _is_script(part)), "")
    if not script and canonical(code) != canonical(language):
        script = canonical(code)[1]
    return f"{language}-{script}" if script else language


def _parts(code: str) -> list[str]:
    """Return the subtags of a code; an extended language is one by itself: `zh-yue` is `yue`."""
    code = code.strip().replace("_", "-")
    if code[:2].lower() == _PRIVATE:
        return [code]
    code = _REGISTERED.get(code.lower(), code)
    first, *rest = code.split("-")
    parts = [first, *filter(None, rest)]
    extended = len(first) in {2, 3} and len(parts) > 1 and len(parts[1]) == 3 and parts[1].isalpha()
    return parts[1:] if extended else parts


def _subtags(code: str) -> tuple[str, str, str]:
    """Return language, script and territory, as far as they are named, in their usual case."""
    language, *rest = _parts(code)
    script = rest.pop(0).title() if rest and _is_script(rest[0]) else ""
    territory = rest[0].upper() if rest and _TERRITORY.fullmatch(rest[0]) else ""
    return language.strip().lower(), script, territory


def reads_alike(one: str, other: str) -> bool:
    """Tell whether texts in two BCP 47 languages can hardly be told apart by a machine.

    Region and script do not count. Norwegian is one with its two written forms, Chinese and Arabic
    with what is spoken in their countries, and Croatian with Bosnian and Serbian: a few lines are
    often right in both.
    """
    return _family(one) == _family(other)


def _family(code: str) -> str:
    language = canonical(code)[0]
    return _FAMILIES.get(language, language)


def _is_script(part: str) -> bool:
    """Tell whether a subtag is a script of ISO 15924: `orig` is none."""
    return len(part) == 4 and part.isalpha() and part.title() in _locale("en").scripts


@lru_cache(maxsize=64)
def _is_by_country(language: str) -> bool:
    """Tell whether a language is written in other scripts in some countries."""
    from babel import core

    usual = canonical(language)[1]
    known = _current(language).split("_")[0]
    return any(
        key.startswith(f"{known}_") and len(key.split("_")[1]) == 2 and full.split("_")[1] != usual
        for key, full in core.get_global("likely_subtags").items()
    )


def _has_name(language: str) -> bool:
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


def _capitalised(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


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
