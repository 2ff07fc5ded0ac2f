"""How the window stays usable while a video plays in it."""

from __future__ import annotations

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import INSIDE, Program, bare_window

_GOAL = 16.0  # milliseconds: a frame


def playing(quick: bool) -> list[Figure]:
    """Play a video of the demo beside its text, jump and scroll, and count the stalls."""
    seconds = 5 if quick else 15
    watching = Program(
        f"{INSIDE}.playing", "--demo", environment={"TRACKMAN_BENCH_SECONDS": str(seconds)}
    )
    with watching as program, bare_window() as bare:
        bare.report()
        run = program.report()
        bare.end()
        floor = bare.report()
    note = ", ".join(
        f"{run[what]} {what}" for what in ("positions", "jumps", "turns", "cues", "beats")
    )
    begun = run["begun"]
    return [
        Figure(
            f"GUI stall while playing and scrolling: {what}",
            f"{run[key] * 1000:.1f} ms",
            f"bare window, at the same time {floor[key] * 1000:.1f} ms",
            run[key] * 1000,
            "ms",
            goal,
            note,
        )
        for what, key, goal in (("99th percentile", "p99", _GOAL), ("longest", "longest", None))
    ] + [Figure("Play pressed until it plays", f"{begun * 1000:.0f} ms", "–", begun, "s")]
