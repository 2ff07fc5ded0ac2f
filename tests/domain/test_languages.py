"""Names of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.languages import (
    language_name,
    reads_alike,
    same_language,
    without_country,
)


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
        ("it", "it-IT", True),
        ("pt-BR", "pt_PT", True),
        ("EN-us", "en", True),
        ("iw", "he-IL", True),
        ("zh-Hans", "zh-Hant-TW", False),
        ("zh-Hant", "zh", True),
        ("it", "in", False),
        ("", "it", False),
    ],
)
def test_a_language_is_the_same_in_every_country(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same
    assert same_language(other, one) is same


@pytest.mark.parametrize(
    ("code", "expected"),
    [("it-IT", "it"), ("zh-Hant-TW", "zh-Hant"), ("es-419", "es"), ("en", "en"), ("", "")],
)
def test_a_language_without_its_country_keeps_its_script(code: str, expected: str) -> None:
    assert without_country(code) == expected


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
def test_regions_and_close_relatives_read_alike(one: str, other: str, same: bool) -> None:
    assert reads_alike(one, other) is same
    assert reads_alike(other, one) is same
