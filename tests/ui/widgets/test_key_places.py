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
        ("و", 59, Qt.Key.Key_Comma),  # Arabic
        ("ز", 60, Qt.Key.Key_Period),
        ("ج", 34, Qt.Key.Key_BracketLeft),
        ("ץ", 60, Qt.Key.Key_Period),  # Hebrew
        (".", 61, Qt.Key.Key_Period),  # Hebrew and Russian have it one key further
        ("ю", 60, Qt.Key.Key_Period),
    ],
)
@pytest.mark.skipif("sys.platform != 'linux'")
def test_the_key_at_the_same_place_is_meant(letter: str, scan_code: int, key: Qt.Key) -> None:
    assert pressed(letter, scan_code) == key


@pytest.mark.parametrize(
    ("mark", "scan_code", "key"),
    [
        ("؟", 61, Qt.Key.Key_Question),  # Arabic, Persian, Urdu
        ("،", 45, Qt.Key.Key_Comma),  # with Shift at the place of K
        ("۔", 60, Qt.Key.Key_Period),  # Urdu
        ("、", 61, Qt.Key.Key_Comma),  # Japanese
        ("？", 61, Qt.Key.Key_Question),
    ],
)
def test_a_mark_of_another_script_is_the_one_with_its_meaning(mark, scan_code, key) -> None:
    assert pressed(mark, scan_code) == key


def test_keys_without_letters_stay_what_they_are() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, PLAIN, 119, 0, 0)
    assert key_of(event) == Qt.Key.Key_Delete
