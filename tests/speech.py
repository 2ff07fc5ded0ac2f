"""Sounds for tests: speech of a synthesiser at known moments, and music of sines."""

from __future__ import annotations

import math
import random
import shutil
import subprocess
import wave
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from trackman.domain.speech.marks import SAMPLES_PER_SECOND

SPEAKS = shutil.which("espeak-ng") is not None
SENTENCES = (
    "The morning light fell softly over the harbour.",
    "We began with a single loom and two people.",
    "Every shirt is cut by hand.",
    "Nobody expected the collection to travel this far.",
    "Would you like to see the next room?",
    "Linen breathes, and that is why we love it.",
    "It took seven years to learn.",
    "My grandmother taught me how to sew.",
)
PAUSES = (0.4, 0.6, 0.9, 1.5, 3.0, 5.0)
_LOUDEST = 32_767
_ONCE = 6.0
"""Seconds after which a made sound begins again."""


@dataclass(frozen=True)
class Spoken:
    """A sound, and from when to when somebody speaks in it, in milliseconds."""

    samples: array[int]
    times: tuple[tuple[int, int], ...]

    @property
    def content(self) -> bytes:
        """The samples as bytes."""
        return self.samples.tobytes()


@cache
def sentence(text: str, voice: str) -> array[int]:
    """Return how a voice says a sentence, without the silence around it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        subprocess.run(["espeak-ng", "-v", voice, "-w", str(file), text], check=True)
        with wave.open(str(file)) as said:
            rate, samples = said.getframerate(), array("h", said.readframes(said.getnframes()))
    heard = [at for at, sample in enumerate(samples) if abs(sample) > 150]
    return resampled(samples[heard[0] : heard[-1] + 1], rate)


def resampled(samples: array[int], rate: int) -> array[int]:
    """Return samples at the rate the detector takes, in straight lines between them."""
    step = rate / SAMPLES_PER_SECOND
    made = array("h")
    for number in range(int((len(samples) - 1) / step)):
        at, rest = divmod(number * step, 1)
        here, after = samples[int(at)], samples[int(at) + 1]
        made.append(round(here + (after - here) * rest))
    return made


def silence(seconds: float) -> array[int]:
    """Return nothing to hear."""
    return array("h", bytes(2 * round(seconds * SAMPLES_PER_SECOND)))


def spoken(seconds: float, voice: str, seed: int) -> Spoken:
    """Return a sound with sentences here and there."""
    chance = random.Random(seed)
    samples = silence(seconds)
    times: list[tuple[int, int]] = []
    at = 1.0
    while True:
        said = sentence(chance.choice(SENTENCES), voice)
        end = at + len(said) / SAMPLES_PER_SECOND
        if end > seconds - 0.5:
            return Spoken(samples, tuple(times))
        first = round(at * SAMPLES_PER_SECOND)
        samples[first : first + len(said)] = said
        times.append((round(at * 1000), round(end * 1000)))
        at = end + chance.choice(PAUSES)


def with_music(sound: Spoken, loudness: float = 0.1) -> Spoken:
    """Return the sound with chords under the voice."""
    under = chords(len(sound.samples) / SAMPLES_PER_SECOND, loudness)
    pairs = zip(sound.samples, under, strict=True)
    mixed = array("h", (max(-_LOUDEST, min(_LOUDEST, a + b)) for a, b in pairs))
    return Spoken(mixed, sound.times)


def chords(seconds: float, loudness: float = 0.3) -> array[int]:
    """Return chords that swell and fade, another one every two seconds."""
    tones = ((220.0, 277.2, 329.6), (196.0, 246.9, 293.7), (174.6, 220.0, 261.6))
    return _made(
        seconds,
        loudness,
        lambda at: (
            sum(math.sin(2 * math.pi * one * at) for one in tones[int(at / 2) % 3])
            / 3
            * math.exp(-(at % 2))
            * min(1, (at % 2) * 20)
        ),
    )


def melody(seconds: float, loudness: float = 0.3) -> array[int]:
    """Return a tune of rich tones, five a second, with a beat beneath: much like syllables."""
    notes = (262, 330, 392, 494, 440, 349, 294, 392)
    noise = random.Random(1)

    def tone(at: float) -> float:
        within = at % 0.2
        pitch = notes[int(at / 0.2) % len(notes)]
        rich = sum(math.sin(2 * math.pi * pitch * turn * at) / turn for turn in (1, 2, 3, 4, 5))
        beat = noise.uniform(-1, 1) * math.exp(-40 * (at % 0.4))
        return (rich * min(1, within * 60) * math.exp(-4 * within) + beat) / 3

    return _made(seconds, loudness, tone)


def rustling(seconds: float, loudness: float = 0.1) -> array[int]:
    """Return noise, as of wind or a crowd far off."""
    noise, kept = random.Random(2), 0.0

    def step(_: float) -> float:
        nonlocal kept
        kept = 0.9 * kept + 0.1 * noise.uniform(-1, 1)
        return 3 * kept

    return _made(seconds, loudness, step)


def write(path: Path, samples: Sequence[int]) -> Path:
    """Write a sound to a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLES_PER_SECOND, 0, "NONE", ""))
        file.writeframes(array("h", samples).tobytes())
    return path


def _made(seconds: float, loudness: float, tone: Callable[[float], float]) -> array[int]:
    """Return some seconds of a sound again and again, for more takes long to make."""
    count, once = (round(one * SAMPLES_PER_SECOND) for one in (seconds, _ONCE))
    part = [
        round(max(-1, min(1, tone(at / SAMPLES_PER_SECOND))) * loudness * _LOUDEST)
        for at in range(min(count, once))
    ]
    return array("h", (part * math.ceil(count / once))[:count])
