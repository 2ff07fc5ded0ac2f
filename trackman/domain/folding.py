"""Folding of texts: what looks the same becomes equal, so that it is found and compared as one.

Folded are canonical and compatibility forms (Unicode NFKC), every run of spaces and line ends,
apostrophes and quotation marks, hyphens, invisible characters, vowel marks of Hebrew and Arabic
and, unless asked otherwise, case. Accents and other marks are kept: they look different.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

_ALIKE: Final = {
    "'": "‘’‚‛′‵ʹʼʻˈ´`＇‹›",
    '"': "“”„‟«»″‶❝❞〝〞＂",
    "-": "‐‑−﹣－",
    "i": "ıİ",
    "...": "…⋯",  # Unicode's own forms do the same, slowly
    " ": "\u00a0\u2009\u202f\u3000",
}
# Unicode's default ignorable code points, soft hyphen and zero-width characters among them.
_INVISIBLE: Final = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0)),
)
# Points and cantillation marks of Hebrew; vowel and recitation marks of Arabic, and its tatweel.
_VOWEL_MARKS: Final = (
    *((0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7)),
    *((0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC)),
    *((0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED), (0x8D3, 0x8E1), (0x8E3, 0x8FF)),
)
_REPLACED: Final = {one: plain for plain, many in _ALIKE.items() for one in many} | {
    chr(code): "" for first, last in (*_INVISIBLE, *_VOWEL_MARKS) for code in range(first, last + 1)
}
_OF_CASE: Final = frozenset(_ALIKE["i"])
_SPACES: Final = frozenset(filter(str.isspace, map(chr, range(0x3001)))) - {" "}
_END: Final = "\0"
"""Between two texts that are folded together."""
_PIECE: Final = 16_000  # characters
_DOT_OF_I: Final = "i\u0307"  # what small letters of İ are, written out


def fold(text: str, *, case: bool = True) -> str:
    """Return `text` folded; with `case` false, upper and lower case stay different."""
    text = _folded(text, case=case)
    for space in _SPACES:
        if space in text:  # far faster than to look each character up
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def fold_each(texts: Iterable[str]) -> tuple[str, ...]:
    """Return many short texts folded, which is far faster than one by one.

    Over all of a long text the folding might take a second, during which no other thread goes on.
    """
    folded: list[str] = []
    piece: list[str] = []
    length = 0
    for text in texts:
        if _END in text:  # as in a name that somebody typed
            folded += (*_apart(piece), fold(text))
            piece, length = [], 0
            continue
        piece.append(text)
        length += len(text)
        if length >= _PIECE:
            folded += _apart(piece)
            piece, length = [], 0
    return (*folded, *_apart(piece))


def _apart(piece: Sequence[str]) -> Sequence[str]:
    """Return texts folded together, each by itself again."""
    return fold(_END.join(piece)).split(_END) if piece else ()


def _folded(text: str, *, case: bool) -> str:
    """Return a text folded but for its spaces."""
    if text.isascii():
        text = text.replace("`", "'")
        return text.lower() if case else text
    text = _composed(_replaced(text, set(text), case=case))
    letters = set(text)
    if case:
        # What case folding brings is seen faster in each character once than in all of the text.
        letters = set("".join(letters).casefold())
        folded = text.casefold()
        if (composed := _composed(folded)) is not folded:
            letters = set(composed)
        text = composed.replace(_DOT_OF_I, "i")
    return _composed(_replaced(text, letters, case=case))


def _replaced(text: str, letters: set[str], *, case: bool) -> str:
    """Replace what is not kept, of the characters that a text may have."""
    found = _REPLACED.keys() & letters
    for one in found if case else found - _OF_CASE:
        text = text.replace(one, _REPLACED[one])
    return text


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFKC", text):  # far faster, and mostly true
        return text
    return unicodedata.normalize("NFKC", text)


class FoldedText:
    """A folded text that knows the places of its characters in the original."""

    def __init__(self, original: str) -> None:
        import regex  # 20 ms, so not before something was found

        self._length = len(original)
        self._starts: list[int] = []
        self._ends: list[int] = []
        folded: list[str] = []
        # Without what goes, no step of the folding looks beyond what readers take for a character.
        places = [place for place, one in enumerate(original) if _REPLACED.get(one) != ""]
        for cluster in regex.finditer(r"\X", "".join(original[place] for place in places)):
            start, end = places[cluster.start()], _end(original, places[cluster.end() - 1])
            for character in _folded(cluster[0], case=True):
                if character.isspace():
                    if folded and folded[-1] == " ":
                        self._ends[-1] = end
                        continue
                    character = " "
                folded.append(character)
                self._starts.append(start)
                self._ends.append(end)
        self.text = "".join(folded)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where a part of the folded text stands in the original."""
        if start >= end or not self._starts:
            place = self._starts[start] if start < len(self._starts) else self._length
            return place, place
        last = min(end, len(self._ends)) - 1
        return self._starts[min(start, last)], self._ends[last]


def _end(original: str, last: int) -> int:
    """Return where a character ends whose `last` one is there, with the marks over it that go."""
    end = last + 1
    while end < len(original) and unicodedata.combining(original[end]):
        if _REPLACED.get(original[end]) != "":
            break
        end += 1
    return end
