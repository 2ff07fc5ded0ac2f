"""The words of a cue as one reads them: nothing in them is markup any more."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|/|[0-9][0-9:.]*)?>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
_STRONG = {"L": False, "R": True, "AL": True}
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(text: str) -> str:
    """Return the words of a cue, line for line.

    A voice stands before its words as "Name:", all other tags go, entities become what they mean,
    and control characters a mark that can be seen.
    """
    if "<" in text:
        text = _TAG.sub("", _VOICE.sub(_spoken, text))
    if "&" in text:
        text = html.unescape(text)
    return _CONTROL.sub(_mark, text) if _CONTROL.search(text) else text


def is_right_to_left(text: str) -> bool:
    """Tell whether a text begins in a script that is written from right to left."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    sides = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    return next((side for side in sides if side is not None), False)


def _spoken(voice: re.Match[str]) -> str:
    return f"{voice[1].strip()}: "


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 9:
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
