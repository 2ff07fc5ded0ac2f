from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.subtitles.cue_text import isolated, readable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain", "plain"),
        ("<v Anna>Hello</v>", "Anna: Hello"),
        ("<v.loud Anna B.>Hello\n<v Ben>You", "Anna B.: Hello\nBen: You"),
        ("<i>a</i> <c.red.big>b</c> <00:01.000>c", "a b c"),
        ("<ruby>漢<rt>kan</rt></ruby>", "漢 (kan)"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<font color='red'>x</font></>", "x"),
        ("&lt;b&gt; &amp; &nbsp;", "<b> & \xa0"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("I <3 you", "I <3 you"),
        ("a\x00b\x1bc\td", "a␀b␛c d"),
        ("half \ud800", "half \ufffd"),
    ],
)
def test_the_words_of_a_cue_hold_no_markup(text: str, words: str) -> None:
    assert readable(text) == words


@given(st.text())
def test_any_text_becomes_words_that_can_be_written(text: str) -> None:
    words = readable(text)
    words.encode()
    assert not any(ord(letter) < 32 and letter != "\n" for letter in words)


def test_names_are_isolated_from_what_they_say() -> None:
    assert isolated("<v.loud Anna B.>שלום &amp;") == "\u2068Anna B.\u2069: שלום &"
