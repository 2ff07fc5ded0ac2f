"""Letters that languages have beside those of ASCII.

They are the main exemplar characters of the Unicode CLDR 48 (`cldr-misc-full`, `characters.json`),
with a few that are just as common in print: Romanian with cedillas, Turkish circumflexes, é in
languages that keep it in loan words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trackman.domain.languages import canonical, is_known
from trackman.domain.subtitles.scripts import expected_scripts, script_of

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LETTERS = {
    "af": "áâèéêëîïôöû",
    "az": "âçîöûüğİışəабвгдежзийклмнопрстуфхчшығҝҹјһөүә",
    "be": "абвгдежзйклмнопрстуфхцчшыьэюяёіў",
    "bg": _RUSSIAN + "ѝ",
    "br": "êñù",
    "bs": "ćčđšžабвгдежзиклмнопрстуфхцчшђјљњћџ",
    "ca": "àçèéíïòóúü",
    "cs": "áéíóúýčďěňřšťůž",
    "cy": "àáâäèéêëìíîïòóôöùúûüýÿŵŷẁẃẅỳ",
    "da": "åæéø",
    "de": "ßäéöü",
    "dsb": "óćčěłńŕśšźž",
    "eo": "ĉĝĥĵŝŭ",
    "es": "áéíñóúü",
    "et": "äõöüšž",
    "eu": "çñü",
    "fi": "äåéöšž",
    "fil": "áéíñóú",
    "fo": "áæíðóøúý",
    "fr": "àâæçèéêëîïôùûüÿœ",
    "fy": "àáâäèéêëíïóôöúûüý",
    "ga": "áéíóú",
    "gd": "àèìòù",
    "gl": "áéíïñóúü",
    "gn": "ãñõĩũẽỹ",
    "ha": "ƙƴɓɗ",
    "haw": "āēīōū",
    "hr": "ćčđšž",
    "hsb": "óćčěłńřšźž",
    "hu": "áéíóöúüőű",
    "ig": "ṅịọụ",
    "is": "áæéíðóöúýþ",
    "it": "àèéìíîòùú",
    "kk": _RUSSIAN + "ёіғқңүұһәө",
    "ku": "çêîûş",
    "ky": _RUSSIAN + "ёңүө",
    "lb": "äéë",
    "lt": "ąčėęįšūųž",
    "lv": "āčēģīķļņšūž",
    "mk": "абвгдежзиклмнопрстуфхцчшѐѓѕјљњќѝџ" + "èì",  # typed for ѐ and ѝ
    "mn": _RUSSIAN + "ёүө",
    "mt": "àèìòùċġħż",
    "mi": "āēīōū",
    "nl": "áäèéëíïóöúü",
    "no": "àåæéòóôøü",
    "oc": "àáçèéíïòóúü",
    "pl": "óąćęłńśźż",
    "pt": "àáâãçéêíòóôõúü",
    "rm": "àèéìòù",
    "ro": "âîăşţșț",
    "ru": _RUSSIAN + "ё",
    "se": "áčđŋšŧž",
    "sk": "áäéíóôúýčďĺľňŕšťž",
    "sl": "čšž",
    "sq": "çë",
    "sr": "ćčđšžабвгдежзиклмнопрстуфхцчшђјљњћџ",
    "sv": "àäåéöü",
    "tg": _RUSSIAN + "ёғқҳҷӣӯ",
    "tk": "äçöüýňşž",
    "tr": "âçîöûüğİış",
    "tt": _RUSSIAN + "ёҗңүһәө",
    "uk": "абвгдежзийклмнопрстуфхцчшщьюяєіїґ",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "wo": "àéëñóŋ",
    "yo": "àáèéìíòóùúńǹḿṣẹọ",
}
# English and others have none of their own, and keep those of the words they borrow.
_BORROWED = "áàâäãåæçéèêëíìîïñóòôöøœúùûüÿ"
_APOSTROPHES = "ʼʻ"  # of Ukrainian, Hawaiian and others; letters to Unicode
_IN_TWO_SCRIPTS = frozenset({"az", "bs", "sr"})
_KEEPING = ("en", "id", "ms", "sw", "zu", "xh", "so", "rw", "jv", "su")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Letters of a language."""

    letters: frozenset[str]
    """Those beyond ASCII, small and capital; none if all of its scripts are."""
    scripts: frozenset[str]
    """ISO 15924; none if the language is not known, and then its letters are all languages'."""
    own: bool
    """True if the language has letters of its own beyond ASCII."""

    def has(self, letter: str) -> bool:
        """Tell whether a letter beyond ASCII is one of the language."""
        if letter in self.letters:
            return True
        script = script_of(letter)
        if script in {"Latn", "Cyrl"}:
            return False
        if script is None:
            return not self.letters or letter in _APOSTROPHES
        return not self.scripts or script in self.scripts


@lru_cache(maxsize=64)
def alphabet_of(language: str) -> Alphabet:
    """Return the letters of the BCP 47 language; those of all languages if it is not known."""
    code = canonical(language)[0]
    if not is_known(language) or (
        code not in _LETTERS and code not in _KEEPING and _lettered(code)
    ):
        return Alphabet(_both_cases("".join(_LETTERS.values())), frozenset(), own=True)
    scripts = expected_scripts(language)
    if code in _KEEPING:
        return Alphabet(_both_cases(_BORROWED), scripts, own=False)
    if scripts & {"Jpan", "Hang"}:
        scripts |= {"Hani"}
    letters = _LETTERS.get(code, "")
    if code in _IN_TWO_SCRIPTS:
        letters = "".join(one for one in letters if script_of(one) in scripts)
    return Alphabet(_both_cases(letters), scripts, own=True)


@lru_cache(maxsize=1)
def all_alphabets() -> tuple[Alphabet, ...]:
    """Return the letters of Greek and of each language that has a list of its own."""
    return tuple(alphabet_of(language) for language in (*_LETTERS, "el"))


def _lettered(code: str) -> bool:
    """Tell whether a language without a list is written in letters that differ by language."""
    return not expected_scripts(code) or bool(expected_scripts(code) & {"Latn", "Cyrl"})


def _both_cases(letters: str) -> frozenset[str]:
    capitals = (letter.upper() for letter in letters)
    return frozenset(letters) | {capital for capital in capitals if len(capital) == 1} - set("I")
