"""Subtitle texts in the form in which Mux serves them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def webvtt(cues: Iterable[Sequence[float]], lines: Iterable[str]) -> bytes:
    """Return a WebVTT file; each cue is a start and an end in seconds, with one text each."""
    blocks = [
        f"{number}\n{_time(start)} --> {_time(end)}\n{text}"
        for number, ((start, end), text) in enumerate(zip(cues, lines, strict=True), 1)
    ]
    return ("\n\n".join(["WEBVTT", *blocks]) + "\n").encode()


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
