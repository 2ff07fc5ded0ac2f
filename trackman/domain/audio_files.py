"""Audio files, recognised by what is in them: format, length, and whether they have a picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from trackman.domain.file_faults import FileFault

SUFFIXES = (
    *(".m4a", ".mp3", ".wav", ".mp4", ".m4b", ".aac", ".flac", ".ogg", ".oga", ".opus"),
    *(".aif", ".aiff", ".aifc"),
)
"""Endings that audio files have; their content decides."""


class AudioFormat(StrEnum):
    """Formats of sound, by the names people know."""

    M4A = "M4A"
    MP3 = "MP3"
    WAV = "WAV"
    AAC = "AAC"
    FLAC = "FLAC"
    OGG = "Ogg"
    AIFF = "AIFF"


DOCUMENTED = frozenset({AudioFormat.M4A, AudioFormat.MP3, AudioFormat.WAV})
"""Those that DatoCMS says it takes; Mux behind it takes most (API reference, section 4)."""


@dataclass(frozen=True, slots=True)
class AudioFile:
    """Sound in a file."""

    format: AudioFormat
    duration: float | None = None
    """Seconds; None where the beginning of the file does not tell."""


_HEAD = 64 * 1024
_MOST_BOXES = 5000
_DEEPER = frozenset({b"moov", b"trak", b"mdia"})
_TOP_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"styp"})
_RATES = {
    3: (44_100, 48_000, 32_000),  # MPEG-1
    2: (22_050, 24_000, 16_000),  # MPEG-2
    0: (11_025, 12_000, 8_000),  # MPEG-2.5
}
_BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def recognised(file: BinaryIO, size: int) -> AudioFile | FileFault:
    """Find out what sound is in a file of `size` bytes, which is read here and there.

    Raises OSError.
    """
    head = file.read(_HEAD)
    if head[:4] in {b"RIFF", b"RF64", b"FORM"}:
        return _chunks(head, size)
    if head[4:8] in _TOP_BOXES:
        return _mp4(file, size)
    if head[:4] == b"fLaC":
        return _flac(head)
    if head[:4] == b"OggS":
        has_picture = b"theora" in head[:400]
        return FileFault.VIDEO if has_picture else AudioFile(AudioFormat.OGG)
    if _is_video(head):
        return FileFault.VIDEO
    return _frames(file, head, size)


def is_likely(head: bytes) -> bool:
    """Tell whether a file that begins like this is no text, but sound or a video."""
    return (
        head[:4] in {b"RIFF", b"RF64", b"FORM", b"fLaC", b"OggS"}
        or head[4:8] in _TOP_BOXES
        or head[:3] == b"ID3"
        or _frame_at(head, 0) is not None
        or _is_video(head)
    )


def _is_video(head: bytes) -> bool:
    """Tell whether it is Matroska, WebM or MPEG, which hold videos as a rule."""
    return (
        head[:4] in {b"\x1aE\xdf\xa3", b"\x00\x00\x01\xb3", b"\x00\x00\x01\xba"}
        or head[:1] + head[188:189] + head[376:377] == b"GGG"
    )


def _chunks(head: bytes, size: int) -> AudioFile | FileFault:
    kind = head[8:12]
    if kind == b"WAVE":
        return _wav(head, size)
    if kind in {b"AIFF", b"AIFC"}:
        return AudioFile(AudioFormat.AIFF)
    return FileFault.VIDEO if kind == b"AVI " else FileFault.OTHER_KIND


def _wav(head: bytes, size: int) -> AudioFile:
    place, rate = 12, 0
    while place + 8 <= len(head):
        name, length = (
            head[place : place + 4],
            int.from_bytes(head[place + 4 : place + 8], "little"),
        )
        if name == b"fmt ":
            rate = int.from_bytes(head[place + 16 : place + 20], "little")
        elif name == b"data":
            seconds = min(length, size - place - 8) / rate if rate else None
            return AudioFile(AudioFormat.WAV, seconds)
        place += 8 + length + length % 2
    return AudioFile(AudioFormat.WAV)


def _flac(head: bytes) -> AudioFile:
    fields = int.from_bytes(head[18:26], "big")  # 20 bits rate, 8 others, 36 bits samples
    rate, samples = fields >> 44, fields & (1 << 36) - 1
    return AudioFile(AudioFormat.FLAC, samples / rate if rate and samples else None)


def _mp4(file: BinaryIO, size: int) -> AudioFile | FileFault:
    """Look at the tracks of a container: it may be a video, or of no sound at all."""
    handlers: set[bytes] = set()
    seconds: float | None = None
    for name, begin, end in _boxes(file, 0, size):
        if name not in {b"hdlr", b"mvhd"}:
            continue
        file.seek(begin)
        inside = file.read(min(end - begin, 120))
        if name == b"hdlr":
            handlers.add(inside[8:12])
        else:
            seconds = _length_of(inside)
    if b"vide" in handlers:
        return FileFault.VIDEO
    if b"soun" in handlers:
        return AudioFile(AudioFormat.M4A, seconds)
    return FileFault.NO_SOUND if handlers else FileFault.DAMAGED


def _boxes(file: BinaryIO, begin: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name and place of the boxes of a container, and of those in the ones that matter.

    A box that says it is as large as nothing goes to the end.
    """
    left, ends = _MOST_BOXES, [(begin, end)]
    while ends and left:
        place, last = ends.pop()
        if place + 8 > last:
            continue
        left -= 1
        file.seek(place)
        header = file.read(16)
        length, name, inner = int.from_bytes(header[:4], "big"), header[4:8], place + 8
        if length == 1:
            length, inner = int.from_bytes(header[8:16], "big"), place + 16
        length = last - place if length == 0 else length
        if length < inner - place:
            continue
        after = min(place + length, last)
        ends.append((after, last))
        if name in _DEEPER:
            ends.append((inner, after))
        else:
            yield name, inner, after


