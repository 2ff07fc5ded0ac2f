"""Subtitle files of any format as WebVTT, with what is lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.file_faults import FileFault
from trackman.domain.subtitles.encodings import decoded
from trackman.domain.subtitles.foreign.reading import Loss, Reading
from trackman.domain.subtitles.webvtt import LARGEST_TEXT, Cue, read_webvtt

SUFFIXES = (
    *(".vtt", ".webvtt", ".webvtt", ".srt", ".ass", ".ssa", ".sub", ".mpl", ".mpl2", ".tmp"),
    *(".smi", ".sami", ".ttml", ".dfxp", ".xml", ".imsc", ".txt"),
)
"""Endings that subtitle files have; their content decides."""
LIKELY_SUFFIXES = tuple(one for one in SUFFIXES if one not in {".xml", ".txt", ".tmp"})
"""Those that other files hardly have."""
_PICTURES = (b"\x00\x00\x01\xba", b"PG", b"# VobSub", b"SP")
_HEADER = "WEBVTT"


class SubtitleFormat(StrEnum):
    """Formats of subtitles that can be read, by the names people know."""

    WEBVTT = "WebVTT"
    SUBRIP = "SubRip"
    SUBSTATION = "SubStation Alpha"
    MICRODVD = "MicroDVD"
    MPL2 = "MPL2"
    TMPLAYER = "TMPlayer"
    SAMI = "SAMI"
    TTML = "TTML"
    TRANSCRIPT = "Whisper"


@dataclass(frozen=True, slots=True)
class Conversion:
    """A subtitle file as WebVTT."""

    format: SubtitleFormat
    """Format of the file."""
    content: bytes
    """WebVTT in UTF-8; where the file is that already, its own bytes."""
    encoding: str
    """Encoding of the file, by Python's name."""
    encoding_guessed: bool = False
    unreadable_characters: int = 0
    losses: Mapping[Loss, int] = field(default_factory=dict, hash=False)
    language: str | None = None
    """BCP 47, where the file itself names its language."""
    frame_rate: float | None = None
    """Frames a second by which times were worked out."""
    unchanged: bool = False
    """True if `content` is the file, byte for byte."""


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """Choices and hints of how to read a file."""

    encoding: str | None = None
    """By Python's name; None for what it seems to be."""
    frame_rate: float | None = None
    """Frames a second of a file that does not name them, such as those of the video."""
    language: str | None = None
    """BCP 47, as far as it is known; it helps to tell encodings apart."""


AS_IT_SEEMS = ReadingChoices()


def converted(
    content: bytes,
    choices: ReadingChoices = AS_IT_SEEMS,
    language_of: Callable[[str], str | None] = lambda _: None,
) -> Conversion | FileFault:
    """Read a subtitle file of any format, whatever it is called, as WebVTT.

    `language_of` detects the language of a text, where an encoding is not certain.
    """
    if not content.strip(b" \t\r\n\0"):
        return FileFault.EMPTY
    if len(content) > LARGEST_TEXT:
        return FileFault.TOO_LARGE
    if content.startswith(_PICTURES):
        return FileFault.PICTURES
    file = decoded(content, choices.encoding, language=choices.language, language_of=language_of)
    text = file.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text[:4000]:
        return FileFault.OTHER_KIND
    form = format_of(text)
    if form is None:
        return _no_format(text)
    try:
        done = _as_webvtt(form, text, content, file.encoding, choices.frame_rate)
    except (ValueError, RecursionError, AssertionError):  # html.parser asserts what it expects
        return FileFault.DAMAGED
    if isinstance(done, FileFault):
        return done
    return replace(done, encoding_guessed=file.guessed, unreadable_characters=file.unreadable)


def format_of(text: str) -> SubtitleFormat | None:
    """Return the format of a text; None where it is none of subtitles."""
    if text.startswith(_HEADER):
        return SubtitleFormat.WEBVTT
    return next((one.format for one in _readers() if one.tells(text)), None)


