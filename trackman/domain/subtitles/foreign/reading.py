"""Cues read from another format, and what was lost on the way to WebVTT.

The readers are our own, for all formats that pysubs2 knows: that library leaves out lines it cannot
read without a word, gives up a whole file for one bad time, and knows of TTML neither frames nor
`dur`. The tests hold its writers against these readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from trackman.domain.subtitles.webvtt import Cue

_LEAST_SHOWN = 500  # milliseconds
_PER_CHARACTER = 67  # milliseconds: 15 characters a second are read at ease
_TAG = re.compile(r"<[^>]*>")


class Loss(StrEnum):
    """Parts of a subtitle file that the WebVTT made of it does not have."""

    STYLES = "styles"
    """Fonts, sizes and colours."""
    POSITIONS = "positions"
    """Places on the picture, beyond top, middle and bottom."""
    KARAOKE = "karaoke"
    """Times of single words or syllables."""
    EFFECTS = "effects"
    """Movements, fades and the like."""
    DRAWINGS = "drawings"
    """Shapes and pictures."""
    ATTACHMENTS = "attachments"
    """Fonts and pictures within the file."""
    COMMENTS = "comments"
    """Lines that are never shown."""
    SPEAKERS = "speakers"
    """Names of who speaks, beside the text."""
    STRUCK_OUT = "struck out"
    EMPTY_LINES = "empty lines"
    """Lines without text within a cue, which would end it."""
    REPEATED = "repeated"
    """The same words at the same time once more, such as for a shadow."""
    OTHER_LANGUAGES = "other languages"
    """Cues in further languages of a file with several."""
    END_TIMES = "end times"
    """Ends that the file does not name, so that they are worked out."""
    FRAMES = "frames"
    """Times that were counted in frames, and now depend on the frame rate that was assumed."""
    EARLY = "early"
    """Cues that begin before the video does, and now begin with it."""
    UNREADABLE = "unreadable"
    """Lines that seem to be cues and cannot be read."""
    OUTSIDE = "outside"
    """Lines that belong to no cue."""


@dataclass(slots=True)
class Reading:
    """Cues in the order of the file, and how often what was lost."""

    cues: list[Cue] = field(default_factory=list)
    losses: Counter[Loss] = field(default_factory=Counter)
    language: str | None = None
    """BCP 47, where the file names the language."""
    frame_rate: float | None = None
    """Frames a second by which the times were worked out."""


class StyledText:
    """Text of a cue in the making: what is bold, italic and underlined becomes WebVTT's tags."""

    def __init__(self, styles: Sequence[str] = ()) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._wanted = list(dict.fromkeys(styles))

    def add(self, words: str) -> None:
        """Add plain words; `\\n` begins another line."""
        if words:
            self._sync()
            self._parts.append(escaped(words))

    def style(self, letter: str, on: bool) -> None:
        """Begin or end bold (`b`), italic (`i`) or underlined (`u`)."""
        if on and letter not in self._wanted:
            self._wanted.append(letter)
        elif not on and letter in self._wanted:
            self._wanted.remove(letter)

    def only(self, letters: Sequence[str]) -> None:
        """Go on with these styles."""
        self._wanted = list(dict.fromkeys(letters))

    def finished(self, losses: Counter[Loss]) -> str:
        """Return the text, without lines that would end a cue."""
        self._wanted = []
        self._sync()
        lines = "".join(self._parts).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        kept = [line.strip(" \t\f") for line in lines]
        inner = [place for place, line in enumerate(kept) if _TAG.sub("", line).strip()]
        if not inner:
            return ""
        between = kept[inner[0] : inner[-1] + 1]
        losses[Loss.EMPTY_LINES] += sum(not _TAG.sub("", line).strip() for line in between)
        # a line of tags alone has none of its own: what it opens or closes goes to the next one
        return "\n".join(filter(None, _without_empty(kept)))

    def _sync(self) -> None:
        while any(letter not in self._wanted for letter in self._open):
            self._parts.append(f"</{self._open.pop()}>")
        for letter in self._wanted:
            if letter not in self._open:
                self._open.append(letter)
                self._parts.append(f"<{letter}>")


def escaped(words: str) -> str:
    """Return words as they stand in a cue of WebVTT."""
    if "\0" in words:
        words = words.replace("\0", "\ufffd")
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    return words.replace("-->", "--&gt;") if "-->" in words else words


def with_ends(cues: Sequence[Cue], losses: Counter[Loss]) -> list[Cue]:
    """Give each cue without an end (-1) one: as long as it takes to read, one at a time."""
    done = []
    for number, cue in enumerate(cues):
        if cue.end < 0:
            losses[Loss.END_TIMES] += 1
            end = cue.start + _LEAST_SHOWN + _PER_CHARACTER * len(_TAG.sub("", cue.text))
            later = [one.start for one in cues[number + 1 : number + 9] if one.start > cue.start]
            done.append(replace(cue, end=min([end, *later])))
        else:
            done.append(cue)
    return done


def _without_empty(lines: Sequence[str]) -> list[str]:
    """Return lines with those of tags alone joined to their neighbours."""
    done: list[str] = []
    carried = ""
    for line in lines:
        if _TAG.sub("", line).strip():
            done.append(carried + line)
            carried = ""
        elif line.startswith("</") and done and not carried:
            done[-1] += line
        else:
            carried += line
    if carried and done:
        done[-1] += carried
    return done
