"""The encoding of a subtitle file: told by its bytes, or guessed from letters and language."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Callable
from dataclasses import dataclass

from trackman.domain.subtitles.mojibake.alphabets import alphabet_of
from trackman.domain.subtitles.mojibake.code_pages import WRITTEN_IN
from trackman.domain.subtitles.mojibake.strangeness import strangeness
from trackman.domain.subtitles.scripts import expected_scripts, scripts_of

ENCODINGS = (
    *("utf-8", "utf-16", "cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_15"),
    *("mac_roman", "cp850", "cp852", "cp437", "cp1251", "koi8_r", "koi8_u", "cp866"),
    *("mac_cyrillic", "cp1253", "iso8859_7", "cp1255", "cp1256", "cp874", "cp1258"),
    *("shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949"),
)
"""Encodings that can be chosen, by Python's names."""
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
_SAME = {
    **dict.fromkeys(("cp932", "shift_jis_2004", "shift_jisx0213"), "shift_jis"),
    **dict.fromkeys(("euc_jis_2004", "euc_jisx0213"), "euc_jp"),
    **dict.fromkeys(("gb2312", "gbk", "hz"), "gb18030"),
    **dict.fromkeys(("big5hkscs", "cp950"), "big5"),
    **dict.fromkeys(("euc_kr", "johab"), "cp949"),
    **dict.fromkeys(("cp1125", "cp855"), "cp866"),
    **dict.fromkeys(("ascii", "latin_1", "iso8859_1"), "cp1252"),
    **dict.fromkeys(("iso8859_8", "cp862", "cp424"), "cp1255"),
    **dict.fromkeys(("iso8859_6", "cp864", "cp720"), "cp1256"),
    **dict.fromkeys(("tis_620", "iso8859_11"), "cp874"),
}
"""Encodings of which one has all that the other has, or nearly so."""
_JAPANESE_SHIFT = b"\x1b$"
_LARGEST_SAMPLE = 60_000
_LEAST_NULS = 0.2
_WIDE = {"shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949"}
_BEYOND_ASCII = re.compile(rb"[^\n\r]*[\x80-\xff][^\n\r]*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file."""

    text: str
    encoding: str
    """By Python's name; one of `ENCODINGS`, or `utf-32`."""
    guessed: bool
    """True if nothing in the file says so for certain."""
    unreadable: int
    """Characters that are none in this encoding."""


def decoded(
    content: bytes,
    encoding: str | None = None,
    *,
    language: str | None = None,
    language_of: Callable[[str], str | None] = lambda _: None,
) -> Decoded:
    """Decode a file in the encoding that was chosen, or else in the one it seems to have.

    `language` is what is known of it, `language_of` detects it in a text: both help to tell one
    code page from another.
    """
    if encoding is not None:
        return _read_as(content, encoding, guessed=False)
    known = _certain(content)
    if known is not None:
        return _read_as(content, known, guessed=False)
    guess = _guessed(content, language, language_of)
    return _read_as(content, guess, guessed=True)


def _read_as(content: bytes, encoding: str, *, guessed: bool) -> Decoded:
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    if encoding == "utf-16" and not content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        codec = "utf-16-le" if _nuls(content[1::2]) >= _nuls(content[::2]) else "utf-16-be"
    text = content.decode(codec, "replace")
    unreadable = 0
    if "\ufffd" in text:
        meant = "\ufffd".encode(encoding, "ignore")
        unreadable = text.count("\ufffd") - (content.count(meant) if meant else 0)
    return Decoded(text, encoding, guessed, max(unreadable, 0))


def _certain(content: bytes) -> str | None:
    """Return the encoding that the bytes themselves tell."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if _JAPANESE_SHIFT in content and content.isascii():
        return "iso2022_jp"
    if max(_nuls(content[:4000:2]), _nuls(content[1:4000:2])) > _LEAST_NULS:
        return "utf-16"
    try:
        content.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _nuls(content: bytes) -> float:
    return content.count(0) / len(content) if content else 0


def _guessed(content: bytes, language: str | None, language_of: Callable[[str], str | None]) -> str:
    sample = b"\n".join(_BEYOND_ASCII.findall(content))[:_LARGEST_SAMPLE]
    first = _by_frequency(sample)
    if first in _WIDE and not _contradicts(language):
        return first
    text = sample.decode(first, "replace")
    language = language or language_of(content[:_LARGEST_SAMPLE].decode(first, "replace"))
    if language is None:
        return first
    letters = scripts_of(text)
    scripts = expected_scripts(language) or {max(letters, key=letters.__getitem__, default="Latn")}
    pages = [page for script in sorted(scripts) for page in WRITTEN_IN.get(script, ())]
    if first in pages:
        pages = [first, *(page for page in pages if page != first)]
        if "Latn" not in scripts:
            return first
    alphabet = alphabet_of(language)

    def oddness(page: str) -> tuple[float, int]:
        read = sample.decode(page, "replace")
        usual = WRITTEN_IN.get("Latn", ()).index(page) if "Latn" in scripts else 0
        return strangeness(read, alphabet, 1) + 5 * read.count("\ufffd"), usual

    best = min(pages, key=oddness, default=first)
    return best if best in ENCODINGS else first


def _contradicts(language: str | None) -> bool:
    """Tell whether a language is known, and none of those of East Asia."""
    scripts = expected_scripts(language) if language else frozenset()
    return bool(scripts) and not scripts & {"Hani", "Jpan", "Hang"}


def _by_frequency(sample: bytes) -> str:
    """Return the encoding in which the characters are as frequent as in some language."""
    import charset_normalizer  # takes a while, and most files are UTF-8

    pages = [*ENCODINGS[2:], "cp932", "euc_kr", "gb2312", "ascii"]
    best = charset_normalizer.from_bytes(sample, cp_isolation=pages).best()
    name = "cp1252" if best is None else best.encoding
    name = _SAME.get(name, name)
    return name if name in ENCODINGS else "cp1252"
