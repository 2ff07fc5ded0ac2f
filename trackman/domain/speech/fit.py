"""Fit of a text to a sound: where its cues belong, how late they are, how fast they drift off.

Speech and cues are rows of bits, laid over each other in every place and at every speed; where most
of them agree is near the truth. From there the moments at which speech begins, and cues do, say it
to some hundredths of a second.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from trackman.domain.speech.marks import FRAME_MS, Span, SpeechMarks, bits_of
from trackman.domain.subtitles.cue_text import plain
from trackman.domain.subtitles.webvtt import Cue

FITS_WITHIN = 250
"""Milliseconds by which cues may be early or late without anybody noticing."""
_RATES = (24000 / 1001, 24.0, 25.0, 30000 / 1001, 30.0)
_COARSE = 4
"""Frames that count as one in the first search."""
_FARTHEST, _FARTHEST_AT_USUAL_SPEED = 60_000, 600_000
"""Milliseconds by which a text is looked for elsewhere, at any speed and at those of films."""
_FASTEST = 0.06
"""Share by which a text may run too fast or too slow."""
_STEP = 600
"""Milliseconds by which the ends of a text differ from one speed of the search to the next."""
_LEAST_SPEECH, _LEAST_CUES = 5_000, 4
_LEAST_AGREEMENT, _LEAST_LEAD = 0.3, 0.06
_LEAST_FOUND = 0.5
"""Share of the cues' beginnings that must be heard near where they belong."""
_NEAR = (900, 600, 350)
"""Milliseconds within which a beginning counts for the fit, narrower each time."""
_LONGEST_CUE = 30_000
"""Milliseconds of a cue that count; who wrote more made a mistake."""
_PAUSE = 300
"""Milliseconds; cues that follow sooner are one, for speech runs on over them."""
_MARGIN = 600
"""Milliseconds around cues in which speech may lack its text: people read on, and begin early."""
_LONG_ENOUGH, _LONGEST_PAUSE = 1_500, 2_000
"""Milliseconds of speech without text that are worth telling, and of a pause within."""
_SAID_NOTHING = 0.1
"""Share of a cue with speech below which nothing was said."""
_NO_WORDS = re.compile(
    r"\[[^\]]*\]|\([^)]*\)|\uff08[^\uff09]*\uff09|\u3010[^\u3011]*\u3011|\*[^*]*\*"
)
_WORD = re.compile(r"\w")
_SUNG = "♪♫♬♩"


class FitDoubt(StrEnum):
    """Why it cannot be told whether a text fits a sound."""

    NO_SPEECH = "no_speech"
    LITTLE_SPEECH = "little_speech"
    LITTLE_TEXT = "little_text"
    NO_MATCH = "no_match"
    """Speech and text have nothing in common, or agree as well in several places."""


@dataclass(frozen=True, slots=True)
class SoundPassage:
    """Part of a sound, in milliseconds, that has what should not be there alone."""

    start: int
    end: int
    cues: tuple[int, ...] = ()
    """The numbers, counted from 1, of cues without speech; none for speech without cues."""


@dataclass(frozen=True, slots=True)
class SoundFit:
    """The way a text lies on a sound."""

    doubt: FitDoubt | None = None
    """Why nothing is known of it; then all else says nothing."""
    offset: float = 0.0
    """Milliseconds to add to the times of cues after they were multiplied by `ratio`."""
    ratio: float = 1.0
    first: int = 0
    """Time at which the first cue begins in the text, in milliseconds."""
    last: int = 0
    """Time at which the last one begins."""
    agreement: float = 0.0
    """Measure of how well the mended text covers the speech: 1 is wholly, 0 is by chance."""
    untexted: tuple[SoundPassage, ...] = ()
    """Speech without text."""
    unspoken: tuple[SoundPassage, ...] = ()
    """Text without speech."""
    speech: int = 0
    """Milliseconds of speech in the sound."""
    length: int = 0
    """Milliseconds of sound."""
    rates: tuple[float, float] | None = None
    """Frames a second of the picture the text was made for, and of this one, where that is why."""

    def place(self, moment: int) -> int:
        """Return where a moment of the text belongs in the sound."""
        return round(self.offset + self.ratio * moment)

    def late_at(self, moment: int) -> int:
        """Return by how many milliseconds the text is late there; early where it is negative."""
        return moment - self.place(moment)

    @property
    def drift(self) -> float:
        """Percent by which the text runs too slow; too fast where it is negative."""
        return (1 / self.ratio - 1) * 100

    @property
    def is_known(self) -> bool:
        """True if it could be found out."""
        return self.doubt is None

    @property
    def drifts(self) -> bool:
        """True if the text's beginning and end are not equally late."""
        return self.is_known and abs(self.late_at(self.last) - self.late_at(self.first)) > 1

    @property
    def fits(self) -> bool:
        """True if there is nothing to mend in its times."""
        worst = max(abs(self.late_at(self.first)), abs(self.late_at(self.last)))
        return self.is_known and worst <= FITS_WITHIN


