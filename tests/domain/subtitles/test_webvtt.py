"""Subtitle texts: what is proven whole, what is refused, and what counts as the same."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trackman.demo.catalogue import demo_project
from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.subtitles.webvtt import (
    LARGEST_TEXT,
    Comparison,
    Cue,
    Subtitles,
    compared,
    read_webvtt,
)

TWO = "WEBVTT\n\n1\n00:01.000 --> 00:02.500\nHallo,\nWelt\n\n00:00:03.000 --> 01:00:04.000\nEnde\n"


def read(text: str) -> Subtitles:
    """Read a text."""
    return read_webvtt(text.encode())


def fault(content: bytes) -> BackupFault:
    """Return why a text is refused."""
    with pytest.raises(BackupError) as caught:
        read_webvtt(content)
    return caught.value.fault


def stamp(milliseconds: int) -> str:
    """Write a time down."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def written(cues: Sequence[Cue], line_end: str = "\n") -> str:
    """Write a WebVTT file."""
    blocks = ["WEBVTT"]
    for cue in cues:
        timing = f"{stamp(cue.start)} --> {stamp(cue.end)} {cue.settings}".rstrip()
        blocks.append("\n".join([*([cue.identifier] if cue.identifier else []), timing, cue.text]))
    return ("\n\n".join(blocks) + "\n").replace("\n", line_end)


# What a line may hold: the rest ends lines (or blocks), or is not written as it is read.
_characters = st.characters(exclude_characters="\n\r\0", codec="utf-8")
_lines = st.text(_characters, min_size=1, max_size=12).filter(lambda line: "-->" not in line)
_times = st.integers(0, 500_000_000)
cues = st.builds(
    Cue,
    _times,
    _times,
    st.lists(_lines, min_size=1, max_size=3).map("\n".join),
    st.one_of(st.just(""), _lines),
    st.sampled_from(["", "align:start", "position:10%,line-left line:0 size:35%"]),
)
texts = st.lists(cues, min_size=1, max_size=5)


def test_cues_come_with_everything_that_stands_in_the_file() -> None:
    text = TWO.replace("00:02.500", "00:02.500 line:0 align:start")
    assert read(text) == Subtitles(
        (
            Cue(1000, 2500, "Hallo,\nWelt", "1", "line:0 align:start"),
            Cue(3000, 3_604_000, "Ende"),
        )
    )


def test_texts_of_the_demo_are_whole() -> None:
    tracks = [t for upload in demo_project().uploads.values() for t in upload.tracks.values()]
    contents = [track.vtt for track in tracks if track.vtt]
    assert contents
    for content in contents:
        subtitles = read_webvtt(content)
        arrows = len(subtitles.cues) + subtitles.dropped + subtitles.style_arrows
        assert arrows == content.count(b"-->")
        assert subtitles.dropped == content.count(b",000 -->")  # a draft has one


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_lines_may_end_in_any_way(line_end: str) -> None:
    assert read(TWO.replace("\n", line_end)) == read(TWO)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_webvtt(b"\xef\xbb\xbf" + TWO.encode()) == read(TWO)


def test_comments_styles_and_regions_are_no_cues() -> None:
    text = (
        "WEBVTT Kind: captions\nLanguage: de\n\nSTYLE\n::cue { color: red }\n\n"
        "REGION\nwidth:40%\nid:a\n\nNOTE\nfirst\n\n00:01.000 --> 00:02.000\na\n\nNOTE last\n"
    )
    styling = ("STYLE ::cue { color: red }", "REGION id:a width:40%")
    assert read(text) == Subtitles((Cue(1000, 2000, "a"),), styling=styling)


STYLED = (
    "WEBVTT\n\nSTYLE\n::cue(.y) { color: yellow }\n\nREGION\nid:a\nlines:3\n\n"
    "00:01.000 --> 00:02.000 region:a align:start\n<c.y>Caff\u00e8</c>\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("STYLE\n::cue(.y) { color: yellow }\n\n", ""),
        ("yellow", "red"),
        ("lines:3", "lines:4"),
        (" region:a align:start", ""),
        ("align:start", "align:end"),
        ("<c.y>Caff\u00e8</c>", "Caff\u00e8"),
        ("(.y)", "(.y :past)"),
        ("lines:3", "lines:3\nlines:4"),
        (" align:start", " align:start align:end"),
        ("<c.y>Caff\u00e8</c>", "<c.y>Caf</c>f\u00e8"),
        ("<c.y>Caff\u00e8</c>", "<c.y><v Anna>Caff\u00e8</v></c>"),
        ("<c.y>Caff\u00e8</c>", "<c.y>Caff<00:00:01.500>\u00e8</c>"),
    ],
)
def test_the_same_words_with_other_styling_are_told_as_such(before: str, after: str) -> None:
    assert before in STYLED
    one, other = read(STYLED), read(STYLED.replace(before, after))
    for comparison in (compared(one, other), compared(other, one)):
        assert (comparison.differing, comparison.same_styling) == (0, False)
        assert not comparison.same


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("color: yellow }", "color:  yellow\n}"),
        ("id:a\nlines:3", "lines:3 id:a"),
        ("region:a align:start", "align:start  region:a"),
        ("Caff\u00e8", "Caffe\u0300"),
        ("::cue(.y) { color: yellow }", "::cue( .y ){color:yellow;}"),
        ("::cue(.y) { color: yellow }", "::cue(.y) { color: yellow /* of the sun */ }"),
        (" region:a align:start", " align:end region:a align:start align:nowhere"),
        ("<c.y>Caff\u00e8</c>", "<c.y>Caff\u00e8"),
        ("<c.y>Caff\u00e8</c>", "<c.y >Caf</c><c.y>f\u00e8</c></b><i></i>"),
        ("\u00e8</c>\n", "\u00e8</c>\n\n00:05.000 --> 00:06.000\n<i> </i>\n"),
        ("00:01.000", "intro\n00:01.000"),
    ],
)
def test_what_is_only_written_otherwise_is_the_same(before: str, after: str) -> None:
    assert compared(read(STYLED), read(STYLED.replace(before, after))).same


