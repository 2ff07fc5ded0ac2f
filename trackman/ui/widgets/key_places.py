"""Keys by their place on the keyboard, for layouts whose letters are not Latin ones."""

from __future__ import annotations

import sys
import unicodedata
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

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


def key_of(event: QKeyEvent) -> Qt.Key:
    """Return the key that was pressed; where it writes no Latin letter, the one at its place."""
    key = Qt.Key(event.key())
    if key < 0x80 or key >= Qt.Key.Key_Escape:  # a letter or mark of ASCII, or none at all
        return key
    if unicodedata.name(chr(key), "").startswith("LATIN"):
        return key
    if sys.platform == "darwin":
        return _BY_MAC_CODE.get(event.nativeVirtualKey(), key)
    offset = 0 if sys.platform == "win32" else _X11_OFFSET
    return _BY_CODE.get(event.nativeScanCode() - offset, key)
