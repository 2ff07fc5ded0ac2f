"""Right reading of cues that were read in a wrong encoding.

Of two kinds of damage, UTF-8 read in a code page shows in a single cue: its letters come out as
two or three characters that stand together in no language. One code page read as another leaves a
character for each; what tells is that these are strange to the language until they are reread.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import category

from trackman.domain.subtitles.mojibake.alphabets import Alphabet, all_alphabets, alphabet_of
from trackman.domain.subtitles.mojibake.code_pages import (
    READ_AS,
    bytes_of,
    characters_of,
    from_utf_8,
    leads,
    pairs_for,
    rereading,
    sequences,
)
from trackman.domain.subtitles.mojibake.strangeness import (
    MAC_QUOTE,
    PUNCTUATION,
    harmless,
    strangeness,
)
from trackman.domain.subtitles.scripts import script_of

_DEEPEST = 3
"""Times a text may have been read in a wrong encoding."""
_WORTH = 0.75
_LEFT = 0.5
_SHARE_LEFT = 0.15
"""Strangeness that a right reading may have left, in all or of what there was."""
_EAST_ASIAN = frozenset({"Hani", "Jpan", "Hang"})
_SHARE = 0.3
"""Of the letters beyond ASCII those that are foreign, at least, in a track damaged as a whole."""
_SHARE_OF_ALL = 0.15
"""The same where all letters are beyond ASCII."""
_ENOUGH = 4
_MANY = 5
"""Different words with foreign letters that show a track in which a few letters are damaged."""
_FEWEST = 3
"""Cues that show a track that is damaged as a whole; fewer may be quotes."""
_TOLERATED = 0.03
_NEAR = 0.01
_USUAL = 20
"""Cues after which it is plain how a track was read."""
_ALIKE = 2
"""Cues after which others are read alike if it makes them better at all."""
_MOST = 40
"""Readings of one cue that are followed further."""
_SAMPLE = 12
"""Cues of a track by which code pages are compared."""
_LONG = 10
"""Cues of a track that speaks for itself."""
_MARKS = "‘’“”„‚«»–—…·¡¿\u05be\u200c\u200d\u200e\u200f"
_UNASSIGNED = frozenset({"Cn", "Co", "Cs"})
_FREQUENT = frozenset("оеаинтсрОЕАИНТСР")
"""Letters that are frequent in all languages in Cyrillic."""
_LATIN = frozenset({"Latn", None})
_LOOKALIKES = frozenset("асеорхуіјѕАВСЕНІКМОРТХЅЈ")
"""Cyrillic letters that are typed for Latin ones by mistake."""
_CAPITAL_INSIDE = re.compile("[a-zß-öø-ÿ]{2}[À-ÖØ-Þ]")
_TELLING = frozenset({"Latn", "Cyrl", "Grek"})
_WORD = re.compile(r"[^\W\d_]+")
# Cyrillic in KOI8-R read as Windows-1251, or the other way round, has its cases exchanged.
_MAYBE_EXCHANGED = re.compile(r"[а-яё][А-ЯЁ]{3}")
_EXCHANGED = re.compile(r"(?<![\w-])[а-яё][А-ЯЁ]{3,}(?!\w)")
_CAPITALISED = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?!\w)")
_MIXED = re.compile(r"[\u0370-\u052f](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
_INSIDE_LATIN = re.compile("(?<=[A-Za-z\u00c0-\u024f])[„‚¡¿‡ˆ‰˜](?=[A-Za-z\u00c0-\u024f])")
# Marks of Hebrew, Arabic and Thai behind letters of other scripts.
_MISPLACED = re.compile(
    "[A-Za-z\u00c0-\u052f][\u0591-\u05c7\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d]"
)
# Letters of DOS are where Windows has typography.
_TYPOGRAPHY = "‚„¡¿‹›“”«»†‡ˆ‰˜"
_INSIDE = re.compile(f"[{_TYPOGRAPHY}](?<=[^\\W\\d_].)(?=[^\\W\\d_])")
_TELLING_WORD = 3
"""Letters of a word that is hardly there by chance."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A cue that was read in a wrong encoding."""

    cue: int
    """Its number, counted from 1."""
    broken: str
    """Its first damaged line."""
    reading: str
    """The same line as it was meant."""


