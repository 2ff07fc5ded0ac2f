"""Readers of formats with one cue a line: MicroDVD, MPL2 and TMPlayer."""

from __future__ import annotations

import re
from collections import Counter

from trackman.domain.subtitles.foreign.reading import Loss, Reading, StyledText, with_ends
from trackman.domain.subtitles.webvtt import Cue

_FRAMES = re.compile(r"[ \ufeff]*\{[ ]*([0-9]{1,9})[ ]*\}[ ]*\{[ ]*([0-9]{0,9})[ ]*\}(.*)")
_TENTHS = re.compile(r"[ \ufeff]*\[(-?[0-9]{1,9})\][ ]*\[(-?[0-9]{0,9})\](.*)")
_CLOCK = re.compile(r"[ \ufeff]*([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:,[0-9]+)?[:=, ](?!\d)(.*)")
_RATE = re.compile(r"[ ]*([0-9]{1,3}(?:[.,][0-9]{1,6})?)[ ]*")
_CODE = re.compile(r"\{([A-Za-z]):([^{}]*)\}")
_TAG = re.compile(r"< *(/?) *([a-zA-Z])[^<>]*>")
_FIRST_FRAMES = {"0", "1"}
_LETTERS = frozenset("biu")


def is_microdvd(text: str) -> bool:
    """Tell whether any line begins with two numbers of frames."""
    return any(map(_FRAMES.match, text.split("\n")))


def is_mpl2(text: str) -> bool:
    """Tell whether any line begins with two numbers of tenths of a second."""
    return any(map(_TENTHS.match, text.split("\n")))


def is_tmplayer(text: str) -> bool:
    """Tell whether most lines begin with a time."""
    lines = [line for line in text.split("\n") if line.strip()]
    return 2 * sum(map(bool, map(_CLOCK.match, lines))) > len(lines) > 0


def frame_rate_in(text: str) -> float | None:
    """Return the frames a second that a MicroDVD file names in its first line, as is the custom."""
    first = next((match for line in text.split("\n") if (match := _FRAMES.match(line))), None)
    if first is None or first[1] not in _FIRST_FRAMES or first[2] not in _FIRST_FRAMES:
        return None
    rate = _RATE.fullmatch(first[3])
    return float(rate[1].replace(",", ".")) or None if rate is not None else None


def read_microdvd(text: str, frame_rate: float) -> Reading:
    """Read MicroDVD, whose times are frames; a first line that names the rate is no cue."""
    reading = Reading(frame_rate=frame_rate)
    cues: list[Cue] = []
    named = frame_rate_in(text) is not None
    everywhere: list[str] = []
    for line in text.split("\n"):
        found = _FRAMES.match(line)
        if found is None:
            reading.losses[Loss.OUTSIDE] += bool(line.strip("\ufeff \t"))
        elif named:
            named = False
        else:
            start, end = (_milliseconds(frames, frame_rate) for frames in found.groups()[:2])
            said = _coded(found[3], reading.losses, everywhere)
            cues.append(Cue(start, end, said))
    reading.cues = with_ends(cues, reading.losses)
    reading.losses[Loss.FRAMES] += len(cues)
    return reading


def _milliseconds(frames: str, frame_rate: float) -> int:
    """Return the time of a frame; -1 where there is none."""
    return round(int(frames) * 1000 / frame_rate) if frames else -1


def read_mpl2(text: str) -> Reading:
    """Read MPL2, whose times are tenths of a second."""
    reading = Reading()
    cues: list[Cue] = []
    for line in text.split("\n"):
        found = _TENTHS.match(line)
        if found is None:
            reading.losses[Loss.OUTSIDE] += bool(line.strip("\ufeff \t"))
            continue
        start, end = (int(one) * 100 if one else -1 for one in found.groups()[:2])
        cues.append(Cue(start, end, _coded(found[3], reading.losses, [])))
    reading.cues = with_ends(cues, reading.losses)
    return reading


def read_tmplayer(text: str) -> Reading:
    """Read TMPlayer, whose cues have a beginning alone, in whole seconds."""
    reading = Reading()
    cues: list[Cue] = []
    for line in text.split("\n"):
        found = _CLOCK.match(line)
        if found is None:
            reading.losses[Loss.OUTSIDE] += bool(line.strip("\ufeff \t"))
            continue
        hours, minutes, seconds = map(int, found.groups()[:3])
        said = _coded(found[4], reading.losses, [])
        cues.append(Cue(((hours * 60 + minutes) * 60 + seconds) * 1000, -1, said))
    reading.cues = with_ends([cue for cue in cues if cue.text], reading.losses)
    ends = {cue.start for cue in cues if not cue.text}
    reading.cues = [_ended(cue, ends) for cue in reading.cues]
    return reading


def _ended(cue: Cue, ends: set[int]) -> Cue:
    """Return a cue that ends where an empty one says so."""
    inside = [end for end in ends if cue.start < end < cue.end]
    return Cue(cue.start, min(inside), cue.text) if inside else cue


def _coded(said: str, losses: Counter[Loss], everywhere: list[str]) -> str:
    """Return a text whose lines are parted by `|`; codes in braces hold for a line or all of it."""
    styled = StyledText(everywhere)
    whole: list[str] = list(everywhere)
    for number, line in enumerate(said.split("|")):
        styled.only(whole)
        if number:
            styled.add("\n")
        words = line.strip()
        for code, value in _CODE.findall(words):
            letters = [one for one in value.lower() if one in _LETTERS]
            if code in "yY" and letters:
                for letter in letters:
                    styled.style(letter, True)
                whole += letters if code == "Y" else []
            elif code in "Pp":
                losses[Loss.POSITIONS] += 1
            else:
                losses[Loss.STYLES] += 1
        words = _CODE.sub("", words).strip()
        if words.startswith("/") and len(words) > 1:
            styled.style("i", True)
            words = words[1:].lstrip()
        _add_tagged(styled, words, losses)
    return styled.finished(losses)


def _add_tagged(styled: StyledText, words: str, losses: Counter[Loss]) -> None:
    """Add words in which tags of web pages may stand."""
    done = 0
    for tag in _TAG.finditer(words):
        styled.add(words[done : tag.start()])
        done = tag.end()
        if tag[2].lower() in _LETTERS:
            styled.style(tag[2].lower(), not tag[1])
        else:
            losses[Loss.STYLES] += not tag[1]
    styled.add(words[done:])
