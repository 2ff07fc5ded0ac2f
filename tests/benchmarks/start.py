"""From the start of the program to readable tracks, stage by stage, against bare windows.

Python's bytecode is written before, as an installed program has it and every start but the first
finds it: an environment that forbids writing it (PYTHONDONTWRITEBYTECODE) would have each start
compile all of trackman.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import ROOT, Server, bare_window, driven
from trackman.demo.catalogue import large_project

_STAGES = {
    "began": "Python runs",
    "imported": "Qt and the window's modules imported",
    "app": "QApplication, data folder, settings, theme",
    "built": "window made",
    "painted": "window on screen",
    "filled": "panes and words in it",
    "services": "everything else imported, session made",
    "listed": "project and video read, tracks in the table",
    "seen": "tracks on screen",
}
_BARE = ("began", "imported", "app", "built", "painted")
_GOALS = {"painted": 1.3, "seen": 4.0}

_Moments = dict[str, float]  # seconds from the start of the process, by stage


def start(quick: bool, profile: bool = False) -> list[Figure]:
    """Measure pairs of starts, one after the other."""
    compileall.compile_dir(ROOT / "trackman", quiet=1)
    compileall.compile_dir(ROOT / "tests" / "benchmarks", quiet=1)
    ours: list[_Moments] = []
    floors: list[_Moments] = []
    tables: list[_Moments] = []
    with Server("--videos", "1") as server:
        for number in range(4 if quick else 12):
            run, floor, table = _trackman(server), _bare(), _bare("--table")
            if number:  # the first pair warms the caches
                ours.append(run)
                floors.append(floor)
                tables.append(table)
    _print_stages(ours, floors)
    if profile:
        _print_imports()
    figures = []
    for stage, floor_name, against in (
        ("painted", "empty window", floors),
        ("filled", "empty window", floors),
        ("seen", "bare window with that table", tables),
        ("seen", "empty window", floors),
    ):
        bare = _of(against, "painted")
        result, spread = ratio(_of(ours, stage), bare)
        measured, beside = milliseconds(_of(ours, stage)), f"{floor_name} {milliseconds(bare)}"
        goal = _GOALS.get(stage) if (against is tables or stage == "painted") else None
        figures.append(Figure(_STAGES[stage], measured, beside, result, "×", goal, spread))
    return figures


def _trackman(server: Server) -> _Moments:
    upload_id = next(iter(large_project(1, 5).uploads))
    spawned = time.time()
    with driven("start", server, upload_id) as program:
        moments = program.report()
    sizes = {stage: moments.pop(stage) for stage in [*moments] if stage.endswith("memory")}
    return {stage: moment - spawned for stage, moment in moments.items()} | sizes


def _bare(*options: str) -> _Moments:
    spawned = time.time()
    with bare_window(*options) as program:
        return {stage: moment - spawned for stage, moment in program.report().items()}


def _of(runs: Sequence[_Moments], stage: str) -> list[float]:
    return [run[stage] for run in runs]


def _print_stages(ours: Sequence[_Moments], floors: Sequence[_Moments]) -> None:
    print("\nmedians: the stage alone and since the process began (ms), of an empty window; memory")
    before = floor_before = 0.0
    for stage, name in _STAGES.items():
        until = statistics.median(_of(ours, stage)) * 1000
        line = f"  {until - before:6.0f} {until:6.0f}"
        if stage in _BARE:
            floor = statistics.median(_of(floors, stage)) * 1000
            line += f"  {floor - floor_before:6.0f} {floor:6.0f}"
            floor_before = floor
        memory = statistics.median(_of(ours, f"{stage} memory")) / 1024**2
        print(f"{line:31} {memory:5.0f} MiB  {name}")
        before = until


def _print_imports(most: int = 12) -> None:
    """Print which modules take longest to import before the window is shown."""
    command = [sys.executable, "-X", "importtime", "-c", "import trackman.app"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    lines = [line.removeprefix("import time:").split("|") for line in listing.splitlines()[1:]]
    slowest = sorted(((int(own), name.strip()) for own, _, name in lines), reverse=True)
    print(f"\nslowest {most} imports of {len(lines)}, each without what it imports itself:")
    for own, name in slowest[:most]:
        print(f"  {own / 1000:6.1f} ms  {name}")