Breathe = Callable[[], None]


def fit(marks: SpeechMarks, cues: Sequence[Cue], breathe: Breathe = lambda: None) -> SoundFit:
    """Find where the cues belong.

    `breathe` is called every few milliseconds: it may let others work, and raise to end the search.
    """
    latest = marks.length * (1 + _FASTEST) + _FARTHEST_AT_USUAL_SPEED
    said = [cue for cue in cues if cue.start < cue.end and cue.start < latest and speaks(cue.text)]
    if (doubt := _doubt(marks, said)) is not None:
        return SoundFit(doubt, speech=marks.speech, length=marks.length)
    search = _Search(marks, said, breathe)
    found = search.best()
    if found is None:
        return SoundFit(FitDoubt.NO_MATCH, speech=marks.speech, length=marks.length)
    ratio, offset, agreement = found
    firsts = [cue.start for cue in said]
    known = SoundFit(
        None,
        offset,
        ratio,
        min(firsts),
        max(firsts),
        agreement,
        speech=marks.speech,
        length=marks.length,
        rates=_rates_of(ratio),
    )
    return _with_passages(known, marks, cues)


def speaks(text: str) -> bool:
    """Tell whether a cue has words that are said, and not only sounds in brackets or a song."""
    words = plain(text).strip()
    return not words.startswith(tuple(_SUNG)) and bool(_WORD.search(_NO_WORDS.sub("", words)))


def _doubt(marks: SpeechMarks, said: Sequence[Cue]) -> FitDoubt | None:
    if not marks.bits:
        return FitDoubt.NO_SPEECH
    if marks.speech < _LEAST_SPEECH:
        return FitDoubt.LITTLE_SPEECH
    if len(said) < _LEAST_CUES:
        return FitDoubt.LITTLE_TEXT
    return None


