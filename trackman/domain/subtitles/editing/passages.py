"""A subtitle file taken apart into cues and what stands between them, and put together again.

Comments, styles, regions, identifiers, settings and stray words stay where they are, as they were
written. Only the cues that change are written anew.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trackman.domain.errors import BackupError
from trackman.domain.subtitles.webvtt import (
    Cue,
    PlacedText,
    Salvage,
    StrayWords,
    placed,
    stray_words,
)

LATEST = ((999_999 * 60 + 59) * 60 + 59) * 1000 + 999
"""The latest moment WebVTT can name, in milliseconds."""
_HEADER = "WEBVTT\n\n"
_BROKEN = re.compile(r"[\ud800-\udfff\0]")
_ARROW = "-->"


@dataclass(frozen=True, slots=True)
class Passage:
    """Cue with what stands before it in the file, since the cue before."""

    gap: str
    """As it stands there, with line feeds alone; of the first cue with the header."""
    cue: Cue
    timing: str = ""
    """The line of its times as it stands there; empty where it is to be written anew."""


@dataclass(frozen=True, slots=True)
class OpenedText:
    """A file as an editor takes it up."""

    passages: tuple[Passage, ...]
    ending: str
    """The rest of the file, behind the last cue; all of it where there is none."""
    content: bytes
    """The file as it came."""
    line_end: str = "\n"
    has_mark: bool = False
    """True if it begins with a byte order mark."""
    damage: BackupError | None = None
    """Why it is no whole file; what could be read of it is here all the same."""
    mended: tuple[int, ...] = ()
    """The numbers, counted from 1, of cues whose times were not those of WebVTT."""
    unreadable: int = 0
    """Cues left out because their times cannot be made out; their lines stay in the file."""
    style_arrows: int = 0

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing had to be mended, so that nothing is to be written yet."""
        return self.damage is None and not self.mended


def opened(content: bytes) -> OpenedText:
    """Take a file apart, whole or not."""
    found = placed(content)
    passages: list[Passage] = []
    begin = 0
    for one in found.cues:
        passages.append(Passage(found.text[begin : one.begin], _possible(one.cue), one.timing))
        begin = one.end
    ending = found.text[begin:]
    if not found.has_header:
        passages, ending = _with_header(passages, ending)
    if passages and not ending.strip("\n"):
        ending = ""
    return OpenedText(
        tuple(passages),
        ending,
        content,
        _line_end(content, found),
        content.startswith(BOM_UTF8),
        found.salvage.damage,
        tuple(n for n, one in enumerate(found.cues, 1) if not one.timing),
        found.salvage.unreadable,
        found.salvage.style_arrows,
    )


def written(
    passages: Iterable[Passage], ending: str, line_end: str = "\n", *, has_mark: bool = False
) -> bytes:
    """Put a file together, as WebVTT in UTF-8."""
    parts: list[str] = []
    last = ""
    for passage in passages:
        cue = passage.cue
        if passage.gap:
            parts.append(passage.gap)
            last = (last + passage.gap)[-2:]
        if (cue.identifier or not passage.timing) and last != "\n\n":
            missing = "\n" if last.endswith("\n") or not last else "\n\n"
            parts.append(missing)
        lines = (cue.identifier, passage.timing or timing_line(cue), cue.text)
        parts += [f"{line}\n" for line in lines if line]
        last = "\n"  # enough to be known of what ends with words
    parts.append(ending)
    text = "".join(parts)
    if line_end != "\n":
        text = text.replace("\n", line_end)
    return (BOM_UTF8 if has_mark else b"") + text.encode()


def salvage_of(text: OpenedText, passages: Sequence[Passage], ending: str) -> Salvage:
    """Return what the checks look at, as if the text had been written and read."""
    cues = tuple(passage.cue for passage in passages)
    gaps = (*(passage.gap for passage in passages), ending)
    stray = tuple(
        replace(words, after=after)
        for after, gap in enumerate(gaps)
        if len(gap) > 1
        for words in _strays(gap)
    )
    return Salvage(
        cues,
        unplayed=text.unreadable,
        unreadable=text.unreadable,
        stray=stray,
        style_arrows=text.style_arrows,
        run_on=frozenset(
            number
            for number, passage in enumerate(passages)
            if number and not passage.gap and passage.timing and not passage.cue.identifier
        ),
    )


def joined(gap: str, following: str) -> str:
    """Return two gaps as one, where the cue between them goes."""
    if not gap.strip("\n"):
        return following
    if not following.strip("\n"):
        return gap.rstrip("\n") + "\n\n"
    return gap.rstrip("\n") + "\n\n" + following.lstrip("\n")


def writable(text: str) -> str:
    """Return the text of a cue as WebVTT can hold it.

    An empty line would end the cue, and an arrow would begin another one.
    """
    text = _BROKEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    if _ARROW in text:
        text = text.replace(_ARROW, "--&gt;")
    return "\n".join(line for line in text.split("\n") if line) if "\n" in text else text


def timing_line(cue: Cue) -> str:
    """Return the line of a cue's times."""
    times = f"{_time(cue.start)} {_ARROW} {_time(cue.end)}"
    return f"{times} {cue.settings}" if cue.settings else times


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _possible(cue: Cue) -> Cue:
    """Return a cue with times that can be written."""
    if 0 <= cue.start <= LATEST and 0 <= cue.end <= LATEST:
        return cue
    start, end = (min(max(time, 0), LATEST) for time in (cue.start, cue.end))
    return replace(cue, start=start, end=end)


def _with_header(passages: list[Passage], ending: str) -> tuple[list[Passage], str]:
    """Begin a file as WebVTT wants it; the number of SubRip's first cue goes."""
    before = passages[0].gap if passages else ending
    words = before.strip("\n\ufeff ")
    gap = _HEADER if not words or words.isdecimal() else f"{_HEADER}{words}\n\n"
    if not passages:
        return [], gap
    return [replace(passages[0], gap=gap), *passages[1:]], ending


def _line_end(content: bytes, found: PlacedText) -> str:
    if b"\r\n" in content and content.count(b"\r\n") * 2 > found.text.count("\n"):
        return "\r\n"
    return "\r" if b"\r" in content and b"\n" not in content else "\n"


@lru_cache(maxsize=256)
def _strays(gap: str) -> tuple[StrayWords, ...]:
    return stray_words(gap)
