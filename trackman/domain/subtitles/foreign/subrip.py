"""Reader of SubRip: a cue goes on to the next one, so that no empty line costs words."""

from __future__ import annotations

import html
import re
from collections import Counter

from trackman.domain.subtitles.foreign.reading import Loss, Reading, StyledText, escaped
from trackman.domain.subtitles.webvtt import Cue

_TIME = (
    r"(-?)(?:([0-9]{1,9})[ ]*:[ ]*)?([0-9]{1,3})[ ]*:[ ]*([0-9]{1,3})"
    r"(?:[ ]*[.,:][ ]*([0-9]{1,3}))?"
)
_TIMING = re.compile(rf"[ \t\ufeff]*{_TIME}[ \t]*-+>[ \t]*{_TIME}(?![0-9])[ \t]*(.*)")
_SPOKEN = re.compile(rf"[ \t]*\[[ ]*{_TIME}[ ]*-+>[ ]*{_TIME}[ ]*\][ ]*(.*)")
_ARROW = re.compile(r"[0-9][ \t]*:.*-+>|-+>.*[0-9][ \t]*:")
"""Stands in what is meant as the times of a cue, readable or not; other arrows are words."""
_NUMBER = re.compile(r"[ \t\ufeff]*[0-9]+[ \t]*")
_MARK = re.compile(
    r"""
    < (?P<end>/?) [ ]* (?P<tag> i|b|u|s|em|strong|strike|font|br|span ) (?: \s[^<>]* | /? ) >
    | \{ (?P<codes> \\ [^{}]{0,200} ) \}
    | \{ (?P<end2>/?) (?P<tag2>[ibus]) \}
    | & (?: amp|lt|gt|quot|nbsp|lrm|rlm ) ;
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = re.compile(r"[<&{\r]")
_CODE = re.compile(r"\\(an[1-9]|a[0-9]{1,2}|[ibus][01](?![0-9])|[a-zA-Z0-9]+(?:\([^)]*\))?)")
_LETTERS = {"i": "i", "em": "i", "b": "b", "strong": "b", "u": "u"}
PLACES = {
    **dict.fromkeys("123", ""),
    **dict.fromkeys("456", "line:50%"),
    **dict.fromkeys("789", "line:0"),
}
"""Settings for the rows of a numeric keypad, by which other formats name places."""
SIDES = {**dict.fromkeys("147", "align:start"), **dict.fromkeys("369", "align:end")}
"""Settings for the outer columns of it."""


def is_subrip(text: str) -> bool:
    """Tell whether any line is a time of a cue."""
    return any("->" in line and _TIMING.match(line) for line in text.split("\n"))


def is_transcript(text: str) -> bool:
    """Tell whether any line is one that programs which transcribe print: `[00:00 --> 00:05] Hi`."""
    return any("->" in line and _SPOKEN.match(line) for line in text.split("\n"))


def read_subrip(text: str) -> Reading:
    """Read SubRip: a line of times begins a cue, and all up to the next one is its text."""
    reading = Reading()
    lines = text.split("\n")
    begins = [place for place, line in enumerate(lines) if "->" in line and _ARROW.search(line)]
    before = _uncounted(lines[: begins[0]] if begins else lines)
    reading.losses[Loss.OUTSIDE] += sum(bool(line.strip("\ufeff \t")) for line in before)
    for place, end in zip(begins, [*begins[1:], None], strict=True):
        inside = lines[place + 1 : end]
        times = _TIMING.match(lines[place])
        if times is None:
            reading.losses[Loss.UNREADABLE] += 1
            continue
        if times[11].strip():
            reading.losses[Loss.POSITIONS] += 1
        said = "\n".join(inside if end is None else _uncounted(inside))
        reading.cues.append(_cue(times, said, reading.losses))
    return reading


def read_transcript(text: str) -> Reading:
    """Read a cue from each line, as programs which transcribe print them."""
    reading = Reading()
    for line in text.split("\n"):
        times = _SPOKEN.match(line)
        if times is not None:
            reading.cues.append(_cue(times, times[11], reading.losses))
        elif line.strip():
            reading.losses[Loss.OUTSIDE] += 1
    return reading


def _uncounted(lines: list[str]) -> list[str]:
    """Return lines without the number of the next cue at their end."""
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    return lines[: last - 1] if last and _NUMBER.fullmatch(lines[last - 1]) else lines[:last]


def _cue(times: re.Match[str], said: str, losses: Counter[Loss]) -> Cue:
    groups = times.groups("")
    start, end = (_milliseconds(*groups[begin : begin + 5]) for begin in (0, 5))
    text, settings = marked_up(said, losses)
    return Cue(start, end, text, settings=settings)


def _milliseconds(sign: str, hours: str, minutes: str, seconds: str, rest: str) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return (whole * 1000 + int(rest.ljust(3, "0"))) * (-1 if sign else 1)


def marked_up(said: str, losses: Counter[Loss]) -> tuple[str, str]:
    """Return the text of a cue with WebVTT's tags for SubRip's, and its settings."""
    if not _MARKS.search(said):  # most cues
        return _lines_of(said, losses), ""
    styled, done, settings = StyledText(), 0, ""
    for mark in _MARK.finditer(said):
        styled.add(said[done : mark.start()])
        done = mark.end()
        if mark["codes"]:
            settings = _place(mark["codes"], styled, losses) or settings
        elif (tag := (mark["tag"] or mark["tag2"] or "").lower()) in _LETTERS:
            styled.style(_LETTERS[tag], not (mark["end"] or mark["end2"]))
        elif tag == "br":
            styled.add("\n")
        elif tag in {"s", "strike"}:
            losses[Loss.STRUCK_OUT] += not (mark["end"] or mark["end2"])
        elif tag:
            losses[Loss.STYLES] += not mark["end"]
        else:
            styled.add(html.unescape(mark[0]))
    styled.add(said[done:])
    return styled.finished(losses), settings


def _lines_of(said: str, losses: Counter[Loss]) -> str:
    """Return the lines of a text without marks that are not empty."""
    if "\n" not in said:
        return escaped(said.strip(" \t\f"))
    lines = [line.strip(" \t\f") for line in said.strip().split("\n")]
    kept = [line for line in lines if line.strip()]
    if len(kept) < len(lines):
        losses[Loss.EMPTY_LINES] += len(lines) - len(kept)
    return escaped("\n".join(kept))


def _place(codes: str, styled: StyledText, losses: Counter[Loss]) -> str:
    """Take in the codes of SubStation that stand in SubRip, too; return the place they name."""
    settings = ""
    for code in _CODE.findall(codes):
        if code.startswith("an"):
            settings = " ".join(filter(None, (PLACES[code[2]], SIDES.get(code[2], ""))))
        elif code[0] in "ibu" and code[1:] in {"0", "1"}:
            styled.style(code[0], code[1] == "1")
        elif code.startswith(("pos", "move", "org", "clip")):
            losses[Loss.POSITIONS] += 1
        else:
            losses[Loss.STYLES] += 1
    return settings
