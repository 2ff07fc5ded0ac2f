"""Speech of a synthesiser is found, music is taken for none, and cues are put where they belong."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable
from threading import Event

import pytest

from tests.speech import SPEAKS, Spoken, chords, melody, rustling, silence, spoken, with_music
from trackman.domain.speech.fit import fit
from trackman.domain.speech.marks import SpeechMarks
from trackman.domain.subtitles.webvtt import Cue
from trackman.services.speech.detector import SpeechDetector, can_detect

pytestmark = pytest.mark.skipif(not can_detect(), reason="speech cannot be looked for here")
needs_voice = pytest.mark.skipif(not SPEAKS, reason="needs espeak-ng")
SOUNDS = 4
RATIOS = (1.0, 24000 / 24024, 25 / 24, 24 / 25, 24000 / 1001 / 25)


def marks_of(samples: array[int]) -> SpeechMarks:
    detector = SpeechDetector()
    detector.take(samples.tobytes(), Event())
    return detector.marks()


@pytest.fixture(scope="session")
def heard() -> list[tuple[Spoken, SpeechMarks]]:
    """Return sounds of 100 seconds in several voices, one over music, and their marks."""
    sounds = [
        spoken(100, voice, seed)
        for seed, voice in enumerate(("en-gb", "it", "en-us+f3", "de")[:SOUNDS])
    ]
    sounds[-1] = with_music(sounds[-1])
    return [(sound, marks_of(sound.samples)) for sound in sounds]


@needs_voice
def test_most_of_what_is_said_is_found_and_little_else(heard) -> None:
    for sound, marks in heard:
        said = sum(end - start for start, end in sound.times)
        inside = sum(
            max(0, min(end, stop) - max(start, begin))
            for start, end in sound.times
            for begin, stop in marks.runs()
        )
        assert inside > 0.9 * said
        assert marks.speech - inside < 0.05 * (marks.length - said)


@needs_voice
@pytest.mark.parametrize("run", range(20))
def test_known_shifts_and_stretches_are_found(run: int, heard) -> None:
    sound, marks = heard[run % len(heard)]
    chance = random.Random(run)
    offset, late = chance.uniform(-20_000, 20_000), chance.uniform(-0.03, 0.03)
    stretch = RATIOS[run // len(heard)] if run % 2 else 1 + late
    cues = [
        Cue(round(start * stretch + offset), round(end * stretch + offset), "Somebody speaks.")
        for start, end in sound.times
    ]

    found = fit(marks, cues)

    assert found.is_known
    assert abs(found.drift - (stretch - 1) * 100) < 0.1
    for cue, (start, _) in zip(cues, sound.times, strict=True):
        assert abs(found.place(cue.start) - start) < 100
    assert not found.untexted
    assert not found.unspoken


@needs_voice
def test_the_text_of_another_video_is_not_made_to_fit(heard) -> None:
    for number, (_, marks) in enumerate(heard):
        other, _ = heard[(number + 1) % len(heard)]
        cues = [Cue(start, end, "Somebody speaks.") for start, end in other.times]
        assert not fit(marks, cues).is_known


@pytest.mark.parametrize("made", [silence, chords, melody, rustling])
def test_what_is_no_speech_is_taken_for_none(made: Callable[[float], array[int]]) -> None:
    marks = marks_of(made(20))

    assert marks.frames == 20_000 // 32
    assert marks.speech <= 0.05 * marks.length


def test_pieces_of_any_size_give_the_same() -> None:
    samples = melody(2).tobytes()
    whole, pieces = SpeechDetector(), SpeechDetector()
    whole.take(samples, Event())
    for begin in range(0, len(samples), 1_234):
        pieces.take(samples[begin : begin + 1_234], Event())

    assert pieces.marks() == whole.marks()
    assert max(whole.marks().loudness) > 10


def test_it_ends_at_once_when_nobody_wants_it_any_more() -> None:
    detector, stop = SpeechDetector(), Event()
    stop.set()

    detector.take(silence(10).tobytes(), stop)

    assert not detector.marks().frames
