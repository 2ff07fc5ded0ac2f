"""The table of all tracks in the real window: typing, sorting, selecting, scrolling, memory.

Python's bytecode is written before, as an installed program has it: to compile what a page needs
would count as a stall of its own.
"""

from __future__ import annotations

import compileall
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.memory import mib, settled
from tests.benchmarks.programs import INSIDE, ROOT, Program, Server, bare_window

_FILLS = "TRACKMAN_BENCH_FILLS"
_KEY_GOAL, _SORT_GOAL, _STALL_GOAL, _OPEN_GOAL, _MEMORY_GOAL = 50.0, 200.0, 50.0, 300.0, 2.5
_ACTS = ("typing", "sorting", "selected rows sorted", "scrolling")


def all_tracks(quick: bool) -> list[Figure]:
    """Fill a store once, and work in it in programs of their own; the worst stall counts."""
    compileall.compile_dir(ROOT / "trackman", quiet=1)
    compileall.compile_dir(ROOT / "tests" / "benchmarks", quiet=1)
    runs: list[list[dict[str, Any]]] = []
    ours, bares = [], []
    with (
        Server("--videos", "1") as server,
        TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder,
    ):
        with _trackman(server, Path(folder), fills=True) as program:
            program.report()
            program.wait()
        for _ in range(1 if quick else 3):
            with _trackman(server, Path(folder)) as program, bare_window() as bare:
                bare.report()
                runs.append([program.report() for _ in range(1 + len(_ACTS))])
                bares.append(settled(bare.pid)[0])
                ours.append(settled(program.pid)[0])
    return [*_figures(runs), _memory(ours, bares)]


def _trackman(server: Server, folder: Path, *, fills: bool = False) -> Program:
    environment = server.environment() | {_FILLS: "1" if fills else ""}
    arguments = ("--data-dir", str(folder))
    return Program(f"{INSIDE}.all_tracks", *arguments, environment=environment)


def _figures(runs: list[list[dict[str, Any]]]) -> list[Figure]:
    pages = [one[0] for one in runs]
    name = f"{pages[0]['tracks']:,} tracks"
    typing, sorting, selected, _ = (
        [took for one in runs for took in one[place]["took"]] for place in range(1, 5)
    )
    return [
        _figure(f"{name}: store opens, state told", [one["opens"] for one in pages], _OPEN_GOAL),
        _figure(f"{name}: page asked for to rows shown", [one["first"] for one in pages], None),
        _figure(f"{name}: key to rows shown", typing, _KEY_GOAL),
        _figure(f"{name}: click on a column to rows shown", sorting, _SORT_GOAL),
        _figure(f"{name}: the same, all or 5,000 of them selected", selected, _SORT_GOAL),
        *(
            _stall(f"{name}: GUI stall, {act}", [one[place] for one in runs])
            for place, act in enumerate(("page opened", *_ACTS))
        ),
    ]


def _figure(name: str, times: Sequence[float], goal: float | None) -> Figure:
    note = f"longest of {len(times)} {max(times) * 1000:.0f} ms"
    return Figure(name, milliseconds(times), "–", statistics.median(times) * 1000, "ms", goal, note)


def _stall(name: str, seen: Sequence[Mapping[str, Any]]) -> Figure:
    worst = max(seen, key=lambda one: float(one["longest"]))
    longest = worst["longest"] * 1000
    computed = f"{worst['worst'][0][1] * 1000:.0f} ms of it computing"
    note = f"worst of {len(seen)}; {computed}; 99th percentile {worst['p99'] * 1000:.1f} ms"
    return Figure(name, f"{longest:.0f} ms", "–", longest, "ms", _STALL_GOAL, note)


def _memory(ours: list[float], bares: list[float]) -> Figure:
    result, spread = ratio(ours, bares)
    floor = f"bare window {mib(bares)}"
    return Figure("memory after all that", mib(ours), floor, result, "×", _MEMORY_GOAL, spread)
