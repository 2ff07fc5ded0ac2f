"""Speech in a sound: a bit for each frame, in one number."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SAMPLES_PER_SECOND = 16_000
FRAME_SAMPLES = 512
FRAME_MS = FRAME_SAMPLES * 1000 // SAMPLES_PER_SECOND
"""Length of a frame in milliseconds; it comes out even."""
_BEGINS_AT, _ENDS_AT = 0.5, 0.35
"""Likelihoods of speech at which a run of it begins and ends; those between change nothing."""
_HANGS_ON = 2
"""Frames the detector still takes for speech after it ended, on average."""
_SHORTEST_RUN, _SHORTEST_PAUSE = 4, 5
"""Frames; a shorter run is a knock, a shorter pause a consonant."""
_HEADER = struct.Struct(">4sII")
_FORM = b"SPM1"
Span = tuple[int, int]
"""From one moment to another."""


@dataclass(frozen=True, slots=True)
class SpeechMarks:
    """Frames of a sound with speech or without."""

    bits: int
    """Bit `n` is set where frame `n` has speech."""
    frames: int
    """Length of the sound in frames."""
    loudness: bytes = b""
    """The loudest of each frame, from 0 to 255; empty where it was not measured."""

    @property
    def length(self) -> int:
        """Length of the sound in milliseconds."""
        return self.frames * FRAME_MS

    @property
    def speech(self) -> int:
        """Milliseconds of speech."""
        return self.bits.bit_count() * FRAME_MS

    def runs(self) -> list[Span]:
        """Return where speech begins and ends, in milliseconds."""
        return [(begin * FRAME_MS, end * FRAME_MS) for begin, end in _runs(self.bits)]


def packed(marks: SpeechMarks) -> bytes:
    """Return marks as bytes to keep."""
    bits = marks.bits.to_bytes((marks.frames + 7) // 8, "little")
    return _HEADER.pack(_FORM, marks.frames, len(bits)) + zlib.compress(bits + marks.loudness)


def unpacked(content: bytes) -> SpeechMarks | None:
    """Return the marks that bytes hold; None where they hold none."""
    try:
        form, frames, size = _HEADER.unpack_from(content)
        rest = zlib.decompress(content[_HEADER.size :])
    except (struct.error, zlib.error):
        return None
    if form != _FORM or len(rest) not in {size, size + frames}:
        return None
    return SpeechMarks(int.from_bytes(rest[:size], "little"), frames, rest[size:])


def marked(likelihoods: Sequence[float], loudness: bytes = b"") -> SpeechMarks:
    """Return the marks of a sound from how likely each frame is speech, from 0 to 1."""
    runs = [
        (begin, max(begin + 1, end - _HANGS_ON) if end < len(likelihoods) else end)
        for begin, end in _likely_runs(likelihoods)
    ]
    whole: list[Span] = []
    for begin, end in runs:
        if whole and begin - whole[-1][1] < _SHORTEST_PAUSE:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((begin, end))
    kept = [one for one in whole if one[1] - one[0] >= _SHORTEST_RUN]
    return SpeechMarks(bits_of(kept, len(likelihoods)), len(likelihoods), loudness)


def bits_of(spans: Iterable[Span], length: int) -> int:
    """Return a number with the bits of these spans set, as far as they lie in the length."""
    flags = bytearray(b"0" * length)
    for begin, end in spans:
        first, behind = max(begin, 0), min(end, length)
        if first < behind:
            flags[first:behind] = b"1" * (behind - first)
    flags.reverse()
    return int(flags, 2) if flags else 0


def _runs(bits: int) -> Iterator[Span]:
    digits = bin(bits)[:1:-1]
    begin = digits.find("1")
    while begin >= 0:
        end = digits.find("0", begin)
        if end < 0:
            yield begin, len(digits)
            return
        yield begin, end
        begin = digits.find("1", end)


def _likely_runs(likelihoods: Sequence[float]) -> Iterator[Span]:
    begin: int | None = None
    for at, likely in enumerate(likelihoods):
        if begin is None and likely >= _BEGINS_AT:
            begin = at
        elif begin is not None and likely < _ENDS_AT:
            yield begin, at
            begin = None
    if begin is not None:
        yield begin, len(likelihoods)
