from __future__ import annotations

import pytest

from trackman.domain.quality.checks.words import listed_words
from trackman.domain.quality.findings import FindingCode, found


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("linen", "All LINEN, washed."),
        ("Straße", "die STRASSE"),
        ("don't", "I don’t know"),
        ("new york", "in New\nYork"),
        ("café", "cafe\u0301!"),
        ("лён", "Это ЛЁН."),
        ("कपड़ा", "यह कपड़ा है"),
        ("كتان", "هذا كتان."),
        ("亜麻", "夏の亜麻布です"),
        ("ผ้า", "นี่คือผ้าลินิน"),
        ("C++", "in C++ only"),
        (" umm ", "umm"),
        ("linen", "<i>li</i>nen"),
    ],
)
def test_a_word_is_found_whatever_its_case_and_script(context, word: str, cue: str) -> None:
    assert list(listed_words(context("a", cue, words=(word,)))) == [
        found(FindingCode.LISTED_WORD, 2, word=word)
    ]


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("linen", "linens"),
        ("linen", "underlinen"),
        ("linen", "li nen"),
        ("लिन", "लिनी"),
        ("лён", "лёнок"),
        ("new york", "new and york"),
        ("", "a"),
        (" ", "a b"),
    ],
)
def test_a_part_of_a_word_is_not(context, word: str, cue: str) -> None:
    assert not list(listed_words(context(cue, words=(word,))))


def test_a_word_does_not_reach_over_two_cues_and_counts_once_in_each(context) -> None:
    twice = context("new", "york", "um um", "Um", words=("new york", "um"))
    assert list(listed_words(twice)) == [
        found(FindingCode.LISTED_WORD, 3, word="um"),
        found(FindingCode.LISTED_WORD, 4, word="um"),
    ]
