"""Cutting the text of a cue in two, with its tags whole in both parts."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([A-Za-z]+)([^<>]*)>")
_INSIDE_TAG = re.compile(r"<[^<>]*>|&[a-zA-Z0-9#]{1,10};")


def middle(text: str, part: float = 0.5) -> int:
    """Return the place nearest to a part of a text, from 0 to 1, at which to cut it.

    A line ends there if one can, else a word.
    """
    wanted = len(text) * min(max(part, 0.0), 1.0)
    for ends in (r"\n", r"\s+"):
        places = [one.start() for one in re.finditer(ends, text) if not _inside(text, one.start())]
        if places:
            return min(places, key=lambda place: abs(place - wanted))
    return round(wanted)


def cut(text: str, place: int) -> tuple[str, str]:
    """Return both parts of a text; tags that are open there are closed and opened again."""
    for one in _INSIDE_TAG.finditer(text):
        if one.start() < place < one.end():
            place = one.end()
    before, after = text[:place].rstrip(), text[place:].lstrip()
    still: list[re.Match[str]] = []
    for tag in _TAG.finditer(before):
        if not tag[1]:
            still.append(tag)
        elif still and still[-1][2] == tag[2]:
            still.pop()
    closed = "".join(f"</{tag[2]}>" for tag in reversed(still) if tag[2] != "v")
    return before + closed, "".join(tag[0] for tag in still) + after


def _inside(text: str, place: int) -> bool:
    return any(one.start() < place < one.end() for one in _INSIDE_TAG.finditer(text))
