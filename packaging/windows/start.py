#!/usr/bin/env python3
"""Measure start to window of trackman.exe under Wine beside a window with nothing in it.

`python3 packaging/windows/start.py` after `dev.py bundle --windows`; or call `starts`. The empty
window is bundled with the same options. Windows itself is running before, and both programs were
started once, so that neither has to be read from the disk.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from display import virtual_display
from windows.job import PLACE, ROOT
from windows.steps import Failed
from windows.supply import ensure_python
from windows.wine import Wine, windows_path

HERE = Path(__file__).resolve().parent
_PATIENCE = 60.0  # seconds
_LOOK_EVERY = 0.01


@dataclass(frozen=True)
class Starts:
    """Seconds from the start of a process until its window is on the screen."""

    trackman: list[float]
    floor: list[float]

    def ratio(self) -> float:
        """Return how many times as long trackman takes as an empty window."""
        return statistics.median(self.trackman) / statistics.median(self.floor)


def starts(count: int = 5) -> Starts:
    """Measure so many pairs of starts; raise Failed where the bundle is missing."""
    program = PLACE / "bundle" / "trackman" / "trackman.exe"
    if not program.is_file():
        raise Failed("make the bundle first: python3 packaging/dev.py bundle --windows")
    wine = Wine(PLACE / "prefix-build")
    python, _ = ensure_python([])
    bare = _bare(wine, python / "python.exe")
    ours: list[float] = []
    floor: list[float] = []
    idle = ["-c", f"import time; time.sleep({_PATIENCE * 2 * (count + 1)})"]
    with (
        tempfile.TemporaryDirectory() as folder,
        virtual_display() as display,
        wine.started(python / "python.exe", *idle),
    ):
        data = ["--data-dir", windows_path(Path(folder))]
        for number in range(count + 1):
            one = _until_window(wine, program, data, display["DISPLAY"])
            other = _until_window(wine, bare, [], display["DISPLAY"])
            if number:  # the first pair fills the caches
                ours.append(one)
                floor.append(other)
    return Starts(ours, floor)


def _bare(wine: Wine, python: Path) -> Path:
    """Bundle the window with nothing in it, as trackman is bundled."""
    made = PLACE / "bare" / "bare.exe"
    if not made.is_file():
        script = ROOT / "tests" / "benchmarks" / "inside" / "bare.py"
        places = {
            "distpath": PLACE,
            "workpath": PLACE / "pyinstaller",
            "specpath": PLACE / "pyinstaller",
            "additional-hooks-dir": ROOT / "packaging" / "hooks",
        }
        options = [f"--{name}={windows_path(place)}" for name, place in places.items()]
        options += ["--windowed", "--noconfirm", "--log-level=WARN", windows_path(script)]
        words = ["-X", "utf8", windows_path(HERE / "build.py"), *options]
        wine.must_run(python, *words, limit=600)
    return made


def _until_window(wine: Wine, program: Path, arguments: list[str], display: str) -> float:
    """Start a program, wait for its window, and end it; return how long that took."""
    look = ["xdotool", "search", "--onlyvisible", "--class", program.name]
    environment = {**wine.environment({"DISPLAY": display}), "DISPLAY": display}
    began = time.monotonic()
    process = subprocess.Popen(
        ["wine", str(program), *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not subprocess.run(look, env=environment, capture_output=True, check=False).stdout:
            if time.monotonic() - began > _PATIENCE:
                raise Failed(f"{program.name} opened no window within {_PATIENCE:.0f} s")
            time.sleep(_LOOK_EVERY)
        return time.monotonic() - began
    finally:
        process.kill()
        process.communicate()
        while subprocess.run(look, env=environment, capture_output=True, check=False).stdout:
            time.sleep(_LOOK_EVERY)


if __name__ == "__main__":
    found = starts()
    for name, seconds in (("trackman", found.trackman), ("empty window", found.floor)):
        all_of_them = ", ".join(f"{one * 1000:.0f}" for one in seconds)
        print(f"{name:12} {statistics.median(seconds) * 1000:5.0f} ms  ({all_of_them})")
    print(f"{'ratio':12} {found.ratio():5.2f}")
