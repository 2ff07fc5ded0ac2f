"""Names from strangers, made fit to be shown on one line."""

from __future__ import annotations

import unicodedata

_LONGEST_SHOWN = 300
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")


def shown(name: str, longest: int = _LONGEST_SHOWN) -> str:
    """Return `name` as one line of at most `longest` characters.

    Line ends become ⏎, control characters and marks that turn the direction of the text around
    become visible, so that a name can neither break a row nor reorder the words beside it.
    """
    cut = name if len(name) <= longest else name[: longest - 1] + "…"
    if cut.isascii() and cut.isprintable():
        return cut
    return "".join(map(_visible, cut.replace("\r\n", "\n")))


def quoted(name: str) -> str:
    """Return `name` in quotation marks, kept apart from the direction of the sentence around it."""
    text = shown(name, longest=80)
    if any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text):
        text = f"\u2068{text}\u2069"
    return f"“{text}”"


def encodable(text: str) -> str:
    """Return `text` as UTF-8 can hold it: halves of surrogate pairs become U+FFFD, or one whole."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _visible(character: str) -> str:
    if character in _LINE_ENDS:
        return "⏎"
    if character in _DIRECTION_MARKS:
        return f"⟨{ord(character):04X}⟩"
    if unicodedata.category(character) == "Cc":
        code = ord(character)
        return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"⟨{code:02X}⟩"
    if unicodedata.category(character) == "Cs":  # half a surrogate pair cannot be drawn
        return "\ufffd"
    return character
