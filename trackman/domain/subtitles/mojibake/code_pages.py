"""Code pages, and what the bytes of a text become when it is read in another one than it is in.

A byte that a code page leaves out becomes the control character of that number, as browsers read
it; so each reading can be undone exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

_HIGH = range(0x80, 0x100)
READ_AS = (
    "cp1252",
    "cp1251",
    "mac_roman",
    "cp850",
    "cp437",
    "cp1250",
    "cp1254",
    "cp1257",
    "cp1253",
    "koi8_r",
    "cp866",
    "cp852",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "mac_cyrillic",
    "cp1255",
    "cp1256",
    "cp874",
)
"""Code pages in which texts are read by mistake, the usual first. Latin-1 is in Windows-1252."""
_LATIN = (
    "cp1252",
    "cp1250",
    "cp1254",
    "cp1257",
    "mac_roman",
    "cp850",
    "cp852",
    "iso8859_2",
    "cp437",
    "cp857",
    "cp775",
    "mac_latin2",
    "mac_turkish",
    "cp865",
)
WRITTEN_IN = {
    "Latn": _LATIN,
    "Cyrl": ("cp1251", "koi8_r", "koi8_u", "cp866", "mac_cyrillic", "iso8859_5", "cp855"),
    "Grek": ("cp1253", "iso8859_7", "cp737", "mac_greek", "cp869"),
    "Hebr": ("cp1255", "cp862"),
    "Arab": ("cp1256", "iso8859_6"),
    "Thai": ("cp874",),
}
"""Code pages in which texts of a script are, the usual first."""


def pairs_for(scripts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return in which code pages a text may have been read, each with the right one."""
    right = [page for script in sorted(scripts) for page in WRITTEN_IN.get(script, ())]
    return tuple((read, page) for page in right for read in READ_AS if read != page)


@cache
def characters_of(page: str) -> str:
    """Return what the bytes from 0x80 to 0xFF are read as."""
    read = bytes(_HIGH).decode(page, errors="replace")
    return "".join(
        chr(byte) if character == "\ufffd" else character
        for byte, character in zip(_HIGH, read, strict=True)
    )


@cache
def bytes_of(page: str) -> dict[str, int]:
    """Return the byte of each character that stands for one from 0x80 on."""
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)}
    return controls | dict(zip(characters_of(page), _HIGH, strict=True))


@cache
def rereading(read: str, right: str) -> dict[int, str]:
    """Return for `str.translate` what each character is that was read in the wrong page."""
    known = characters_of(right)
    return {ord(character): known[byte - 0x80] for character, byte in bytes_of(read).items()}


@cache
def leads(page: str) -> frozenset[str]:
    """Return the characters that the first byte of a character in UTF-8 is read as."""
    return frozenset(characters_of(page)[0x42:0x75])


@cache
def sequences(page: str) -> re.Pattern[str]:
    """Return what finds characters in UTF-8 that were read in a code page."""
    known = characters_of(page)
    rest = set(known[:0x40]) | {chr(byte) for byte in range(0x80, 0xA0)}
    rest -= set(known[0x42:])
    following = _one_of(rest)
    return re.compile(
        f"{_one_of(known[0x42:0x60])}{following}"
        f"|{_one_of(known[0x60:0x70])}{following}{{2}}"
        f"|{_one_of(known[0x70:0x75])}{following}{{3}}"
    )


def from_utf_8(text: str, page: str) -> str:
    """Return a text with each character that was UTF-8 and read in a code page as it was."""
    try:  # all at once, which is far faster, and mostly right where anything is
        return text.translate(_to_bytes(page)).encode("latin-1").decode()
    except UnicodeError:
        return sequences(page).sub(lambda match: _from_utf_8(match[0], page), text)


@cache
def _to_bytes(page: str) -> dict[int, str]:
    """Return for `str.translate` the byte of each character, as Latin-1 has it."""
    none = dict.fromkeys(_HIGH, "\uffff")
    return none | {ord(character): chr(byte) for character, byte in bytes_of(page).items()}


@lru_cache(maxsize=4096)
def _from_utf_8(sequence: str, page: str) -> str:
    """Return the character that a sequence stands for; the sequence if it is none."""
    known = bytes_of(page)
    try:
        return bytes(known[one] for one in sequence).decode()
    except UnicodeDecodeError:
        return sequence


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"
