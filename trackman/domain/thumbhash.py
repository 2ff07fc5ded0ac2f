"""ThumbHash: some twenty bytes that give a blurred picture (evanw.github.io/thumbhash).

A hash holds the lowest frequencies of a cosine transform, for lightness and two colour
differences, and for the opacity where there is any. Two bytes of numbers for all frequencies come
first, then four bits for each frequency.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LONGER_SIDE = 16  # finer detail than the hash holds would only cost time
_LONGEST_HASH = 64
_SATURATION = 1.25  # makes up for what quantising takes away
_Channel = list[list[float]]


@dataclass(frozen=True, slots=True)
class Preview:
    """A small picture."""

    width: int
    height: int
    rgba: bytes
    """Red, green, blue and opacity of each pixel, row after row; not premultiplied."""


@dataclass(frozen=True, slots=True)
class _Header:
    """The numbers at the beginning of a hash."""

    lightness: float
    yellow_blue: float
    red_green: float
    opacity: float
    scales: tuple[float, float, float, float]
    """Range of the frequencies of each of the four."""
    columns: int
    rows: int
    """Number of frequencies of the lightness."""
    see_through: bool
    length: int
    """Bytes before the frequencies."""


def preview(text: str) -> Preview | None:
    """Return the picture behind a hash in base64, or None where it is none."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    header = _header(content)
    if header is None or len(content) > _LONGEST_HASH:
        return None
    ratio = header.columns / header.rows
    width = round(_LONGER_SIDE * min(1.0, ratio))
    height = round(_LONGER_SIDE / max(1.0, ratio))
    return Preview(width, height, _pixels(content, header, width, height))


def _header(content: bytes) -> _Header | None:
    if len(content) < 5:
        return None
    first = int.from_bytes(content[:3], "little")
    second = int.from_bytes(content[3:5], "little")
    see_through = bool(first >> 23)
    if see_through and len(content) < 6:
        return None
    opacity = content[5] if see_through else 0x0F
    longer, shorter = (5 if see_through else 7), max(3, second & 7)
    lies = bool(second >> 15)
    return _Header(
        lightness=(first & 63) / 63,
        yellow_blue=(first >> 6 & 63) / 31.5 - 1,
        red_green=(first >> 12 & 63) / 31.5 - 1,
        opacity=(opacity & 15) / 15,
        scales=(
            (first >> 18 & 31) / 31,
            (second >> 3 & 63) / 63 * _SATURATION,
            (second >> 9 & 63) / 63 * _SATURATION,
            (opacity >> 4) / 15,
        ),
        columns=longer if lies else shorter,
        rows=shorter if lies else longer,
        see_through=see_through,
        length=6 if see_through else 5,
    )


def _pixels(content: bytes, header: _Header, width: int, height: int) -> bytes:
    steps = _steps(content[header.length :])
    light = _channel(steps, header.columns, header.rows, header.lightness, header.scales[0])
    yellow = _channel(steps, 3, 3, header.yellow_blue, header.scales[1])
    red = _channel(steps, 3, 3, header.red_green, header.scales[2])
    planes = [_plane(channel, width, height) for channel in (light, yellow, red)]
    if header.see_through:
        opacity = _plane(_channel(steps, 5, 5, header.opacity, header.scales[3]), width, height)
    else:
        opacity = [1.0] * (width * height)
    pixels = bytearray()
    for lightness, yellow_blue, red_green, covered in zip(*planes, opacity, strict=True):
        blue = lightness - 2 / 3 * yellow_blue
        reddish = (3 * lightness - blue + red_green) / 2
        pixels += bytes(map(_byte, (reddish, reddish - red_green, blue, covered)))
    return bytes(pixels)


def _byte(share: float) -> int:
    return 0 if share <= 0 else 255 if share >= 1 else int(255 * share)


def _steps(content: bytes) -> Iterator[float]:
    """Yield the frequencies, -1 to 1; those that are missing are nothing."""
    for byte in content:
        yield (byte & 15) / 7.5 - 1
        yield (byte >> 4) / 7.5 - 1
    while True:
        yield 0.0


def _channel(
    steps: Iterator[float], columns: int, rows: int, mean: float, scale: float
) -> _Channel:
    """Return rows of factors for the frequencies of one channel, the mean first.

    Of the rectangle of frequencies only the triangle with the lower ones is stored.
    """
    channel = []
    for row in range(rows):
        places = [column for column in range(columns) if column * rows < columns * (rows - row)]
        factors = [mean if not row and not column else 0.0 for column in places]
        for column in places:
            if row or column:
                factors[column] = 2 * scale * next(steps)
        channel.append(factors)
    return channel


def _plane(channel: _Channel, width: int, height: int) -> list[float]:
    """Return the value of each pixel: first the rows of frequencies are drawn, then added up."""
    across = [
        [sum(map(float.__mul__, factors, wave)) for wave in _waves(width, len(factors))]
        for factors in channel
    ]
    columns = list(zip(*across, strict=True))
    return [
        sum(map(float.__mul__, column, wave))
        for wave in _waves(height, len(channel))
        for column in columns
    ]


@lru_cache(maxsize=64)
def _waves(size: int, count: int) -> tuple[tuple[float, ...], ...]:
    """Return for each pixel the first cosine waves at its middle."""
    return tuple(
        tuple(math.cos(math.pi / size * (place + 0.5) * wave) for wave in range(count))
        for place in range(size)
    )
