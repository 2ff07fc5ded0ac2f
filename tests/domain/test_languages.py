"""Names of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.languages import language_name


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
