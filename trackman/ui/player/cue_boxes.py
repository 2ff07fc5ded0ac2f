"""Boxes of cues on the picture, as browsers place them (WebVTT, section 7).

A picture may be so small that its words have to be larger than a browser's would be, or larger
than fits into it. Then boxes grow with the words around the place they have, and may reach into
the bars beside the picture. Writing in columns is not drawn: such cues stand at the bottom, in
lines. Browsers leave out what finds no room; here boxes overlap then.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from trackman.domain.subtitles.cue_settings import CueSettings, PositionAlign, Region
from trackman.domain.subtitles.cue_text import isolated, readable
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.text_direction import is_right_to_left

LETTER = 0.0533
"""The size of letters as a share of the picture's shorter side."""
_LINE = LETTER * 1.2
_REGION_LINE = 0.06
"""The height of a line of a region as a share of the picture's height."""
_LONGEST = 2000
"""Characters of a cue; as many fill any picture, and so do as many lines."""
_MOST_LINES = 50
_FEWEST_LINES = 4
_SHORTEST_LINE = 14
"""The least room for words, in heights of a line."""
_NARROWEST_BOX = 5
_TOUCH = 0.01
"""Pixels; boxes that share an edge do not overlap."""
_SHARE_BEFORE: dict[str, float] = {
    "line-left": 0.0,
    "start": 0.0,
    "center": 0.5,
    "line-right": 1.0,
    "end": 1.0,
}
"""The share of a box that lies before the point it is aligned at."""
_UP, _DOWN = -1, 1
_NO_SETTINGS = CueSettings()


@dataclass(frozen=True, slots=True)
class ShownCue:
    """Cue as it is seen."""

    words: str
    lines: tuple[str, ...] = ()
    """The words line for line, with isolates around names."""
    settings: CueSettings = _NO_SETTINGS
    region: Region | None = None
    right_to_left: bool = False

    @classmethod
    def of(cls, cue: Cue, settings: CueSettings, region: Region | None = None) -> ShownCue:
        """Return a cue as its text and settings say."""
        text = cue.text[:_LONGEST]
        apart = isolated(text).strip()
        lines = tuple(line for line in apart.split("\n") if line)[:_MOST_LINES]
        return cls(readable(text).strip(), lines, settings, region, is_right_to_left(apart))

    @property
    def lies_at(self) -> tuple[float, PositionAlign]:
        """The point across the picture, in percent, and the part of the box that lies there."""
        settings = self.settings
        unsaid = {"left": 0.0, "right": 100.0}.get(settings.align, 50.0)
        position = unsaid if settings.position is None else settings.position
        return position, settings.position_align or self._aligned()

    def _aligned(self) -> PositionAlign:
        align = self.settings.align
        if align == "center":
            return "center"
        begins_left = align == "left" or align == ("end" if self.right_to_left else "start")
        return "line-left" if begins_left else "line-right"


Measure = Callable[[ShownCue, float], float]
"""Returns the height of a cue's box of a width."""


@dataclass(frozen=True, slots=True)
class CueSpace:
    """Space for cues."""

    picture: QRectF
    room: QRectF
    """The space boxes may take; the picture, or more where that is too small for words."""
    widget: QRectF
    line_height: float
    growth: float = 1.0
    """The size of the words, as a multiple of that in a browser."""

    @classmethod
    def on(
        cls, picture: QRectF, widget: QRectF, line_height: float, growth: float = 1.0
    ) -> CueSpace:
        """Return the space on a picture in a widget."""
        return cls(picture, picture, widget, line_height, growth).with_room_for(
            _SHORTEST_LINE * line_height, _FEWEST_LINES * line_height
        )

    def with_room_for(self, width: float, height: float) -> CueSpace:
        """Return a space with at least as much room, as far as the widget has it."""
        room = QRectF(self.room)
        room.setWidth(min(max(room.width(), width), self.widget.width()))
        room.setHeight(min(max(room.height(), height), self.widget.height()))
        room.moveCenter(self.picture.center())
        return replace(self, room=_inside(room, self.widget))

    @property
    def row(self) -> float:
        """The height of a line, were the words no larger than in a browser."""
        return min(_line_of(self.picture), self.line_height)


