"""Keys of layouts whose letters are not Latin ones: letters by place, marks by what they mean."""

from __future__ import annotations

import sys
import unicodedata
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_ROWS: Final = (
    # The keys from left to right, and the code of the first one in Linux' input.h. Those that
    # Windows calls scan codes are the same.
    ("QWERTYUIOP[]", 16),
    ("ASDFGHJKL", 30),
    ("ZXCVBNM,.", 44),
)
_BY_CODE: Final = {
    first + place: Qt.Key(ord(key)) for keys, first in _ROWS for place, key in enumerate(keys)
}
# Virtual key codes of macOS, `kVK_ANSI_A` and so on in its Events.h.
_BY_MAC_CODE: Final = dict(
    zip(
        (*range(10), 11, *range(12, 18), 30, 31, 32, 33, 34, 35, 37, 38, 40, 43, 45, 46, 47),
        map(Qt.Key, map(ord, "ASDFHGZXCVBQWERYT]OU[IPLJK,NM.")),
        strict=True,
    )
)
_X11_OFFSET = 8
"""X11 and Wayland count keys from 8 on."""
_MARKS: Final = {
    "?": "\u061f\u055e\u1367\uff1f",  # Arabic, Armenian, Ethiopic, full width
    ",": "\u060c\u055d\u1363\u3001\uff0c",
    ".": "\u06d4\u0589\u1362\u3002\uff0e",
}
"""Marks of other scripts by those of ASCII that mean the same."""
_BY_MARK: Final = {
    mark: Qt.Key(ord(meaning)) for meaning, marks in _MARKS.items() for mark in marks
}


def key_of(event: QKeyEvent) -> Qt.Key:
    """Return the key that was pressed, as it is called on a Latin keyboard.

    Of a mark of another script that is the key with its meaning, wherever it lies; of a letter of
    another script, the key at its place.
    """
    key = Qt.Key(event.key())
    if key < 0x80 or key >= Qt.Key.Key_Escape:  # a letter or mark of ASCII, or none at all
        return key
    if unicodedata.name(chr(key), "").startswith("LATIN"):
        return key
    if (mark := _BY_MARK.get(chr(key))) is not None:
        return mark
    if sys.platform == "darwin":
        return _BY_MAC_CODE.get(event.nativeVirtualKey(), key)
    offset = 0 if sys.platform == "win32" else _X11_OFFSET
    return _BY_CODE.get(event.nativeScanCode() - offset, key)


def with_marks_alike(key: str) -> list[QKeySequence]:
    """Return the key of a mark, and those of the marks of other scripts that mean the same."""
    return [QKeySequence(mark) for mark in (key, *_MARKS.get(key, ""))]
