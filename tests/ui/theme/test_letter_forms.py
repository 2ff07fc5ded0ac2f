"""Fonts by the language of a text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase

from trackman.ui.theme.letter_forms import families_for, letters_of

NOTO = [f"Noto Sans CJK {region}" for region in ("JP", "KR", "SC", "TC", "HK")]


@pytest.mark.parametrize(
    ("language", "region"),
    [
        *(("ja", "JP"), ("ja-JP", "JP"), ("jpn", "JP"), ("ko", "KR"), ("ko_KR", "KR")),
        *(("zh", "SC"), ("zh-CN", "SC"), ("zh-Hans-HK", "SC"), ("cmn", "SC")),
        *(("zh-Hant", "TC"), ("zh-TW", "TC"), ("zh_tw", "TC")),
        *(("zh-HK", "HK"), ("zh-Hant-MO", "HK"), ("yue", "HK")),
    ],
)
def test_each_language_has_its_letter_forms(language: str, region: str) -> None:
    assert families_for(language, ["DejaVu Sans", *NOTO])[0] == f"Noto Sans CJK {region}"


@pytest.mark.parametrize("language", ["en", "ru", "he", "th", "vi", "und", "", "x"])
def test_others_need_none(language: str) -> None:
    assert families_for(language, NOTO) == []
    assert letters_of(language) is None


def test_a_font_that_is_not_installed_is_not_asked_for() -> None:
    assert families_for("ja", ["Noto Sans CJK SC", "Meiryo", "Yu Gothic"]) == [
        "Yu Gothic",
        "Meiryo",
    ]
    assert families_for("zh-HK", ["Noto Sans CJK TC"]) == ["Noto Sans CJK TC"]


def test_the_font_names_families_only(qapp: object) -> None:
    font = letters_of("ja")
    installed = families_for("ja", QFontDatabase.families())
    assert (font is None) == (not installed)
    if font is not None:
        assert font.families()[: len(installed)] == installed
        assert font.resolve(letters_of("ko") or font).families() == font.families()