@dataclass(slots=True)
class _Found:
    score: float
    ratio: float
    offset: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Line that leads from the times of a text to those of a sound."""

    ratio: float
    offset: float
    doubt: float
    """The ratio may well be off by this much."""


class _Search:
    """Lays the cues over the speech, from coarse to fine."""

    def __init__(self, marks: SpeechMarks, said: Sequence[Cue], breathe: Breathe) -> None:
        self._marks = marks
        self._breathe = breathe
        self._spans = _joined((cue.start, min(cue.end, cue.start + _LONGEST_CUE)) for cue in said)
        self._runs = _joined(marks.runs())
        self._longest = max(end for _, end in self._spans)
        self._speech: dict[int, int] = {}

    def best(self) -> tuple[float, float, float] | None:
        """Return ratio, offset and agreement; None where no place stands out."""
        heard = self._first_look()
        top = max(heard, key=lambda one: one.score)
        rival = max((one.score for one in heard if self._is_elsewhere(one, top)), default=0.0)
        if top.score < _LEAST_AGREEMENT / 2 or top.score - rival < _LEAST_LEAD:
            return None
        near = self._closer(top)
        line, found = self._edges(near.ratio, near.offset)
        ratio, offset = self._plain(line)
        agreement = self._score(ratio, offset)
        if agreement < _LEAST_AGREEMENT or found < _LEAST_FOUND:
            return None
        return ratio, offset, agreement

    def _first_look(self) -> list[_Found]:
        """Return the best place at each speed, and one far from it."""
        heard = []
        usual = {1.0, *(one / other for one in _RATES for other in _RATES)}
        usual = {one for one in usual if abs(one - 1) <= _FASTEST}
        count = max(1, math.ceil(_FASTEST * self._longest / _STEP))
        any_speed = {1 + _FASTEST * step / count for step in range(-count, count + 1)}
        for ratio in sorted(usual | any_speed):
            farthest = _FARTHEST_AT_USUAL_SPEED if ratio in usual else _FARTHEST
            heard += self._at_speed(ratio, farthest)
            self._breathe()
        return heard

    def _at_speed(self, ratio: float, farthest: int) -> list[_Found]:
        """Return the best place at a speed, and the best of those that are seconds away."""
        frame = FRAME_MS * _COARSE
        text = self._text(ratio, _COARSE)
        speech, total = self._speech_at(_COARSE)
        reach = min(farthest, max(self._marks.length, self._longest)) // frame
        counts = {}
        for by in range(-reach, reach + 1):
            moved = text << by if by >= 0 else text >> -by
            counts[by] = (moved & speech).bit_count()
            if not by % 128:
                self._breathe()
        top = max(counts, key=lambda by: (counts[by], -abs(by)))
        apart = 2000 // frame
        far = max((by for by in counts if abs(by - top) > apart), key=counts.__getitem__, default=0)
        share = text.bit_count()
        return [
            _Found(_phi(counts[by], share, speech.bit_count(), total), ratio, by * frame)
            for by in (top, far)
        ]

    def _is_elsewhere(self, one: _Found, top: _Found) -> bool:
        """Tell whether a place is another one, and not the same seen at a speed near by."""
        begin, end = self._spans[0][0], self._spans[-1][0]
        return all(
            abs(one.offset + one.ratio * at - top.offset - top.ratio * at) > 2000
            for at in (begin, (begin + end) / 2, end)
        )

    def _closer(self, found: _Found) -> _Found:
        """Try places and speeds around one, with whole frames."""
        middle = self._longest / 2
        step = _STEP / self._longest
        for fineness in (1.0, 0.3):
            tried = []
            for turn in range(-4, 5):
                ratio = found.ratio + turn * step * fineness / 2
                offset = found.offset + (found.ratio - ratio) * middle
                text = self._text(ratio, 1)
                speech, total = self._speech_at(1)
                share, all_speech = text.bit_count(), speech.bit_count()
                place = round(offset / FRAME_MS)
                for by in range(place - 12, place + 13):
                    moved = text << by if by >= 0 else text >> -by
                    score = _phi((moved & speech).bit_count(), share, all_speech, total)
                    tried.append(_Found(score, ratio, by * FRAME_MS))
                self._breathe()
            found = max(tried, key=lambda one: one.score)
        return found

    def _edges(self, ratio: float, offset: float) -> tuple[_Line, float]:
        """Return the line through beginnings and ends, and the share of beginnings heard."""
        line, found = _Line(ratio, offset, 0.0), 0.0
        for near in _NEAR:
            pairs = []
            for which in (0, 1):
                edges = sorted(run[which] for run in self._runs)
                pairs.append(list(_matched(self._spans, edges, which, line, near)))
            if len(pairs[0]) < _LEAST_CUES:
                return line, 0.0
            line = _line(pairs, line)
            found = len(pairs[0]) / len(self._spans)
        return line, found

    def _plain(self, line: _Line) -> tuple[float, float]:
        """Take the usual speed, or one of films, where it cannot be told from the measured one."""
        begin, end = self._spans[0][0], self._spans[-1][0]
        films = sorted(
            (one / other for one in _RATES for other in _RATES),
            key=lambda one: abs(one - line.ratio),
        )
        for usual in (1.0, films[0]):
            off = abs(usual - line.ratio)
            if off * (end - begin) <= FITS_WITHIN and (usual != 1 or off <= line.doubt):
                return usual, line.offset + (line.ratio - usual) * (begin + end) / 2
        return line.ratio, line.offset

    def _score(self, ratio: float, offset: float) -> float:
        spans = [
            (round(offset + ratio * begin) // FRAME_MS, round(offset + ratio * end) // FRAME_MS)
            for begin, end in self._spans
        ]
        text = bits_of(spans, max(1, *(end for _, end in spans)))
        speech, total = self._speech_at(1)
        return _phi((text & speech).bit_count(), text.bit_count(), speech.bit_count(), total)

    def _text(self, ratio: float, coarseness: int) -> int:
        frame = FRAME_MS * coarseness
        spans = [
            (round(begin * ratio / frame), round(end * ratio / frame)) for begin, end in self._spans
        ]
        return bits_of(spans, spans[-1][1] + 1 if spans else 0)

    def _speech_at(self, coarseness: int) -> tuple[int, int]:
        frame = FRAME_MS * coarseness
        total = max(self._marks.length, round(self._longest * (1 + _FASTEST))) // frame + 1
        if coarseness not in self._speech:
            spans = [(round(begin / frame), round(end / frame)) for begin, end in self._runs]
            self._speech[coarseness] = bits_of(spans, total)
        return self._speech[coarseness], total


def _joined(spans: Iterable[Span], pause: int = _PAUSE) -> list[Span]:
    """Return spans in their order, those that follow soon as one."""
    whole: list[Span] = []
    for begin, end in sorted(spans):
        if whole and begin - whole[-1][1] < pause:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((begin, end))
    return whole


def _phi(both: int, one: int, other: int, total: int) -> float:
    """Return the correlation of two rows of bits."""
    spread = one * other * (total - one) * (total - other)
    return (both * total - one * other) / math.sqrt(spread) if spread > 0 else 0.0


def _matched(
    spans: Sequence[Span], edges: Sequence[int], which: int, line: _Line, near: int
) -> Iterator[tuple[float, float]]:
    """Pair edges of cues with the nearest ones of speech, as far as there are any."""
    for span in spans:
        place = line.offset + line.ratio * span[which]
        at = bisect_left(edges, place)
        nearest = min(
            edges[max(at - 1, 0) : at + 1], key=lambda one: abs(one - place), default=None
        )
        if nearest is not None and abs(nearest - place) <= near:
            yield span[which], nearest


def _line(pairs: Sequence[Sequence[tuple[float, float]]], before: _Line) -> _Line:
    """Return the line nearest to the pairs of edges.

    Beginnings and ends share its slope, but only beginnings say where it lies: cues stay on the
    screen longer than people speak.
    """
    centred: list[tuple[float, float]] = []
    for group in pairs:
        mean_x = sum(x for x, _ in group) / max(len(group), 1)
        mean_y = sum(y for _, y in group) / max(len(group), 1)
        centred += [(x - mean_x, y - mean_y) for x, y in group]
    over = sum(x * y for x, y in centred)
    under = sum(x * x for x, _ in centred)
    ratio = over / under if under else before.ratio
    spread = sum((y - ratio * x) ** 2 for x, y in centred)
    doubt = 2 * math.sqrt(spread / max(len(centred) - 3, 1) / under) if under else 1.0
    rest = sorted(y - ratio * x for x, y in pairs[0])
    middle = rest[len(rest) // 4 : -(len(rest) // 4) or None]
    return _Line(ratio, sum(middle) / len(middle), doubt)


def _rates_of(ratio: float) -> tuple[float, float] | None:
    """Return the two rates of pictures whose confusion has this effect, if there are such."""
    if ratio == 1:
        return None
    near = [(was, now) for was in _RATES for now in _RATES if abs(was / now - ratio) < 1e-9]
    return near[0] if near else None


def _with_passages(known: SoundFit, marks: SpeechMarks, cues: Sequence[Cue]) -> SoundFit:
    shown = [
        (number, (known.place(cue.start), known.place(cue.end)))
        for number, cue in enumerate(cues, start=1)
        if cue.end > cue.start
    ]
    around = [
        ((begin - _MARGIN) // FRAME_MS, -(-(end + _MARGIN) // FRAME_MS))
        for _, (begin, end) in shown
    ]
    alone = marks.bits & ~bits_of(around, marks.frames)
    said = [
        place for place in zip(shown, around, strict=True) if speaks(cues[place[0][0] - 1].text)
    ]
    silent = [
        (number, span)
        for (number, span), frames in said
        if 0 <= span[0] < marks.length and _is_silent(marks, span, frames)
    ]
    return replace(
        known,
        untexted=tuple(_untexted(SpeechMarks(alone, marks.frames))),
        unspoken=tuple(_unspoken(silent)),
    )


def _untexted(alone: SpeechMarks) -> Iterator[SoundPassage]:
    """Return where enough of speech lies that no cue is near; short pauses belong to it."""
    for begin, end in _joined(alone.runs(), _LONGEST_PAUSE):
        first, behind = begin // FRAME_MS, end // FRAME_MS
        if _frames(alone.bits, first, behind) * FRAME_MS >= _LONG_ENOUGH:
            yield SoundPassage(begin, end)


def _frames(bits: int, first: int, behind: int) -> int:
    """Return how many bits are set from one place to before another."""
    return ((bits >> first) & ((1 << max(behind - first, 0)) - 1)).bit_count()


def _unspoken(silent: Sequence[tuple[int, Span]]) -> Iterator[SoundPassage]:
    """Return cues without speech, those that follow one another together."""
    passage: SoundPassage | None = None
    for number, (begin, end) in silent:
        if passage is not None and number - 1 == passage.cues[-1]:
            passage = SoundPassage(passage.start, end, (*passage.cues, number))
            continue
        if passage is not None:
            yield passage
        passage = SoundPassage(begin, end, (number,))
    if passage is not None:
        yield passage


def _is_silent(marks: SpeechMarks, span: Span, around: Span) -> bool:
    """Tell whether nothing was said while a cue is shown, nor right before or after it."""
    heard = _frames(marks.bits, max(around[0], 0), min(around[1], marks.frames)) * FRAME_MS
    return heard <= _SAID_NOTHING * (span[1] - span[0])
