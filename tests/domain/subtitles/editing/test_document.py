"""Any editing of a text ends where it says, and what is saved reads as what is shown."""

from __future__ import annotations

import pathlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import BackupError
from trackman.domain.subtitles.editing.document import EditAct, EditedText
from trackman.domain.subtitles.editing.passages import opened, salvage_of
from trackman.domain.subtitles.webvtt import Cue, compared, read_webvtt, salvaged

SAMPLES = sorted(pathlib.Path("tests/samples").rglob("*.vtt"))
FILE = """WEBVTT a title
Kind: captions

STYLE
::cue { color: yellow }

REGION
id:up

NOTE written by hand

one
00:01.000 --> 00:02.500\talign:start
First line
second line

NOTE between two

00:03.000 --> 00:04.000
<v Anna>Hello there</v>

words in no cue

three
00:00:05.000 --> 00:00:06.000
Third

NOTE at the end
"""
words = st.text(
    st.sampled_from("ab -\n\r\0>&<é\u2028\ud800äö.…漢ا") | st.characters(codec="utf-8"), max_size=30
)
moments = st.integers(-5000, 40_000)
rows = st.integers(0, 12)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("text"), rows, words),
        st.tuples(st.just("text"), rows, st.sampled_from(["a --> b", "x\n\ny", "NOTE", "1", ""])),
        st.tuples(st.just("times"), rows, moments, moments),
        st.tuples(st.just("split"), rows, st.integers(0, 30) | st.none(), moments | st.none()),
        st.tuples(st.just("merge"), rows),
        st.tuples(st.just("insert"), rows),
        st.tuples(st.just("delete"), st.sets(rows, max_size=5)),
        st.tuples(st.just("shift"), moments, rows),
        st.tuples(st.just("stretch"), rows, moments, rows, moments),
        st.tuples(st.just("put"), rows, words),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("leave")),
    ),
    max_size=25,
)


CONTENT = FILE.encode()


def edited(content=CONTENT):
    return EditedText(opened(content))


def do(text, step):  # noqa: C901 - one line for each operation
    kind, *values = step
    if kind in ("undo", "redo"):
        return getattr(text, kind)()
    if kind == "leave":
        return text.finish_typing()
    if kind == "insert":
        return text.insert(min(values[0], len(text)))
    if kind == "delete":
        return text.delete(row for row in values[0])
    if kind == "shift":
        by, first = values
        return text.shift(by, first) if text.earliest(first) + by >= 0 else None
    row = values[0] % len(text) if len(text) else None
    if row is None:
        return None
    if kind == "stretch":
        try:
            return text.stretch((row, values[1]), (values[2] % len(text), values[3]))
        except ValueError:
            return None
    if kind == "put":
        return text.put(EditAct.FIX, {row: replace(text[row], text=values[1])})
    name = {"text": "set_text", "times": "set_times"}.get(kind, kind)
    return getattr(text, name)(row, *values[1:])


def follow(text, changes, rows):
    """Change rows as a table does that only hears what changed."""
    for change in changes:
        if change is not None:
            new = text.cues[change.at : change.at + change.added]
            rows[change.at : change.at + change.removed] = new


contents = st.sampled_from([FILE, FILE.replace("\n", "\r\n"), "WEBVTT\n\n00:01.000 --> 00:02.000"])


@given(contents, steps)
def test_what_is_saved_reads_as_what_is_shown(file, doing):
    text = edited(file.encode())
    for step in doing:
        do(text, step)
        content = text.content()
        if not len(text):
            with pytest.raises(BackupError):
                read_webvtt(content)
            continue
        read = read_webvtt(content)
        assert read.cues == text.cues
        assert read.dropped == 0
        assert [one.split()[0] for one in read.styling] == (
            ["STYLE", "REGION"] if "STYLE" in file else []
        )
        known = salvage_of(text.opened, text.snapshot().passages, text.snapshot().ending)
        assert known.stray == read.stray
        assert known.run_on == read.run_on


