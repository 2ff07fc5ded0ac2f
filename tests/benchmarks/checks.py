"""How long all checks of one track take: nobody shall wait for them."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace

from tests.benchmarks.figures import Figure, milliseconds
from trackman.demo.catalogue import demo_project
from trackman.domain.quality.checks.catalogue import run_checks
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.limits import PRESETS
from trackman.domain.subtitles.webvtt import Cue, Subtitles, read_webvtt
from trackman.domain.tracks import Track
from trackman.services.checking import detected

_CUES = 2000
_WORDS = 100
_GOAL = 50.0  # milliseconds


def checks(quick: bool) -> list[Figure]:
    """Check a track of 2,000 cues beside two others of its video, with a list of 100 words."""
    runs = 5 if quick else 20
    english, german = text_of("en"), text_of("de")
    others = ((_track("de"), german), (_track("en"), text_of("en", seed=2)))
    words = tuple(f"word{number}" for number in range(_WORDS))
    figures = []
    for preset, limits in PRESETS.items():
        found = 0
        times = []
        for _ in range(runs):
            own = replace(english)  # read just now; the others were checked before
            context = Context(_track("en"), own, limits, _CUES * 4000, others, words)
            start = time.perf_counter()
            found = len(run_checks(context))
            times.append(time.perf_counter() - start)
        figures.append(_figure(f"all checks of {_CUES} cues, {preset}", times, f"{found} findings"))
    detected(german.shown)  # loads the model
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        detected(english.shown)
        times.append(time.perf_counter() - start)
    figures.append(_figure(f"language of {_CUES} cues", times, "the model loaded"))
    return figures


def _figure(name: str, times: list[float], note: str) -> Figure:
    median = statistics.median(times) * 1000
    longest = f"longest of {len(times)} {max(times) * 1000:.0f} ms"
    return Figure(name, milliseconds(times), "–", median, "ms", _GOAL, f"{note}; {longest}")


def _track(language: str) -> Track:
    return Track(language, "upload", "subtitles", language, language, False, "ready", None)


def text_of(language: str, count: int = _CUES, seed: int = 1) -> Subtitles:
    """Return a long text out of the lines of the demo, close after each other."""
    tracks = [t for upload in demo_project().uploads.values() for t in upload.tracks.values()]
    lines = [
        cue.text
        for track in tracks
        if track.vtt and track.language_code.startswith(language)
        for cue in read_webvtt(track.vtt).cues
    ]
    chance = random.Random(seed)
    cues, at = [], 0
    for _ in range(count):
        length = chance.randrange(400, 7500)
        cues.append(Cue(at, at + length, chance.choice(lines)))
        at += length + chance.randrange(0, 900)
    return Subtitles(tuple(cues))
