from __future__ import annotations

from trackman.domain.subtitles.scripts import expected_scripts, han_forms_of, scripts_of


def test_only_letters_count() -> None:
    assert scripts_of("ab Ж 語 12 ♪ é ﾏ") == {"Latn": 3, "Cyrl": 1, "Jpan": 2}
    assert scripts_of("12 : 04") == {}


def test_han_is_japanese_among_kana_only() -> None:
    assert scripts_of("今日はいい天気") == {"Jpan": 7}
    assert scripts_of("今天天气很好" * 10 + "の") == {"Hani": 60, "Jpan": 1}


def test_the_scripts_of_a_language_are_those_of_the_cldr() -> None:
    assert expected_scripts("zh-TW") == expected_scripts("zh") == {"Hani"}
    assert expected_scripts("sr") == {"Cyrl", "Latn"}
    assert expected_scripts("sr_latn") == {"Latn"}
    assert expected_scripts("sr-ME") == {"Cyrl", "Latn"}
    assert expected_scripts("srp-Cyrl") == {"Cyrl"}
    assert expected_scripts("deu") == {"Latn"}
    assert expected_scripts("iw") == {"Hebr"}
    assert expected_scripts("ko") == {"Hang"}
    assert expected_scripts("xx") == expected_scripts("") == expected_scripts("und") == set()


def test_han_is_simplified_or_traditional_where_it_differs() -> None:
    assert han_forms_of("时间 時間 中文 あ a") == {"Hans": 2, "Hant": 2}
    assert han_forms_of("中文，。") == {}
