"""Reader of SubStation Alpha (SSA) and its successor (ASS)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trackman.domain.subtitles.foreign.reading import Loss, Reading, StyledText
from trackman.domain.subtitles.foreign.subrip import PLACES, SIDES
from trackman.domain.subtitles.webvtt import Cue

_SECTION = re.compile(r"[^\[]{0,3}\[([^\]]*[a-z][^\]]*)\][ \t]*")
_HEAD = re.compile(
    r"^[^\n]{0,3}\[(?:script info|events|v4\+? styles\+?)\]", re.IGNORECASE | re.MULTILINE
)
_TIME = re.compile(r"\s*(-?)([0-9]{1,6}):([0-9]{1,2}):([0-9]{1,2})(?:[.:,]([0-9]{1,3}))?\s*")
_BLOCK = re.compile(r"\{([^{}]*)\}|\\([Nnh])")
_COMMAND = re.compile(
    r"\\(i?clip|an?|[ibus]|pos|move|org|kf?|ko|kt|K|fad|fade|t|p|r|[0-9]?[a-zA-Z]+)"
    r"(\([^)]*\)?|[^\\{}]*)"
)
_EVENT = (
    "layer",
    "start",
    "end",
    "style",
    "name",
    "marginl",
    "marginr",
    "marginv",
    "effect",
    "text",
)
_OLD_PLACES = {
    "1": "1",
    "2": "2",
    "3": "3",
    "5": "7",
    "6": "8",
    "7": "9",
    "9": "4",
    "10": "5",
    "11": "6",
}
"""Places in SSA, by those of a numeric keypad as ASS has them."""
_FLAGS = {"bold": "b", "italic": "i", "underline": "u"}
_KARAOKE = {"k", "K", "kf", "ko", "kt"}
_PLACED = {"pos", "move", "org", "clip", "iclip"}
_MOVING = {"t", "fad", "fade"}


@dataclass(frozen=True, slots=True)
class _Style:
    letters: tuple[str, ...] = ()
    place: str = "2"


@dataclass(slots=True)
class _File:
    reading: Reading = field(default_factory=Reading)
    styles: dict[str, _Style] = field(default_factory=dict)
    style_format: tuple[str, ...] = ()
    event_format: tuple[str, ...] = _EVENT
    new: bool = True
    """True for ASS."""
    seen: set[tuple[int, int, str]] = field(default_factory=set)


def is_substation(text: str) -> bool:
    """Tell whether a text has a section of such a file."""
    return _HEAD.search(text) is not None


def read_substation(text: str) -> Reading:
    """Read all lines of dialogue, in the order in which they are shown."""
    file = _File()
    file.new = "v4 styles]" not in text.lower()
    section = ""
    for line in text.split("\n"):
        if (found := _SECTION.fullmatch(line)) is not None:
            section = found[1].strip().lower()
            file.reading.losses[Loss.ATTACHMENTS] += section in {"fonts", "graphics"}
            continue
        key, colon, value = line.partition(":")
        if colon and section not in {"fonts", "graphics"}:
            _take(file, section, key.strip().lower(), value)
    file.reading.cues.sort(key=lambda cue: cue.start)
    return file.reading


def _take(file: _File, section: str, key: str, value: str) -> None:
    match key:
        case "format" if "style" in section:
            file.style_format = _names(value)
        case "format" if section == "events":
            file.event_format = _names(value)
        case "style":
            _take_style(file, value)
        case "comment" if section == "events":
            file.reading.losses[Loss.COMMENTS] += 1
        case "dialogue":
            _take_line(file, value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in value.split(","))


def _take_style(file: _File, value: str) -> None:
    name, *rest = (part.strip() for part in value.split(","))
    fields = dict(zip(file.style_format[1:], rest, strict=False))
    letters = tuple(one for flag, one in _FLAGS.items() if fields.get(flag, "0") not in {"0", ""})
    place = fields.get("alignment", "2")
    file.styles[name.lstrip("*")] = _Style(letters, _keypad(place, new=file.new))
    file.reading.losses[Loss.STYLES] += 1


def _take_line(file: _File, value: str) -> None:
    names = file.event_format
    fields = dict(zip(names, value.split(",", len(names) - 1), strict=False))
    start, end = _TIME.fullmatch(fields.get("start", "")), _TIME.fullmatch(fields.get("end", ""))
    losses = file.reading.losses
    if start is None or end is None or "text" not in fields:
        losses[Loss.UNREADABLE] += 1
        return
    style = file.styles.get(fields.get("style", "").strip().lstrip("*"), _Style())
    losses[Loss.SPEAKERS] += bool(fields.get("name", fields.get("actor", "")).strip())
    losses[Loss.EFFECTS] += bool(fields.get("effect", "").strip())
    line = _Line(style.letters, file.styles)
    text = line.read(fields["text"].strip(), losses)
    settings = _settings(_keypad(*line.place) if line.place else style.place)
    shown = (_milliseconds(start), _milliseconds(end), text)
    if not text:
        return
    if shown in file.seen:
        losses[Loss.REPEATED] += 1
        return
    file.seen.add(shown)
    file.reading.cues.append(Cue(*shown, settings=settings))


@dataclass(slots=True)
class _Line:
    """A line of dialogue in the making."""

    letters: Sequence[str] = ()
    styles: Mapping[str, _Style] = field(default_factory=dict)
    place: tuple[str, bool] | None = None
    """The place it names, and whether as ASS does."""
    lost: set[Loss] = field(default_factory=set)
    draws: bool = False

    def read(self, said: str, losses: Counter[Loss]) -> str:
        """Return its text with WebVTT's tags."""
        styled, done = StyledText(self.letters), 0
        for block in _BLOCK.finditer(said):
            styled.add("" if self.draws else said[done : block.start()])
            done = block.end()
            if block[2] is not None:
                styled.add("\u00a0" if block[2] == "h" else "\n")
                continue
            if "\\" not in block[1] and block[1].strip():
                self.lost.add(Loss.COMMENTS)
            for command, value in _COMMAND.findall(block[1]):
                self._obey(styled, command, value.strip())
        styled.add("" if self.draws else said[done:])
        losses.update(self.lost)
        return styled.finished(losses)

    def _obey(self, styled: StyledText, command: str, value: str) -> None:
        if command in {"i", "b", "u"} and (value.isdecimal() or not value):
            styled.style(command, value not in {"", "0"})
        elif command == "r":
            style = self.styles.get(value)
            styled.only(self.letters if style is None else style.letters)
        elif command == "p" and value.isdecimal():
            self.draws = value != "0"
            self.lost |= {Loss.DRAWINGS} if self.draws else set()
        elif command in {"a", "an"} and value.isdecimal():
            self.place = (value, command == "an")
        else:
            self.lost.add(_kind_of(command, value))


def _kind_of(command: str, value: str) -> Loss:
    if command in _KARAOKE:
        return Loss.KARAOKE
    if command in _PLACED:
        return Loss.POSITIONS
    if command in _MOVING:
        return Loss.EFFECTS
    return Loss.STRUCK_OUT if command == "s" and value == "1" else Loss.STYLES


def _keypad(place: str, new: bool) -> str:
    return (place if place in "123456789" else "2") if new else _OLD_PLACES.get(place, "2")


def _settings(place: str) -> str:
    return " ".join(filter(None, (PLACES.get(place, ""), SIDES.get(place, ""))))


def _milliseconds(time: re.Match[str]) -> int:
    sign, hours, minutes, seconds, rest = time.groups("")
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return (whole * 1000 + int(rest.ljust(3, "0"))) * (-1 if sign else 1)
