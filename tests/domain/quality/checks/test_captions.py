from __future__ import annotations

import pytest

from trackman.domain.quality.checks.captions import sounds
from trackman.domain.quality.findings import FindingCode, found

SOUNDS = [
    "(THE DOOR OF THE CABIN SLAMS)",
    "(DISTANT FOGHORN BLARES)",
    "[door closes]",
    "[Door closes]",
    "[Door closes]\nWho is it?",
    "Come in. [door closes]",
    "[DOOR SLAMS]",
    "[Applause] Thank you.",
    "[Musik]",
    "♪ la la ♪",
    "🎵 la la 🎵",
    "# Farewell, my harbour town #",
    "#Farewell, my harbour town#",
    "(sighs)",
    "(SIGHS)",
    "- (sighs)",
    "-(sighs)",
    "ANNA: (sighs)",
    "Well.\n(sighs)",
    "【拍手】",
    "〔拍手〕",
    "❲laughs❳",
    "（笑）",
    "<i>[music]</i>",
    "[une porte claque]",
    "[SIGHS] I can't.",
    "I was [sighs] there.",
]
MAYBE = [
    "(NO ENTRY WITHOUT A PERMIT)",
    "(SIGHS) I can't.",
    "(sighs) I can't.",
    "(laughs softly) Yes.",
    "ANNA: (whispers) Come.",
    "*sighs*",
    "*sighs* I can't.",
    "# Farewell, my harbour town",
    "[Türklingel]",
    "[RUSTLES] I can't.",
    "I was [rustling] there.",
    "[ドアが開く] はい",
    "* knock knock *",
    "≪ドアの音≫",
    "＜拍手＞",
    "{door slams}",
    "~ song ~",
    "[JOHN]",
    "[JOHN SMITH]",
    "[John Smith, PhD]",
    "[français]",
    "[click here]",
    "[two years later]",
    "[TWO YEARS LATER]",
    "[il y a dix ans]",
    "[to be continued]",
    "I met [the president]",
    "(see page 4)",
    "(that is, the whole family)",
]
NO_SOUNDS = [
    "Come in (if you like).",
    "(if you would like to) come in",
    "(John) Come in.",
    "（太郎）こんにちは",
    "[inaudible]",
    "[it-IT]",
    "[EN]",
    "[zh_Hant] 你好",
    "[12]",
    "[00:01:02]",
    "[...]",
    "[John] Come in.",
    "[Mary Smith]\nCome in.",
    "[www.example.com]",
    "He said it [sic].",
    "#1 in the charts",
    "# 1",
    "#1",
    "2 * 3 * 4",
    "a",
    "[",
    "(a",
    "[]",
]
CAPITALS = [
    *("MUSIC: 'Yesterday' by The Beatles", "BANG!", "THUNDER!", "HE SIGHS Well, come in."),
    *("FOGHORN BLARES", "APPLAUSE", "Come in.\nDOOR CLOSES", "ГУДОК ПАРОХОДА"),
]
NO_CAPITALS = [
    "NO!",
    "NASA said so.",
    "THE CAPTAIN: Cast off!",
    "I AM late",
    "CAPTAIN: Cast off!",
    "USA",
    "WHAT IS THAT?",
    "CAPTAIN:",
    "掌声",
]


@pytest.mark.parametrize("sound", [*SOUNDS, *MAYBE, *CAPITALS])
def test_sounds_belong_into_closed_captions(context, sound: str) -> None:
    assert not list(sounds(context("Hello.", sound, captions=True)))


@pytest.mark.parametrize("sound", SOUNDS)
def test_sounds_in_another_track_are_told(context, sound: str) -> None:
    assert list(sounds(context("Hello.", sound, f"{sound}\n{sound}"))) == [
        found(FindingCode.SOUNDS_WITHOUT_FLAG, 2, 3, count=2)
    ]


@pytest.mark.parametrize("words", [*MAYBE, *CAPITALS, *NO_SOUNDS])
def test_what_may_be_words_is_not_told_as_a_sound(context, words: str) -> None:
    assert not list(sounds(context("Hello.", words, captions=False)))


@pytest.mark.parametrize("words", [*NO_SOUNDS, *NO_CAPITALS])
def test_closed_captions_name_sounds(context, words: str) -> None:
    assert list(sounds(context("Hello.", words, captions=True))) == [found(FindingCode.NO_SOUNDS)]


def test_capitals_say_nothing_where_all_is_in_capitals(context) -> None:
    whole = context("HELLO THERE.", "FOGHORN BLARES", captions=True)
    assert list(sounds(whole)) == [found(FindingCode.NO_SOUNDS)]


@pytest.mark.parametrize("captions", [False, None])
def test_other_tracks_need_none(context, captions: bool | None) -> None:
    assert not list(sounds(context(*NO_SOUNDS, captions=captions)))