def _length_of(mvhd: bytes) -> float | None:
    if mvhd[:1] == b"\x01":
        scale, length = int.from_bytes(mvhd[20:24], "big"), int.from_bytes(mvhd[24:32], "big")
    else:
        scale, length = int.from_bytes(mvhd[12:16], "big"), int.from_bytes(mvhd[16:20], "big")
    return length / scale if scale and length else None


@dataclass(frozen=True, slots=True)
class _Frame:
    length: int
    """Bytes."""
    samples: int
    rate: int
    has_side: int
    """Bytes between its header and that of a table of contents."""
    format: AudioFormat = AudioFormat.MP3


def _frames(file: BinaryIO, head: bytes, size: int) -> AudioFile | FileFault:
    """Recognise MP3 and AAC by their frames: several have to follow one another."""
    begin = 0
    if head[:3] == b"ID3":  # a tag, with a picture perhaps
        begin = 10 + sum((byte & 0x7F) << 7 * (3 - n) for n, byte in enumerate(head[6:10]))
        file.seek(begin)
        head = file.read(_HEAD)
    for place in range(min(len(head), 4096)):
        frame = _frame_at(head, place)
        if frame is None:
            continue
        following = _frame_at(head, place + frame.length)
        alone = place + frame.length >= len(head)
        if alone or (following is not None and following.format is frame.format):
            return AudioFile(frame.format, _frames_length(head, place, frame, size - begin - place))
    return FileFault.OTHER_KIND


def _frame_at(head: bytes, place: int) -> _Frame | None:
    four = head[place : place + 7]
    if len(four) < 7 or four[0] != 0xFF or four[1] & 0xE0 != 0xE0:
        return None
    if four[1] & 0xF6 == 0xF0:
        length = (four[3] & 3) << 11 | four[4] << 3 | four[5] >> 5
        return _Frame(length, 1024, 0, 0, AudioFormat.AAC) if length > 7 else None
    version, layer = four[1] >> 3 & 3, four[1] >> 1 & 3
    bitrate, rate = four[2] >> 4, four[2] >> 2 & 3
    if version == 1 or layer != 1 or bitrate in {0, 15} or rate == 3:
        return None
    first = version == 3
    hertz = _RATES[version][rate]
    kilobits = (_BITRATES_1 if first else _BITRATES_2)[bitrate]
    samples = 1152 if first else 576
    length = samples // 8 * kilobits * 1000 // hertz + (four[2] >> 1 & 1)
    mono = four[3] >> 6 == 3
    side = (17 if mono else 32) if first else (9 if mono else 17)
    return _Frame(length, samples, hertz, side)


def _frames_length(head: bytes, place: int, frame: _Frame, size: int) -> float | None:
    """Return the seconds, by a table of contents or as if all frames were like the first."""
    if not frame.rate:
        return None
    table = place + 4 + frame.has_side
    if head[table : table + 4] in {b"Xing", b"Info"} and head[table + 7 : table + 8] != b"":
        count = int.from_bytes(head[table + 8 : table + 12], "big")
        if head[table + 7] & 1 and count:
            return count * frame.samples / frame.rate
    return size / frame.length * frame.samples / frame.rate if frame.length else None


def recognised_bytes(content: bytes) -> AudioFile | FileFault:
    """Do the same for bytes."""
    return recognised(io.BytesIO(content), len(content))
