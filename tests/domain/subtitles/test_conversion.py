from __future__ import annotations

import html
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.file_faults import FileFault
from trackman.domain.subtitles.conversion import (
    Conversion,
    ReadingChoices,
    SubtitleFormat,
    converted,
    webvtt,
)
from trackman.domain.subtitles.cue_text import readable
from trackman.domain.subtitles.export import subrip
from trackman.domain.subtitles.foreign.reading import Loss
from trackman.domain.subtitles.webvtt import Cue, read_webvtt, salvaged

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = sorted(SAMPLES.rglob("*.vtt"))
SUBRIPS = sorted(SAMPLES.rglob("*.srt"))
ASS = """\
[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&H00FFFFFF,&H0,&H0,&H0,0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1
Style: Sign,Impact,40,&H00FFFFFF,&H0,&H0,&H0,-1,0,0,0,100,100,0,0,1,2,2,8,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def done(content: str | bytes, **choices) -> Conversion:
    if isinstance(content, str):
        content = content.encode()
    conversion = converted(content, ReadingChoices(**choices))
    assert isinstance(conversion, Conversion), conversion
    return conversion


def cues(content: str | bytes, **choices) -> list[tuple[int, int, str]]:
    read = read_webvtt(done(content, **choices).content)
    return [(cue.start, cue.end, cue.text) for cue in read.cues]


def lost(content: str | bytes, **choices) -> dict[Loss, int]:
    return dict(done(content, **choices).losses)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_webvtt_goes_up_as_it_is(path):
    content = path.read_bytes()
    conversion = converted(content)
    if salvaged(content).damage is not None:
        assert isinstance(conversion, FileFault) or conversion.unchanged
        return
    assert isinstance(conversion, Conversion)
    assert conversion.content == content
    assert conversion.unchanged
    assert not conversion.losses


@pytest.mark.parametrize("path", SUBRIPS, ids=lambda path: path.name)
def test_every_cue_of_subrip_comes_through_and_goes_back(path):
    content = path.read_bytes()
    conversion = done(content)
    text = content.decode(conversion.encoding)
    read = read_webvtt(conversion.content)
    assert conversion.format is SubtitleFormat.SUBRIP
    assert len(read.cues) == text.count("-->") > 0
    theirs = pysubs2.SSAFile.from_string(text.replace("\r\n", "\n"), "srt")
    assert [(one.start, one.end) for one in theirs] == [(c.start, c.end) for c in read.cues]
    ours = [readable(cue.text).split() for cue in read.cues]
    assert [html.unescape(one.plaintext).split() for one in theirs] == ours
    again = read_webvtt(done(subrip(read.cues)).content)
    plain = [(one.start, one.end, one.text) for one in read.cues]
    assert [(one.start, one.end, one.text) for one in again.cues] == plain
    assert set(conversion.losses) <= {Loss.STYLES, Loss.OUTSIDE}


WORDS = st.text(
    st.characters(
        categories=("L", "N", "P", "Zs", "So"),
        exclude_characters="{}<>|\\/&\u00a0\u2007\u202f",
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() and not text.strip().isdecimal())
LINES = st.lists(WORDS.map(lambda text: f"x{text.strip()}y"), min_size=1, max_size=3)
TIMES = st.lists(st.integers(1, 300), min_size=1, max_size=8)
FORMATS = {
    "srt": SubtitleFormat.SUBRIP,
    "ass": SubtitleFormat.SUBSTATION,
    "ssa": SubtitleFormat.SUBSTATION,
    "microdvd": SubtitleFormat.MICRODVD,
    "mpl2": SubtitleFormat.MPL2,
    "ttml": SubtitleFormat.TTML,
    "tmp": SubtitleFormat.TMPLAYER,
}


@pytest.mark.parametrize("form", FORMATS)
@given(steps=TIMES, data=st.data())
def test_what_pysubs2_writes_is_read(form, steps, data):
    subs, at = pysubs2.SSAFile(), 0
    subs.styles["Default"] = pysubs2.SSAStyle()
    for step in steps:
        event = pysubs2.SSAEvent(at, at + step * 1000)
        event.plaintext = "\n".join(data.draw(LINES))
        subs.append(event)
        at += step * 1000 + 1000
    written = subs.to_string(form, fps=25.0) if form == "microdvd" else subs.to_string(form)
    conversion = done(written)
    assert conversion.format is FORMATS[form]
    read = read_webvtt(conversion.content).cues
    assert [cue.start for cue in read] == [event.start for event in subs]
    if form != "tmp":  # it names no ends
        assert [cue.end for cue in read] == [event.end for event in subs]
    words = [" ".join(readable(cue.text).split()) for cue in read]
    assert words == [" ".join(event.plaintext.split()) for event in subs]


@given(st.lists(st.tuples(st.integers(0, 10**8), st.integers(0, 10**8), LINES), min_size=1))
def test_webvtt_that_is_written_is_read_again(rows):
    from trackman.domain.subtitles.foreign.reading import escaped

    wanted = [Cue(start, end, escaped("\n".join(text))) for start, end, text in rows]
    assert list(read_webvtt(webvtt(wanted)).cues) == wanted


@given(st.binary(max_size=400))
def test_nothing_makes_it_fall_over(content):
    converted(content)


@given(st.text(max_size=300), st.sampled_from(list(FORMATS)))
def test_no_text_makes_it_fall_over(text, form):
    heads = {
        "srt": "1\n00:00:01,000 --> 00:00:02,000\n",
        "ass": ASS + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,",
        "microdvd": "{1}{1}25\n{25}{50}",
        "mpl2": "[10][20]",
        "ttml": '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s">',
        "tmp": "00:00:01:",
    }
    conversion = converted((heads.get(form, "<SAMI><SYNC Start=1>") + text).encode(errors="ignore"))
    if isinstance(conversion, Conversion):
        read_webvtt(conversion.content)


def test_subrip_keeps_what_stands_behind_an_empty_line_and_says_so():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\nTwo\n\n2\n00:00:03,000 --> 00:00:04,000\nThree\n"
    )
    assert cues(text) == [(1000, 2000, "One\nTwo"), (3000, 4000, "Three")]
    assert lost(text) == {Loss.EMPTY_LINES: 1}


def test_subrip_without_numbers_with_points_and_odd_spaces_is_read():
    text = "0:00:01.5 --> 0:00:02.25\n<I>Hi</I> & <3 {\\an8}there\n00:00:03,000-->00:00:04,000\nA"
    assert cues(text) == [
        (1500, 2250, "<i>Hi</i> &amp; &lt;3 there"),
        (3000, 4000, "A"),
    ]


def test_a_cue_of_a_number_alone_stays():
    text = "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n43\n"
    assert [cue[2] for cue in cues(text)] == ["42", "43"]


def test_subrip_says_which_colours_places_and_lines_are_lost():
    text = (
        "Made by someone\n\n1\n00:00:01,000 --> 00:00:02,000 X1:5 X2:6 Y1:1 Y2:2\n"
        '<font color="red">Red</font> <s>struck</s>\n\n'
        "2\n00:00:xx,000 --> 00:00:04,000\nnever\n"
    )
    assert lost(text) == {
        Loss.UNREADABLE: 1,
        Loss.OUTSIDE: 1,
        Loss.POSITIONS: 1,
        Loss.STYLES: 1,
        Loss.STRUCK_OUT: 1,
    }


def test_ass_keeps_bold_italic_and_rows_and_names_the_rest():
    text = ASS + (
        "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not shown\n"
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Anna,0,0,0,,Hello, {\\i1}you{\\i0}\\Nthere\n"
        "Dialogue: 0,0:00:03.00,0:00:04.00,Sign,,0,0,0,,{\\pos(10,20)\\fad(1,2)}A sign\n"
        "Dialogue: 1,0:00:03.00,0:00:04.00,Sign,,0,0,0,,{\\pos(12,22)}A sign\n"
        "Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,Karaoke,{\\k20}la{\\k30}la\n"
        "Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}\n"
        "Dialogue: 0,at some time,0:00:06.00,Default,,0,0,0,,never\n"
    )
    assert cues(text) == [
        (1000, 2500, "Hello, <i>you</i>\nthere"),
        (3000, 4000, "<b>A sign</b>"),
        (5000, 6000, "lala"),
    ]
    assert read_webvtt(done(text).content).cues[1].settings == "line:0"
    assert lost(text) == {
        Loss.UNREADABLE: 1,
        Loss.DRAWINGS: 1,
        Loss.SPEAKERS: 1,
        Loss.POSITIONS: 2,
        Loss.KARAOKE: 1,
        Loss.EFFECTS: 2,
        Loss.STYLES: 2,
        Loss.REPEATED: 1,
        Loss.COMMENTS: 1,
    }


def test_commands_of_ass_that_begin_like_others_are_none_of_those():
    text = ASS + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\bord3\\alpha&HFF&\\pbo2}Hi\n"
    assert cues(text) == [(1000, 2000, "Hi")]
    assert read_webvtt(done(text).content).cues[0].settings == ""


def test_columns_of_ass_may_stand_in_another_order():
    text = "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,Hi, you\n"
    assert cues(text) == [(1000, 2000, "Hi, you")]


def test_microdvd_needs_a_frame_rate_and_says_which_was_taken():
    text = "{25}{50}{y:i}One|Two\n{75}{}/Three\n"
    assert converted(text.encode()) is FileFault.NO_FRAME_RATE
    assert cues(text, frame_rate=25.0) == [
        (1000, 2000, "<i>One</i>\nTwo"),
        (3000, 3000 + 500 + 5 * 67, "<i>Three</i>"),
    ]
    assert done(text, frame_rate=25.0).frame_rate == 25.0
    assert lost(text, frame_rate=25.0) == {Loss.FRAMES: 2, Loss.END_TIMES: 1}


def test_microdvd_may_name_its_frame_rate():
    text = "{1}{1}23.976\n{24}{48}One\n"
    assert cues(text) == [(1001, 2002, "One")]
    assert cues(text, frame_rate=24.0) == [(1000, 2000, "One")]


def test_sami_ends_a_cue_at_an_empty_one_and_takes_the_language_with_most():
    text = """<SAMI><HEAD><STYLE TYPE="text/css"><!--
      .ENCC { Name: English; lang: en-US; } .DECC { Name: Deutsch; lang: de; }
    --></STYLE></HEAD><BODY>
    <SYNC Start=1000><P Class=ENCC>Hello &amp; <i>good</i><br>day
    <SYNC Start=2000><P Class=ENCC>&nbsp;
    <SYNC Start=2500><P Class=DECC>Hallo
    <SYNC Start=3000><P Class=ENCC><font color=red>Bye</font></BODY></SAMI>"""
    assert cues(text) == [
        (1000, 2000, "Hello &amp; <i>good</i>\nday"),
        (3000, 3000 + 500 + 3 * 67, "Bye"),
    ]
    assert done(text).language == "en-US"
    assert lost(text) == {Loss.OTHER_LANGUAGES: 1, Loss.END_TIMES: 1, Loss.STYLES: 1}


def test_ttml_reads_frames_ticks_lengths_styles_and_regions():
    text = """<?xml version="1.0" encoding="UTF-16"?>
    <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"
        xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="it"
        ttp:frameRate="25" ttp:tickRate="10000000">
      <head><styling><style xml:id="s1" tts:fontStyle="italic" tts:color="red"/></styling>
      <layout><region xml:id="top" tts:displayAlign="before"/></layout></head>
      <body><div>
        <p begin="00:00:01:05" end="00:00:02.5" style="s1">Ciao<br/>a
           tutti</p>
        <p begin="30000000t" dur="1s" region="top">Uno <span tts:fontWeight="bold">due</span></p>
        <p><span begin="5s" end="6s">Tre</span></p>
      </div></body></tt>"""
    assert cues(text) == [
        (1200, 2500, "<i>Ciao\na tutti</i>"),
        (3000, 4000, "Uno <b>due</b>"),
        (5000, 6000, "Tre"),
    ]
    assert read_webvtt(done(text).content).cues[1].settings == "line:0"
    assert done(text).language == "it"
    assert lost(text) == {Loss.FRAMES: 1, Loss.STYLES: 1}


def test_damaged_ttml_is_told_from_a_file_of_another_kind():
    assert converted(b'<tt xmlns="http://www.w3.org/ns/ttml"><body></p>') is FileFault.DAMAGED


def test_lines_of_a_transcript_are_cues():
    text = "[00:00.000 --> 00:05.500]  Hello\n[01:00:05.500 --> 01:00:07.000] Bye\n"
    assert cues(text) == [(0, 5500, "Hello"), (3605500, 3607000, "Bye")]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b" \r\n", FileFault.EMPTY),
        (b"WEBVTT\n\n", FileFault.NO_CUES),
        (b"Just some words\n", FileFault.NO_CUES),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), FileFault.OTHER_KIND),
        (b"\x00\x00\x01\xba" + bytes(200), FileFault.PICTURES),
        (b"# VobSub index file, v7\n", FileFault.PICTURES),
        (b"x" * (20 * 1024 * 1024 + 1), FileFault.TOO_LARGE),
    ],
)
def test_each_fault_has_its_own_name(content, fault):
    assert converted(content) is fault


def test_webvtt_in_another_encoding_is_written_anew():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nPerché\n"
    conversion = done(text.encode("utf-16"))
    assert conversion.content == text.encode()
    assert not conversion.unchanged
    assert conversion.encoding == "utf-16"


def test_webvtt_behind_empty_lines_is_mended():
    assert cues("\n\nWEBVTT\n\n00:01.000 --> 00:02.000\nHi\n") == [(1000, 2000, "Hi")]


def test_times_before_the_beginning_become_the_beginning_and_that_is_said():
    text = "1\n-00:00:01,000 --> 00:00:02,000\nHi\n"
    assert cues(text) == [(0, 2000, "Hi")]
    assert lost(text) == {Loss.EARLY: 1}


def test_a_wrong_choice_of_encoding_counts_what_cannot_be_read():
    text = "1\n00:00:01,000 --> 00:00:02,000\nPerché è così\n"
    assert done(text.encode("cp1252"), encoding="utf-8").unreadable_characters == 3
    assert done(text.encode("cp1252"), encoding="cp1252").unreadable_characters == 0