def cue_boxes(
    cues: Sequence[ShownCue],
    space: CueSpace,
    measure: Measure,
    kept: Mapping[int, QRectF] | None = None,
) -> list[QRectF]:
    """Return the box of each cue.

    Those that come first have their place first, the others give way to them. `kept` are boxes
    that are on screen already, by the numbers of their cues.
    """
    alone = [_boxed(cue, space.picture, space, measure) for cue in cues]
    space = space.with_room_for(0, sum(box.height() for box in alone))
    boxes = {number: box for number, box in (kept or {}).items() if not cues[number].region}
    _place_regions(cues, space, measure, boxes)
    for number, cue in enumerate(cues):
        if number not in boxes:
            box = _wanted(cue, space, measure)
            free = _free(box, list(boxes.values()), space.room, _ways(cue))
            boxes[number] = box if free is None else free
            if free is None:
                boxes = _packed(boxes, space.room)
    return [boxes[number] for number in range(len(cues))]


def _place_regions(
    cues: Sequence[ShownCue], space: CueSpace, measure: Measure, boxes: dict[int, QRectF]
) -> None:
    """Stack the cues of each region, the last at its bottom."""
    members: dict[Region, list[int]] = {}
    for number, cue in enumerate(cues):
        if cue.region is not None:
            members.setdefault(cue.region, []).append(number)
    for region, numbers in members.items():
        area = _area_of(region, space)
        stack = [_boxed(cues[number], area, space, measure) for number in numbers]
        whole = QRectF(area.left(), 0, area.width(), sum(box.height() for box in stack))
        whole.moveBottom(area.bottom())
        whole = _inside(whole, space.room)
        whole = _free(whole, list(boxes.values()), space.room, (_UP, _DOWN)) or whole
        top = whole.top()
        for number, box in zip(numbers, stack, strict=True):
            box.moveTop(top)
            top = box.bottom()
            boxes[number] = _inside(box, space.room)
        boxes.update(_packed(boxes, space.room))


def _area_of(region: Region, space: CueSpace) -> QRectF:
    picture = space.picture
    area = QRectF(0, 0, picture.width() * region.width / 100, 0)
    area.setHeight(picture.height() * _REGION_LINE * region.lines)
    (across, down), (x, y) = region.anchor, region.viewport_anchor
    area.moveLeft(picture.left() + (picture.width() * x - area.width() * across) / 100)
    area.moveTop(picture.top() + (picture.height() * y - area.height() * down) / 100)
    return area


def _wanted(cue: ShownCue, space: CueSpace, measure: Measure) -> QRectF:
    """Return the box of a cue that is alone."""
    box = _boxed(cue, space.picture, space, measure)
    settings, picture = cue.settings, space.picture
    line = -1.0 if settings.line is None or settings.vertical else settings.line
    if settings.in_percent and not settings.vertical:
        before = _SHARE_BEFORE[settings.line_align] * box.height()
        box.moveTop(picture.top() + picture.height() * line / 100 - before)
    elif (number := math.floor(line + 0.5)) >= 0:
        box.moveTop(picture.top() + number * space.row)
    else:
        box.moveTop(picture.bottom() + (number + 1) * space.row - space.line_height)
    return _inside(box, space.room)


