"""Question marks that stand for letters a code page did not have: `p?íští`, `?eský`, `don?t`.

A missing space looks alike (`Really?yes`). What tells is a part that cannot be a word, several
such places, or the whole word elsewhere in the track, which is then the right reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from trackman.domain.languages import canonical
from trackman.domain.subtitles.mojibake.alphabets import Alphabet, alphabet_of
from trackman.domain.subtitles.mojibake.repair import Repair

# Each choice begins with the question mark, which the search skips to.
_ANY = re.compile(
    r"\?(?:(?<=[^\W\d_]\?)\?*[^\W\d_]|(?<!\S\?)(?:\w|\?{3}|\?*[\s,.]+\?)|(?<=\w \?) [^\W\d_])"
)
# A token of letters and question marks, with the marks that stand around words; no address is.
_TOKEN = re.compile(
    r"""(?<![^\s("'«„“‘\-])[^\W\d_]*(?:\?+[^\W\d_]+)+\??(?=[\s,.!:;?)"'»”’…\-]|$)"""
)
_AT_END = re.compile(r"(?<!\S)[^\W\d_]{2,}\?(?= [^\W\d_])")
# A word of one letter, and a last letter: only in a track that is damaged throughout.
_ALONE = re.compile(r"(?<=[a-z] )\?(?= [a-z])")
_LAST = re.compile(r"(?<=[a-z])\?(?= [a-z])")
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"([^\W\d_])\?+([^\W\d_])")
_LETTER = re.compile(r"[^\x00-\x7f\W\d_]")
_VOWEL = re.compile(r"[aeiouyаеиоуыэюяєіїёαεηιουω]|[^\W\d_](?<=[à-öø-ÿ])", re.IGNORECASE)
_ENGLISH_ENDS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_ENGLISH = re.compile(
    r"(?:[a-z]+n\?t|(?:i|you|we|they|he|she|it|that|there|who|what)\?(?:re|ve|ll|d|m|s))",
    re.IGNORECASE,
)
"""English words that have an apostrophe where the question mark is."""
# Words of one consonant.
_SHORT_WORDS = frozenset("kszvwо")
_SPACE_BEFORE = frozenset({"fr", "br"})
"""Languages with a space before a question mark, after which one may be forgotten."""
_UNSPACED = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts without spaces, of whose lines one run of question marks is left."""
_MOST_MEANT = 3
_SEVERAL = 3
_ALL_LOST = 5


def lost_letters(texts: Sequence[str], language: str) -> Iterator[Repair]:
    """Return the cues in which question marks stand for letters.

    The reading is as broken as the line where the letters cannot be told.
    """
    whole = "\n".join(texts)
    if "?" not in whole or not _ANY.search(whole):
        return
    track = _Track(texts, language)
    for number, text in enumerate(texts, 1):
        if "?" in text and (line := track.damaged_line(text)) is not None:
            yield Repair(number, line, track.reading(line))


class _Track:
    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._texts = texts
        self._language = canonical(language)[0]
        self._alphabet: Alphabet = alphabet_of(language)

    def damaged_line(self, text: str) -> str | None:
        """Return the first line of a cue with a question mark for a letter; None without one."""
        for line in _lines_with_marks(text):
            if self._all_lost(line) or any(map(self._is_damaged, self._places[line])):
                return line
            if self._is_damaged_throughout and (_ALONE.search(line) or _LAST.search(line)):
                return line
            if any(self._known(word) for word in _AT_END.findall(line)):
                return line
        return None

    def reading(self, line: str) -> str:
        """Return a line as it should be; as it is if not all its words stand in the track."""
        reading = line
        for word in (*self._places[line], *_AT_END.findall(line)):
            if (known := self._known(word)) is not None:
                reading = reading.replace(word, known)
        return line if reading == line or _places(reading) else reading

    @cached_property
    def _places(self) -> dict[str, list[str]]:
        """Return the words with question marks of each line that has any."""
        lines = {line for text in self._texts for line in _lines_with_marks(text)}
        return {line: _places(line) for line in lines}

    @cached_property
    def _is_damaged_throughout(self) -> bool:
        """Tell whether several words are damaged, or those of one letter and no other is left."""
        letters = {one for one in self._alphabet.letters if one > "\x7f"}
        if not (self._alphabet.own and letters):
            return False
        if len(self._inner) >= _SEVERAL:
            return True
        if self._language in _SPACE_BEFORE:
            return False
        alone = sum(_ALONE.search(text) is not None for text in self._texts)
        return alone >= _SEVERAL and letters.isdisjoint("".join(self._texts))

    def _all_lost(self, line: str) -> bool:
        if self._alphabet.scripts == {"Latn"}:
            return False
        runs = re.findall(r"\?+", line)
        longest = max(map(len, runs))
        if _WORD.search(line) or any(one.isdigit() for one in line) or longest == 1:
            return False
        if len(runs) > 1:
            return line.count("?") >= _ALL_LOST
        return longest > _MOST_MEANT and self._is_without_letters

    @cached_property
    def _is_without_letters(self) -> bool:
        """Tell whether none of its letters is left to a track, or, without spaces, lines are."""
        if not self._alphabet.scripts or "Latn" in self._alphabet.scripts:
            return False
        if "".join(self._texts).isascii():
            return True
        unspaced = self._alphabet.scripts & _UNSPACED and "Hang" not in self._alphabet.scripts
        return bool(unspaced) and self._lines_all_lost >= _SEVERAL

    @cached_property
    def _lines_all_lost(self) -> int:
        """Return how many different lines are nothing but more question marks than are meant."""
        lines = {line for text in self._texts for line in _lines_with_marks(text)}
        return sum(len(one) > _MOST_MEANT and not one.strip("? \u3000,.!") for one in lines)

    def _is_damaged(self, word: str) -> bool:
        if self._known(word) is not None:
            return True
        if self._language == "en" and _ENGLISH.fullmatch(word):
            return True
        left, *_ = parts = word.rstrip("?").split("?")
        if not left:
            unusual = self._alphabet.own and self._language not in _SPACE_BEFORE
            return unusual or word.count("?") > 1 or len(self._starts) >= _SEVERAL
        if any(_no_word(part) for part in parts):
            return True
        if all(part in self._words for part in parts):
            return False
        return self._alphabet.own and len(self._inner) >= _SEVERAL

    def _known(self, word: str) -> str | None:
        """Return the one word of the track that has a letter beyond ASCII, or ’, for each mark."""
        alike = self._by_shape.get(_LETTER.sub("?", word), ())
        found = {
            one
            for one in alike
            if all(lost in ("?", own) for lost, own in zip(word, one, strict=True))
        }
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word for text in self._texts for word in _WORD.findall(_TOKEN.sub(" ", text))
        )

    @cached_property
    def _by_shape(self) -> dict[str, list[str]]:
        """Return the words with letters beyond ASCII by what they are without them."""
        shapes: dict[str, list[str]] = {}
        for word in self._words:
            if not word.isascii():
                shapes.setdefault(_LETTER.sub("?", word), []).append(word)
        return shapes

    @cached_property
    def _inner(self) -> frozenset[str]:
        """Return the different words with question marks inside, both parts of which are none."""
        words = {word for places in self._places.values() for word in places if word[0] != "?"}
        return frozenset(
            word for word in words if not all(part in self._words for part in word.split("?"))
        )

    @cached_property
    def _starts(self) -> frozenset[str]:
        """Return the different words with question marks in front."""
        return frozenset(w for places in self._places.values() for w in places if w[0] == "?")


def _lines_with_marks(text: str) -> list[str]:
    return [line for line in text.split("\n") if "?" in line] if "?" in text else []


def _places(line: str) -> list[str]:
    """Return the words with question marks in front or inside, without those where a space is.

    A capital that follows a question mark behind a small letter begins anew: `Really?Yes`.
    """
    return [word for word in _TOKEN.findall(line) if not _begins_anew(word)]


def _begins_anew(word: str) -> bool:
    return any(one[1].islower() and one[2].isupper() for one in _INSIDE.finditer(word))


def _no_word(part: str) -> bool:
    """Tell whether a part of a word can be no word by itself."""
    if not part or _VOWEL.search(part):
        return False
    small = part.casefold()
    return len(part) > 1 or (small in _ENGLISH_ENDS) or small not in _SHORT_WORDS
