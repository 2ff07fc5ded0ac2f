"""Settings of cues and regions, as the parser of WebVTT reads them (sections 6.2 and 6.3).

What is not valid is passed over, so that it is as if it were not there. Of two valid values the
last counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Align = Literal["start", "center", "end", "left", "right"]
LineAlign = Literal["start", "center", "end"]
PositionAlign = Literal["line-left", "center", "line-right"]

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]+)?")
_PERCENT = re.compile(r"([0-9]{1,9}(?:\.[0-9]+)?)%")
_COUNT = re.compile(r"[0-9]{1,4}")
_ALIGNS: dict[str, Align] = {one: one for one in ("start", "center", "end", "left", "right")}
_LINE_ALIGNS: dict[str, LineAlign] = {one: one for one in ("start", "center", "end")}
_POSITION_ALIGNS: dict[str, PositionAlign] = {
    one: one for one in ("line-left", "center", "line-right")
}


@dataclass(frozen=True, slots=True)
class CueSettings:
    """Place of a cue; percentages are those of the picture."""

    line: float | None = None
    """A line, from the bottom where negative, or percent of the height; None where unsaid."""
    in_percent: bool = False
    """True if `line` is one of percent."""
    line_align: LineAlign = "start"
    """The part of the box that lies at a line of percent."""
    position: float | None = None
    position_align: PositionAlign | None = None
    size: float = 100.0
    align: Align = "center"
    vertical: str = ""
    """`rl` or `lr`, the way in which columns follow each other; empty for lines."""
    region: str = ""
    """The region it belongs to, unless its other settings take it out of there."""


@dataclass(frozen=True, slots=True)
class Region:
    """Part of the picture that holds cues; numbers are percent, but for `lines`."""

    name: str
    width: float = 100.0
    lines: int = 3
    anchor: tuple[float, float] = (0.0, 100.0)
    """The point of the region, across and down, that lies at `viewport_anchor`."""
    viewport_anchor: tuple[float, float] = (0.0, 100.0)


@lru_cache(maxsize=1024)
def read_settings(settings: str) -> CueSettings:
    """Read what stands behind the times of a cue."""
    values = _values(settings.split(), _IS_VALID)
    line, line_align, in_percent = _line(values.get("line", ""))
    position, position_align = _position(values.get("position", ""))
    size = _percent(values.get("size", ""))
    size = 100.0 if size is None else size
    vertical = values["vertical"] if values.get("vertical") in {"rl", "lr"} else ""
    stays = line is None and size == 100 and not vertical
    return CueSettings(
        line,
        in_percent,
        line_align,
        position,
        position_align,
        size,
        _ALIGNS.get(values.get("align", ""), "center"),
        vertical,
        values.get("region", "") if stays else "",
    )


def read_regions(styling: Iterable[str]) -> dict[str, Region]:
    """Return by their names the regions among the `STYLE` and `REGION` blocks of a text."""
    found = {}
    for block in styling:
        kind, *parts = block.split() or [""]
        values = _values(parts, _IS_VALID_FOR_REGION)
        if kind == "REGION" and (name := values.get("id", "")):
            found[name] = _region(name, values)
    return found


def _region(name: str, values: dict[str, str]) -> Region:
    usual = Region(name)
    width, lines = _percent(values.get("width", "")), values.get("lines", "")
    return Region(
        name,
        usual.width if width is None else width,
        int(lines) if _COUNT.fullmatch(lines) else usual.lines,
        _point(values.get("regionanchor", "")) or usual.anchor,
        _point(values.get("viewportanchor", "")) or usual.viewport_anchor,
    )


def _values(parts: Iterable[str], valid: Mapping[str, Callable[[str], object]]) -> dict[str, str]:
    pairs = (part.partition(":") for part in parts)
    return {name: value for name, colon, value in pairs if colon and valid.get(name, bool)(value)}


def _line(value: str) -> tuple[float | None, LineAlign, bool]:
    line, comma, align = value.partition(",")
    if comma and align not in _LINE_ALIGNS:
        return None, "start", False
    side = _LINE_ALIGNS.get(align, "start")
    if (percent := _percent(line)) is not None:
        return percent, side, True
    if _NUMBER.fullmatch(line):
        return float(line), side, False
    return None, "start", False


def _position(value: str) -> tuple[float | None, PositionAlign | None]:
    place, comma, align = value.partition(",")
    percent = _percent(place)
    if percent is None or (comma and align not in _POSITION_ALIGNS):
        return None, None
    return percent, _POSITION_ALIGNS.get(align)


def _percent(value: str) -> float | None:
    found = _PERCENT.fullmatch(value)
    if found is None or float(found[1]) > 100:
        return None
    return float(found[1])


def _point(value: str) -> tuple[float, float] | None:
    across, _, down = value.partition(",")
    x, y = _percent(across), _percent(down)
    return None if x is None or y is None else (x, y)


_IS_VALID: Mapping[str, Callable[[str], object]] = {
    "line": lambda value: _line(value)[0] is not None,
    "position": lambda value: _position(value)[0] is not None,
    "size": lambda value: _percent(value) is not None,
    "align": _ALIGNS.__contains__,
    "vertical": ("rl", "lr").__contains__,
}
_IS_VALID_FOR_REGION: Mapping[str, Callable[[str], object]] = {
    "width": lambda value: _percent(value) is not None,
    "lines": _COUNT.fullmatch,
    "regionanchor": _point,
    "viewportanchor": _point,
}
