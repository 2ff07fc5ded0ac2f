"""Names of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.languages import (
    is_known,
    language_in_sentence,
    language_name,
    language_of_name,
    names_script,
    reads_alike,
    same_language,
    serves,
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
        ("zh-Hant", "en", "Traditional Chinese"),
        ("zh_hans", "de", "Chinesisch (vereinfacht)"),
        ("zh-yue", "en", "Cantonese"),
        ("sh", "en", "Serbian"),
        ("", "en", ""),
        ("zh-min-nan", "en", "Min Nan Chinese"),
        ("en-", "en", "English"),
        ("x-foo", "en", "x-foo"),
        ("i-klingon", "en", "Klingon"),
    ],
)
def test_names_the_language_in_the_readers_own(code: str, reader: str, name: str) -> None:
    assert language_name(code, reader) == name


def test_within_a_sentence_a_name_is_written_as_its_language_does() -> None:
    assert language_in_sentence("it-IT", "it") == "italiano (Italia)"
    assert language_in_sentence("it", "de") == "Italienisch"
    assert language_in_sentence("xq-xq", "it") == "xq-xq"


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
        ("zh-Hant", "zh", False),
        ("zh-Hans", "zh", True),
        ("zh-TW", "zh-Hant", True),
        ("zh-HK", "zh_Hant_TW", True),
        ("zh-CN", "zh-TW", False),
        ("cmn-Hant", "zh-MO", True),
        ("zh-yue", "yue", True),
        ("yue", "zh-HK", False),
        ("no", "nb", True),
        ("no", "nob-NO", True),
        ("nn", "nb", False),
        ("fil", "tl", True),
        ("deu", "de", True),
        ("ger", "de_AT", True),
        ("arb", "ar-EG", True),
        ("sr", "sr-Latn", False),
        ("sr-ME", "sr-Latn", True),
        ("sh", "sr-Latn", True),
        ("und", "und", True),
        ("und", "en", False),
        ("und", "zxx", False),
        ("it", "in", False),
        ("", "it", False),
        ("no-bok", "nb", True),
        ("no-nyn", "nn", True),
        ("i-klingon", "tlh", True),
        ("art-lojban", "jbo", True),
        ("zh-min-nan", "nan", True),
        ("x-foo", "foo", False),
        ("x-foo", "x-bar", False),
        ("en-orig", "en", True),
        ("en-", "en", True),
    ],
)
def test_a_language_is_the_same_in_every_country(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same
    assert same_language(other, one) is same


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("it-IT", "it"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-CN", "zh"),
        ("sr-ME", "sr-Latn"),
        ("es-419", "es"),
        ("en", "en"),
        ("", ""),
    ],
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
        ("fil", "tl", True),
        ("zh-HK", "yue", True),
        ("ar-EG", "arz", True),
        ("und", "en", False),
        ("da", "no", False),
        ("ca", "es", False),
        ("cs", "sk", False),
    ],
)
def test_regions_and_close_relatives_read_alike(one: str, other: str, same: bool) -> None:
    assert reads_alike(one, other) is same
    assert reads_alike(other, one) is same


codes = st.sampled_from(
    [
        *("no", "nb", "nn", "nob", "iw", "he", "heb", "fil", "tl", "deu", "ger", "de", "de_AT"),
        *("zh", "zh-TW", "zh-HK", "zh-CN", "zh-Hans", "zh-Hant-MO", "cmn", "yue", "zh-yue", "zho"),
        *("sr", "sr-Latn", "sr-ME", "sh", "hbs", "und", "und-Latn", "mul", "x-private", "", "ar"),
    ]
) | st.text(st.sampled_from("abehnoruzT-_ 419"), max_size=9)


@given(codes, codes, codes)
def test_the_same_language_is_an_equivalence(one: str, other: str, third: str) -> None:
    assert same_language(one, one)
    assert same_language(one, other) is same_language(other, one)
    if same_language(one, other) and same_language(other, third):
        assert same_language(one, third)


@given(codes, codes)
def test_who_reads_one_is_served_by_it_and_it_reads_alike(one: str, other: str) -> None:
    assert serves(one, one)
    assert same_language(one, without_country(one))
    if same_language(one, other):
        assert reads_alike(one, other)


@pytest.mark.parametrize(
    ("code", "wanted", "served"),
    [
        ("zh-Hant", "zh-TW", True),
        ("zh-Hans", "zh-CN", True),
        ("sr-Latn", "sr-ME", True),
        ("en", "en-US", False),
        ("en-Latn", "en-US", False),
        ("en-US", "en", True),
        ("en-Latn-US", "en-US", True),
    ],
)
def test_a_script_stands_for_a_country_only_where_countries_differ_in_it(
    code: str, wanted: str, served: bool
) -> None:
    assert serves(code, wanted) is served


def test_a_part_of_four_letters_is_a_script_only_if_there_is_one() -> None:
    assert not names_script("en-orig")
    assert names_script("sr-Latn")
    assert names_script("zh_hant")
    assert language_of_name("en-orig") is None
    assert language_of_name("zh-Hant") == "zh-Hant"


def test_what_is_private_says_no_language() -> None:
    assert not is_known("x-foo")
    assert not is_known("X-foo")
    assert is_known("en-x-foo")
