from __future__ import annotations

import pytest

from trackman.domain.text_direction import has_right_to_left, is_right_to_left


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("", False),
        ("Hello", False),
        ("مرحبا", True),
        ("- שלום", True),
        ("2026: كل شيء", True),
        ("OK, مرحبا", False),
        ("日本語", False),
    ],
)
def test_the_first_letter_says_from_where_a_text_is_read(text: str, backwards: bool) -> None:
    assert is_right_to_left(text) is backwards


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("\u200fHello", True),
        ("\u200eשלום", False),
        ("\u2068Anna\u2069: שלום", True),
        ("\u2067שלום\u2069 Hello", False),
        ("\u2069 שלום", True),
        ("\U0001e900", True),
    ],
)
def test_marks_say_it_and_isolates_do_not(text: str, backwards: bool) -> None:
    assert is_right_to_left(text) is backwards


@pytest.mark.parametrize(
    ("text", "there"),
    [("OK, مرحبا", True), ("Hello ⟨\u202e⟩", False), ("Français", False), ("", False)],
)
def test_one_letter_from_the_right_is_found(text: str, there: bool) -> None:
    assert has_right_to_left(text) is there
