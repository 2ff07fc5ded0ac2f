"""Thumbnails: small colour gradients, drawn as PNG."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

from trackman.demo.resources.uploads import Colour

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGB = (8, 2, 0, 0, 0)


@lru_cache(maxsize=256)
def gradient(width: int, height: int, first: Colour, last: Colour) -> bytes:
    """Return a PNG that goes from one colour at the top left to another at the bottom right."""
    steps = width + height
    ramp = b"".join(bytes(_between(first, last, step / steps)) for step in range(steps))
    rows = b"".join(b"\0" + ramp[3 * row : 3 * (row + width)] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, *_EIGHT_BIT_RGB)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def _between(first: Colour, last: Colour, share: float) -> list[int]:
    return [round(a + (b - a) * share) for a, b in zip(first, last, strict=True)]


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum
