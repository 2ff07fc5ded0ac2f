from __future__ import annotations

from trackman.domain.subtitles.export import TextForm, plain_text, subrip, written
from trackman.domain.subtitles.webvtt import Cue, salvaged

CUES = (
    Cue(1_000, 3_450, "<v Anna><i>Hello</i>,\n\n<c.red>you</c> &amp; me"),
    Cue(-500, 3_600_001, "<b.loud>Bye</b>"),
)


def test_subrip_keeps_what_its_players_know() -> None:
    assert subrip(CUES) == (
        "1\n00:00:01,000 --> 00:00:03,450\nAnna: <i>Hello</i>,\nyou & me\n\n"
        "2\n00:00:00,000 --> 01:00:00,001\n<b>Bye</b>\n"
    )


def test_plain_text_is_the_words_alone() -> None:
    assert plain_text(CUES) == "Anna: Hello,\n\nyou & me\n\nBye\n"
    assert plain_text(()) == ""


def test_webvtt_is_written_as_it_came() -> None:
    assert written(TextForm.WEBVTT, b"whatever \xff", ()) == b"whatever \xff"


def test_what_was_written_as_subrip_can_be_read_again() -> None:
    again = salvaged(written(TextForm.SUBRIP, b"", CUES)).cues
    assert [(cue.start, cue.end, cue.text) for cue in again] == [
        (1_000, 3_450, "Anna: <i>Hello</i>,\nyou & me"),
        (0, 3_600_001, "<b>Bye</b>"),
    ]
