from __future__ import annotations

import pytest

from trackman.domain.quality.checks.context import Detection
from trackman.domain.quality.checks.language import detected, script
from trackman.domain.quality.findings import Finding, FindingCode, found

TEXTS = {
    "Latn": "Good afternoon, and welcome to everyone.",
    "Cyrl": "Добрый день, и добро пожаловать всем.",
    "Arab": "مرحبا بكم جميعا في هذا اللقاء الجديد.",
    "Jpan": "皆さん、こんにちは。今日の講座へようこそ。",
    "Hang": "안녕하세요 여러분 오늘 강의에 오신 것을 환영합니다",
    "Hani": "大家下午好欢迎参加今天的讲座我们现在开始谈阅读速度",
    "Grek": "Καλησπέρα και καλώς ήρθατε όλοι σήμερα.",
}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Latn"),
        ("pt-BR", "Latn"),
        ("ru", "Cyrl"),
        ("sr", "Cyrl"),
        ("sr", "Latn"),
        ("sr-Latn-RS", "Latn"),
        ("ar", "Arab"),
        ("ja", "Jpan"),
        ("ko", "Hang"),
        ("zh-Hant", "Hani"),
        ("zh", "Hani"),
        ("el", "Grek"),
        ("xx", "Latn"),
        ("und", "Cyrl"),
    ],
)
def test_a_text_in_the_script_of_its_language_is_right(context, language, written) -> None:
    assert not list(script(context(TEXTS[written], language=language)))


@pytest.mark.parametrize(
    ("language", "expected", "written"),
    [
        ("ru", "Cyrl", "Latn"),
        ("en", "Latn", "Cyrl"),
        ("sr-Cyrl", "Cyrl", "Latn"),
        ("ja", "Jpan", "Latn"),
        ("he", "Hebr", "Arab"),
        ("zh-TW", "Hani", "Hang"),
    ],
)
def test_a_text_in_another_script_is_found(context, language, expected, written) -> None:
    assert list(script(context(TEXTS[written], language=language))) == [
        found(
            FindingCode.WRONG_SCRIPT,
            declared=language,
            expected=expected,
            found=written,
            percent=100,
        )
    ]


def test_names_in_other_scripts_are_no_fault_and_a_few_letters_say_nothing(context) -> None:
    assert not list(script(context(TEXTS["Cyrl"], "DatoCMS, trackman", language="ru")))
    assert not list(script(context("OK, DatoCMS: 12.04", language="ru")))
    assert not list(script(context("12 : 04 !", language="ru")))


@pytest.mark.parametrize(
    ("declared", "seems"),
    [("es-419", "es"), ("pt-BR", "pt"), ("nb", "no"), ("no", "nn"), ("hr", "sr"), ("iw", "he")],
)
def test_regions_and_close_relatives_are_the_same_language(context, declared, seems) -> None:
    assert not list(detected(context("a", language=declared, detection=Detection(seems, 1.0))))


def test_another_language_is_found_if_it_is_likely(context) -> None:
    def check(certainty: float) -> list[Finding]:
        detection = Detection("en", certainty)
        return list(detected(context("a", language="fr-CA", detection=detection)))

    assert check(0.6) == [
        found(FindingCode.WRONG_LANGUAGE, declared="fr-CA", detected="en", percent=60)
    ]
    assert check(0.59) == []
    assert list(detected(context("a", language="fr"))) == []
