"""How soon the table of files is complete, and what that costs the GUI thread."""

from __future__ import annotations

from tests.benchmarks.figures import Figure
from tests.benchmarks.inside.additions import CUES, FILES
from tests.benchmarks.inside.judging import TRACKS, VIDEOS
from tests.benchmarks.programs import Server, driven
from trackman.demo.catalogue import large_project

_GOALS = (1000.0, None)
"""Milliseconds, by the number of cues; of longer files it is good to know."""


def additions(quick: bool) -> list[Figure]:
    """Drop files on the real window."""
    del quick
    upload_id = next(iter(large_project(VIDEOS, TRACKS).uploads))
    with (
        Server("--videos", str(VIDEOS), "--tracks", str(TRACKS)) as server,
        driven("additions", server, upload_id) as program,
    ):
        return [
            _figure(cues, program.report(), goal) for cues, goal in zip(CUES, _GOALS, strict=True)
        ]


def _figure(cues: int, seen: dict[str, float], goal: float | None) -> Figure:
    took, stall = seen["took"] * 1000, seen["stall"] * 1000
    return Figure(
        f"{FILES} files of {cues} cues dropped until the table is complete",
        f"{took:.0f} ms",
        "–",
        took,
        "ms",
        goal,
        f"longest stall of the window {stall:.0f} ms",
    )