NAMED = (
    "WEBVTT\n\nSTYLE\n::cue(#a) { color: #b }\n\nSTYLE\n::cue(#\\31 2) { color: red }\n\n"
    "{}\n00:01.000 --> 00:02.000\nwords\n"
)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [("a", "c", False), ("a", "", False), ("12", "1", False), ("b", "c", True), ("b", "", True)],
)
def test_identifiers_count_where_a_style_names_them(before: str, after: str, same: bool) -> None:
    texts = [NAMED.replace("{}\n", f"{one}\n" if one else "") for one in (before, after)]
    comparison = compared(*map(read, texts))
    assert (comparison.differing, comparison.same) == (0, same)


def test_strings_in_styles_stay_as_they_are() -> None:
    style = "WEBVTT\n\nSTYLE\n::cue {{ font-family: {} }}\n\n00:01.000 --> 00:02.000\na\n"
    one, other, third = (read(style.format(name)) for name in ('"a;}b"', '"a; }b"', '"a;}b" '))
    assert not compared(one, other).same
    assert compared(one, third).same


def test_a_cue_that_is_new_at_the_end_or_missing_has_the_number_of_its_place() -> None:
    cue, empty = "{0}.000 --> {0}.500\nwords\n\n", "00:02.000 --> 00:03.000\n\n"
    one = read("WEBVTT\n\n" + cue.format("00:01") + empty)
    two = read("WEBVTT\n\n" + cue.format("00:01") + cue.format("00:05"))
    assert compared(one, two) == Comparison(1, 3)
    assert compared(two, one) == Comparison(1, 2)


def test_an_arrow_begins_a_cue_without_an_empty_line() -> None:
    text = "WEBVTT\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb"
    assert [cue.text for cue in read(text).cues] == ["a", "b"]


def test_an_empty_cue_counts() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n\n"
    assert [cue.text for cue in read(text).cues] == ["", ""]


@pytest.mark.parametrize(
    "timing",
    [
        "00:01,000 --> 00:02,000",
        "00:61.000 --> 00:62.000",
        "1 --> 2",
        "00:01.000 --> 00:02.0000",
        "٠٠:٠١.٠٠٠ --> 00:02.000",
        f"{'9' * 5000}:00:01.000 --> 00:02.000",
    ],
)
def test_cues_with_unreadable_times_are_counted(timing: str) -> None:
    assert read(f"{TWO}\n{timing}\nlost\n\n00:09.000 --> 00:10.000\nb\n").dropped == 1
    assert read(f"{TWO}\n{timing}\nlost\n").dropped == 1
    assert fault(f"WEBVTT\n\n{timing}\nlost\n".encode()) is BackupFault.NO_TIMES


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", BackupFault.NO_CUES),
        (b" \r\n", BackupFault.NO_CUES),
        (b"WEBVTT", BackupFault.NO_CUES),
        (b"WEBVTT\n\nNOTE nothing yet\n", BackupFault.NO_CUES),
        (b"<!DOCTYPE html><p>00:01.000 --> 00:02.000", BackupFault.NOT_WEBVTT),
        (b"1\n00:00:01,000 --> 00:00:02,000\nsrt\n", BackupFault.NOT_WEBVTT),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\na\n", BackupFault.NOT_WEBVTT),
        (TWO.replace("a", "ä").encode("latin-1"), BackupFault.NOT_UTF8),
        (TWO.encode("utf-16"), BackupFault.NOT_UTF8),
        (TWO.encode() + b"\xc3\xa4"[:1], BackupFault.NOT_UTF8),
        (TWO.encode() + b" " * LARGEST_TEXT, BackupFault.TOO_LARGE),
    ],
)
def test_what_is_no_whole_text_is_refused(content: bytes, expected: BackupFault) -> None:
    assert fault(content) is expected


