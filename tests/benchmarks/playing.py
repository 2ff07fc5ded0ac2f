"""How the window stays usable while a video plays in it."""

from __future__ import annotations

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import INSIDE, Program, bare_window

_GOAL = 16.0  # milliseconds: a frame


def playing(quick: bool) -> list[Figure]:
    """Play the demo's first video, jumping now and then, and count the stalls."""
    seconds = 5 if quick else 15
    watching = Program(
        f"{INSIDE}.playing", "--demo", environment={"TRACKMAN_BENCH_SECONDS": str(seconds)}
    )
    with watching as program, bare_window() as bare:
        bare.report()
        run = program.report()
        bare.end()
        floor = bare.report()
    note = f"{run['positions']} positions, {run['jumps']} jumps, {run['beats']} beats"
    begun = run["begun"]
    return [
        Figure(
            f"GUI stall while playing: {what}",
            f"{run[key] * 1000:.1f} ms",
            f"bare window, at the same time {floor[key] * 1000:.1f} ms",
            run[key] * 1000,
            "ms",
            goal,
            note,
        )
        for what, key, goal in (("99th percentile", "p99", _GOAL), ("longest", "longest", None))
    ] + [Figure("Play pressed until it plays", f"{begun * 1000:.0f} ms", "–", begun, "s")]
