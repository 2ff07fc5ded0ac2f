"""The window's place, pane widths and columns as bytes that outlive the program."""

from __future__ import annotations

from zlib import crc32

_MARK = b"trackman window 1\n"
_WORD = 4


def packed(parts: list[bytes]) -> bytes:
    """Return several states as one."""
    body = b"".join(_word(len(part)) + part for part in parts)
    return _MARK + _word(crc32(body)) + body


def unpacked(data: bytes) -> list[bytes] | None:
    """Return what `packed` was given; None when `data` is anything else."""
    if not data.startswith(_MARK):
        return None
    checked = data.removeprefix(_MARK)
    body = checked[_WORD:]
    if checked[:_WORD] != _word(crc32(body)):
        return None
    parts = []
    while body:
        end = _WORD + int.from_bytes(body[:_WORD], "big")
        parts.append(body[_WORD:end])
        body = body[end:]
    return parts


def _word(number: int) -> bytes:
    return number.to_bytes(_WORD, "big")