@pytest.mark.parametrize(
    "rest",
    [
        "12",
        "12\n",
        "00:0",
        "12\n00:05.000 -",
        "00:05.000 -->",
        "00:05.000 --> 00:06.00",
        "00:05.000 --> 00:06.000",
        "00:05.000 --> 00:06.000\n",
        "00:05.000 --> 00:06.000 align:sta",
        "A stray last line",
        "NOTE",
        "\n\n\n3\n",
    ],
)
def test_a_text_that_came_whole_is_never_called_cut(rest: str) -> None:
    assert read(f"{TWO}\n{rest}").cues[:2] == read(TWO).cues


def test_a_stray_paragraph_at_the_end_is_no_cut() -> None:
    assert len(read(f"{TWO}\nA second paragraph of the last cue.\n").cues) == 2


@given(st.binary(max_size=200))
@example(b"WEBVTT\n\n-->")
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    for one in (content, b"WEBVTT\n\n" + content, b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + content):
        with suppress(BackupError):
            assert read_webvtt(one).cues


@given(
    st.lists(
        st.sampled_from(
            ["WEBVTT", "\n", "\r\n", "00:01.000", " --> ", "-->", "1", "a", " ", "NOTE", "\x0c"]
        ),
        max_size=40,
    )
)
def test_every_arrow_is_a_cue_or_counted_as_dropped(parts: list[str]) -> None:
    text = "WEBVTT\n" + "".join(parts)
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        subtitles = read(text)
    except BackupError:
        return
    assert len(subtitles.cues) + subtitles.dropped == sum("-->" in line for line in lines)


@given(texts, st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_was_written_is_read(cues: list[Cue], line_end: str) -> None:
    assert read(written(cues, line_end)) == Subtitles(tuple(cues))


@given(texts, st.sampled_from(["", "\n", "\n\n7", "\n\nNOTE\n", "\n\n\u2028words", "\n\n--"]))
def test_any_text_that_comes_whole_is_whole(cues: list[Cue], rest: str) -> None:
    assert read(written(cues).rstrip("\n") + rest).cues[: len(cues)] == tuple(cues)


@pytest.mark.parametrize(
    "filling", ["x\n", "x\n\n", "-->\n", "-", "\n", " ", "00:01.000 --> 00:02.000\n", "<", "1\n\n"]
)
def test_what_would_take_quadratic_time_is_read_or_refused(filling: str) -> None:
    """The milliseconds are measured by `dev.py bench parts`."""
    for start in ("WEBVTT\n\n", TWO):
        with suppress(BackupError):
            read_webvtt((start + filling * (300_000 // len(filling))).encode())


@given(texts)
def test_a_text_is_the_same_as_itself(cues: list[Cue]) -> None:
    subtitles = Subtitles(tuple(cues))
    assert compared(subtitles, subtitles).same


def test_writing_a_text_anew_makes_no_difference() -> None:
    before = read(
        "WEBVTT\n\nintro\n00:01.000 --> 00:02.000 line:0 align:start\nR&amp;D &gt; &nbsp;<i>x</i>"
    )
    after = read(
        "WEBVTT\r\n\r\n00:00:01.001 --> 00:00:01.999 align:start  line:0\r\n"
        "R&D > \u00a0<i>x</i> \t\r\n"
    )
    assert compared(before, after) == Comparison()


@pytest.mark.parametrize(
    "changed",
    [
        "00:01.002 --> 00:02.000\n&lt;i&gt;a",
        "00:01.000 --> 00:02.002\n&lt;i&gt;a",
        "00:01.000 --> 00:02.000\n<i>a",
        "00:01.000 --> 00:02.000\n &lt;i&gt;a",
        "00:01.000 --> 00:02.000\n&lt;i&gt;\na",
    ],
)
def test_what_one_can_see_differs(changed: str) -> None:
    before = read("WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;i&gt;a")
    comparison = compared(before, read(f"WEBVTT\n\n{changed}"))
    assert not comparison.same
    assert comparison.first == 1


@given(st.lists(_times.map(lambda time: time * 10), min_size=3, max_size=6, unique=True), st.data())
def test_missing_new_and_changed_cues_are_counted(times: list[int], data: st.DataObject) -> None:
    cues = [Cue(at, at + 5, "a") for at in sorted(times)]
    place = data.draw(st.integers(0, len(cues) - 1))
    less = Subtitles((*cues[:place], *cues[place + 1 :]))
    other = Subtitles((*cues[:place], Cue(cues[place].start, 0, "b"), *cues[place + 1 :]))
    whole = Subtitles(tuple(cues))
    assert compared(whole, less) == Comparison(1, place + 1)
    assert compared(less, whole) == Comparison(1, place + 1)
    assert compared(whole, other) == Comparison(1, place + 1)


@pytest.mark.parametrize(
    "filling", ["<i>", "<i>a", "</i>", "<i>a</i>", "<", "{", "#", "/*", '"', "\\"]
)
def test_a_hostile_text_is_compared_in_the_time_its_size_takes(filling: str) -> None:
    many = filling * (400_000 // len(filling))
    text = read(f"WEBVTT\n\nSTYLE\n{many}\n\n00:01.000 --> 00:02.000\na{many}\n")
    began = time.process_time()
    assert compared(text, text).same
    assert time.process_time() - began < 5
