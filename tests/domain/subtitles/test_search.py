from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.folding import fold
from trackman.domain.subtitles.search import MOST_HITS, Hit, SearchedTexts

TEXTS = SearchedTexts(["Über den Wolken", "drüber\nund drunter", "", "ÜBER alles, über"])


def test_upper_and_lower_case_are_the_same() -> None:
    assert list(TEXTS.find("über")) == [Hit(0, 0, 4), Hit(1, 2, 6), Hit(3, 0, 4), Hit(3, 12, 16)]


def test_a_whole_word_is_none_inside_another() -> None:
    assert list(TEXTS.find("ÜBER", word=True)) == [Hit(0, 0, 4), Hit(3, 0, 4), Hit(3, 12, 16)]


def test_a_letter_that_grows_in_small_does_not_shift_the_places() -> None:
    texts = SearchedTexts(["İstanbul", "İİ ist da"])
    assert list(texts.find("ist")) == [Hit(0, 0, 3), Hit(1, 3, 6)]
    assert list(texts.find("da")) == [Hit(1, 7, 9)]


def test_nothing_finds_nothing_and_nobody_finds_the_space_between() -> None:
    assert list(TEXTS.find("")) == []
    assert list(TEXTS.find("wolken\ndrüber")) == []


CHARACTERS = "aAbB ß\n\u00a0İ\u00e9e\u0301\u200b’'…."


@given(st.lists(st.text(CHARACTERS, max_size=8), max_size=8), st.text(CHARACTERS, min_size=1))
def test_every_place_holds_what_was_searched_for(texts: list[str], wanted: str) -> None:
    searched = SearchedTexts(texts)
    hits = searched.find(wanted)
    for hit in hits:
        assert fold(wanted) in fold(texts[hit.row][hit.start : hit.end])
    looked_for = fold(wanted)
    assert len(hits) == sum(fold(text).count(looked_for) for text in texts if looked_for)


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("Elle a gagne\u0301.", "gagné", "gagne\u0301"),
        ("Elle a gagné.", "gagne\u0301", "gagné"),
        ("They are leaving\nat noon.", "leaving at noon", "leaving\nat noon"),
        ("Qu’est-ce que c’est\u202f?", "Qu'est-ce", "Qu’est-ce"),
        ("Qu'est-ce que c'est\u202f?", "c’est ?", "c'est\u202f?"),
        ("« Wait… »", "wait...", "Wait…"),
        ("ｗｉｄｅ ﾃﾞｰﾀ", "wide データ", "ｗｉｄｅ ﾃﾞｰﾀ"),
        ("STRASSE", "straße", "STRASSE"),
        ("ISPARTA", "ısparta", "ISPARTA"),
        ("שָׁלוֹם לְכֻלָּם", "שלום", "שָׁלוֹם"),
        ("السَّلَامُ", "السلام", "السَّلَامُ"),
        ("so id\u200bi\u00adot here", "idiot", "id\u200bi\u00adot"),
    ],
)
def test_what_looks_the_same_is_found_where_it_stands(text: str, wanted: str, marked: str) -> None:
    texts = SearchedTexts(["before", text, "after"])
    (hit,) = texts.find(wanted)
    assert (hit.row, text[hit.start : hit.end]) == (1, marked)


def test_accents_are_no_matter_of_looks() -> None:
    assert list(SearchedTexts(["gagné, gagne\u0301"]).find("gagne")) == []


def test_places_are_known_by_the_texts_they_are_in() -> None:
    hits = TEXTS.find("über")
    assert [list(hits.of_row(row)) for row in range(4)] == [[0], [1], [], [2, 3]]
    assert [hits.before(row) for row in range(5)] == [0, 1, 2, 2, 4]
    assert list(hits[1:3]) == [Hit(1, 2, 6), Hit(3, 0, 4)]
    assert hits[-1] == Hit(3, 12, 16)


def test_of_very_many_places_the_first_are_enough() -> None:
    hits = SearchedTexts(["x" * (MOST_HITS // 2)] * 3).find("x")
    assert (len(hits), hits.are_all) == (MOST_HITS, False)
    assert hits[MOST_HITS - 1].row == 1
    assert SearchedTexts(["x"]).find("x").are_all
