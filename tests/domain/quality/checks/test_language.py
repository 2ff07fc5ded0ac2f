from __future__ import annotations

import pytest

from trackman.domain.quality.checks.context import Detection
from trackman.domain.quality.checks.language import detected, han_form, script
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


SIMPLIFIED = "船中午准时出发。因为风暴，港口关了。谁有仓库的钥匙？"
TRADITIONAL = "船中午準時出發。因為風暴，港口關了。誰有倉庫的鑰匙？"


@pytest.mark.parametrize(
    ("language", "text", "seen"),
    [
        *((one, SIMPLIFIED, "Hans") for one in ("zh-Hant", "zh-TW", "zh_HK", "zh-MO", "yue-HK")),
        *((one, TRADITIONAL, "Hant") for one in ("zh-Hans", "zh-CN", "zh-SG", "cmn-Hans-CN")),
    ],
)
def test_chinese_in_the_other_form_is_found(context, language, text, seen) -> None:
    (finding,) = han_form(context(text, language=language))
    assert finding.code is FindingCode.WRONG_SCRIPT
    expected = {"Hans": "Hant", "Hant": "Hans"}[seen]
    assert finding.values == {
        "declared": language,
        "expected": expected,
        "found": seen,
        "percent": 100,
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *((one, TRADITIONAL) for one in ("zh-Hant", "zh-TW", "zh-HK", "yue", "zh")),
        *((one, SIMPLIFIED) for one in ("zh-Hans", "zh-CN", "zh", "zh-SG")),
        ("zh-HK", "我哋喺度食嘢，佢係邊個呀？唔該晒，聽日見。"),
        ("zh-TW", "谁？时间"),
        ("zh-TW", TRADITIONAL + "谁时间钥匙"),
        ("ja", "皆さん、こんにちは。今日の講座へようこそ。国会図書館の資料です。"),
    ],
)
def test_chinese_in_its_form_or_of_no_form_is_right(context, language, text) -> None:
    assert not list(han_form(context(text, language=language)))


def test_names_in_other_scripts_are_no_fault_and_a_few_letters_say_nothing(context) -> None:
    assert not list(script(context(TEXTS["Cyrl"], "DatoCMS, trackman", language="ru")))
    assert not list(script(context("OK, DatoCMS: 12.04", language="ru")))
    assert not list(script(context("12 : 04 !", language="ru")))


@pytest.mark.parametrize(
    ("declared", "seems"),
    [
        ("es-419", "es"),
        ("pt-BR", "pt"),
        ("nb", "no"),
        ("no", "nn"),
        ("hr", "sr"),
        ("iw", "he"),
        ("fil", "tl"),
        ("zh-HK", "yue"),
        ("yue", "zh"),
        ("ar", "arz"),
        ("mul", "fr"),
    ],
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


def test_what_is_no_script_expects_none(context) -> None:
    told = context(*["Good afternoon, welcome to the workshop."] * 4, language="en-orig")
    assert not list(script(told))


@pytest.mark.parametrize(
    ("right", "read"), [("cp1251", "cp1252"), ("utf-8", "cp1251"), ("cp1251", "koi8-r")]
)
def test_what_is_damaged_says_nothing_about_its_language(context, right: str, read: str) -> None:
    cues = ("Порт закрыт из-за шторма.", "Подождём, пока ветер стихнет.", "Что будем делать?")
    wrong = [cue.encode(right).decode(read, "replace") for cue in cues]
    damaged = context(*wrong, language="ru", detection=Detection("uk", 0.9))
    assert len(damaged.damage) == len(cues)
    assert not list(script(damaged))
    assert not list(detected(damaged))


def test_one_damaged_cue_does_not_hide_the_wrong_language(context) -> None:
    cues = ("Good afternoon.", "Welcome to all of you.", "Let’s begin.", "It was a cafÃ©.", "Yes.")
    whole = context(*cues, language="de", detection=Detection("en", 0.9))
    assert whole.damage
    assert list(detected(whole))
