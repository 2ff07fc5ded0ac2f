"""Names from strangers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.names import quoted, shown


@pytest.mark.parametrize(
    "name", ["Italiano", "日本語", "العربية", "Français – 2", "<b>x</b>", "👩‍🚀"]
)
def test_ordinary_names_are_left_alone(name: str) -> None:
    assert shown(name) == name


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("a\nb\r\nc", "a⏎b⏎c"),
        ("a\x00b\tc", "a␀b␉c"),
        ("a\x7f\x9b", "a␡⟨9B⟩"),
        ("\u202egnp.exe", "⟨202E⟩gnp.exe"),
        ("x" * 400, "x" * 299 + "…"),
    ],
)
def test_odd_characters_become_visible(name: str, seen: str) -> None:
    assert shown(name) == seen


def test_quoting_keeps_right_to_left_names_apart() -> None:
    assert quoted("Italiano") == "“Italiano”"
    assert quoted("العربية") == "“\u2068العربية\u2069”"


@given(st.text(max_size=1000))
def test_any_name_is_one_short_line_without_controls(name: str) -> None:
    line = shown(name, 100)
    assert len(line) <= 100 * 6
    assert not any(unicodedata.category(character) == "Cc" for character in line)
    line.encode()
