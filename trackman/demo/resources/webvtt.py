"""Subtitle texts in the form in which Mux serves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WEBVTT = re.compile(r"WEBVTT(?=[ \t\r\n]|$)")
_CUE_TIMES = re.compile(
    r"^(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d\d:\d\d\.\d{3}", re.MULTILINE
)
_SRT_TIMES = re.compile(r"^\d+:\d\d:\d\d,\d{3} --> \d+:\d\d:\d\d,\d{3}", re.MULTILINE)


def webvtt(cues: Iterable[Sequence[float]], lines: Iterable[str]) -> bytes:
    """Return a WebVTT file; each cue is a start and an end in seconds, with one text each."""
    blocks = [
        f"{number}\n{_time(start)} --> {_time(end)}\n{text}"
        for number, ((start, end), text) in enumerate(zip(cues, lines, strict=True), 1)
    ]
    return ("\n\n".join(["WEBVTT", *blocks]) + "\n").encode()


def cue_count(text: bytes) -> int:
    """Return how many cues a WebVTT file has, whatever they show."""
    return len(_CUE_TIMES.findall(_lines_of(text)))


def transcript(text: bytes) -> bytes:
    """Return what the cues of a WebVTT file show, without times."""
    blocks = _lines_of(text).split("\n\n")
    shown = [_CUE_TIMES.split(block, 1)[1] for block in blocks if _CUE_TIMES.search(block)]
    return "\n".join(block.partition("\n")[2].strip() for block in shown).encode()


def _lines_of(text: bytes) -> str:
    return "\n".join(text.decode("utf-8", "replace").splitlines())


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def webvtt_of(content: bytes) -> bytes | None:
    """Return the WebVTT that a sent file becomes; None if it is neither WebVTT nor SRT.

    How Mux rewrites WebVTT is not documented, so it stays as it is.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if _WEBVTT.match(text):
        return content
    if not _SRT_TIMES.search(text):
        return None
    lines = "\n".join(text.splitlines()).strip("\n")
    return f"WEBVTT\n\n{_SRT_TIMES.sub(_with_dots, lines)}\n".encode()


def _with_dots(times: re.Match[str]) -> str:
    return times[0].replace(",", ".")
