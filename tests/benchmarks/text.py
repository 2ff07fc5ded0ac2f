"""How soon the text of a track is on screen, and how quickly one searches and scrolls it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.programs import INSIDE, Program

_SHOWN_GOAL, _TYPED_GOAL, _FRAME = 50.0, 30.0, 16.0


def text(quick: bool) -> list[Figure]:
    """Show, search and scroll long texts in the real window."""
    with Program(f"{INSIDE}.text", "3" if quick else "12", limit=300) as program:
        report = program.report()
    scrolled = sorted(report["scrolled"])
    slow = scrolled[round(len(scrolled) * 0.99) - 1]
    return [
        _figure("2000 cues on screen after arrival", report["shown 2000"], _SHOWN_GOAL),
        _figure("20000 cues on screen after arrival", report["shown 20000"], None),
        _figure("of that on the GUI thread", report["gui"], None),
        _figure("a letter searched in 20000 cues", _slowest(report["typed"]), _TYPED_GOAL),
        Figure(
            "a step of scrolling 20000 cues, p99",
            milliseconds(scrolled),
            "–",
            slow * 1000,
            "ms",
            _FRAME,
            f"median {milliseconds(scrolled)}, longest {scrolled[-1] * 1000:.0f} ms",
        ),
    ]


def _slowest(typed: Sequence[Sequence[float]]) -> Sequence[float]:
    """Return the times of the letter that took longest; the first ones are found most often."""
    return max(typed, key=statistics.median)


def _figure(name: str, times: Sequence[float], goal: float | None) -> Figure:
    longest = f"longest of {len(times)} {max(times) * 1000:.0f} ms"
    median = statistics.median(times) * 1000
    return Figure(name, milliseconds(times), "–", median, "ms", goal, longest)
