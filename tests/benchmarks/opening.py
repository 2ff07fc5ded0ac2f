"""How long until the window is on screen, against a window with nothing in it."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import ROOT, Server, bare_window, driven
from trackman.demo.catalogue import large_project

_STAGES = ("began", "imported", "app", "built", "painted")
_GOAL = 1.3


@dataclass(slots=True)
class _Starts:
    """Seconds from the start of each process to each of its stages."""

    trackman: list[dict[str, float]] = field(default_factory=list)
    bare: list[dict[str, float]] = field(default_factory=list)

    def of(self, runs: list[dict[str, float]], stage: str) -> list[float]:
        return [run[stage] for run in runs]


def opening(quick: bool, profile: bool = False) -> list[Figure]:
    """Measure pairs of starts, one after the other."""
    starts = _Starts()
    with Server("--videos", "1") as server:
        for number in range(4 if quick else 12):
            run, floor = _trackman(server), _bare()
            if number:  # the first pair warms the caches
                starts.trackman.append(run)
                starts.bare.append(floor)
    if profile:
        _print_stages(starts)
        _print_imports()
    window, floors = starts.of(starts.trackman, "painted"), starts.of(starts.bare, "painted")
    result, spread = ratio(window, floors)
    bare = f"bare window {milliseconds(floors)}"
    figures = [Figure("window on screen", milliseconds(window), bare, result, "×", _GOAL, spread)]
    for stage, name in (("filled", "panes and words in it"), ("listed", "tracks of a video in it")):
        moments = starts.of(starts.trackman, stage)
        later, spread = ratio(moments, floors)
        figures.append(Figure(name, milliseconds(moments), bare, later, note=spread))
    return figures


def _trackman(server: Server) -> dict[str, float]:
    upload_id = next(iter(large_project(1, 5).uploads))
    spawned = time.time()
    with driven("opening", server, upload_id) as program:
        moments = {**program.report(), **program.report()}
    return {stage: moment - spawned for stage, moment in moments.items()}


def _bare() -> dict[str, float]:
    spawned = time.time()
    with bare_window() as program:
        return {stage: moment - spawned for stage, moment in program.report().items()}


def _print_stages(starts: _Starts) -> None:
    print("\nfrom process start, trackman / bare window:")
    for stage in _STAGES:
        pair = (starts.of(runs, stage) for runs in (starts.trackman, starts.bare))
        print(f"  {stage:10} {' / '.join(map(milliseconds, pair))}")


def _print_imports(most: int = 12) -> None:
    """Print which modules take longest to import before the window is shown."""
    command = [sys.executable, "-X", "importtime", "-c", "import trackman.app"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    lines = [line.removeprefix("import time:").split("|") for line in listing.splitlines()[1:]]
    slowest = sorted(((int(own), name.strip()) for own, _, name in lines), reverse=True)
    print(f"\nslowest {most} imports of {len(lines)}, each without what it imports itself:")
    for own, name in slowest[:most]:
        print(f"  {own / 1000:6.1f} ms  {name}")
    print()