@given(steps)
def test_undo_and_redo_come_through_the_same_states(doing):
    text = edited()
    rows = list(text.cues)
    for step in doing:
        before, redo = text.cues, text.redoes
        change = do(text, step)
        follow(text, [change], rows)
        assert tuple(rows) == text.cues
        assert (change is None) == (text.cues == before) or step[0] in ("undo", "redo", "text")
        if step[0] not in ("undo", "redo") and change is not None:
            assert text.redoes is None
        elif step[0] not in ("undo", "redo"):
            assert text.redoes is redo
    count = text.steps
    states = [text.cues]
    while text.undo():
        states.append(text.cues)
    assert text.cues == edited().cues
    assert text.content() == FILE.encode()
    assert not text.is_changed
    assert len(states) == count + 1
    for state in reversed(states[:count]):
        text.redo()
        assert text.cues == state


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_an_unedited_file_stays_as_it_is_byte_for_byte(path):
    content = path.read_bytes()
    text = edited(content)
    if text.opened.is_sound:
        assert text.content() == content


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_an_edited_file_keeps_all_that_was_not_edited(path):
    text = edited(path.read_bytes())
    whole = salvaged(path.read_bytes())
    if not whole.cues:
        pytest.skip("no cues")
    text.set_text(0, text[0].text + " more")
    text.set_text(0, whole.cues[0].text)
    text.insert(len(text))
    text.delete([len(text) - 1])
    again = read_webvtt(text.content())
    if text.opened.is_sound:
        assert compared(read_webvtt(path.read_bytes()), again).same
        assert again.stray == whole.stray
    assert again.cues == text.cues


def test_letters_typed_one_after_the_other_are_one_step():
    text = edited()
    for end in range(1, 6):
        text.set_text(1, "Hello"[:end])
    assert text.steps == 1
    text.finish_typing()
    text.set_text(1, "Hello!")
    assert text.steps == 2
    text.undo()
    text.undo()
    assert text[1].text == "<v Anna>Hello there</v>"
    assert not text.is_changed


def test_letters_taken_back_leave_no_step():
    text = edited()
    text.set_text(1, "x")
    text.set_text(1, "<v Anna>Hello there</v>")
    assert text.steps == 0
    assert text.content() == FILE.encode()


def test_the_times_of_another_cue_end_the_typing():
    text = edited()
    text.set_text(0, "a")
    text.set_times(0, 0, 900)
    text.set_text(0, "ab")
    assert [text.undo().act for _ in range(3)] == [EditAct.TEXT, EditAct.TIMES, EditAct.TEXT]


def test_a_key_in_a_long_text_copies_no_cues():
    cue = "00:01.000 --> 00:02.000\nA line\n\n"
    text = edited(("WEBVTT\n\n" + cue * 5000).encode())
    before = text.snapshot().passages
    text.set_text(2500, "B")
    after = text.snapshot().passages
    assert sum(a is not b for a, b in zip(before, after, strict=True)) == 1


def test_what_is_typed_cannot_end_a_cue():
    text = edited()
    text.set_text(0, "one --> two\n\n\nthree\r\nfour")
    assert text[0].text == "one --&gt; two\nthree\nfour"


def test_splitting_cuts_words_and_time_and_keeps_tags_whole():
    text = edited()
    text.set_text(1, "<i>One two</i> three")
    text.split(1, 6)
    assert [text[1].text, text[2].text] == ["<i>One</i>", "<i>two</i> three"]
    assert text[1].start == 3000
    assert 3000 < text[1].end == text[2].start < text[2].end == 4000


def test_a_cue_that_is_never_shown_is_split_all_the_same():
    text = edited()
    text.set_times(0, 11, 0)
    text.split(0, 23)
    assert [(cue.start, cue.end) for cue in text.cues[:2]] == [(11, 11), (11, 0)]


def test_splitting_at_a_moment_cuts_the_nearest_line():
    text = edited()
    text.split(0, None, 1800)
    assert [text[0], text[1]] == [
        Cue(1000, 1800, "First line", "one", "align:start"),
        Cue(1800, 2500, "second line", "", "align:start"),
    ]


