"""The text of a cue: what it shows, and the tags in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

# A tag ends with the text if nothing else ends it, as in the parser of the W3C.
_TAG = re.compile(r"<([^>]*)>?")
_LONGEST_TAG = 1000  # more takes long to look through, and is none
_OVERRIDE = re.compile(r"\{\\[^}]{0,200}\}")
_KNOWN_TAG = re.compile(r"(?:c|i|b|u|ruby|rt|v|lang)?(?:[.\s].*)?|[0-9:.]+|/.*", re.DOTALL)
_UNSAFE_TAG = re.compile(
    r"""
    (?:script|iframe|frame|object|embed|applet|img|image|svg|math|style|link|meta|base|a|form
        |input|button|video|audio|source|html|body)\b
    | .*\bon[a-z]+\s*=
    | .*(?:javascript|vbscript|data)\s*:
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def plain(text: str) -> str:
    """Return the text that a cue shows: without tags, and with the characters escapes stand for."""
    if "<" in text:
        text = _TAG.sub("", text)
    return html.unescape(text) if "&" in text else text


def unknown_tags(text: str) -> Iterable[str]:
    """Return the tags of a cue that WebVTT does not have, among them the codes of other formats.

    Those that only end something are left out.
    """
    if "<" in text:
        for tag in _TAG.finditer(text):
            if not _KNOWN_TAG.fullmatch(tag[1]):
                yield tag[0]
    if "{\\" in text:
        yield from _OVERRIDE.findall(text)


def is_unsafe(tag: str) -> bool:
    """Tell whether web pages use such a tag to run or load something."""
    return bool(_UNSAFE_TAG.match(tag[:_LONGEST_TAG].strip("</> \t\n")))
