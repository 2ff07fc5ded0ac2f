"""The window's first place, and its state as bytes that outlive the program."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QCursor, QGuiApplication

_MARK = b"trackman window 2\n"
_WORD = 4
_FRAME = 40
"""Pixels for the title bar, whose height is not known before the window is on screen."""


def first_geometry(wanted: QSize) -> QRect:
    """Return where a new window goes: in the middle of the screen the pointer is on, within it."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    free = screen.availableGeometry().adjusted(0, _FRAME, 0, 0)
    geometry = QRect(free.topLeft(), wanted.boundedTo(free.size()))
    geometry.moveCenter(free.center())
    return geometry


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
