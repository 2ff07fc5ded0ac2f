"""What looks the same is equal, and its place in the original is known."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.folding import FoldedText, fold, fold_each

LETTERS = (
    "aàéêßİıIiſǅΣςΐé\u0301\u0308\u0327 \u00a0\u202f\u3000\n\t’'‘“\"«…‐-−\u200b\u00ad\ufeffｗﾃﾞｶﾟが"
    "ﬁﷺשָׁלוֹם\ufb2aالسَّلَامُـ가각각ไทยกำनिक्षि👩\u200d🔬\ufe0f🇮🇹"
)
TEXTS = st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8"), max_size=20)


@given(TEXTS)
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(fold(text, case=False), case=False) == fold(text, case=False)


@given(TEXTS)
def test_forms_of_one_text_fold_to_the_same(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(text.replace(" ", "\n\u00a0")) == fold(text)
    assert fold(text.replace("'", "’").replace('"', "”")) == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(st.lists(TEXTS | st.sampled_from(["", "\0", "a\0b", "\u0301", "x" * 16_000]), max_size=8))
def test_texts_fold_together_as_each_by_itself(texts: list[str]) -> None:
    assert fold_each(texts) == tuple(map(fold, texts))


@given(TEXTS)
def test_places_in_the_folded_text_lead_back(text: str) -> None:
    folded = FoldedText(text)
    assert folded.text == fold(text)
    places = [folded.original(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for at, (start, end) in enumerate(places):
        assert folded.text[at] in fold(text[start:end])
    assert folded.original(len(folded.text), len(folded.text)) == (len(text), len(text))


def test_case_stays_where_it_is_wanted() -> None:
    assert fold("Straße… Ｄ’", case=False) == "Straße... D'"
    assert fold("Straße… Ｄ’") == "strasse... d'"


def test_single_guillemets_and_raised_dots_are_as_their_plain_forms() -> None:
    assert fold("‹oui›") == fold("'oui'")
    assert fold("so⋯") == fold("so...")