def _boxed(cue: ShownCue, area: QRectF, space: CueSpace, measure: Measure) -> QRectF:
    """Return a box at the top, from left to right within an area.

    Where words are larger than in a browser, it is wider if this saves lines.
    """
    if cue.settings.vertical:
        cue = replace(cue, settings=_NO_SETTINGS)
    position, align = cue.lies_at
    largest = {
        "line-left": 100 - position,
        "line-right": position,
        "center": 2 * min(position, 100 - position),
    }[align]
    width = area.width() * min(cue.settings.size, largest) / 100
    widest = max(area.width(), space.room.width()) * largest / 100
    least = min(_NARROWEST_BOX * space.line_height, space.room.width())
    wide = min(max(width * space.growth, least), max(widest, least), space.room.width())
    width = min(max(width, least), space.room.width())
    if measure(cue, wide) < measure(cue, width):
        width = wide
    box = QRectF(0, space.room.top(), width, min(measure(cue, width), space.room.height()))
    box.moveLeft(area.left() + area.width() * position / 100 - width * _SHARE_BEFORE[align])
    return _inside(box, space.room)


def _ways(cue: ShownCue) -> tuple[int, ...]:
    """Return where to look for room, first the one way and then the other; none for the nearest."""
    settings = cue.settings
    if settings.line is None or settings.vertical:
        return _UP, _DOWN
    if settings.in_percent:
        return ()
    return (_DOWN, _UP) if math.floor(settings.line + 0.5) >= 0 else (_UP, _DOWN)


def _free(
    box: QRectF, taken: Sequence[QRectF], room: QRectF, ways: tuple[int, ...]
) -> QRectF | None:
    """Return where a box overlaps nothing, above or below its place; None where there is no room.

    Browsers that look for the nearest place look at the sides, too; here words keep to their side.
    """
    found = [_moved(box, taken, room, way) for way in ways or (_UP, _DOWN)]
    free = [one for one in found if one is not None]
    if not free or ways:
        return free[0] if free else None
    return min(free, key=lambda one: abs(one.top() - box.top()))


def _moved(box: QRectF, taken: Sequence[QRectF], room: QRectF, way: int) -> QRectF | None:
    box = QRectF(box)
    while (hit := next((one for one in taken if _overlap(box, one)), None)) is not None:
        if way == _UP:
            box.moveBottom(hit.top())
        else:
            box.moveTop(hit.bottom())
        if box.top() < room.top() - _TOUCH or box.bottom() > room.bottom() + _TOUCH:
            return None
    return _inside(box, room)


def _packed(boxes: Mapping[int, QRectF], room: QRectF) -> dict[int, QRectF]:
    """Set boxes that overlap one under the other, in the order they have from top to bottom."""
    by_height = sorted(boxes.items(), key=lambda one: one[1].center().y())
    clear = all(
        not _overlap(one, other)
        for place, (_, one) in enumerate(by_height)
        for _, other in by_height[place + 1 :]
    )
    if clear or sum(box.height() for box in boxes.values()) > room.height() + _TOUCH:
        return dict(boxes)
    packed: list[QRectF] = []
    for _, box in reversed(by_height):
        below = [one.top() for one in packed if _share_a_column(one, box)]
        packed.append(QRectF(box))
        packed[-1].moveBottom(min(box.bottom(), room.bottom(), *below))
    packed.reverse()
    for place, box in enumerate(packed):
        above = [one.bottom() for one in packed[:place] if _share_a_column(one, box)]
        box.moveTop(max(box.top(), room.top(), *above))
    return {number: box for (number, _), box in zip(by_height, packed, strict=True)}


def _overlap(one: QRectF, other: QRectF) -> bool:
    """Tell whether boxes share more than an edge."""
    return (
        _share_a_column(one, other)
        and one.top() < other.bottom() - _TOUCH
        and other.top() < one.bottom() - _TOUCH
    )


def _share_a_column(one: QRectF, other: QRectF) -> bool:
    return one.left() < other.right() - _TOUCH and other.left() < one.right() - _TOUCH


def _inside(box: QRectF, room: QRectF) -> QRectF:
    """Return a box moved into a room, as far as it fits."""
    moved = QRectF(box)
    moved.moveLeft(max(min(box.left(), room.right() - box.width()), room.left()))
    moved.moveTop(max(min(box.top(), room.bottom() - box.height()), room.top()))
    return moved


def _line_of(picture: QRectF) -> float:
    return _LINE * min(picture.width(), picture.height())