def webvtt(cues: Sequence[Cue]) -> bytes:
    """Write cues as WebVTT; times before the beginning become 0."""
    blocks = []
    for cue in cues:
        settings = f" {cue.settings}" if cue.settings else ""
        times = f"{_time(cue.start)} --> {_time(cue.end)}{settings}"
        blocks.append(f"{times}\n{cue.text}\n" if cue.text else f"{times}\n")
    return "\n".join((f"{_HEADER}\n", *blocks)).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Means to tell a format by a text, and to read it."""

    format: SubtitleFormat
    tells: Callable[[str], bool]
    read: Callable[[str], Reading]


@cache
def _readers() -> tuple[_Reader, ...]:
    """Return the readers, in the order in which they are asked.

    They are imported when first needed: those of XML and of web pages take a while.
    """
    from trackman.domain.subtitles.foreign import lines, sami, subrip, substation, ttml

    return (
        _Reader(SubtitleFormat.SAMI, sami.is_sami, sami.read_sami),
        _Reader(SubtitleFormat.TTML, ttml.is_ttml, ttml.read_ttml),
        _Reader(SubtitleFormat.SUBSTATION, substation.is_substation, substation.read_substation),
        _Reader(SubtitleFormat.TRANSCRIPT, subrip.is_transcript, subrip.read_transcript),
        _Reader(SubtitleFormat.SUBRIP, subrip.is_subrip, subrip.read_subrip),
        _Reader(SubtitleFormat.MICRODVD, lines.is_microdvd, lambda _: Reading()),
        _Reader(SubtitleFormat.MPL2, lines.is_mpl2, lines.read_mpl2),
        _Reader(SubtitleFormat.TMPLAYER, lines.is_tmplayer, lines.read_tmplayer),
    )


def _as_webvtt(
    form: SubtitleFormat, text: str, content: bytes, encoding: str, frame_rate: float | None
) -> Conversion | FileFault:
    if form is SubtitleFormat.WEBVTT:
        return _kept(text, content, encoding)
    reading = _read(form, text, frame_rate)
    if reading is None:
        return FileFault.NO_FRAME_RATE
    if not reading.cues:
        return FileFault.PICTURES if reading.losses[Loss.DRAWINGS] else FileFault.NO_CUES
    reading.losses[Loss.EARLY] += sum(cue.start < 0 for cue in reading.cues)
    return Conversion(
        form,
        webvtt(reading.cues),
        encoding,
        losses={loss: count for loss, count in _ordered(reading.losses) if count > 0},
        language=reading.language,
        frame_rate=reading.frame_rate,
    )


def _read(form: SubtitleFormat, text: str, frame_rate: float | None) -> Reading | None:
    """Return the cues of a text; None of one in frames, where their rate is not known."""
    if form is not SubtitleFormat.MICRODVD:
        return next(one.read for one in _readers() if one.format is form)(text)
    from trackman.domain.subtitles.foreign.lines import frame_rate_in, read_microdvd

    rate = frame_rate or frame_rate_in(text)
    return None if rate is None else read_microdvd(text, rate)


def _kept(text: str, content: bytes, encoding: str) -> Conversion | FileFault:
    """Return WebVTT as it is, or in UTF-8 where it is in another encoding."""
    unchanged = encoding == "utf-8"
    kept = content if unchanged else text.encode("utf-8", "replace")
    try:
        read_webvtt(kept)
    except BackupError as error:
        if error.fault in {BackupFault.NO_CUES, BackupFault.NO_TIMES}:
            return FileFault.NO_CUES
        return FileFault.DAMAGED
    return Conversion(SubtitleFormat.WEBVTT, kept, encoding, unchanged=unchanged)


def _ordered(losses: Counter[Loss]) -> list[tuple[Loss, int]]:
    """Return losses in the order of their kinds, what concerns words first."""
    ranks = {loss: rank for rank, loss in enumerate(_BY_WEIGHT)}
    return sorted(losses.items(), key=lambda one: ranks[one[0]])


_BY_WEIGHT = (
    *(Loss.UNREADABLE, Loss.OUTSIDE, Loss.OTHER_LANGUAGES, Loss.DRAWINGS, Loss.FRAMES),
    *(Loss.END_TIMES, Loss.EARLY, Loss.SPEAKERS, Loss.POSITIONS, Loss.KARAOKE, Loss.EFFECTS),
    *(Loss.STYLES, Loss.STRUCK_OUT, Loss.EMPTY_LINES, Loss.REPEATED, Loss.ATTACHMENTS),
    Loss.COMMENTS,
)


def _no_format(text: str) -> FileFault:
    """Return why a text is no subtitles: it may be some whose times are missing."""
    readable = sum(one.isprintable() or one in "\n\t" for one in text[:4000])
    return FileFault.NO_CUES if readable > 0.9 * len(text[:4000]) else FileFault.OTHER_KIND


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(max(milliseconds, 0), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
