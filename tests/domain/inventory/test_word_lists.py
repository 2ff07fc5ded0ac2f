"""What is typed into a word list becomes its phrases."""

from __future__ import annotations

from trackman.domain.inventory.word_lists import phrases_of


def test_lines_become_phrases_but_for_doubles_and_those_without_a_word() -> None:
    typed = 'pre-order\n\n -\n"*\n  two   words \npre-order\n中\n♪'
    assert phrases_of(typed) == ("pre-order", "two words", "中", "♪")
