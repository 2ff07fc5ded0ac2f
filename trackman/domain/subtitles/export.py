"""Cues written as files for other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from trackman.domain.subtitles.cue_text import readable, with_readings
from trackman.domain.subtitles.webvtt import Cue

_KEPT_TAG = re.compile(r"(</?[biu]>)", re.IGNORECASE)
_STYLED_TAG = re.compile(r"<([biu])\.[^<>]*>", re.IGNORECASE)


class TextForm(StrEnum):
    """The forms a text can be saved in, by the ending of the file."""

    WEBVTT = "vtt"
    SUBRIP = "srt"
    PLAIN = "txt"


def subrip(cues: Sequence[Cue]) -> str:
    """Return SubRip: bold, italic and underlined stay, as players know them, all else is words.

    Times before 0 cannot be written and become 0; empty lines, which would end a cue, go.
    """
    blocks = []
    for number, cue in enumerate(cues, 1):
        parts = _KEPT_TAG.split(_STYLED_TAG.sub(r"<\1>", with_readings(cue.text)))
        parts[::2] = [readable(part) for part in parts[::2]]
        lines = [line for line in "".join(parts).split("\n") if line.strip()]
        blocks.append(
            "\n".join((str(number), f"{_time(cue.start)} --> {_time(cue.end)}", *lines, ""))
        )
    return "\n".join(blocks)


def plain_text(cues: Sequence[Cue]) -> str:
    """Return the words alone, a cue after the other with an empty line between."""
    return "\n\n".join(readable(cue.text) for cue in cues) + ("\n" if cues else "")


def written(form: TextForm, content: bytes, cues: Sequence[Cue]) -> bytes:
    """Return a text in a form; as WebVTT the bytes that came, unchanged."""
    match form:
        case TextForm.WEBVTT:
            return content
        case TextForm.SUBRIP:
            return subrip(cues).encode("utf-8", "replace")
    return plain_text(cues).encode("utf-8", "replace")


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(max(milliseconds, 0), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{rest:03}"
