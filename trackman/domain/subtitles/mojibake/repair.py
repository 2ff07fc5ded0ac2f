"""The right reading of cues that were read in a wrong encoding.

Of two kinds of damage, UTF-8 read in a code page shows in a single cue: its letters come out as
two or three characters that stand together in no language. One code page read as another leaves a
letter for each; what tells is that all of these are strange to the language until they are reread.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from trackman.domain.languages import canonical
from trackman.domain.subtitles.mojibake.alphabets import Alphabet, all_alphabets, alphabet_of
from trackman.domain.subtitles.mojibake.code_pages import (
    READ_AS,
    from_utf_8,
    leads,
    pairs_for,
    rereading,
    sequences,
)
from trackman.domain.subtitles.mojibake.strangeness import harmless, strangeness
from trackman.domain.subtitles.scripts import script_of

_DEEPEST = 3
"""Times that a text may have been read in a wrong encoding."""
_WORTH = 0.75
_LEFT = 0.5
_SHARE_LEFT = 0.15
"""Strangeness that a right reading may have left, in all or of what there was."""
_EAST_ASIAN = frozenset({"Hani", "Jpan", "Hang"})
_SHARE = 0.3
"""Of the letters beyond ASCII those that are foreign, at least, in a track damaged as a whole."""
_ENOUGH = 4
_MANY = 6
"""Foreign letters in small that show a track in which a few letters are damaged throughout."""
_TOLERATED = 0.03
_MARKS = "‘’“”„‚«»–—…·"
_TELLING = {"Latn", "Cyrl", "Grek"}
# Within a word or before it; in addresses they stand before a name and its value.
_REPLACED = re.compile(r"(?<![^\s(\"'«„-])(?:[A-Za-z]+\?+[a-z]+|\?+[a-z]{2,})\b(?!=)")
_CAN_DO_WITHOUT = frozenset({"en", "nl", "id", "ms", "fil", "sw", "zu", "xh", "so"})
"""Languages with hardly a word that needs more than ASCII."""
_ENOUGH_REPLACED = 3  # cues
_WORD = re.compile(r"[^\W\d_]+")
# Cyrillic in KOI8-R read as Windows-1251, or the other way round, has its cases exchanged.
_EXCHANGED = re.compile(r"(?<![\w-])[а-яё][А-ЯЁ]{3,}(?!\w)")
# What German or French typists have left of letters that DOS had where typography is now.
_INSIDE = re.compile(r"(?<=[^\W\d_])[‚„¡¿‹›“”«»†‡ˆ‰˜](?=[^\W\d_])")
# Languages that others quote: what fits one of them may be a name or a sentence in it.
_QUOTED = ("fr", "it", "es", "pt", "de", "nl", "da", "no", "sv", "fi", "pl", "hu", "cs", "ro", "tr")


@dataclass(frozen=True, slots=True)
class Repair:
    """A cue that was read in a wrong encoding."""

    cue: int
    """Its number, counted from 1."""
    broken: str
    """Its first damaged line."""
    reading: str
    """The same line as it was meant."""


def repairs(texts: Sequence[str], language: str) -> Iterator[Repair]:
    """Return the cues of a track that were read in a wrong encoding and can be repaired."""
    track = _Track(texts, alphabet_of(language))
    if not track.characters:
        return
    for number, text in enumerate(texts, 1):
        if (reading := track.reading(text)) is not None:
            broken, right = _first_changed(text, reading)
            yield Repair(number, broken, right)


def repaired(text: str, language: str) -> str | None:
    """Return what a text was before it was read in a wrong encoding; None if it was not."""
    return _Track((text,), alphabet_of(language)).reading(text)


def question_marks(texts: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """Return cues, counted from 1, with a word in which question marks stand for letters.

    A track tells it that has none of the letters beyond ASCII its language has, and several such
    words. What was there cannot be told any more.
    """
    letters = {one for one in alphabet_of(language).letters if one > "\x7f"}
    if not letters or canonical(language)[0] in _CAN_DO_WITHOUT:
        return
    if not letters.isdisjoint("".join(texts)):
        return
    found = [
        (number, match[0])
        for number, text in enumerate(texts, 1)
        if "?" in text and (match := _REPLACED.search(text)) is not None
    ]
    if len(found) >= _ENOUGH_REPLACED:
        yield from found


def _first_changed(text: str, reading: str) -> tuple[str, str]:
    pairs = zip(text.split("\n"), reading.split("\n"), strict=False)
    return next(((one, other) for one, other in pairs if one != other), (text, reading))


@dataclass
class _Track:
    """A track, with what its text as a whole says about its cues."""

    texts: Sequence[str]
    alphabet: Alphabet
    _read_before: dict[str, str | None] = field(default_factory=dict)

    def reading(self, text: str) -> str | None:
        """Return what a cue of the track was; None if it was read right."""
        if text.isascii() or not self._suspicious(text):
            return None
        if text not in self._read_before:
            whole = self._other_page(text) if self._exchanged else None
            self._read_before[text] = whole or self._utf_8(text) or self._other_page(text)
        return self._read_before[text]

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return the characters of the track beyond ASCII."""
        return frozenset(one for one in set().union(*self.texts) if one > "\x7f")

    @cached_property
    def _odd(self) -> frozenset[str]:
        """Return the characters that the language does not have."""
        return frozenset(one for one in self.characters if not self._fits(one, self.alphabet))

    @staticmethod
    def _fits(character: str, alphabet: Alphabet) -> bool:
        return harmless(character) or (character.isalpha() and alphabet.has(character))

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        """Return the code pages as which UTF-8 may have been read."""
        whole = "\0".join(self.texts)
        return tuple(
            page
            for page in READ_AS
            if leads(page) & self.characters and sequences(page).search(whole)
        )

    def _suspicious(self, text: str) -> bool:
        return bool(
            self._pages
            or not self._odd.isdisjoint(text)
            or self._whole_pair
            or _INSIDE.search(text)
            or _EXCHANGED.search(text)
        )

    def _utf_8(self, text: str) -> str | None:
        """Return what a text in UTF-8 was that was read in a code page, once or several times."""
        if not self._pages:
            return None
        before = strangeness(text, self.alphabet, 0.5)
        best, least, depths = text, before, [text]
        for _ in range(_DEEPEST):
            depths = [
                again
                for one in depths
                for page in READ_AS
                if not leads(page).isdisjoint(one)
                if (again := _spaced(from_utf_8(one, page), one)) != one
            ][:40]
            for one in depths:
                if (found := strangeness(one, self.alphabet, 0.5)) < least:
                    best, least = one, found
        sound = before - least >= _WORTH and least <= max(_LEFT, _SHARE_LEFT * before)
        return best if sound and not _mixes_scripts(best) else None

    def _other_page(self, text: str) -> str | None:
        """Return what a text was that was read in one code page and is in another."""
        before = strangeness(text, self.alphabet, 1)
        if self._whole_pair is not None:
            reading = text.translate(rereading(*self._whole_pair))
            after = strangeness(reading, self.alphabet, 1)
            if after < before or (before == after and self._exchanged and reading != text):
                return reading
            return None
        if before < 1 or not self.alphabet.own or self._elsewhere or self._in_other_script(text):
            return None
        reading, after = self._best(text)
        return reading if after == 0 and self._certain(text, reading, before) else None

    def _in_other_script(self, text: str) -> bool:
        scripts = {script_of(one) for one in text if one > "\x7f" and one.isalpha()}
        return bool(scripts - _TELLING - self.alphabet.scripts - {None})

    def _best(self, text: str) -> tuple[str, float]:
        readings = dict.fromkeys(
            text.translate(rereading(*pair))
            for pair in pairs_for(self.alphabet.scripts)
            if _keeps_letters(text, rereading(*pair), self.alphabet)
        )
        scored = ((one, strangeness(one, self.alphabet, 1)) for one in readings if one != text)
        return min(scored, key=lambda one: one[1], default=(text, float("inf")))

    def _certain(self, text: str, reading: str, before: float) -> bool:
        """Tell whether one cue alone is enough to say that it was read wrong."""
        disorder = strangeness(text, self.alphabet, 0)
        if disorder >= 2 or (disorder >= 1 and before >= 2):
            return True
        changed = [
            (one, other)
            for one, other in zip(text.split(), reading.split(), strict=False)
            if one != other
        ]
        if any(
            word in self._words
            for _, other in changed
            for word in _WORD.findall(other)
            if not word.isascii() and word not in text
        ):
            return True
        foreign = {one for one in text if one in self._odd}
        small = {c for word, _ in changed if word[:1].islower() for c in word if c in foreign}
        if len(small) < 2 and not (len(changed) >= 3 and small):
            return False
        letters = {one for one in text if one > "\x7f" and one.isalpha()}
        return not any(letters <= alphabet_of(one).letters for one in _QUOTED)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(" ".join(self.texts)))

    @cached_property
    def _exchanged(self) -> bool:
        """Tell whether small and capital Cyrillic letters are exchanged throughout."""
        if not self.characters & set("абвгдежзиклмноп"):
            return False
        whole = "\n".join(self.texts)
        hits = len(_EXCHANGED.findall(whole))
        capitalised = len(re.findall(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?!\w)", whole))
        return hits > capitalised

    @cached_property
    def _counts(self) -> Counter[str]:
        """Return how often which characters occur that say something about a code page."""
        counts = Counter("".join(self.texts))
        return Counter(
            {one: count for one, count in counts.items() if one > "\x7f" and not harmless(one)}
        )

    @cached_property
    def _elsewhere(self) -> bool:
        """Tell whether the track is sound in another language than it declares."""
        if not self.alphabet.scripts:
            return True
        limit = _TOLERATED * self._counts.total()
        misfits = _misfits(self._counts, self.alphabet)
        if misfits <= max(1, limit):
            return False
        telling = sum(n for one, n in self._counts.items() if script_of(one) in _TELLING)
        return any(_misfits(self._counts, one) <= limit for one in all_alphabets()) or (
            self._counts.total() > 2 * telling > 0 and not self.alphabet.letters
        )

    @cached_property
    def _whole_pair(self) -> tuple[str, str] | None:
        """Return how the track was read and should have been, if it is damaged as a whole."""
        if self._exchanged:
            return self._pair_by_order(pairs_for({"Cyrl"}))
        if not self.alphabet.own or self._elsewhere:
            return None
        total = self._counts.total()
        misfits = _misfits(self._counts, self.alphabet)
        inside = len(_INSIDE.findall("\n".join(self.texts)))
        if misfits + inside < _ENOUGH:
            return None
        most = misfits + inside >= _SHARE * (total + inside)
        found = []
        for pair in pairs_for(self.alphabet.scripts):
            table = rereading(*pair)
            if not most and not self._lacks_what_it_should_have(table):
                continue
            reread: Counter[str] = Counter()
            for one, count in self._counts.items():
                reread[table.get(ord(one), one)] += count
            found.append((_misfits(reread, self.alphabet), pair))
        least = min((one for one, _ in found), default=total)
        if least > _TOLERATED * (total + inside) + 0.5:
            return None
        return self._pair_by_order([pair for one, pair in found if one == least])

    def _lacks_what_it_should_have(self, table: Mapping[int, str]) -> bool:
        """Tell whether the letters that foreign ones would stand for occur nowhere themselves."""
        foreign = [one for one in self._odd if one.isalpha()]
        meant = {table.get(ord(one), one) for one in foreign}
        small = sum(n for one, n in self._counts.items() if one in self._odd and one.islower())
        enough = small >= _MANY and len(foreign) > 1
        return enough and meant.isdisjoint(self.characters)

    def _pair_by_order(self, pairs: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
        """Return the pair that leaves the least strange text."""
        sample = [one for one in self.texts if not one.isascii()][:40]
        text = "\n".join(sample)
        before = strangeness(text, self.alphabet, 1)
        scored = [
            (strangeness(text.translate(rereading(*pair)), self.alphabet, 1), pair)
            for pair in pairs
            if _keeps_letters(text, rereading(*pair), self.alphabet)
        ]
        least, best = min(scored, key=lambda one: one[0], default=(before, None))
        return best if least < before / 2 else None


def _keeps_letters(text: str, table: Mapping[int, str], alphabet: Alphabet) -> bool:
    """Tell whether letters of the language stay letters, and others become none but punctuation."""
    for one in set(text):
        other = table.get(ord(one), one)
        if one.isalpha() and not other.isalpha() and (alphabet.has(one) or other not in _MARKS):
            return False
    return True


def _misfits(counts: Counter[str], alphabet: Alphabet) -> int:
    return sum(
        count
        for one, count in counts.items()
        if one > "\x7f" and not (harmless(one) or (one.isalpha() and alphabet.has(one)))
    )


def _mixes_scripts(text: str) -> bool:
    """Tell whether letters of scripts that share no words stand in one word."""
    words = ({script_of(one) for one in word} - {None} for word in _WORD.findall(text))
    return any(len(scripts) > 1 and not scripts <= _EAST_ASIAN for scripts in words)


def _spaced(reread: str, text: str) -> str:
    """Put à where its second byte, a no-break space, became a plain one."""
    if "Ã " not in reread or "Ã " not in text:
        return reread
    return re.sub(r"(?<![A-ZÀ-Þ])Ã  ?", "à ", reread)
