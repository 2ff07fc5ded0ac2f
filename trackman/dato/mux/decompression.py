"""Decompression that knows whether it came to the end.

The HTTP library takes what is left of a compressed file that was cut for all of it, where the cut
is not seen from its length. A subtitle text that lacks its last cues must not count as saved.
"""

from __future__ import annotations

import zlib
from typing import Protocol

_WINDOW_OF_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW = -zlib.MAX_WBITS
_HEAD = 2  # bytes by which zlib's own form is told from the raw one


class Decompression(Protocol):
    """Takes a file piece by piece."""

    def decompress(self, piece: bytes, most: int) -> bytes:
        """Return what a piece stands for, cut soon after `most` bytes. Raises ValueError."""

    def is_whole(self) -> bool:
        """Tell whether the end was reached."""


def decompression_of(encoding: str) -> Decompression | None:
    """Return what undoes a `Content-Encoding`; None where that is not known."""
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip" | "deflate":
            return _Deflated()
    return None


class _Plain:
    """A file as it is; its length says where it ends."""

    def decompress(self, piece: bytes, most: int) -> bytes:  # noqa: ARG002 - it never grows
        return piece

    def is_whole(self) -> bool:
        return True


class _Deflated:
    """gzip of any number of members, zlib, or deflate without a head as some hosts send it."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_WINDOW_OF_GZIP_OR_ZLIB)
        self._head = b""
        self._began = False

    def decompress(self, piece: bytes, most: int) -> bytes:
        if not self._began:
            self._head += piece
            if len(self._head) < _HEAD:
                return b""
            piece, self._began = self._head, True
            if not _has_head(piece):
                self._stream = zlib.decompressobj(_RAW)
        content = b""
        try:
            while piece and len(content) <= most:
                if self._stream.eof:
                    self._stream = zlib.decompressobj(_WINDOW_OF_GZIP_OR_ZLIB)
                content += self._stream.decompress(piece, most - len(content) + 1)
                piece = self._stream.unconsumed_tail or self._stream.unused_data
        except zlib.error as error:
            raise ValueError(str(error)) from error
        return content

    def is_whole(self) -> bool:
        return self._stream.eof


def _has_head(piece: bytes) -> bool:
    first, second = piece[0], piece[1]
    return (first, second) == (0x1F, 0x8B) or (
        first & 0x0F == zlib.DEFLATED and (first << 8 | second) % 31 == 0
    )