def repairs(texts: Sequence[str], language: str, *, certain: bool = False) -> Iterator[Repair]:
    """Return the cues of a track that were read in a wrong encoding and can be repaired.

    `certain` says that the words are known to be in the language, however they are spelt.
    """
    track = _Track(texts, alphabet_of(language), certain)
    suspects = [(number, text) for number, text in enumerate(texts, 1) if track.suspects(text)]
    readings = [track.reading(text) for _, text in suspects]
    for (number, text), found in zip(suspects, readings, strict=True):
        if (reading := found or track.reading_like_others(text)) is not None:
            broken, right = _first_changed(text, reading)
            yield Repair(number, broken, right)


def repaired(text: str, language: str) -> str | None:
    """Return what a text was before it was read in a wrong encoding; None if it was not."""
    return _Track((text,), alphabet_of(language)).reading(text)


class TrackReadings:
    """Right readings of the cues of a track, whose other cues help to tell them."""

    def __init__(self, texts: Sequence[str], language: str, *, certain: bool = False) -> None:
        self._track = _Track(texts, alphabet_of(language), certain)
        suspects = [text for text in texts if self._track.suspects(text)]
        self._readings = {text: self._track.reading(text) for text in suspects}

    def of(self, text: str) -> str | None:
        """Return what a cue was before it was read in a wrong encoding; None if it was not."""
        if text not in self._readings:
            return None
        return self._readings[text] or self._track.reading_like_others(text)


def _first_changed(text: str, reading: str) -> tuple[str, str]:
    pairs = zip(text.split("\n"), reading.split("\n"), strict=False)
    return next(((one, other) for one, other in pairs if one != other), (text, reading))


@dataclass
class _Track:
    """A track, with what its text as a whole says about its cues."""

    texts: Sequence[str]
    alphabet: Alphabet
    certain: bool = False
    _read_before: dict[str, str | None] = field(default_factory=dict)
    _repaired_by: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Code pages as which UTF-8 was read, one after the other, and in how many cues."""

    def suspects(self, text: str) -> bool:
        """Tell whether anything in a cue of the track is strange to the language."""
        return text in self._suspects

    def reading(self, text: str) -> str | None:
        """Return what a cue of the track was; None if it was read right."""
        if text not in self._suspects:
            return None
        if text not in self._read_before:
            whole = self._other_page(text) if self._exchanged else None
            self._read_before[text] = whole or self._utf_8(text) or self._other_page(text)
        return self._read_before[text]

    def reading_like_others(self, text: str) -> str | None:
        """Return what a cue was that shows too little by itself, if others are damaged alike."""
        if not self._repaired_by:
            return None
        reading = self._by_usual_pages(text, _ALIKE)
        return reading if reading is not None and self._is_better(reading, text) else None

    @cached_property
    def _suspects(self) -> frozenset[str]:
        """Return the cues in which anything is strange to the language."""
        if not self.characters or not (self._exchanged or self._strange.search(self._whole)):
            return frozenset()
        unread = (text for text in self.texts if not text.isascii())
        return frozenset(one for one in unread if self._exchanged or self._strange.search(one))

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return the characters of the track beyond ASCII."""
        return frozenset(one for one in set(self._whole) if one > "\x7f")

    @cached_property
    def _strange(self) -> re.Pattern[str]:
        """Return what finds something that is strange to the language, if only a little."""
        capitals = {one for one in self.characters - self._odd if one.isupper()}
        small = {one for one in self.characters if one.islower()}
        # One class in front, which the search skips to.
        return re.compile(
            f"{_one_of(self._odd | capitals | set(_TYPOGRAPHY))}"
            f"(?:(?<={_one_of(self._odd)})"
            f"|(?<=[a-z{_escaped(small)}]{_one_of(capitals)})"
            r"|(?<=[^\W\d_][„‚])"
            f"|(?<={MAC_QUOTE.pattern})"
            rf"|(?<=[^\W\d_][{_TYPOGRAPHY}])(?=[^\W\d_]))"
        )

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
        strange = "\n".join(self._suspects)
        return tuple(
            page
            for page in READ_AS
            if leads(page) & self.characters and sequences(page).search(_as_read(strange, page))
        )

    def _utf_8(self, text: str) -> str | None:
        """Return what a text in UTF-8 was that was read in a code page, once or several times."""
        if not self._pages:
            return None
        usual = self._by_usual_pages(text, _USUAL)
        if usual is not None:
            return usual
        before = strangeness(text, self.alphabet, 0.5)
        best, least, by = self._least_strange(text, before)
        if before - least < _WORTH or least > max(_LEFT, _SHARE_LEFT * before):
            return None
        if _mixes_scripts(best) or (self._may_be_quoted(text) and not self._spells(best, text)):
            return None
        if least == 0:
            self._repaired_by[by] += 1
        return best

    def _least_strange(self, text: str, before: float) -> tuple[str, float, tuple[str, ...]]:
        best, least = text, before
        by: tuple[str, ...] = ()
        depths: dict[str, tuple[str, ...]] = {text: ()}
        for _ in range(_DEEPEST):
            depths = self._reread(depths)
            for one, pages in depths.items():
                if (found := strangeness(one, self.alphabet, 0.5)) < least:
                    best, least, by = one, found, pages
            if least == 0:
                break
        return best, least, by

    def _by_usual_pages(self, text: str, enough: int) -> str | None:
        """Return what a text was if it was read as most of the track before."""
        if not self._repaired_by:
            return None
        ((pages, count),) = self._repaired_by.most_common(1)
        if count < enough:
            return None
        reading = text
        for page in pages:
            reading = from_utf_8(_as_read(reading, page), page)
        return None if reading == text or self._strange.search(reading) else reading

    def _reread(self, texts: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return each text with one more wrong reading undone, and the code pages up to there."""
        reread: dict[str, tuple[str, ...]] = {}
        for one, pages in list(texts.items())[:_MOST]:
            for page in READ_AS:
                if leads(page).isdisjoint(one):
                    continue
                again = from_utf_8(_as_read(one, page), page)
                if again != one and self._plausible(again, one):
                    reread.setdefault(again, (*pages, page))
        return reread

    def _plausible(self, reading: str, text: str) -> bool:
        """Tell whether the letters that come in are of scripts that are met beside the language."""
        new = set(reading) - set(text)
        letters = [one for one in new if one.isalpha() and category(one) != "Lm"]
        scripts = {script_of(one) for one in letters}
        if None in scripts:
            return False
        kinds = {category(one) for one in new if not "\u0300" <= one < "\u0370" and one > "\x7f"}
        if kinds & _UNASSIGNED:
            return False
        # Vowel marks and digits belong to a script; accents that combine are rare but in any.
        marks = bool(kinds & {"Mn", "Mc", "Nd"})
        if self.alphabet.scripts:
            known = self.alphabet.scripts | _TELLING
            return scripts <= known and (not marks or known > _TELLING)
        return len(scripts - {"Jpan", "Hani"}) <= 1 and bool(scripts or not marks)

    def _spells(self, reading: str, text: str) -> bool:
        """Tell whether what comes in with a reading are letters of the language."""
        new = set(reading) - set(text)
        return all(one in PUNCTUATION or (one.isalpha() and self.alphabet.has(one)) for one in new)

    def _may_be_quoted(self, text: str) -> bool:
        """Tell whether a text is in order and has no letters but those of one other language."""
        return _fits_any(text) and strangeness(text, self.alphabet, 0) < 1

    def _other_page(self, text: str) -> str | None:
        """Return what a text was that was read in one code page and is in another."""
        if self._quotes_other_script(text):
            return None
        if self._whole_pair is not None:
            reading = text.translate(rereading(*self._whole_pair))
            if not (_is_of_page(text, self._whole_pair[0]) or self._is_better(reading, text)):
                return None
            if reading == text or self._exchanged or not self._strange.search(reading):
                return None if reading == text else reading
            return reading if self._is_better(reading, text) else None
        before = strangeness(text, self.alphabet, 1)
        if before < 1 or self._all_strange or self._in_other_script(text):
            return None
        reading, after = self._best(text)
        return reading if after == 0 and self._certain(text, reading, before) else None

    def _is_better(self, reading: str, text: str) -> bool:
        found, before = (strangeness(one, self.alphabet, 1) for one in (reading, text))
        return found < before

    def _in_other_script(self, text: str) -> bool:
        scripts = {script_of(one) for one in text if one > "\x7f" and one.isalpha()}
        return bool(scripts - _TELLING - self.alphabet.scripts - {None})

    def _quotes_other_script(self, text: str) -> bool:
        """Tell whether a text has whole words in a script that its letters cannot come out as.

        Letters of a Latin code page stand among those of ASCII, however they are read.
        """
        if _mixes_scripts(text):
            return False
        if self._in_other_script(text):
            return True
        if "Latn" not in self.alphabet.scripts:
            return False
        words = (word for word in _WORD.findall(text) if len(word) >= _TELLING_WORD)
        return any({script_of(one) for one in word}.isdisjoint(_LATIN) for word in words)

    def _best(self, text: str) -> tuple[str, float]:
        readings = dict.fromkeys(
            text.translate(rereading(*pair))
            for pair in pairs_for(self.alphabet.scripts)
            if _is_of_page(text, pair[0]) and _keeps_letters(text, rereading(*pair))
        )
        scored = [
            (*_rank(one, self.alphabet), one)
            for one in readings
            if one != text and not (_mixes_scripts(one) or _breaks_words(text, one))
        ]
        least, _, best = min(scored, key=lambda one: one[:2], default=(float("inf"), 0, text))
        return best, least

    def _certain(self, text: str, reading: str, before: float) -> bool:
        """Tell whether one cue alone is enough to say that it was read wrong."""
        changed = [
            (one, other)
            for one, other in zip(text.split(), reading.split(), strict=False)
            if one != other
        ]
        if any(
            word in self._words
            for _, other in changed
            for word in _WORD.findall(other)
            if len(word) >= _TELLING_WORD and not word.isascii() and word not in text
        ):
            return True
        if _has_lookalikes(text):
            return False
        disorder = strangeness(text, self.alphabet, 0)
        if disorder >= 2:
            return True
        if disorder >= 1 and before >= 2 and (_is_broken(text) or not _fits_any(text)):
            return True
        foreign = {one for one in text if one in self._odd}
        small = {c for word, _ in changed if word[:1].islower() for c in word if c in foreign}
        if len(small) < 2 and not (len(changed) >= 3 and small):
            return False
        return not self._may_be_quoted(text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(" ".join(self.texts)))

    @cached_property
    def _exchanged(self) -> bool:
        """Tell whether small and capital Cyrillic letters are exchanged throughout."""
        if not self.characters & set("абвгдежзиклмноп"):
            return False
        if not _MAYBE_EXCHANGED.search(self._whole):
            return False
        hits = len(_EXCHANGED.findall(self._whole))
        return hits > len(_CAPITALISED.findall(self._whole))

    @cached_property
    def _counts(self) -> Counter[str]:
        """Return how often which characters occur that say something about a code page."""
        telling = (one for one in self.characters if not harmless(one))
        return Counter({one: self._whole.count(one) for one in telling})

    @cached_property
    def _elsewhere(self) -> bool:
        """Tell whether the track is sound in another language than it declares."""
        if not self.alphabet.scripts:
            return True
        if self.certain or _MIXED.search(self._whole):
            return False
        limit = _TOLERATED * self._counts.total()
        misfits = _misfits(self._counts, self.alphabet)
        if misfits <= max(1, limit) or len(_INSIDE_LATIN.findall(self._whole)) >= _ENOUGH:
            return False
        return any(_misfits(self._counts, one) <= limit for one in all_alphabets())

    @cached_property
    def _all_strange(self) -> bool:
        """Tell whether a cue by itself says nothing, as all of the track is in another language."""
        if not self.alphabet.own or self._elsewhere:
            return True
        misfits = _misfits(self._counts, self.alphabet)
        return len(self.texts) >= _LONG and misfits > _SHARE * self._counts.total()

    @cached_property
    def _whole_pair(self) -> tuple[str, str] | None:
        """Return how the track was read and should have been, if it is damaged as a whole."""
        if self._exchanged:
            return self._pair_by_order(pairs_for({"Cyrl"}))
        if not self.alphabet.own or self._elsewhere:
            return None
        if len(self.texts) > 2 * _FEWEST and self._in_few_cues:
            return None
        total = self._counts.total()
        misfits = _misfits(self._counts, self.alphabet)
        inside = len(_INSIDE.findall(self._whole))
        if misfits + inside < _ENOUGH:
            return None
        share = _SHARE if "Latn" in self.alphabet.scripts else _SHARE_OF_ALL
        most = misfits + inside >= share * (total + inside)
        found = list(self._misfits_by_pair(total, rare=not most))
        least = min((one for one, _ in found), default=total)
        if least > _TOLERATED * (total + inside) + 0.5:
            return None
        near = least + _NEAR * total
        return self._pair_by_order([pair for one, pair in found if one <= near])

    def _misfits_by_pair(self, total: int, *, rare: bool) -> Iterator[tuple[int, tuple[str, str]]]:
        """Yield how many of the characters would be foreign still, for each way of rereading."""
        for pair in pairs_for(self.alphabet.scripts):
            table = rereading(*pair)
            if rare and not self._lacks_what_it_should_have(table):
                continue
            if 2 * self._letters_outside(pair[0]) > total:
                continue
            reread: Counter[str] = Counter()
            for one, count in self._counts.items():
                reread[table.get(ord(one), one)] += count
            yield _misfits(reread, self.alphabet), pair

    def _letters_outside(self, page: str) -> int:
        """Return how many letters of the track cannot have been read in a code page."""
        known = bytes_of(page)
        return sum(n for one, n in self._counts.items() if one.isalpha() and one not in known)

    def _lacks_what_it_should_have(self, table: Mapping[int, str]) -> bool:
        """Tell whether the letters that foreign ones would stand for occur nowhere themselves."""
        foreign = {one for one in self._odd if one.isalpha()}
        meant = {table.get(ord(one), one) for one in foreign}
        return self._has_many_foreign and meant.isdisjoint(self.characters)

    @cached_property
    def _in_few_cues(self) -> bool:
        """Tell whether so few cues have anything strange that they may be quotes."""
        return sum(text in self._suspects for text in self.texts) < _FEWEST

    @cached_property
    def _has_many_foreign(self) -> bool:
        """Tell whether foreign letters stand in several words that are no names or quotes."""
        if self._in_few_cues:
            return False
        words = (word for word in _WORD.findall(self._whole) if word[0].islower())
        return len({word for word in words if not self._odd.isdisjoint(word)}) >= _MANY

    def _pair_by_order(self, pairs: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
        """Return the pair that leaves the least strange text."""
        sample = [one for one in self.texts if not one.isascii()][:_SAMPLE]
        text = "\n".join(sample)
        before = strangeness(text, self.alphabet, 1)
        scored = [
            (*_rank(reading, self.alphabet), pair)
            for pair in pairs
            if _keeps_letters(text, rereading(*pair))
            and not _mixes_scripts(reading := text.translate(rereading(*pair)))
        ]
        least, _, best = min(scored, key=lambda one: one[:2], default=(before, 0, None))
        return best if least < before / 2 else None


def _rank(reading: str, alphabet: Alphabet) -> tuple[float, int]:
    """Return what is less the better a reading is; Cyrillic is also told by frequent letters."""
    return strangeness(reading, alphabet, 1), -sum(map(_FREQUENT.__contains__, reading))


def _keeps_letters(text: str, table: Mapping[int, str]) -> bool:
    """Tell whether letters become letters, or at most what texts have beside them."""
    for one in set(text):
        other = table.get(ord(one), one)
        if not one.isalpha() or other.isalpha():
            continue
        if other not in _MARKS and category(other) != "Mn":
            return False
    return True


def _fits_any(text: str) -> bool:
    """Tell whether all letters of a text are those of one language."""
    letters = {one for one in text if one > "\x7f" and one.isalpha()}
    return any(all(map(one.has, letters)) for one in all_alphabets())


def _is_broken(text: str) -> bool:
    """Tell whether a text has what no language has, rather than a name such as hÉireann."""
    if _CAPITAL_INSIDE.search(text):
        return True
    if any(one > "\x7f" and not (one.isalpha() or harmless(one)) for one in text):
        return True
    return _mixes_scripts(text)


def _breaks_words(text: str, reading: str) -> bool:
    """Tell whether a letter between others comes out as a mark."""
    return any(
        one.isalpha() and other in _MARKS and reading[at : at + 1].isalpha()
        for at, (one, other) in enumerate(zip(text, reading, strict=True), 1)
        if other > "\x7f" and reading[at - 2 : at - 1].isalpha()
    )


def _has_lookalikes(text: str) -> bool:
    """Tell whether the Cyrillic letters in a text are all typed for Latin ones."""
    cyrillic = {one for one in text if script_of(one) == "Cyrl"}
    return _mixes_scripts(text) and bool(cyrillic) and cyrillic <= _LOOKALIKES


def _is_of_page(text: str, page: str) -> bool:
    """Tell whether all letters of a text can have been read in a code page."""
    known = bytes_of(page)
    return all(one in known for one in set(text) if one > "\x7f" and one.isalpha())


def _escaped(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(characters)))


def _one_of(characters: Iterable[str]) -> str:
    """Return a pattern for one of some characters; for none of them one that never matches."""
    escaped = _escaped(characters)
    return f"[{escaped}]" if escaped else "(?!)"


def _misfits(counts: Counter[str], alphabet: Alphabet) -> int:
    return sum(
        count
        for one, count in counts.items()
        if one > "\x7f" and not (harmless(one) or (one.isalpha() and alphabet.has(one)))
    )


def _mixes_scripts(text: str) -> bool:
    """Tell whether letters of scripts that share no words stand in one word."""
    if _MISPLACED.search(text):
        return True
    words = ({script_of(one) for one in word} - {None} for word in _WORD.findall(text))
    return any(len(scripts) > 1 and not scripts <= _EAST_ASIAN for scripts in words)


def _as_read(text: str, page: str) -> str:
    """Return a text with the no-break space that is half of à, where a plain one or none is left.

    Spaces at the end of a cue go, and others are made plain.
    """
    known = characters_of(page)
    lead = known[0x43]
    if known[0x20] != "\u00a0" or lead not in text:
        return text
    return re.sub(
        rf"(?<![A-ZÀ-Þ]){lead}(?: (?= )|(?= )|$)", f"{lead}\u00a0", text, flags=re.MULTILINE
    )
