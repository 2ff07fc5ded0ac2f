"""Texts as people read them: every word in its place, and each once."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import BackupFault
from trackman.domain.subtitles.export import plain_text, subrip
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.roll_up import rolled_up
from trackman.domain.subtitles.webvtt import Cue, StrayWords

TIMES = "00:00:0{0}.000 --> 00:00:0{1}.000"


def read(*blocks: str, head: str = "WEBVTT") -> ReadText:
    """Read a text of blocks with an empty line between."""
    return ReadText.of("\n\n".join((head, *blocks, "")).encode(), None)


def cue(start: int, words: str) -> str:
    """Return a block of a cue of one second."""
    return f"{TIMES.format(start, start + 1)}\n{words}"


def test_words_after_an_empty_line_stand_in_their_place() -> None:
    text = read(cue(1, "We sail at noon,"), "not a minute later.", cue(5, "Understood."))
    assert text.words.texts == ("We sail at noon,\n⊘ not a minute later.", "Understood.")
    assert text.salvage.stray == (StrayWords(1, "not a minute later."),)
    assert [hit.row for hit in text.words.find("minute later")] == [0]
    assert text.salvage.damage is None


def test_words_before_the_first_cue_and_under_a_wrong_arrow_are_shown_too() -> None:
    text = read("Where is everybody?", "00:02.000 -> 00:03.000\nHere.", cue(5, "Good."))
    assert text.words.texts == ("⊘ Where is everybody?\n⊘ 00:02.000 -> 00:03.000\nHere.\nGood.",)


def test_comments_styles_numbers_and_the_header_are_no_stray_words() -> None:
    text = read(
        *("STYLE\n::cue { color: red }", "REGION\nid:a", "NOTE\nwords", "1\n" + cue(1, "a")),
        *("NOTE more words", "3"),
        head="WEBVTT - title\nKind: captions",
    )
    assert text.words.texts == ("a",)
    assert text.salvage.stray == ()


def test_arrows_in_comments_are_no_cues_and_those_in_styles_are_counted() -> None:
    text = read("NOTE was 00:01 --> 00:03", 'STYLE\n::cue { content: "-->" }', cue(1, "a"))
    assert (text.salvage.unplayed, text.salvage.style_arrows) == (0, 1)
    assert text.words.texts == ("a",)


@given(
    st.lists(
        st.tuples(st.booleans(), st.text("abc äß", min_size=1, max_size=9).map(str.strip)),
        min_size=1,
        max_size=8,
        unique_by=lambda part: part[1],  # lines that are said again are those of roll-up captions
    )
)
def test_every_word_is_in_a_cue_or_beside_one(parts: list[tuple[bool, str]]) -> None:
    parts = [(is_cue, words) for is_cue, words in parts if words]
    blocks = [cue(n % 9, words) if is_cue else words for n, (is_cue, words) in enumerate(parts)]
    text = read(cue(0, "first"), *blocks)
    assert "\n".join(text.words.texts).replace("⊘ ", "").split("\n")[1:] == [
        words for _, words in parts
    ]


ROLLING = (
    (80, 2310, "\nwe<00:00:00.480><c> sail</c><00:00:01.200><c> at noon</c>"),
    (2310, 2320, "we sail at noon\n "),
    (2320, 4790, "we sail at noon\nnot<00:00:02.700><c> a minute</c><c> later</c>"),
    (4790, 4800, "not a minute later\n "),
    (4800, 6000, "not a minute later\nwe<00:00:05.000><c> mean it</c>"),
)


def rolling(*cues: tuple[int, int, str]) -> ReadText:
    """Read cues with these times in milliseconds."""
    return read(
        *(
            f"00:00:0{start / 1000:.3f} --> 00:00:0{end / 1000:.3f}\n{words.lstrip(chr(10))}"
            for start, end, words in cues
        )
    )


def test_lines_that_roll_up_are_read_found_and_saved_once() -> None:
    text = rolling(*ROLLING)
    assert text.words.texts == ("we sail at noon", "", "not a minute later", "", "we mean it")
    assert len(text.words.find("sail at noon")) == 1
    assert plain_text(text.spoken) == "we sail at noon\n\nnot a minute later\n\nwe mean it\n"
    assert subrip(text.spoken).count(" --> ") == 3


def test_a_refrain_is_no_roll_up() -> None:
    text = rolling((0, 1000, "La la la"), (1000, 2000, "La la la"), (2000, 3000, "Good night"))
    assert text.words.texts == ("La la la", "La la la", "Good night")
    assert text.spoken == text.salvage.cues


def test_readings_of_ruby_stand_behind_their_words() -> None:
    ruby = "<ruby>神<rt>こう</rt>戸<rt>べ</rt></ruby>へ<ruby>行<rt>い</ruby>く"
    text = read(cue(1, ruby))
    assert text.words.texts == ("神戸（こうべ）へ行（い）く",)
    assert len(text.words.find("神戸")) == 1
    assert "神戸（こうべ）へ行（い）く" in subrip(text.spoken)


def at_once(*words: str, length: int = 2000, pause: int = 0) -> tuple[Cue, ...]:
    """Return cues of this length, one behind the other, in milliseconds."""
    step = length + pause
    return tuple(Cue(n * step, n * step + length, one) for n, one in enumerate(words))


SAID_AGAIN = (
    (*["La la la"] * 4, "Now we go", *["La la la"] * 2),
    ("No.",) * 8,
    ("Yes!\nNo!", "No!\nYes!") * 5,
    ("- Yes!\n- No!",) * 6,
)


@pytest.mark.parametrize("words", SAID_AGAIN)
@pytest.mark.parametrize("length", [50, 2000])
def test_words_that_are_said_again_are_no_roll_up(words: tuple[str, ...], length: int) -> None:
    assert rolled_up(at_once(*words, length=length)) is None


def test_a_song_is_found_and_saved_with_all_its_lines() -> None:
    song = ("La", "La", "La", "La", "Now", "La", "La")
    text = read(*(cue(n, words) for n, words in enumerate(song)))
    assert len(text.words.find("La")) == 6
    assert [one.text for one in text.spoken] == list(song)


@given(st.lists(st.sampled_from(["a", "b", "a\nb", "b\na", "b\nc", " "]), max_size=12))
def test_of_what_rolls_up_no_word_and_no_moment_is_lost(words: list[str]) -> None:
    cues = at_once(*words)
    rolled = rolled_up(cues)
    once = cues if rolled is None else rolled.once(cues)
    spoken = [one for one in cues if one.text.strip()]
    for one in spoken:
        for line in one.text.split("\n"):
            assert any(line in other.text and other.start <= one.start for other in once)
        assert any(other.start <= one.start and other.end >= one.end for other in once)


LINES = ("we sail", "at noon", "not a minute", "later", "we mean it")
WINDOWS = (LINES[0], *("\n".join(pair) for pair in itertools.pairwise(LINES)))


@pytest.mark.parametrize("pause", [0, 200, -50])
def test_captions_with_pauses_roll_up_too(pause: int) -> None:
    rolled = rolled_up(at_once(*WINDOWS, pause=pause))
    assert rolled is not None
    assert rolled.lines == LINES


def test_a_passage_rolls_up_in_a_text_that_does_not() -> None:
    others = tuple(f"words {n}" for n in range(20))
    rolled = rolled_up(at_once(*others[:10], *WINDOWS, *others[10:]))
    assert rolled is not None
    assert rolled.lines == (*others[:10], *LINES, *others[10:])


def test_the_last_line_of_a_cue_that_stays_alone_is_shown_for_longer() -> None:
    cues = at_once(*WINDOWS, LINES[-1])
    rolled = rolled_up(cues)
    assert rolled is not None
    assert rolled.lines == (*LINES, "")
    assert rolled.once(cues)[-1].end == cues[-1].end


@pytest.mark.parametrize("times", ["4.5 --> 6.0", "00:0x:01.000 --> 00:00:02.000", "x --> 00:02"])
def test_words_beneath_times_nobody_can_read_are_shown_and_found(times: str) -> None:
    text = read(cue(1, "Go."), f"{times}\nThe words beneath.", cue(5, "Good."))
    assert text.words.texts == (f"Go.\n⊘ {times}\nThe words beneath.", "Good.")
    assert [hit.row for hit in text.words.find("words beneath")] == [0]
    assert text.salvage.stray == (StrayWords(1, f"{times}\nThe words beneath.", has_times=True),)
    assert text.salvage.unplayed == 1


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("In Vim type a --> b\nthen press enter.", "In Vim type a --> b\nthen press enter."),
        ("Go\nA --> B now\nand stay", "A --> B now\nand stay"),
        ("Go\nxx --> yy\nThere.", "xx --> yy\nThere."),
    ],
)
def test_an_arrow_in_speech_leaves_its_words_in_no_cue(words: str, lost: str) -> None:
    text = read(cue(1, words), cue(5, "Fine."))
    assert text.salvage.stray == (StrayWords(1, lost),)
    assert all(len(text.words.find(line)) == 1 for line in words.split("\n"))


@pytest.mark.parametrize(
    ("left_over", "says_something"),
    [
        *((one, True) for one in ("1984!", "♪ ♪", "10%", "?", "42\n☎")),
        *((one, False) for one in ("42", "3.", "12\n13", "-->", "...", "2\n00:05.000 -", "\u200b")),
    ],
)
def test_signs_in_no_cue_are_words_and_numbers_left_over_are_none(
    left_over: str, says_something: bool
) -> None:
    text = read(cue(1, "a"), left_over, cue(5, "b"))
    assert [one.text for one in text.salvage.stray] == ([left_over] if says_something else [])


ALL_WRONG = ("00:01.000 -> 00:02.000\nHere.", "00:03.000 -> 00:04.000\nThere.")


@pytest.mark.parametrize("blocks", [ALL_WRONG, ("4.5 --> 6.0\nHere.", "6.5 --> 7.0\nThere.")])
def test_words_of_a_text_without_any_cue_are_kept(blocks: tuple[str, ...]) -> None:
    text = read(*blocks)
    assert [one.text for one in text.salvage.stray] == list(blocks)
    assert text.damage is not None
    assert text.damage.fault is BackupFault.NO_TIMES
    assert text.words.texts == ()


HEAD = "WEBVTT\n\n" + cue(1, "words") + "\n\n"


@pytest.mark.parametrize(
    ("start", "filling"),
    [
        ("WEBVTT\n\n", "-->\n"),
        ("WEBVTT\n\nNOTE\n" + "x\n" * 1000, "-->\n"),
        (HEAD, "a --> b\n"),
        (HEAD, "a\n\n"),
        (HEAD, "NOTE a --> b\n\n"),
        ("WEBVTT\n\n", "00:01.000 -> 00:02.000\na\n\n"),
        (HEAD, TIMES.format(2, 3) + "\na\nb\n\n"),
        ("WEBVTT\n\n" + TIMES.format(1, 2) + "\n", "a\n"),
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_size(start: str, filling: str) -> None:
    began = time.process_time()
    text = ReadText.of((start + filling * 100_000).encode(), None)
    assert text.spoken == text.salvage.cues
    assert time.process_time() - began < 5  # some took minutes where each line looked back
