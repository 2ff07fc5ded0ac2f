"""The text of a cue: what it shows, and the tags in it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

# A tag ends with the text if nothing else ends it, as in the parser of the W3C.
_TAG = re.compile(r"<([^>]*)>?")
_LONGEST_TAG = 1000  # more takes long to look through, and is none
_OVERRIDE = re.compile(r"\{\\[^}]{0,200}\}")
# Only voices and languages have words behind their names; behind others, players swallow them.
_KNOWN_TAG = re.compile(
    r"(?:c|i|b|u|ruby|rt)?(?:\.\S*)?\s*|(?:v|lang)(?:[.\s].*)?|[0-9]+:[0-9:.]+|/.*", re.DOTALL
)
_END_TAG = re.compile(r"/\S*\s*")
_UNSAFE_TAG = re.compile(
    r"""
    (?:script|iframe|frame|object|embed|applet|img|image|svg|math|style|link|meta|base|a|form
        |input|button|video|audio|source|html|body)\b
    | .*\bon[a-z]+\s*=
    | .*(?:javascript|vbscript|data)\s*:
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_SHOWN_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|/|[0-9][0-9:.]*)?>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
# Either tag ends with the cue where nothing else ends it, and a reading with the next one.
_RUBY = re.compile(r"<ruby(?:[.\s][^<>]*)?>(.*?)(?:</ruby>|\Z)", re.DOTALL)
_READING = re.compile(r"<rt(?:[.\s][^<>]*)?>(.*?)(?:</rt>|(?=<rt[.\s>])|\Z)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(text: str) -> str:
    """Return the text that a cue shows: without tags, and with the characters escapes stand for.

    Readings of ruby stand above their words and are left out.
    """
    if "<ruby" in text:
        text = _RUBY.sub(lambda ruby: _READING.sub("", ruby[1]), text)
    if "<" in text:
        text = _TAG.sub("", text)
    return html.unescape(text) if "&" in text else text


def unknown_tags(text: str) -> Iterable[str]:
    """Return the tags of a cue that WebVTT does not have, among them the codes of other formats.

    Those that only end something are left out. Of one that nothing ends, all words are part, as of
    `a<b`.
    """
    if "<" in text:
        for tag in _TAG.finditer(text):
            is_whole = tag[0].endswith(">") or _END_TAG.fullmatch(tag[1])
            if not (is_whole and _KNOWN_TAG.fullmatch(tag[1])):
                yield tag[0]
    if "{\\" in text:
        yield from _OVERRIDE.findall(text)


def is_unsafe(tag: str) -> bool:
    """Tell whether web pages use such a tag to run or load something."""
    return bool(_UNSAFE_TAG.match(tag[:_LONGEST_TAG].strip("</> \t\n")))


def readable(text: str) -> str:
    """Return the words of a cue, line for line.

    A voice stands before its words as "Name:", readings of ruby behind theirs in brackets, all
    other tags go, entities become what they mean, and control characters a mark that can be seen.
    """
    return _read(text, _spoken)


def isolated(text: str) -> str:
    """Return the words of a cue as `readable` does, with names in isolates.

    So a name does not decide in which direction the words behind it are written.
    """
    return _read(text, _spoken_apart)


def _read(text: str, spoken: Callable[[re.Match[str]], str]) -> str:
    if "<ruby" in text:
        text = with_readings(text)
    if "<" in text:
        text = _SHOWN_TAG.sub("", _VOICE.sub(spoken, text))
    if "&" in text:
        text = html.unescape(text)
    return _CONTROL.sub(_mark, text) if _CONTROL.search(text) else text


def with_readings(text: str) -> str:
    """Return the text of a cue with the readings of each ruby in brackets behind all its words."""
    return _RUBY.sub(_word_and_reading, text)


def _word_and_reading(ruby: re.Match[str]) -> str:
    word = _READING.sub("", ruby[1])
    reading = "".join(found[1] for found in _READING.finditer(ruby[1]))
    if not reading.strip():
        return word
    before, after = ("\uff08", "\uff09") if any(one > "\u2e7f" for one in reading) else (" (", ")")
    return f"{word}{before}{reading}{after}"


def _spoken(voice: re.Match[str]) -> str:
    return f"{voice[1].strip()}: "


def _spoken_apart(voice: re.Match[str]) -> str:
    return f"\u2068{voice[1].strip()}\u2069: "


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 9:
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
