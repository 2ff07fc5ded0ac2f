"""Keys of layouts without Latin letters, by the places they have on X11."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from trackman.ui.widgets.key_places import key_of

PLAIN = Qt.KeyboardModifier.NoModifier


def pressed(letter: str, scan_code: int) -> Qt.Key:
    key = ord(letter.upper())
    return key_of(QKeyEvent(QEvent.Type.KeyPress, key, PLAIN, scan_code, key, 0, letter))


@pytest.mark.parametrize(
    ("letter", "scan_code", "key"),
    [
        ("л", 45, Qt.Key.Key_K),  # Russian
        ("т", 57, Qt.Key.Key_N),
        ("ь", 58, Qt.Key.Key_M),
        ("б", 59, Qt.Key.Key_Comma),
        ("х", 34, Qt.Key.Key_BracketLeft),
        ("κ", 45, Qt.Key.Key_K),  # Greek
        ("ל", 45, Qt.Key.Key_K),  # Hebrew
        ("م", 46, Qt.Key.Key_L),  # Arabic
        ("k", 45, Qt.Key.Key_K),
        ("ü", 34, Qt.Key(ord("Ü"))),  # German
        ("j", 46, Qt.Key.Key_J),  # a Latin layout with letters at other places
        ("ж", 9, Qt.Key(ord("Ж"))),  # no key of a letter
    ],
)
@pytest.mark.skipif("sys.platform != 'linux'")
def test_the_key_at_the_same_place_is_meant(letter: str, scan_code: int, key: Qt.Key) -> None:
    assert pressed(letter, scan_code) == key


def test_keys_without_letters_stay_what_they_are() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, PLAIN, 119, 0, 0)
    assert key_of(event) == Qt.Key.Key_Delete
