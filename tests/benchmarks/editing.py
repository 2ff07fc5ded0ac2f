"""How soon a key typed in a long text is on screen, and the findings about it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.programs import Server, driven
from trackman.demo.catalogue import large_project

CUES = 5_000
_SCREEN_GOAL, _FINDINGS_GOAL = 16.0, 150.0


def editing(quick: bool) -> list[Figure]:
    """Type in a text of 5,000 cues in the real program."""
    del quick
    upload_id = next(iter(large_project(1, 2).uploads))
    with (
        Server("--videos", "1", "--tracks", "2") as server,
        driven("editing", server, upload_id) as program,
    ):
        seen = program.report()
    return [
        _figure(f"a key typed in {CUES} cues, on screen", seen["typed"], _SCREEN_GOAL),
        _figure("the same without a pause", seen["hurried"], _SCREEN_GOAL),
        _figure(f"a key typed in {CUES} cues, findings right", seen["found"], _FINDINGS_GOAL),
        _figure(f"{CUES} cues shifted, on screen", seen["shifted"], None),
        _figure(f"{CUES} cues open to be edited", seen["opened"], None),
    ]


def _figure(name: str, times: Sequence[float], goal: float | None) -> Figure:
    slow = sorted(times)[round(len(times) * 0.95) - 1] if len(times) > 1 else times[0]
    note = f"p95 {slow * 1000:.0f} ms, longest of {len(times)} {max(times) * 1000:.0f} ms"
    median = statistics.median(times) * 1000
    return Figure(name, milliseconds(times), "–", median, "ms", goal, note)
