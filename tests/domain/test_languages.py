"""Names of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.languages import language_name, same_language


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("it-IT", "en_US", "Italian (Italy)"),
        ("en", "en", "English"),
        ("pt-BR", "en", "Portuguese (Brazil)"),
        ("zh-Hant-TW", "en", "Chinese (Traditional, Taiwan)"),
        ("es-419", "en", "Spanish (Latin America)"),
        ("iw", "en", "Hebrew"),
        ("it", "de_AT", "Italienisch"),
        ("it_IT", "fr_FR", "Italien (Italie)"),
        ("de", "C", "German"),
        ("xx-YY", "en", "xx-YY"),
        ("", "en", ""),
    ],
)
def test_names_the_language_in_the_readers_own(code: str, reader: str, name: str) -> None:
    assert language_name(code, reader) == name


@given(st.text(max_size=30))
def test_what_has_no_name_stays_as_it_is(code: str) -> None:
    assert isinstance(language_name(code), str)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("es-419", "es", True),
        ("pt-BR", "pt_PT", True),
        ("zh-Hans", "zh-Hant", True),
        ("nb", "no", True),
        ("nn-NO", "nb", True),
        ("hr", "sr-Latn", True),
        ("iw", "he", True),
        ("da", "no", False),
        ("ca", "es", False),
        ("cs", "sk", False),
    ],
)
def test_regions_and_close_relatives_are_one_language(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same
    assert same_language(other, one) is same
