"""Marks of speech: made of likelihoods, kept as bytes, and read as spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.speech.marks import FRAME_MS, SpeechMarks, bits_of, marked, packed, unpacked

FLAGS = st.lists(st.booleans(), max_size=300)


def test_speech_begins_and_ends_where_it_is_likely() -> None:
    likely = [0.1] * 10 + [0.9] * 20 + [0.4] * 2 + [0.0] * 10

    marks = marked(likely)

    assert marks.runs() == [(10 * FRAME_MS, 30 * FRAME_MS)]
    assert marks.length == 42 * FRAME_MS


def test_a_knock_is_no_speech_and_a_consonant_no_pause() -> None:
    knock = [0.0] * 10 + [0.9] * 3 + [0.0] * 10
    consonant = [0.0] * 10 + [0.9] * 10 + [0.1] * 2 + [0.9] * 10 + [0.0] * 10

    assert not marked(knock).bits
    assert len(marked(consonant).runs()) == 1


@given(FLAGS)
def test_runs_say_the_same_as_bits(flags: list[bool]) -> None:
    bits = sum(1 << at for at, flag in enumerate(flags) if flag)
    marks = SpeechMarks(bits, len(flags))

    spans = [(begin // FRAME_MS, end // FRAME_MS) for begin, end in marks.runs()]

    assert bits_of(spans, len(flags)) == bits
    assert marks.speech == sum(flags) * FRAME_MS


@given(FLAGS, st.booleans())
def test_marks_come_back_from_their_bytes(flags: list[bool], loud: bool) -> None:
    bits = sum(1 << at for at, flag in enumerate(flags) if flag)
    marks = SpeechMarks(bits, len(flags), bytes(len(flags)) if loud else b"")

    assert unpacked(packed(marks)) == marks


@given(st.binary(max_size=40))
def test_bytes_that_are_no_marks_are_none(content: bytes) -> None:
    assert unpacked(content) is None
    assert unpacked(packed(SpeechMarks(5, 3, b"abc"))[:-3] + content[:2]) is None
