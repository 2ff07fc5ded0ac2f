"""Memory after opening a video, against a window with nothing in it."""

from __future__ import annotations

import time

import psutil

from tests.benchmarks.figures import Figure, ratio
from tests.benchmarks.programs import Server, bare_window, driven
from trackman.demo.catalogue import large_project

_GOAL = 1.8
_MIB = 1024 * 1024


def memory(quick: bool) -> list[Figure]:
    """Measure pairs of processes, one after the other."""
    upload_id = next(iter(large_project(1, 5).uploads))
    ours, floors = [], []
    with Server("--videos", "1") as server:
        for _ in range(2 if quick else 5):
            with driven("start", server, upload_id) as program:
                program.report()
                ours.append(settled(program.pid))
            with bare_window() as bare:
                bare.report()
                floors.append(settled(bare.pid))
    return [
        _figure("memory with a video open", ours, floors, 0, _GOAL),
        _figure("memory of its own (USS)", ours, floors, 1, None),
    ]


def _figure(
    name: str,
    ours: list[tuple[float, float]],
    floors: list[tuple[float, float]],
    place: int,
    goal: float | None,
) -> Figure:
    measured, floor = [one[place] for one in ours], [one[place] for one in floors]
    result, spread = ratio(measured, floor)
    return Figure(name, mib(measured), f"bare window {mib(floor)}", result, "×", goal, spread)


def settled(pid: int) -> tuple[float, float]:
    """Return resident and unique bytes, once what the start began has had time to end."""
    time.sleep(1.5)
    seen = psutil.Process(pid).memory_full_info()
    return float(seen.rss), float(seen.uss)


def mib(sizes: list[float]) -> str:
    """Return the median as text."""
    return f"{sorted(sizes)[len(sizes) // 2] / _MIB:.0f} MiB"