def test_merging_keeps_the_comment_between():
    text = edited()
    text.merge(0)
    assert text[0] == Cue(
        1000, 4000, "First line\nsecond line\n<v Anna>Hello there</v>", "one", "align:start"
    )
    assert b"NOTE between two" in text.content()


def test_a_new_cue_fits_between_its_neighbours():
    text = edited()
    text.insert(1)
    assert text[1] == Cue(2500, 3000, "")
    text.insert(0)
    assert text[0] == Cue(0, 1000, "")
    text.insert(len(text))
    assert text[len(text) - 1] == Cue(6000, 8000, "")


def test_deleting_keeps_comments_and_stray_words():
    text = edited()
    text.delete([0, 1, 2])
    content = text.content()
    for kept in (b"NOTE between two", b"words in no cue", b"NOTE at the end", b"STYLE"):
        assert kept in content
    text.insert(0)
    assert read_webvtt(text.content()).cues == text.cues


def test_nothing_moves_before_the_beginning():
    text = edited()
    assert text.earliest(1) == 3000
    text.shift(-3000, 1)
    assert [cue.start for cue in text.cues] == [1000, 0, 2000]
    with pytest.raises(ValueError, match="-1"):
        text.shift(-1, 1)


def test_two_points_stretch_the_whole_text():
    text = edited()
    text.stretch((0, 2000), (2, 10_000))
    assert [cue.start for cue in text.cues] == [2000, 6000, 10_000]
    assert text[2].end == 12_000
    with pytest.raises(ValueError, match="1"):
        text.stretch((0, 5000), (2, 1000))
    with pytest.raises(ValueError, match="1"):
        text.stretch((1, 1000), (1, 2000))


def test_the_history_begins_with_a_draft():
    draft = edited()
    draft.set_text(1, "Changed")
    draft.insert(2)
    text = edited()
    again = opened(draft.content())
    assert text.take_up(again.passages, again.ending)
    assert text.cues == draft.cues
    assert text.content() == draft.content()
    assert text.is_edited
    assert text.undo() is None
    text.set_text(0, "More")
    text.undo()
    assert text.content() == draft.content()
    assert text.is_changed


def test_a_draft_of_the_file_as_it_is_changes_nothing():
    text = edited()
    again = opened(FILE.encode())
    assert not text.take_up(again.passages, again.ending)
    assert not text.is_changed


def test_a_damaged_file_is_mended_as_far_as_it_can_be_read():
    srt = b"1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n"
    text = edited(srt)
    assert [cue.text for cue in text.cues] == ["One", "Two"]
    assert text.opened.damage is not None
    assert text.opened.mended == (1, 2)
    assert text.is_changed
    assert read_webvtt(text.content()).cues == text.cues


def test_what_cannot_be_read_stays_in_the_file():
    file = FILE.replace("00:03.000 -->", "soon -->").replace("00:01.000 -->", "-00:01.000 -->")
    text = edited(file.encode())
    assert text.opened.unreadable == 1
    assert text.opened.mended == (1,)
    assert text[0].start == 0
    assert b"soon --> 00:04.000\n<v Anna>Hello there" in text.content()
    assert read_webvtt(text.content()).dropped == 1


@pytest.mark.parametrize(("ratio", "act"), [(0.96, EditAct.STRETCH), (1.0, EditAct.SHIFT)])
def test_times_are_put_where_a_sound_wants_them_in_one_step(ratio: float, act: EditAct) -> None:
    text = EditedText(opened(FILE.encode()))
    before = text.cues

    assert text.retime(ratio, 250) is not None
    assert [cue.start for cue in text.cues] == [round(cue.start * ratio + 250) for cue in before]
    assert [cue.text for cue in text.cues] == [cue.text for cue in before]
    assert text.undoes is act

    text.undo()
    assert text.cues == before


def test_no_time_is_put_before_the_video() -> None:
    text = EditedText(opened(FILE.encode()))
    before = text.cues

    with pytest.raises(ValueError, match="-5000"):
        text.retime(1.0, -5000)

    assert text.cues == before
    assert text.retime(1.0, 0.0) is None
