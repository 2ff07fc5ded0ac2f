"""A review worked through at great speed: how soon the next track is there, and at what cost."""

from __future__ import annotations

import statistics
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import INSIDE, Program, Server

_VIDEOS, _TRACKS, _FEW, _CUES = 320, 4, 40, 300
_SCRIPT = f"{INSIDE}.deciding"
_LIMIT = 900.0
_MIB = 1024 * 1024
_KEY_GOAL, _STALL_GOAL, _GROWTH_GOAL = 50.0, 16.0, 5.0


def deciding(quick: bool) -> list[Figure]:
    """Decide on every track of a project in the real program; of several runs the worst counts."""
    size = ("--videos", str(_FEW if quick else _VIDEOS), "--tracks", str(_TRACKS))
    few = {"TRACKMAN_BENCH_FEW": "1" if quick else ""}
    runs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    with (
        Server(*size, "--cues", str(_CUES), "--requests-per-window", "1000") as server,
        TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder,
    ):
        environment = server.environment() | few
        for _ in range(1 if quick else 3):
            arguments = ("--data-dir", folder)
            with Program(_SCRIPT, *arguments, environment=environment, limit=_LIMIT) as program:
                runs.append((program.report(), program.report()))
    return [_key([one for one, _ in runs]), _stall([one for one, _ in runs]), _growth(runs)]


def _key(seen: list[dict[str, Any]]) -> Figure:
    took = sorted(seconds for one in seen for seconds in one["took"])
    late = took[round(len(took) * 0.95) - 1] * 1000
    waited = sum(one["waited"] for one in seen)
    note = (
        f"95th percentile of {len(took)}; longest {took[-1] * 1000:.0f} ms; {waited} not read yet"
    )
    median = f"{statistics.median(took) * 1000:.0f} ms"
    name = "a key to the next track’s text and findings on screen"
    return Figure(name, median, "–", late, "ms", _KEY_GOAL, note)


def _stall(seen: list[dict[str, Any]]) -> Figure:
    worst = max(seen, key=lambda one: float(one["p99"]))
    name = f"GUI stall while deciding {len(worst['took'])} in a row, player open"
    note = (
        f"99th percentile, worst of {len(seen)}; 99.9th {worst['p999'] * 1000:.0f} ms, longest "
        f"{worst['longest'] * 1000:.0f} ms"
    )
    late = worst["p99"] * 1000
    return Figure(name, f"{late:.1f} ms", "–", late, "ms", _STALL_GOAL, note)


def _growth(runs: list[tuple[dict[str, Any], dict[str, Any]]]) -> Figure:
    grown = [(after["sizes"][-1] - after["sizes"][0]) / _MIB for _, after in runs]
    worst = runs[grown.index(max(grown))][1]["sizes"]
    steps = ", ".join(f"{size / _MIB:.1f}" for size in worst)
    count = 200 * (len(worst) - 1) if len(worst) > 2 else _FEW
    name = f"memory grown over {count} more decisions (USS)"
    return Figure(
        name, f"{max(grown):.1f} MiB", "–", max(grown), "MiB", _GROWTH_GOAL, f"worst run: {steps}"
    )
