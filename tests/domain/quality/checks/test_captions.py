from __future__ import annotations

import pytest

from trackman.domain.quality.checks.captions import sounds
from trackman.domain.quality.findings import FindingCode, found

SOUNDS = [
    "[Door closes]",
    "Come in. [door closes]",
    "♪ la la ♪",
    "(sighs)",
    "- (sighs)",
    "-(sighs)",
    "Well.\n(sighs)",
    "【拍手】",
    "（笑）",
    "<i>[music]</i>",
]
NO_SOUNDS = ["Come in (if you like).", "(if you like) come in", "[inaudible]", "a", "[", "(a"]


@pytest.mark.parametrize("sound", SOUNDS)
def test_sounds_belong_into_closed_captions(context, sound: str) -> None:
    assert not list(sounds(context("Hello.", sound, captions=True)))
    assert list(sounds(context("Hello.", sound, f"{sound}\n{sound}"))) == [
        found(FindingCode.SOUNDS_WITHOUT_FLAG, 2, 3, count=2)
    ]


@pytest.mark.parametrize("words", NO_SOUNDS)
def test_closed_captions_name_sounds(context, words: str) -> None:
    assert list(sounds(context("Hello.", words, captions=True))) == [found(FindingCode.NO_SOUNDS)]


@pytest.mark.parametrize("captions", [False, None])
def test_other_tracks_need_none(context, captions: bool | None) -> None:
    assert not list(sounds(context(*NO_SOUNDS, captions=captions)))
